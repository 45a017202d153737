import * as contract from "#contract/evaluation/cost.ts";
import { success } from "#kernel/result.ts";
import { areaOfQuery } from "#server/platform/act/area-named.ts";
import { readIn } from "#server/platform/act/record-act.ts";
import { communesOf, idsOf } from "#server/area/published.ts";
import { indicatorsOn } from "#server/evaluation/indicators-on.ts";
import { provenanceOf } from "#server/evaluation/provenance.ts";
import { costsShown } from "./costs-shown.ts";
import { needsAnswered } from "#server/planning/published.ts";
import { codesCountedBy } from "#server/review/published.ts";
import { listOutcomes } from "./outcomes-store.ts";

export const readCosts = readIn(contract.readCosts, areaOfQuery, async (context, { query }) => {
  const communes = idsOf(await communesOf(context.tx, query.areaId));
  const { found, codes } = await indicatorsOn(context, communes, context.today);
  // A support may rest on a need that only the standard before knew.
  const counted = [...new Set([...codes, ...(await codesCountedBy(context.tx, communes, context.today))])];
  const answers = await needsAnswered(context.tx);
  const outcomes = await listOutcomes(context.tx, communes, query.year, { codes: counted, answers });
  return success({
    provenance: await provenanceOf(context, context.today, found),
    rows: [...(await costsShown(context, communes, outcomes))],
  });
});
