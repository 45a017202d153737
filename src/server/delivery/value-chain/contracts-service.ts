/** Offtake contracts: drafted for cycles of one commune, signed, delivered under and paid by the buyer, and ended. */
import * as contract from "#contract/delivery/value-chain.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { amountOf } from "#programme/delivery/production/quantity.ts";
import { checkPrice } from "#programme/delivery/value-chain/offtake-state.ts";
import { addSale } from "#server/delivery/production/cycle-acts-store.ts";
import { checkSale, productsOf } from "#server/delivery/production/cycles-service.ts";
import { communeOfCycle, findCycle, findPartsOfCycle, lockCycle } from "#server/delivery/production/cycles-store.ts";
import type { Cycle, CycleId } from "#server/delivery/production/cycles-store.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { addRecord, done, readOwnAreas } from "#server/platform/act/record-act.ts";
import type { Done } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import { pageOf } from "./buyers-service.ts";
import { findBuyer, findDemand } from "./buyers-store.ts";
import { offtakeAct } from "./contract-record.ts";
import * as store from "./contracts-store.ts";

type Shown = Output<typeof contract.getContract>;

async function findShown(
  { tx, today }: Pick<ActContext, "tx" | "today">,
  contractId: store.ContractId,
): Promise<Shown | undefined> {
  const found = await store.findContract(tx, contractId);
  if (found === undefined) return undefined;
  const product = (await productsOf(tx)).find((one) => one.product === found.product);
  const unit = stillThere(product, `product ${found.product}`).unit;
  return { ...found, unit, ...(await store.findPartsOfContract(tx, contractId, today)) };
}

async function shownAfter(
  context: Pick<ActContext, "tx" | "today">,
  contractId: store.ContractId,
  facts: Readonly<Record<string, string | number | boolean>>,
): Promise<Result<Done<Shown>, Refusal>> {
  return done(facts, stillThere(await findShown(context, contractId), `contract ${contractId}`));
}

export const listContracts = readOwnAreas(contract.listContracts, async ({ tx }, { query }) => {
  const { cursor, limit, ...filter } = query;
  const after = Number(cursor ?? 0);
  const rows = await store.listContractRows(tx, filter, { after, limit });
  return success(pageOf(rows, after, await store.countContracts(tx, filter)));
});

export const getContract = readOwnAreas(contract.getContract, async (context, { params }) => {
  const shown = await findShown(context, params.contractId);
  return shown === undefined ? failure(refuse("record.not_found")) : success(shown);
});

/** The cycles of a contract under their locks, in one order: of one commune and one product, each with so much open. */
async function loadCycles(
  { tx, today }: Pick<ActContext, "tx" | "today">,
  communeId: string,
  shares: readonly { readonly cycleId: CycleId; readonly quantity: number }[],
): Promise<Result<readonly Cycle[], Refusal>> {
  const cycles: Cycle[] = [];
  for (const { cycleId, quantity } of shares.toSorted((one, other) => (one.cycleId < other.cycleId ? -1 : 1))) {
    await lockCycle(tx, cycleId);
    const cycle = await findCycle(tx, cycleId, today);
    if (cycle === undefined || cycle.communeId !== communeId) return failure(refuse("record.not_found"));
    if (cycle.open === null || quantity > cycle.open)
      return failure(refuse("delivery.promised_above_open", { open: cycle.open ?? 0 }));
    cycles.push(cycle);
  }
  return success(cycles);
}

export const draftContract = addRecord(
  contract.draftContract,
  {
    name: "offtake_contract",
    areaOf: async (tx, { body: { shares } }) => shares[0] && communeOfCycle(tx, shares[0].cycleId),
    idOf: ({ body }) => body.contractId,
  },
  async (context, { body }) => {
    const { tx, today, areaId: communeId } = context;
    if ((await findBuyer(tx, body.buyerId)) === undefined) return failure(refuse("record.not_found"));
    if ((body.priceRule === "market") !== (body.price === undefined))
      return failure(refuse("delivery.price_of_no_rule"));
    if (body.price !== undefined && body.price <= 0n) return failure(refuse("ledger.amount_not_positive"));
    const cycles = await loadCycles(context, communeId, body.shares);
    if (!cycles.ok) return cycles;
    const products = new Set(cycles.value.map((cycle) => cycle.product));
    const [product] = products;
    if (
      product === undefined ||
      products.size > 1 ||
      cycles.value.length !== new Set(body.shares.map((one) => one.cycleId)).size
    )
      return failure(refuse("delivery.several_products"));
    const demand = body.demandId === undefined ? undefined : await findDemand(tx, body.demandId, today);
    if (body.demandId !== undefined && (demand?.buyerId !== body.buyerId || demand.product !== product))
      return failure(refuse("record.not_found"));
    await store.addContract(tx, { ...body, communeId, product }, { at: context.now, by: context.actor.officerId });
    return shownAfter(context, body.contractId, { product, shares: body.shares.length });
  },
);

/** What is promised is open still: another contract may have been signed since the draft. */
export const signContract = offtakeAct(contract.signContract, "sign", async (context, { params, body }) => {
  const { tx, record, today } = context;
  const { shares } = await store.findPartsOfContract(tx, params.contractId, today);
  const cycles = await loadCycles(context, record.communeId, shares);
  if (!cycles.ok) return cycles;
  await store.setSigned(tx, params.contractId, body);
  return shownAfter(context, params.contractId, { number: body.number, on: body.signedOn });
});

export const endContract = offtakeAct(contract.endContract, "end", async (context, { params, body }) => {
  await store.setEnded(context.tx, params.contractId, body);
  return shownAfter(context, params.contractId, { on: body.endedOn, reason: body.reason });
});

/** A delivery is the sale of the household: nothing is typed twice. */
export const deliverProduce = offtakeAct(contract.deliverProduce, "deliver", async (context, { params, body }) => {
  const { tx, record, today } = context;
  const { contractId } = params;
  const { cycleId, householdId, quantity, deliveredOn } = body;
  const price = checkPrice(record, body.price);
  if (!price.ok) return price;
  const { shares } = await store.findPartsOfContract(tx, contractId, today);
  if (!shares.some((one) => one.cycleId === cycleId)) return failure(refuse("delivery.cycle_of_other_contract"));
  await lockCycle(tx, cycleId);
  const cycle = stillThere(await findCycle(tx, cycleId, today), `cycle ${cycleId}`);
  const checked = checkSale({ ...cycle, ...(await findPartsOfCycle(tx, cycleId)) }, body);
  if (!checked.ok) return checked;
  const amount = amountOf(quantity, body.price);
  const { communeId } = record;
  await addSale(tx, { ...body, communeId, contractId, soldTo: null, soldOn: deliveredOn, amount });
  return shownAfter(context, contractId, { householdId, quantity, amount: amount.toString() });
});

/** The buyer pays; no money of the programme moves. */
export const payForProduce = offtakeAct(contract.payForProduce, "pay", async (context, { params, body }) => {
  const { tx, today } = context;
  const { deliveries } = await store.findPartsOfContract(tx, params.contractId, today);
  const delivery = deliveries.find(({ saleId }) => saleId === params.saleId);
  if (delivery === undefined) return failure(refuse("record.not_found"));
  if (delivery.paidOn !== null) return failure(refuse("delivery.paid_for_already"));
  await store.setPaid(tx, params.saleId, body.paidOn);
  return shownAfter(context, params.contractId, { householdId: delivery.householdId, on: body.paidOn });
});
