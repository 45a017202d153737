import { sql } from "kysely";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type * as contract from "#contract/delivery/value-chain.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { OfftakeState } from "#programme/delivery/value-chain/offtake-state.ts";
import { withinArea } from "#server/area/published.ts";
import { headOf } from "#server/delivery/livelihood/head-of.ts";
import { cyclesWithCounts, producerOf } from "#server/delivery/production/cycles-store.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { whereGiven } from "#server/platform/database/where-given.ts";

export type ContractId = Id<"offtake contract">;
export type Contract = Output<typeof contract.listContracts>["rows"][number];
type Shown = Output<typeof contract.getContract>;
type Filter = { readonly areaId: string; readonly state?: OfftakeState | undefined };

const contractQuery = sql`
  select contract.contract_id as "contractId", contract.commune_id as "communeId", commune.name as "communeName",
    contract.buyer_id as "buyerId", buyer.name as "buyerName", contract.demand_id as "demandId", contract.product,
    contract.price_rule as "priceRule", contract.price, contract.starts_on as "startsOn", contract.ends_on as "endsOn",
    contract.state, contract.number, contract.signed_on as "signedOn", contract.ended_on as "endedOn",
    contract.end_reason as "endReason", share.promised::float8 as promised, sale.delivered::float8 as delivered, sale.amount, sale.unpaid
  from delivery.offtake_contracts contract
  join delivery.buyers buyer on buyer.buyer_id = contract.buyer_id
  join registry.areas commune on commune.area_id = contract.commune_id,
  lateral (select coalesce(sum(quantity), 0) as promised from delivery.offtake_shares one where one.contract_id = contract.contract_id) share,
  lateral (select sum(quantity) as delivered, coalesce(sum(amount), 0)::bigint as amount,
      coalesce(sum(amount) filter (where paid_on is null), 0)::bigint as unpaid
    from delivery.produce_sales one where one.contract_id = contract.contract_id) sale`;
const askedFor = ({ areaId, state }: Filter) => sql`contract.commune_id in ${withinArea(areaId)}
  and ${whereGiven(state, (one) => sql`contract.state = ${one}`)}`;

export async function listContractRows(
  tx: Tx,
  filter: Filter,
  part: { readonly after: number; readonly limit: number },
): Promise<Contract[]> {
  const found = await sql<Contract>`${contractQuery} where ${askedFor(filter)}
    order by contract.state = 'ended', contract.ends_on, contract.contract_id offset ${part.after} limit ${part.limit}`.execute(
    tx,
  );
  return found.rows;
}

export async function countContracts(tx: Tx, filter: Filter): Promise<number> {
  const found = await sql<{ total: number }>`
    select count(*)::int as total from delivery.offtake_contracts contract where ${askedFor(filter)}`.execute(tx);
  return found.rows[0]?.total ?? 0;
}

export async function findContract(tx: Tx, contractId: ContractId): Promise<Contract | undefined> {
  const found = await sql<Contract>`${contractQuery} where contract.contract_id = ${contractId}`.execute(tx);
  return found.rows[0];
}

/** Acts on a contract take turns. */
export async function lockContract(tx: Tx, contractId: ContractId): Promise<void> {
  await sql`select from delivery.offtake_contracts where contract_id = ${contractId} for no key update`.execute(tx);
}

export async function communeOfContract(tx: Tx, contractId: ContractId): Promise<string | undefined> {
  const found = await sql<{ communeId: string }>`
    select commune_id as "communeId" from delivery.offtake_contracts where contract_id = ${contractId}`.execute(tx);
  return found.rows[0]?.communeId;
}

type Parts = Pick<Shown, "shares" | "deliveries">;

export async function findPartsOfContract(tx: Tx, contractId: ContractId, today: LocalDate): Promise<Parts> {
  const shares = await sql<Parts["shares"][number]>`
    select cycle.cycle_id as "cycleId", ${producerOf} as producer, share.quantity::float8 as quantity,
      (select sum(quantity)::float8 from delivery.produce_sales sale
        where sale.contract_id = share.contract_id and sale.cycle_id = share.cycle_id) as delivered,
      (select jsonb_agg(jsonb_build_object('householdId', producer.household_id, 'headName', ${headOf("producer")}) order by ${headOf("producer")})
        from delivery.cycle_producers producer where producer.cycle_id = cycle.cycle_id) as households
    from ${cyclesWithCounts(today)} join delivery.offtake_shares share on share.cycle_id = cycle.cycle_id
    where share.contract_id = ${contractId} order by 2, cycle.cycle_id`.execute(tx);
  const deliveries = await sql<Parts["deliveries"][number]>`
    select sale.sale_id as "saleId", sale.cycle_id as "cycleId", sale.household_id as "householdId", ${headOf("sale")} as "headName",
      sale.sold_on as "deliveredOn", sale.quantity::float8 as quantity, sale.grade, sale.price, sale.amount, sale.paid_on as "paidOn"
    from delivery.produce_sales sale where sale.contract_id = ${contractId} order by sale.sold_on desc, sale.sale_id`.execute(
    tx,
  );
  return { shares: shares.rows, deliveries: deliveries.rows };
}

export async function dayOfDelivery(
  tx: Tx,
  contractId: ContractId,
  saleId: Id<"produce sale">,
): Promise<LocalDate | null> {
  const found = await sql<{ soldOn: LocalDate }>`
    select sold_on as "soldOn" from delivery.produce_sales where contract_id = ${contractId} and sale_id = ${saleId}`.execute(
    tx,
  );
  return found.rows[0]?.soldOn ?? null;
}

export async function addContract(
  tx: Tx,
  made: Decoded<typeof contract.draftContract>["body"] & { readonly communeId: string; readonly product: string },
  { at, by }: { readonly at: string; readonly by: string },
): Promise<void> {
  await tx
    .insertInto("delivery.offtake_contracts")
    .values({
      contract_id: made.contractId,
      commune_id: made.communeId,
      buyer_id: made.buyerId,
      demand_id: made.demandId ?? null,
      product: made.product,
      price_rule: made.priceRule,
      price: made.price ?? null,
      starts_on: made.startsOn,
      ends_on: made.endsOn,
      state: "draft",
      recorded_at: at,
      recorded_by: by,
    })
    .execute();
  await tx
    .insertInto("delivery.offtake_shares")
    .values(
      made.shares.map(({ cycleId, quantity }) => ({
        contract_id: made.contractId,
        cycle_id: cycleId,
        commune_id: made.communeId,
        quantity,
      })),
    )
    .execute();
}

export async function setSigned(
  tx: Tx,
  contractId: ContractId,
  signed: { readonly number: string; readonly signedOn: LocalDate },
): Promise<void> {
  await tx
    .updateTable("delivery.offtake_contracts")
    .set({ state: "signed", number: signed.number, signed_on: signed.signedOn })
    .where("contract_id", "=", contractId)
    .execute();
}

export async function setEnded(
  tx: Tx,
  contractId: ContractId,
  ended: { readonly endedOn: LocalDate; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable("delivery.offtake_contracts")
    .set({ state: "ended", ended_on: ended.endedOn, end_reason: ended.reason })
    .where("contract_id", "=", contractId)
    .execute();
}

export async function setPaid(tx: Tx, saleId: Id<"produce sale">, paidOn: LocalDate): Promise<void> {
  await tx.updateTable("delivery.produce_sales").set({ paid_on: paidOn }).where("sale_id", "=", saleId).execute();
}
