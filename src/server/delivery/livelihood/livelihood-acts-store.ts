/** What the acts on a livelihood group write. */
import type * as contract from "#contract/delivery/livelihood.ts";
import type { AnyEndpoint, Decoded } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { LivelihoodTerms } from "#programme/delivery/livelihood/livelihood.ts";
import type { Tx } from "#server/platform/database/database.ts";

type BodyOf<E extends AnyEndpoint> = Decoded<E>["body"];
type OfGroup = { readonly groupId: Id<"livelihood group">; readonly communeId: string };

export async function addGroup(
  tx: Tx,
  group: BodyOf<typeof contract.formLivelihoodGroup> & LivelihoodTerms & { readonly communeId: string },
): Promise<void> {
  await tx
    .insertInto("delivery.livelihood_groups")
    .values({
      group_id: group.groupId,
      activity_id: group.activityId,
      commune_id: group.communeId,
      village_id: group.villageId ?? null,
      name: group.name,
      formed_on: group.formedOn,
      target_share: group.targetShare,
      repay_after_months: group.repayAfterMonths,
      repay_in_poverty: group.repayInPoverty,
      repay_near_poverty: group.repayNearPoverty,
      check_every_months: group.checkEveryMonths,
    })
    .execute();
}

export async function addMember(tx: Tx, member: OfGroup & BodyOf<typeof contract.joinLivelihoodGroup>): Promise<void> {
  await tx
    .insertInto("delivery.livelihood_members")
    .values({
      group_id: member.groupId,
      household_id: member.householdId,
      commune_id: member.communeId,
      role: member.role,
      joined_on: member.joinedOn,
    })
    .execute();
}

export async function addAsset(
  tx: Tx,
  asset: OfGroup & {
    readonly assetId: Id<"livelihood asset">;
    readonly tag: string;
    readonly kind: string;
    readonly motherId: Id<"livelihood asset"> | null;
    readonly value: Money;
    readonly receivedOn: LocalDate;
    readonly classOnReceipt: string | null;
    readonly due: Money | null;
    readonly dueOn: LocalDate | null;
  },
): Promise<void> {
  await tx
    .insertInto("delivery.livelihood_assets")
    .values({
      asset_id: asset.assetId,
      group_id: asset.groupId,
      commune_id: asset.communeId,
      tag: asset.tag,
      kind: asset.kind,
      mother_id: asset.motherId,
      value: asset.value,
      received_on: asset.receivedOn,
      state: "alive",
      class_on_receipt: asset.classOnReceipt,
      due: asset.due,
      due_on: asset.dueOn,
    })
    .execute();
}

export async function addHolding(
  tx: Tx,
  holding: OfGroup & {
    readonly assetId: Id<"livelihood asset">;
    readonly turn: number;
    readonly householdId: Id<"household">;
    readonly heldFrom: LocalDate;
    readonly minutes: string | null;
    readonly reason: string | null;
  },
): Promise<void> {
  await tx
    .insertInto("delivery.livelihood_holdings")
    .values({
      asset_id: holding.assetId,
      turn: holding.turn,
      group_id: holding.groupId,
      household_id: holding.householdId,
      commune_id: holding.communeId,
      held_from: holding.heldFrom,
      minutes: holding.minutes,
      reason: holding.reason,
    })
    .execute();
}

export async function setEnd(
  tx: Tx,
  assetId: Id<"livelihood asset">,
  { state, endedOn, reason }: BodyOf<typeof contract.endAsset>,
): Promise<void> {
  await tx
    .updateTable("delivery.livelihood_assets")
    .set({ state, ended_on: endedOn, end_reason: reason })
    .where("asset_id", "=", assetId)
    .execute();
}

export async function addRepayment(
  tx: Tx,
  paid: OfGroup & BodyOf<typeof contract.recordRepayment> & { readonly assetId: Id<"livelihood asset"> },
): Promise<void> {
  await tx
    .insertInto("delivery.livelihood_repayments")
    .values({
      repayment_id: paid.repaymentId,
      asset_id: paid.assetId,
      group_id: paid.groupId,
      commune_id: paid.communeId,
      amount: paid.amount,
      paid_on: paid.paidOn,
      receipt: paid.receipt,
    })
    .execute();
}

export async function addCheck(
  tx: Tx,
  check: OfGroup & BodyOf<typeof contract.checkAsset> & { readonly assetId: Id<"livelihood asset"> },
  { at, by }: { readonly at: string; readonly by: string },
): Promise<void> {
  await tx
    .insertInto("delivery.asset_checks")
    .values({
      check_id: check.checkId,
      asset_id: check.assetId,
      group_id: check.groupId,
      commune_id: check.communeId,
      checked_on: check.checkedOn,
      checked_by: check.checkedBy,
      finding: check.finding,
      note: check.note ?? null,
      recorded_at: at,
      recorded_by: by,
    })
    .execute();
}
