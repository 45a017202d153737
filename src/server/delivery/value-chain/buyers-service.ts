import * as contract from "#contract/delivery/value-chain.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { findCommune } from "#server/area/published.ts";
import { productsOf } from "#server/delivery/production/cycles-service.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { addRecord, done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import type { Tx } from "#server/platform/database/database.ts";
import * as store from "./buyers-store.ts";

const byOf = ({ now: at, actor }: ActContext) => ({ at, by: actor.officerId });

/** A page of a list that is counted. */
export function pageOf<Row>(rows: readonly Row[], after: number, total: number) {
  const next = after + rows.length;
  return { rows: [...rows], nextCursor: next < total && rows.length > 0 ? String(next) : null, total };
}

async function unknownProduct(tx: Tx, asked: readonly string[]): Promise<string | undefined> {
  const known = new Set((await productsOf(tx)).map(({ product }) => product));
  return asked.find((product) => !known.has(product));
}

export const listBuyers = readOwnAreas(contract.listBuyers, async ({ tx }, { query }) => {
  const { cursor, limit, ...asked } = query;
  const after = Number(cursor ?? 0);
  return success(
    pageOf(await store.listBuyerRows(tx, asked, { after, limit }), after, await store.countBuyers(tx, asked)),
  );
});

export const recordBuyer = addRecord(
  contract.recordBuyer,
  {
    name: "buyer",
    areaOf: async (_tx, { body }) => body.communeId,
    idOf: ({ body }) => body.buyerId,
  },
  async (context, { body }) => {
    const { tx } = context;
    const isSomewhere = body.locatedIn === undefined ? body.place !== undefined : true;
    if (!isSomewhere) return failure(refuse("delivery.buyer_without_place"));
    if (body.locatedIn !== undefined && (await findCommune(tx, body.locatedIn)) === undefined)
      return failure(refuse("record.not_found"));
    const product = await unknownProduct(tx, body.products);
    if (product !== undefined) return failure(refuse("delivery.unknown_product", { product }));
    await store.addBuyer(tx, body, byOf(context));
    const shown = stillThere(await store.findBuyer(tx, body.buyerId), `buyer ${body.buyerId}`);
    return done({ name: body.name, kind: body.kind }, shown);
  },
);

export const listDemands = readOwnAreas(contract.listDemands, async ({ tx, today }, { query }) => {
  const { cursor, limit, ...asked } = query;
  const after = Number(cursor ?? 0);
  const rows = await store.listDemandRows(tx, asked, { after, limit, today });
  return success(pageOf(rows, after, await store.countDemands(tx, asked, today)));
});

export const recordDemand = addRecord(
  contract.recordDemand,
  {
    name: "buyer_demand",
    areaOf: async (_tx, { body }) => body.communeId,
    idOf: ({ body }) => body.demandId,
  },
  async (context, { body }) => {
    const { tx, today } = context;
    const { product } = body;
    if ((await store.findBuyer(tx, body.buyerId)) === undefined) return failure(refuse("record.not_found"));
    if (body.priceFrom <= 0n) return failure(refuse("ledger.amount_not_positive"));
    if (body.priceTo < body.priceFrom) return failure(refuse("delivery.price_range_reversed"));
    if ((await unknownProduct(tx, [product])) !== undefined)
      return failure(refuse("delivery.unknown_product", { product }));
    await store.addDemand(tx, body, byOf(context));
    const shown = stillThere(await store.findDemand(tx, body.demandId, today), `demand ${body.demandId}`);
    return done({ buyer: shown.buyerName, product, quantity: body.quantity }, shown);
  },
);
