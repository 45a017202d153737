/** Livelihood groups: formed, joined, handed assets that go from household to household, and repaying a share. */
import * as contract from "#contract/delivery/livelihood.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { zeroMoney } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { checkRotation, isBelowTargetShare, repaymentOf } from "#programme/delivery/livelihood/livelihood.ts";
import { communeOfVillage } from "#server/area/published.ts";
import { addRecordOfActivity } from "#server/delivery/activity/activity-record.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import type { Done } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import { communeOfHousehold } from "#server/registry/published.ts";
import { readClassRoles } from "#server/review/published.ts";
import * as acts from "./livelihood-acts-store.ts";
import { groupAct } from "./livelihood-record.ts";
import type { GroupContext } from "./livelihood-record.ts";
import * as store from "./livelihood-store.ts";

type Shown = Output<typeof contract.getLivelihoodGroup>;
type Facts = Readonly<Record<string, string | number | boolean>>;
type Placed = { readonly groupId: Id<"livelihood group">; readonly communeId: string };

async function shownAfter(
  { tx, today }: Pick<ActContext, "tx" | "today">,
  group: Placed,
  facts: Facts,
): Promise<Result<Done<Shown>, Refusal>> {
  return done(facts, stillThere(await store.findShownGroup(tx, group, today), `group ${group.groupId}`));
}

const placed = ({ record: { groupId, communeId } }: GroupContext): Placed => ({ groupId, communeId });

export const listLivelihoodGroups = readOwnAreas(contract.listLivelihoodGroups, async ({ tx, today }, { query }) => {
  const rows = await store.listGroups(tx, { ...query, today });
  const sums = await store.sumGroups(tx, { ...query, today });
  return success({ rows: rows.map(({ targetShare: _share, ...row }) => row), sums });
});

export const getLivelihoodGroup = readOwnAreas(contract.getLivelihoodGroup, async ({ tx, today }, { params }) => {
  const group = await store.findGroup(tx, params.groupId);
  const shown = group === undefined ? undefined : await store.findShownGroup(tx, group, today);
  return shown === undefined ? failure(refuse("record.not_found")) : success(shown);
});

export const formLivelihoodGroup = addRecordOfActivity(
  contract.formLivelihoodGroup,
  {
    name: "livelihood_group",
    activityOf: ({ body }) => body.activityId,
    idOf: ({ body }) => body.groupId,
  },
  async (context, { body }) => {
    const { tx, activity } = context;
    const { kind, pack } = activity.inUse;
    if (kind.pack.participants !== "group") return failure(refuse("delivery.not_a_kind_of_groups"));
    const { communeId } = activity;
    if (body.villageId !== undefined && (await communeOfVillage(tx, body.villageId)) !== communeId)
      return failure(refuse("delivery.village_of_other_commune"));
    const { targetShare, revolving, survivalChecks } = pack.livelihoods ?? {};
    await acts.addGroup(tx, {
      ...body,
      communeId,
      targetShare: targetShare ?? null,
      repayAfterMonths: revolving?.afterMonths ?? null,
      repayInPoverty: revolving?.inPoverty ?? null,
      repayNearPoverty: revolving?.nearPoverty ?? null,
      checkEveryMonths: survivalChecks?.everyMonths ?? null,
    });
    return shownAfter(context, { groupId: body.groupId, communeId }, { name: body.name });
  },
);

export const joinLivelihoodGroup = groupAct(contract.joinLivelihoodGroup, async (context, { body }) => {
  const { tx, record, today } = context;
  const { householdId, role } = body;
  const members = await store.listMembers(tx, record, today);
  if (members.some((one) => one.householdId === householdId)) return failure(refuse("delivery.member_already"));
  if (role === "leader" && members.some((one) => one.groupRole === "leader"))
    return failure(refuse("delivery.group_has_a_leader"));
  if ((await communeOfHousehold(tx, householdId)) !== record.communeId)
    return failure(refuse("delivery.household_of_other_commune"));
  await acts.addMember(tx, { ...body, ...placed(context) });
  return shownAfter(context, record, { householdId, role });
});

/** The first handover waits until enough members are of the target group. */
export const receiveAsset = groupAct(contract.receiveAsset, async (context, { body }) => {
  const { tx, record, today } = context;
  if (body.value <= 0n) return failure(refuse("ledger.amount_not_positive"));
  const group = stillThere(await store.findShownGroup(tx, record, today), `group ${record.groupId}`);
  if (isBelowTargetShare(group, record.targetShare) === true)
    return failure(refuse("delivery.group_below_target_share", { share: record.targetShare ?? 0 }));
  const member = group.people.find(({ householdId }) => householdId === body.householdId);
  if (member === undefined) return failure(refuse("delivery.not_a_member_of_group"));
  if (member.place === null) return failure(refuse("delivery.member_holds_an_asset"));
  if (await store.isTagTaken(tx, record.communeId, body.tag)) return failure(refuse("delivery.tag_taken"));
  const classOnReceipt = await store.classOn(
    tx,
    { ...placed(context), householdId: body.householdId },
    body.receivedOn,
  );
  const roles = await readClassRoles(tx);
  const repaid = repaymentOf(body, roles.get(classOnReceipt ?? ""), record);
  if (!repaid.ok) return repaid;
  const { due = null, dueOn = null } = repaid.value ?? {};
  await acts.addAsset(tx, { ...body, ...placed(context), motherId: null, classOnReceipt, due, dueOn });
  await acts.addHolding(tx, {
    ...placed(context),
    assetId: body.assetId,
    turn: 1,
    householdId: body.householdId,
    heldFrom: body.receivedOn,
    minutes: null,
    reason: null,
  });
  return shownAfter(context, record, { tag: body.tag, due: String(due ?? "") });
});

/** The asset of the group, alive. */
async function findAlive(
  { tx, record, today }: GroupContext,
  assetId: Id<"livelihood asset">,
): Promise<Result<Shown["assets"][number], Refusal>> {
  const group = await store.findShownGroup(tx, record, today);
  const asset = group?.assets.find((one) => one.assetId === assetId);
  if (asset === undefined) return failure(refuse("record.not_found"));
  return asset.state === "alive" ? success(asset) : failure(refuse("delivery.asset_ended"));
}

export const recordBirth = groupAct(contract.recordBirth, async (context, { params, body }) => {
  const { tx, record } = context;
  const mother = await findAlive(context, params.assetId);
  if (!mother.ok) return mother;
  if (await store.isTagTaken(tx, record.communeId, body.tag)) return failure(refuse("delivery.tag_taken"));
  const { kind, holders } = mother.value;
  const holder = stillThere(holders.at(-1), `holder of ${params.assetId}`);
  const born = { ...placed(context), assetId: body.offspringId };
  const nothingDue = { value: zeroMoney, classOnReceipt: null, due: null, dueOn: null };
  await acts.addAsset(tx, {
    ...born,
    ...nothingDue,
    tag: body.tag,
    kind,
    motherId: params.assetId,
    receivedOn: body.bornOn,
  });
  const { householdId } = holder;
  await acts.addHolding(tx, { ...born, turn: 1, householdId, heldFrom: body.bornOn, minutes: null, reason: null });
  return shownAfter(context, record, { tag: body.tag });
});

export const rotateAsset = groupAct(contract.rotateAsset, async (context, { params, body }) => {
  const { tx, record, today } = context;
  const asset = await findAlive(context, params.assetId);
  if (!asset.ok) return asset;
  const checked = checkRotation(await store.listMembers(tx, record, today), body);
  if (!checked.ok) return checked;
  const { householdId, rotatedOn, minutes, reason = null } = body;
  await acts.addHolding(tx, {
    ...placed(context),
    assetId: params.assetId,
    turn: asset.value.holders.length + 1,
    householdId,
    heldFrom: rotatedOn,
    minutes,
    reason,
  });
  return shownAfter(context, record, { tag: asset.value.tag, householdId, minutes });
});

export const endAsset = groupAct(contract.endAsset, async (context, { params, body }) => {
  const asset = await findAlive(context, params.assetId);
  if (!asset.ok) return asset;
  await acts.setEnd(context.tx, params.assetId, body);
  return shownAfter(context, context.record, { tag: asset.value.tag, state: body.state, reason: body.reason });
});

export const recordRepayment = groupAct(contract.recordRepayment, async (context, { params, body }) => {
  const { tx, record, today } = context;
  if (body.amount <= 0n) return failure(refuse("ledger.amount_not_positive"));
  const group = await store.findShownGroup(tx, record, today);
  const asset = group?.assets.find(({ assetId }) => assetId === params.assetId);
  if (asset === undefined) return failure(refuse("record.not_found"));
  const left = (asset.due ?? 0n) - asset.repaid;
  if (body.amount > left) return failure(refuse("delivery.repaid_above_due", { left: left.toString() }));
  await acts.addRepayment(tx, { ...body, ...placed(context), assetId: params.assetId });
  return shownAfter(context, record, { tag: asset.tag, amount: body.amount.toString(), receipt: body.receipt });
});

/** What is gone is looked at no more; what is sick or was not seen asks for a note. */
export const checkAsset = groupAct(contract.checkAsset, async (context, { params, body }) => {
  const { now: at, actor } = context;
  const asset = await findAlive(context, params.assetId);
  if (!asset.ok) return asset;
  if (body.finding !== "healthy" && body.note === undefined) return failure(refuse("delivery.check_without_note"));
  await acts.addCheck(
    context.tx,
    { ...body, ...placed(context), assetId: params.assetId },
    { at, by: actor.officerId },
  );
  return shownAfter(context, context.record, { tag: asset.value.tag, finding: body.finding, on: body.checkedOn });
});
