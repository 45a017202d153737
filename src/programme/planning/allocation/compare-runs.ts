import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";

type Amounts = readonly { readonly areaId: string; readonly amount: Money }[];

export type Comparison = {
  readonly rows: readonly { readonly areaId: string; readonly amounts: readonly (Money | null)[] }[];
  /** Of each run against the first. */
  readonly against: readonly {
    readonly gain: number;
    readonly lose: number;
    readonly same: number;
    readonly moved: Money;
  }[];
};

/** Runs side by side: each area of any of them, and who gains and loses against the first. */
export function compareRuns(runs: readonly Amounts[]): Comparison {
  const byArea = runs.map((run) => new Map(run.map(({ areaId, amount }) => [areaId, amount])));
  const areas = [...new Set(runs.flatMap((run) => run.map(({ areaId }) => areaId)))];
  const rows = areas.map((areaId) => ({ areaId, amounts: byArea.map((run) => run.get(areaId) ?? null) }));
  const differences = (position: number) => rows.map(({ amounts }) => (amounts[position] ?? 0n) - (amounts[0] ?? 0n));
  return {
    rows,
    against: runs.map((_, position) => {
      const found = differences(position);
      return {
        gain: found.filter((difference) => difference > 0n).length,
        lose: found.filter((difference) => difference < 0n).length,
        same: found.filter((difference) => difference === 0n).length,
        moved: dong(found.reduce((sum, difference) => (difference > 0n ? sum + difference : sum), 0n)),
      };
    }),
  };
}
