/** Who buys, and what is wanted: kept by communes, read by all who look for a buyer. */
import { sql } from "kysely";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type * as contract from "#contract/delivery/value-chain.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";
import { whereGiven } from "#server/platform/database/where-given.ts";

export type Buyer = Output<typeof contract.listBuyers>["rows"][number];
export type Demand = Output<typeof contract.listDemands>["rows"][number];
type Part = { readonly after: number; readonly limit: number };
type By = { readonly at: string; readonly by: string };
type Asked = {
  readonly product?: string | undefined;
  readonly buyerId?: Id<"buyer">;
  readonly demandId?: Id<"buyer demand">;
};

const placeOf = sql`coalesce(located.name, buyer.place, '')`;
const buyersAsked = ({ product, buyerId }: Asked) => sql`delivery.buyers buyer
  left join registry.areas located on located.area_id = buyer.located_in
  where ${whereGiven(product, (one) => sql`${one} = any (buyer.products)`)}
    and ${whereGiven(buyerId, (one) => sql`buyer.buyer_id = ${one}`)}`;

export async function listBuyerRows(tx: Tx, asked: Asked, part: Part): Promise<Buyer[]> {
  const found = await sql<Buyer>`
    select buyer.buyer_id as "buyerId", buyer.commune_id as "communeId", buyer.name, buyer.kind, buyer.located_in as "locatedIn",
      ${placeOf} as place, buyer.phone, buyer.products
    from ${buyersAsked(asked)} order by buyer.name ${nameOrder}, buyer.buyer_id offset ${part.after} limit ${part.limit}`.execute(
    tx,
  );
  return found.rows;
}

export async function countBuyers(tx: Tx, asked: Asked): Promise<number> {
  const found = await sql<{ total: number }>`select count(*)::int as total from ${buyersAsked(asked)}`.execute(tx);
  return found.rows[0]?.total ?? 0;
}

export async function findBuyer(tx: Tx, buyerId: Id<"buyer">): Promise<Buyer | undefined> {
  return (await listBuyerRows(tx, { buyerId }, { after: 0, limit: 1 }))[0];
}

export async function addBuyer(
  tx: Tx,
  buyer: Decoded<typeof contract.recordBuyer>["body"],
  { at, by }: By,
): Promise<void> {
  await tx
    .insertInto("delivery.buyers")
    .values({
      buyer_id: buyer.buyerId,
      commune_id: buyer.communeId,
      name: buyer.name,
      kind: buyer.kind,
      located_in: buyer.locatedIn ?? null,
      place: buyer.place ?? null,
      phone: buyer.phone ?? null,
      products: buyer.products,
      recorded_at: at,
      recorded_by: by,
    })
    .execute();
}

/** Demands that are not over on the day. */
const demandsAsked = ({ product, demandId }: Asked, today: LocalDate) => sql`delivery.buyer_demands demand
  join delivery.buyers buyer on buyer.buyer_id = demand.buyer_id
  left join registry.areas located on located.area_id = buyer.located_in
  where ${whereGiven(product, (one) => sql`demand.product = ${one}`)}
    and ${demandId === undefined ? sql`demand.wanted_to >= ${today}` : sql`demand.demand_id = ${demandId}`}`;

export async function listDemandRows(
  tx: Tx,
  asked: Asked,
  part: Part & { readonly today: LocalDate },
): Promise<Demand[]> {
  const found = await sql<Demand>`
    select demand.demand_id as "demandId", demand.buyer_id as "buyerId", buyer.name as "buyerName", buyer.located_in as "locatedIn", ${placeOf} as place,
      demand.product, demand.quantity::float8 as quantity, coalesce((select sum(share.quantity) from delivery.offtake_contracts contract
        join delivery.offtake_shares share on share.contract_id = contract.contract_id
        where contract.demand_id = demand.demand_id and contract.state <> 'ended'), 0)::float8 as answered,
      demand.wanted_from as "wantedFrom", demand.wanted_to as "wantedTo", demand.price_from as "priceFrom", demand.price_to as "priceTo"
    from ${demandsAsked(asked, part.today)}
    order by demand.wanted_from, buyer.name ${nameOrder}, demand.demand_id offset ${part.after} limit ${part.limit}`.execute(
    tx,
  );
  return found.rows;
}

export async function countDemands(tx: Tx, asked: Asked, today: LocalDate): Promise<number> {
  const found = await sql<{ total: number }>`select count(*)::int as total from ${demandsAsked(asked, today)}`.execute(
    tx,
  );
  return found.rows[0]?.total ?? 0;
}

export async function findDemand(tx: Tx, demandId: Id<"buyer demand">, today: LocalDate): Promise<Demand | undefined> {
  return (await listDemandRows(tx, { demandId }, { after: 0, limit: 1, today }))[0];
}

export async function addDemand(
  tx: Tx,
  demand: Decoded<typeof contract.recordDemand>["body"],
  { at, by }: By,
): Promise<void> {
  await tx
    .insertInto("delivery.buyer_demands")
    .values({
      demand_id: demand.demandId,
      buyer_id: demand.buyerId,
      commune_id: demand.communeId,
      product: demand.product,
      quantity: demand.quantity,
      wanted_from: demand.wantedFrom,
      wanted_to: demand.wantedTo,
      price_from: demand.priceFrom,
      price_to: demand.priceTo,
      recorded_at: at,
      recorded_by: by,
    })
    .execute();
}
