import type { LocalDate } from "#kernel/local-date.ts";
import { areasVersion } from "#server/area/published.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { findDemo } from "#server/platform/demo-facts.ts";

/** Where a result comes from, so that it can be explained and computed again. */
export async function provenanceOf(
  { tx, server }: ActContext,
  asOf: LocalDate,
  standard:
    | {
        readonly standardId: string;
        readonly standardVersion: string;
        readonly standardFrom: LocalDate;
        readonly standardTo: LocalDate | null;
      }
    | undefined,
) {
  const to = standard?.standardTo ?? null;
  return {
    asOf,
    standardId: standard?.standardId ?? null,
    standardVersion: standard?.standardVersion ?? null,
    standardFrom: standard?.standardFrom ?? null,
    standardEndedOn: to !== null && to < asOf ? to : null,
    areasVersion: (await areasVersion(tx)) ?? "-",
    codeVersion: server.version,
    demo: (await findDemo(tx)) !== undefined,
  };
}
