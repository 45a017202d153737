import type { Id } from "#kernel/id.ts";
/**
 * Money that a count of households can be divided out of, for who may not read them by name: fund lines whose quantity is withheld
 * or on which few households were supported, and communes whose share of an allocation is published as a band.
 */
import type { Refusal } from "#kernel/refusal.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { reachOfCounts } from "#server/suppression/count-reader.ts";
import { bandedAreasOf } from "#server/planning/allocation/bands-of-runs.ts";
import { placesOf } from "#server/planning/framework/framework-places-store.ts";
import * as store from "./money-lines-store.ts";
import { listStated } from "#server/planning/plan/plan-numbers-store.ts";
import { plansShown } from "#server/planning/plan/plans-shown.ts";
import { withheldRefusal } from "#server/ledger/published.ts";
import type { WithheldMoney } from "#server/ledger/published.ts";
import { supportsGiven } from "#server/planning/framework/supports-given.ts";

const nothing: WithheldMoney = { communes: new Set(), fundLines: new Set() };

/** What is withheld of the money of an area and of all below it. */
export async function moneyWithheld(context: ActContext, areaId: string): Promise<WithheldMoney> {
  const { tx } = context;
  const communes = (await placesOf(tx, [areaId])).get(areaId)?.communes ?? [];
  const reach = await reachOfCounts(context, communes);
  if (reach === undefined) return nothing;
  const { smallest } = reach;
  const known = new Set(reach.communes.flatMap((one) => (one.isKnown ? [one.areaId] : [])));
  const banded = new Set([...(await bandedAreasOf(tx, { smallest }))].filter((area) => !known.has(area)));
  const plans = await store.plansBelow(tx, areaId);
  const { read } = await plansShown(
    context,
    plans.map((plan) => plan.areaId),
  );
  const stated = await listStated(
    tx,
    plans.map(({ planId }) => planId),
  );
  const outputs: string[] = [];
  for (const plan of plans) {
    const withheld = await read({ ...plan, targets: stated.get(plan.planId) ?? [] });
    outputs.push(...withheld.outputs);
  }
  const supported = await supportsGiven.answer().linesOfFewSupports(tx, areaId, smallest);
  const few = supported.filter((line) => !known.has(line.areaId)).map(({ fundLineId }) => fundLineId);
  return { communes: banded, fundLines: new Set([...(await store.linesOfOutputs(tx, outputs)), ...few]) };
}

/** Money of one commune alone, or of one fund line alone. */
export async function refuseMoney(
  context: ActContext,
  asked: { readonly areaId: string; readonly fundLineId?: Id<"fund line"> | null | undefined },
): Promise<Refusal | undefined> {
  const { communes, fundLines } = await moneyWithheld(context, asked.areaId);
  const isWithheld = communes.has(asked.areaId) || fundLines.has(asked.fundLineId ?? "");
  return isWithheld ? withheldRefusal() : undefined;
}
