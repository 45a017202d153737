import { actsByRule } from "#server/platform/act/rule-act.ts";
import { findLine, lockFundLine } from "#server/planning/published.ts";
import type { Id } from "#kernel/id.ts";

type FundLine = NonNullable<Awaited<ReturnType<typeof findLine>>>;

/** A fund line under its lock, as its months are planned. */
export const { act: fundLineAct } = actsByRule<{ readonly fundLineId: Id<"fund line"> }, FundLine>({
  name: "fund_line",
  idOf: ({ params }) => params.fundLineId,
  lock: async (tx, { params }) => lockFundLine(tx, params.fundLineId),
  find: async (tx, { params }) => findLine(tx, params.fundLineId),
});
