/** What happens to a household: each act is a dated change, kept with its reason. */
import type { Decoded, Output } from "#contract/endpoint.ts";
import * as contract from "#contract/registry/household-acts.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import * as rule from "#programme/registry/household/household-changes.ts";
import type { HouseholdChange } from "#programme/registry/household/household-changes.ts";
import { listPlacesWithin } from "#server/area/published.ts";
import type { Done } from "#server/platform/act/record-act.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { tracedRead } from "#server/platform/act/traced-read.ts";
import { noteSharedNumbers } from "#server/registry/duplicate/find-duplicates.ts";
import * as store from "./household-acts-store.ts";
import { householdAct } from "./household-record.ts";
import type { HouseholdContext } from "./household-record.ts";
import { communeOfHousehold } from "./commune-of-household.ts";
import { memberToWrite, refuseMember } from "./member-to-write.ts";
import { writeMembers } from "./write-households-store.ts";

export const listHouseholdActs = readOwnAreas(
  contract.listHouseholdActs,
  tracedRead(communeOfHousehold, async ({ tx }, { params }) =>
    success({ rows: await store.listActsOf(tx, params.householdId) }),
  ),
);

export const joinMember = householdAct(contract.joinMember, async (context, { body }) => {
  const { record: household, tx, today } = context;
  const { member, on } = body;
  const { personId, relation } = member;
  const refused = refuseMember(member, on);
  if (refused !== undefined) return failure(refused);
  const joined = rule.joinMember(household, { personId, relation, on }, today);
  if (!joined.ok) return joined;
  const { householdId, communeId } = household;
  const person = memberToWrite(context, member, on);
  await writeMembers(tx, [{ household: { householdId, communeId }, person }]);
  await noteSharedNumbers(context, { communes: [communeId], householdIds: [householdId] });
  // The membership was written with the person, so the change itself begins nothing more.
  return appendAct(context, body, { ends: [], begins: [] }, { act: "member_joined", personId, facts: { relation } });
});

export const leaveMember = householdAct(contract.leaveMember, async (context, { params: { personId }, body }) => {
  const left = rule.leaveMember(context.record, { ...body, personId }, context.today);
  if (!left.ok) return left;
  return appendAct(context, body, left.value, { act: "member_left", personId, facts: successorOf(body) });
});

export const recordDeath = householdAct(contract.recordDeath, async (context, { params: { personId }, body }) => {
  const { record: household, tx, today } = context;
  const died = rule.recordDeath(household, { ...body, personId }, today);
  if (!died.ok) return died;
  await store.setDied(tx, household.householdId, personId, body.on);
  return appendAct(context, body, died.value, { act: "member_died", personId, facts: successorOf(body) });
});

const successorOf = ({ newHeadId }: Decoded<typeof contract.leaveMember>["body"]) => ({ newHead: newHeadId ?? null });

export const changeHead = householdAct(contract.changeHead, async (context, { body }) => {
  const { record: household, today } = context;
  const { newHeadId, formerHeadRelation } = body;
  const changed = rule.changeHead(household, body, today);
  if (!changed.ok) return changed;
  const formerHead = household.members.find(({ relation }) => relation === "head")?.personId ?? null;
  const facts = { formerHead, formerHeadRelation };
  return appendAct(context, body, changed.value, { act: "head_changed", personId: newHeadId, facts });
});

export const moveHousehold = householdAct(contract.moveHousehold, async (context, { body }) => {
  const { record: household, tx, today } = context;
  const { villageId, on } = body;
  const { communeId, livesHereSince: since, villageId: villageBefore, address: addressBefore } = household;
  const places = await listPlacesWithin(tx, communeId, today);
  if (!places.some(({ areaId, kind }) => areaId === villageId && kind === "village"))
    return failure(refuse("registry.village_elsewhere", { areaId: villageId }));
  const moved = rule.moveHousehold(household, { on, since }, today);
  if (!moved.ok) return moved;
  await store.setPlace(tx, household, body);
  const facts = { villageBefore, addressBefore, village: villageId };
  return appendAct(context, body, moved.value, { act: "household_moved", personId: null, facts });
});

export const closeHousehold = householdAct(contract.closeHousehold, async (context, { body }) => {
  const { on, because } = body;
  const closed = rule.closeHousehold(context.record, { on, reason: because }, context.today);
  if (!closed.ok) return closed;
  return appendAct(context, body, closed.value, { act: "household_closed", personId: null, facts: { because } });
});

/** Appends the dated change and the act, with its day and reason. */
async function appendAct(
  { tx, record: household, newId, now: at, actor }: HouseholdContext,
  { actId, on: onDate, reason }: Pick<Decoded<typeof contract.closeHousehold>["body"], "actId" | "on" | "reason">,
  change: HouseholdChange,
  { act, personId, facts }: Pick<store.HouseholdAct, "act" | "personId" | "facts">,
): Promise<Result<Done<Output<typeof contract.closeHousehold>>, Refusal>> {
  await store.applyChange(tx, household, change, newId);
  await store.addHouseholdAct(
    tx,
    household,
    { actId, act, onDate, personId, facts, reason },
    { at, by: actor.officerId },
  );
  const { householdId } = household;
  return done({ act, on: onDate, ...(personId === null ? {} : { personId }) }, { householdId });
}
