import type { ListFlag } from "./decide-outcome.ts";

/** What a decision was for a household, in one word of its story. */
export const statusSteps = [
  "change_of_standard",
  "opening",
  "new",
  "stays",
  "relapsed",
  "recognised",
  "escaped",
  "refused",
  "withdrawn",
] as const;
export type StatusStep = (typeof statusSteps)[number];

/**
 * Where another standard begins to count the household, its class may change with nothing changed in the household: that is a change of
 * standard, and never called escaped, fallen back or new (docs/law.md L1.3-4). `seriesBefore`: the standard of the status before it.
 */
export function statusStep(
  status: {
    readonly outcome: "recognised" | "escaped" | "refused" | "withdrawn";
    readonly listFlag: ListFlag | null;
    readonly series: string;
    /** The list that it stands on opens the standard in the commune. */
    readonly opensStandard: boolean;
  },
  seriesBefore: string | undefined,
): StatusStep {
  const { outcome, listFlag, series, opensStandard } = status;
  if (opensStandard && seriesBefore !== undefined && seriesBefore !== series) return "change_of_standard";
  return outcome === "recognised" ? (listFlag ?? "recognised") : outcome;
}
