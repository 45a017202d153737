import type * as contract from "#contract/registry/household-acts.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import * as changes from "#programme/registry/household/household-changes.ts";
import type { HouseholdChange } from "#programme/registry/household/household-changes.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { listPlacesWithin } from "#server/area/area/area-tree-store.ts";
import { noteSharedNumbers } from "#server/registry/duplicate/find-duplicates.ts";
import * as store from "./household-acts-store.ts";
import type { HouseholdAct, LoadedHousehold } from "./household-acts-store.ts";
import { memberToWrite, refuseMember } from "./member-to-write.ts";
import { writeMembers } from "./write-households-store.ts";

type Done = Promise<Result<Output<typeof contract.closeHousehold>, Refusal>>;
type Loaded = { readonly householdId: Id<"household">; readonly household: LoadedHousehold };

/** Load, locked; decide; append the dated change, the act and its audit entry; answer. */
async function act(
  context: ActContext,
  householdId: Id<"household">,
  decide: (household: LoadedHousehold) => Result<HouseholdChange, Refusal>,
  write: (loaded: Loaded, change: HouseholdChange) => Promise<HouseholdAct>,
): Done {
  const household = await store.loadHouseholdNow(context.tx, householdId);
  if (household === undefined) return failure(refuse("record.not_found"));
  const change = decide(household);
  if (!change.ok) return change;
  const place = { householdId, communeId: household.communeId };
  const done = await write({ householdId, household }, change.value);
  await store.applyChange(context.tx, place, change.value, context.newId);
  await store.addHouseholdAct(context.tx, place, done, { at: context.now, by: context.actor.officerId });
  await context.audit({
    areaId: household.communeId,
    recordKind: "household",
    recordId: householdId,
    facts: { act: done.act, on: done.onDate, ...(done.personId === null ? {} : { personId: done.personId }) },
  });
  return success({ householdId });
}

export async function takeIn(context: ActContext, { params, body }: Decoded<typeof contract.joinMember>): Done {
  const { member, on } = body;
  const refused = refuseMember(member, on);
  if (refused !== undefined) return failure(refused);
  return act(
    context,
    params.householdId,
    (household) => {
      const { personId, relation } = member;
      const joined = changes.joinHousehold(household, { personId, relation, on }, context.today);
      // The membership is written with the person, so the change itself begins nothing more.
      return joined.ok ? success({ ends: [], begins: [] }) : joined;
    },
    async ({ householdId, household }) => {
      const person = memberToWrite(context, member, on);
      const { communeId } = household;
      await writeMembers(context.tx, [{ household: { householdId, communeId }, person }]);
      await noteSharedNumbers(context, { communes: [communeId], householdIds: [householdId] });
      return {
        actId: body.actId,
        act: "member_joined",
        onDate: on,
        personId: member.personId,
        facts: { relation: member.relation },
        reason: body.reason,
      };
    },
  );
}

export async function letGo(context: ActContext, { params, body }: Decoded<typeof contract.leaveMember>): Done {
  return act(
    context,
    params.householdId,
    (household) => changes.leaveHousehold(household, { ...body, personId: params.personId }, context.today),
    async () => gone("member_left", params.personId, body),
  );
}

export async function mourn(context: ActContext, { params, body }: Decoded<typeof contract.recordDeath>): Done {
  return act(
    context,
    params.householdId,
    (household) => changes.dieInHousehold(household, { ...body, personId: params.personId }, context.today),
    async ({ householdId }) => {
      await store.setDied(context.tx, householdId, params.personId, body.on);
      return gone("member_died", params.personId, body);
    },
  );
}

function gone(
  what: "member_left" | "member_died",
  personId: string,
  body: Decoded<typeof contract.leaveMember>["body"],
): HouseholdAct {
  const facts = { newHead: body.newHeadId ?? null };
  return { actId: body.actId, act: what, onDate: body.on, personId, facts, reason: body.reason };
}

export async function passHeadship(context: ActContext, { params, body }: Decoded<typeof contract.changeHead>): Done {
  return act(
    context,
    params.householdId,
    (household) => changes.changeHead(household, body, context.today),
    async ({ household }) => ({
      actId: body.actId,
      act: "head_changed",
      onDate: body.on,
      personId: body.newHeadId,
      facts: {
        formerHead: household.members.find(({ relation }) => relation === "head")?.personId ?? null,
        formerHeadRelation: body.formerHeadRelation,
      },
      reason: body.reason,
    }),
  );
}

export async function moveTo(context: ActContext, { params, body }: Decoded<typeof contract.moveHousehold>): Done {
  const household = await store.loadHouseholdNow(context.tx, params.householdId);
  if (household === undefined) return failure(refuse("record.not_found"));
  const places = await listPlacesWithin(context.tx, household.communeId, context.today);
  if (!places.some(({ areaId, kind }) => areaId === body.villageId && kind === "village"))
    return failure(refuse("registry.village_elsewhere", { areaId: body.villageId }));
  return act(
    context,
    params.householdId,
    (found) => changes.moveHousehold(found, { on: body.on, since: found.livesHereSince }, context.today),
    async ({ householdId }) => {
      await store.setPlace(context.tx, { householdId, communeId: household.communeId }, body);
      return {
        actId: body.actId,
        act: "household_moved",
        onDate: body.on,
        personId: null,
        facts: { villageBefore: household.villageId, addressBefore: household.address, village: body.villageId },
        reason: body.reason,
      };
    },
  );
}

export async function endHousehold(
  context: ActContext,
  { params, body }: Decoded<typeof contract.closeHousehold>,
): Done {
  return act(
    context,
    params.householdId,
    (household) => changes.closeHousehold(household, { on: body.on, reason: body.because }, context.today),
    async () => ({
      actId: body.actId,
      act: "household_closed",
      onDate: body.on,
      personId: null,
      facts: { because: body.because },
      reason: body.reason,
    }),
  );
}
