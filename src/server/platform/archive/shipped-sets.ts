import { asItWas } from "#server/platform/database/migrations.ts";
import type { Migration } from "#server/platform/database/migrations.ts";

/**
 * Sets of migrations that versions until November 2026 had when one with a lower number was still to come. Their backups say only the
 * highest number. @see test/upgrade/histories.json
 */
const shippedWithout: readonly {
  readonly until: number;
  readonly without: readonly number[];
  /** One that ran with an earlier text, because that of today needs one that was missing. */
  readonly earlier?: string;
}[] = [
  { until: 17, without: [14], earlier: "0017_names.6e44c8afd05c.sql" },
  { until: 18, without: [14], earlier: "0017_names.6e44c8afd05c.sql" },
  { until: 23, without: [20, 22] },
  { until: 26, without: [22] },
  { until: 26, without: [20, 22] },
  { until: 46, without: [31, 32, 34, 37, 40, 41, 42] },
  { until: 50, without: [32, 34, 37, 40, 41, 42, 47] },
  { until: 50, without: [32, 34, 37, 40, 41, 42] },
  { until: 50, without: [32, 34, 37, 41, 42] },
  { until: 51, without: [34, 37, 41, 42] },
  { until: 51, without: [34, 41, 42] },
  { until: 51, without: [34] },
  { until: 54, without: [52] },
  { until: 69, without: [67, 68] },
  { until: 70, without: [67, 68] },
];

/** The sets of which `until` was the highest number, the fullest first. Empty when this version does not know that number. */
export function setsUntil(migrations: readonly Migration[], until: number): readonly (readonly Migration[])[] {
  const full = migrations.filter(({ number }) => number <= until);
  if (full.at(-1)?.number !== until) return [];
  const others = shippedWithout
    .filter((set) => set.until === until)
    .map(({ without, earlier }) =>
      full
        .filter(({ number }) => !without.includes(number))
        .map((migration) => {
          const repair = migration.earlier?.find(({ name }) => name === earlier);
          return repair === undefined ? migration : asItWas(migration, repair);
        }),
    );
  return [full, ...others];
}
