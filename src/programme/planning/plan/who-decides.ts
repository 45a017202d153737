/**
 * "The locality decides, the locality does, the locality is answerable": what a commune may decide alone and what goes up is a table
 * of the programme's pack. The first row that fits decides; where none fits, the level above does.
 */
import type { Basis, Texts } from "#programme/planning/framework/programme-parts.ts";

export const decisionKinds = [
  "plan_approval",
  "plan_adjustment",
  "line_change",
  "reallocation_within_component",
  "reallocation_between_components",
  "reallocation_between_communes",
  "allocation",
  "carry_over",
  "activity_approval",
  "work_approval",
  "support_approval",
  "norm",
] as const;
export type DecisionKind = (typeof decisionKinds)[number];
export type DecidingLevel = "village" | "commune" | "province" | "country";

export type DecisionRow = {
  readonly decision: DecisionKind;
  /** The row fits sums up to this many đồng. */
  readonly upTo?: number | undefined;
  /** The row fits changes of at most so many hundredths of the planned sum. */
  readonly upToShare?: number | undefined;
  readonly fundSources?: readonly string[] | undefined;
  readonly components?: readonly string[] | undefined;
  readonly activityKinds?: readonly string[] | undefined;
  readonly by: DecidingLevel;
  readonly basis: Basis;
  readonly source: string;
  readonly note?: Texts | undefined;
};

export type DecisionFacts = {
  readonly amount?: bigint | undefined;
  /** Of what the amount is a change: the share is measured against it. */
  readonly planned?: bigint | undefined;
  readonly fundSource?: string | undefined;
  readonly component?: string | undefined;
  readonly activityKind?: string | undefined;
};

/** Who decides, and the row by which; `row` is undefined where the table says nothing, and then the province decides. */
export function whoDecides(
  table: readonly DecisionRow[],
  decision: DecisionKind,
  facts: DecisionFacts = {},
): { readonly by: DecidingLevel; readonly row: DecisionRow | undefined } {
  const row = table.find((one) => one.decision === decision && fits(one, facts));
  return { by: row?.by ?? "province", row };
}

function fits(row: DecisionRow, facts: DecisionFacts): boolean {
  return (
    isWithin(row.upTo, facts.amount) &&
    isWithinShare(row.upToShare, facts) &&
    isAmong(row.fundSources, facts.fundSource) &&
    isAmong(row.components, facts.component) &&
    isAmong(row.activityKinds, facts.activityKind)
  );
}

/** A limit that is asked about a sum that nobody reported does not fit: what is unknown goes up. */
function isWithin(limit: number | undefined, amount: bigint | undefined): boolean {
  return limit === undefined || (amount !== undefined && amount <= BigInt(limit));
}

function isWithinShare(limit: number | undefined, { amount, planned }: DecisionFacts): boolean {
  if (limit === undefined) return true;
  return amount !== undefined && planned !== undefined && amount * 100n <= planned * BigInt(limit);
}

/** A row for a component holds for the components below it too: their codes begin with its code and a point. */
function isAmong(codes: readonly string[] | undefined, code: string | undefined): boolean {
  return codes === undefined || codes.some((one) => code === one || code?.startsWith(`${one}.`) === true);
}
