/** Production cycles: planned for a group or for supported households, and moved on to what was sold for what. */
import * as contract from "#contract/delivery/production.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { hazardsAt, warningsOf } from "#programme/delivery/production/hazards.ts";
import { amountOf, leftOf } from "#programme/delivery/production/quantity.ts";
import { isOfProduction } from "#programme/planning/framework/products.ts";
import { findActivity } from "#server/delivery/activity/activities-store.ts";
import { addRecordOfActivity } from "#server/delivery/activity/activity-record.ts";
import { kindOf } from "#server/delivery/activity/kinds.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import type { Done } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { listProgrammePacks } from "#server/planning/published.ts";
import * as acts from "./cycle-acts-store.ts";
import { cycleAct } from "./cycle-record.ts";
import * as store from "./cycles-store.ts";

type Shown = Output<typeof contract.getCycle>;
type Facts = Readonly<Record<string, string | number | boolean>>;
const byOf = ({ now: at, actor }: ActContext) => ({ at, by: actor.officerId });

/** The products of the programmes; of a product that several name the one of the programme that begins last. */
export async function productsOf(tx: Tx): Promise<Output<typeof contract.listProducts>["rows"]> {
  const packs = await listProgrammePacks(tx);
  const all = packs.flatMap(({ products }) => products ?? []);
  const known = new Map(all.toReversed().map((product) => [product.code, product]));
  return [...known.values()].toReversed().map(({ code, unit, size, harvestMonths }) => ({
    product: code,
    unit,
    sizeUnit: size,
    harvestMonths: [...harvestMonths],
  }));
}

async function findShown(
  { tx, today }: Pick<ActContext, "tx" | "today">,
  cycleId: store.CycleId,
): Promise<Shown | undefined> {
  const cycle = await store.findCycle(tx, cycleId, today);
  const activity = cycle === undefined ? undefined : await findActivity(tx, cycle.activityId);
  if (cycle === undefined || activity === undefined) return undefined;
  const { products = [], hazards = [] } = (await kindOf(tx, activity)).pack;
  const product = stillThere(
    products.find(({ code }) => code === cycle.product),
    `product ${cycle.product}`,
  );
  const warnings = warningsOf(hazardsAt(hazards, await store.areasAbove(tx, cycle.communeId)), {
    product: cycle.product,
    from: cycle.startedOn ?? cycle.startsOn,
    to: cycle.harvestTo,
  });
  return {
    ...cycle,
    unit: product.unit,
    sizeUnit: product.size,
    hazards: warnings.map((one) => ({ ...one, months: [...one.months], alternatives: [...one.alternatives] })),
    ...(await store.findPartsOfCycle(tx, cycleId)),
  };
}

async function shownAfter(
  context: Pick<ActContext, "tx" | "today">,
  cycleId: store.CycleId,
  facts: Facts,
): Promise<Result<Done<Shown>, Refusal>> {
  return done(facts, stillThere(await findShown(context, cycleId), `cycle ${cycleId}`));
}

export const listProducts = readOwnAreas(contract.listProducts, async ({ tx }) =>
  success({ rows: await productsOf(tx) }),
);

/** What is warned of at the place of an activity, for who plans a cycle. */
export const listHazards = readOwnAreas(contract.listHazards, async ({ tx }, { params }) => {
  const activity = await findActivity(tx, params.activityId);
  if (activity === undefined) return failure(refuse("record.not_found"));
  const { hazards = [] } = (await kindOf(tx, activity)).pack;
  const here = hazardsAt(hazards, await store.areasAbove(tx, activity.communeId));
  return success({
    rows: here.map(({ months, harms, alternatives, ...one }) => ({
      ...one,
      months: [...months],
      harms: [...harms],
      alternatives: [...alternatives],
    })),
  });
});

export const listCycles = readOwnAreas(contract.listCycles, async ({ tx, today }, { query }) => {
  const { cursor, limit, ...filter } = query;
  const after = Number(cursor ?? 0);
  const rows = await store.listCycleRows(tx, filter, { after, limit, today });
  const { total, ...sums } = await store.sumCycles(tx, filter);
  const next = after + rows.length;
  return success({ rows, nextCursor: next < total && rows.length > 0 ? String(next) : null, total, sums });
});

export const getCycle = readOwnAreas(contract.getCycle, async (context, { params }) => {
  const shown = await findShown(context, params.cycleId);
  return shown === undefined ? failure(refuse("record.not_found")) : success(shown);
});

/** Who takes part: the members of the group as they are now, or the households named, all of which the activity supports. */
async function producersOf(
  tx: Tx,
  body: {
    readonly activityId: Id<"activity">;
    readonly groupId?: Id<"livelihood group"> | undefined;
    readonly householdIds?: readonly Id<"household">[] | undefined;
  },
): Promise<Result<readonly Id<"household">[], Refusal>> {
  const { activityId, groupId, householdIds = [] } = body;
  if (groupId === undefined) {
    const asked = [...new Set(householdIds)];
    if (asked.length === 0) return failure(refuse("delivery.cycle_without_producers"));
    const supported = await store.listSupported(tx, activityId, asked);
    return supported.length === asked.length ? success(asked) : failure(refuse("delivery.unsupported_household"));
  }
  if ((await store.activityOfGroup(tx, groupId)) !== activityId)
    return failure(refuse("delivery.group_of_other_activity"));
  const members = await store.listMembersOf(tx, groupId);
  return members.length > 0 ? success(members) : failure(refuse("delivery.cycle_without_producers"));
}

export const planCycle = addRecordOfActivity(
  contract.planCycle,
  {
    name: "production_cycle",
    activityOf: ({ body }) => body.activityId,
    idOf: ({ body }) => body.cycleId,
  },
  async (context, { body }) => {
    const { tx, activity } = context;
    const { kind, pack } = activity.inUse;
    const { products = [] } = pack;
    if (!isOfProduction(pack, kind.pack.content)) return failure(refuse("delivery.not_a_kind_of_production"));
    if (!products.some(({ code }) => code === body.product))
      return failure(refuse("delivery.unknown_product", { product: body.product }));
    const producers = await producersOf(tx, body);
    if (!producers.ok) return producers;
    await acts.addCycle(tx, { ...body, communeId: activity.communeId }, producers.value, byOf(context));
    return shownAfter(context, body.cycleId, { product: body.product, producers: producers.value.length });
  },
);

export const startCycle = cycleAct(contract.startCycle, "start", async (context, { params, body }) => {
  await acts.setCycleState(context.tx, params.cycleId, { state: "running", startedOn: body.startedOn });
  return shownAfter(context, params.cycleId, { on: body.startedOn });
});

export const recordInput = cycleAct(contract.recordInput, "spend", async (context, { params, body }) => {
  if (body.cost <= 0n) return failure(refuse("ledger.amount_not_positive"));
  await acts.addInput(context.tx, { ...body, cycleId: params.cycleId, communeId: context.record.communeId });
  return shownAfter(context, params.cycleId, { what: body.what, cost: body.cost.toString() });
});

export const recordHarvest = cycleAct(contract.recordHarvest, "harvest", async (context, { params, body }) => {
  const { tx, record } = context;
  await acts.addHarvest(tx, { ...body, cycleId: params.cycleId, communeId: record.communeId });
  return shownAfter(context, params.cycleId, { on: body.harvestedOn, quantity: body.quantity });
});

/** Nobody sells more than is harvested and not sold, and only who takes part sells. Also what a delivery under a contract asks. */
export function checkSale(
  cycle: Pick<Shown, "harvested" | "sold" | "people">,
  { householdId, quantity }: { readonly householdId: Id<"household">; readonly quantity: number },
): Result<null, Refusal> {
  if (!cycle.people.some((one) => one.householdId === householdId)) return failure(refuse("delivery.not_a_producer"));
  const left = leftOf(cycle.harvested ?? 0, cycle.sold);
  return quantity > left ? failure(refuse("delivery.sold_above_harvest", { left })) : success(null);
}

export const recordSale = cycleAct(contract.recordSale, "sell", async (context, { params, body }) => {
  const { tx, record } = context;
  if (body.price <= 0n) return failure(refuse("ledger.amount_not_positive"));
  const checked = checkSale({ ...record, ...(await store.findPartsOfCycle(tx, params.cycleId)) }, body);
  if (!checked.ok) return checked;
  const amount = amountOf(body.quantity, body.price);
  const { communeId } = record;
  await acts.addSale(tx, { ...body, cycleId: params.cycleId, communeId, contractId: null, amount });
  return shownAfter(context, params.cycleId, {
    householdId: body.householdId,
    quantity: body.quantity,
    amount: amount.toString(),
  });
});

export const endCycle = cycleAct(contract.endCycle, "end", async (context, { params, body }) => {
  if (context.record.harvested === null) return failure(refuse("delivery.cycle_without_harvest"));
  await acts.setCycleState(context.tx, params.cycleId, { state: "harvested", endedOn: body.endedOn });
  return shownAfter(context, params.cycleId, { on: body.endedOn, harvested: context.record.harvested });
});

export const failCycle = cycleAct(contract.failCycle, "fail", async (context, { params, body }) => {
  await acts.setCycleState(context.tx, params.cycleId, { state: "failed", ...body });
  return shownAfter(context, params.cycleId, { on: body.endedOn, reason: body.reason });
});

export const seekBuyer = cycleAct(contract.seekBuyer, "seek", async (context, { params, body }) => {
  await acts.addSearch(context.tx, { ...body, ...params, communeId: context.record.communeId }, byOf(context));
  return shownAfter(context, params.cycleId, { owner: body.owner, nextStep: body.nextStep, until: body.nextStepOn });
});
