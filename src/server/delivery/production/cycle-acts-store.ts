/** What the acts on a production cycle write. */
import type * as contract from "#contract/delivery/production.ts";
import type { AnyEndpoint, Decoded } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { CycleState } from "#programme/delivery/production/cycle-state.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { CycleId } from "./cycles-store.ts";

type BodyOf<E extends AnyEndpoint> = Decoded<E>["body"];
type OfCycle = { readonly cycleId: CycleId; readonly communeId: string };
type By = { readonly at: string; readonly by: string };

export async function addCycle(
  tx: Tx,
  cycle: BodyOf<typeof contract.planCycle> & { readonly communeId: string },
  households: readonly Id<"household">[],
  { at, by }: By,
): Promise<void> {
  await tx
    .insertInto("delivery.production_cycles")
    .values({
      cycle_id: cycle.cycleId,
      activity_id: cycle.activityId,
      group_id: cycle.groupId ?? null,
      commune_id: cycle.communeId,
      product: cycle.product,
      size: cycle.size,
      starts_on: cycle.startsOn,
      harvest_from: cycle.harvestFrom,
      harvest_to: cycle.harvestTo,
      expected_yield: cycle.expectedYield,
      state: "planned",
      recorded_at: at,
      recorded_by: by,
    })
    .execute();
  await tx
    .insertInto("delivery.cycle_producers")
    .values(households.map((household_id) => ({ household_id, cycle_id: cycle.cycleId, commune_id: cycle.communeId })))
    .execute();
}

export async function setCycleState(
  tx: Tx,
  cycleId: CycleId,
  to:
    | { readonly state: "running"; readonly startedOn: LocalDate }
    | {
        readonly state: Exclude<CycleState, "planned" | "running">;
        readonly endedOn: LocalDate;
        readonly reason?: string;
      },
): Promise<void> {
  await tx
    .updateTable("delivery.production_cycles")
    .set(
      to.state === "running"
        ? { state: to.state, started_on: to.startedOn }
        : { state: to.state, ended_on: to.endedOn, end_reason: to.reason ?? null },
    )
    .where("cycle_id", "=", cycleId)
    .execute();
}

export async function addInput(tx: Tx, input: OfCycle & BodyOf<typeof contract.recordInput>): Promise<void> {
  await tx
    .insertInto("delivery.cycle_inputs")
    .values({
      input_id: input.inputId,
      cycle_id: input.cycleId,
      commune_id: input.communeId,
      what: input.what,
      cost: input.cost,
      used_on: input.usedOn,
    })
    .execute();
}

export async function addHarvest(tx: Tx, harvest: OfCycle & BodyOf<typeof contract.recordHarvest>): Promise<void> {
  await tx
    .insertInto("delivery.harvests")
    .values({
      harvest_id: harvest.harvestId,
      cycle_id: harvest.cycleId,
      commune_id: harvest.communeId,
      harvested_on: harvest.harvestedOn,
      quantity: harvest.quantity,
      grade: harvest.grade ?? null,
    })
    .execute();
}

/** A sale: to whom is said, or the delivery under a contract. */
export async function addSale(
  tx: Tx,
  sale: OfCycle & {
    readonly saleId: Id<"produce sale">;
    readonly householdId: Id<"household">;
    readonly contractId: Id<"offtake contract"> | null;
    readonly soldTo: string | null;
    readonly soldOn: LocalDate;
    readonly quantity: number;
    readonly grade?: string | undefined;
    readonly price: Money;
    readonly amount: Money;
  },
): Promise<void> {
  await tx
    .insertInto("delivery.produce_sales")
    .values({
      household_id: sale.householdId,
      sale_id: sale.saleId,
      cycle_id: sale.cycleId,
      commune_id: sale.communeId,
      contract_id: sale.contractId,
      sold_to: sale.soldTo,
      sold_on: sale.soldOn,
      quantity: sale.quantity,
      grade: sale.grade ?? null,
      price: sale.price,
      amount: sale.amount,
    })
    .execute();
}

export async function addSearch(
  tx: Tx,
  search: OfCycle & BodyOf<typeof contract.seekBuyer>,
  { at, by }: By,
): Promise<void> {
  await tx
    .insertInto("delivery.buyer_searches")
    .values({
      search_id: search.searchId,
      cycle_id: search.cycleId,
      commune_id: search.communeId,
      owner: search.owner,
      next_step: search.nextStep,
      next_step_on: search.nextStepOn,
      recorded_at: at,
      recorded_by: by,
    })
    .execute();
}
