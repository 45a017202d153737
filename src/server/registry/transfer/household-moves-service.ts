/** Acts that go between two households of the officer's areas: a household split, two joined, a member moved. */
import * as contract from "#contract/registry/transfer.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure } from "#kernel/result.ts";
import { cleanText } from "#programme/registry/person/clean-text.ts";
import type { HouseholdChange } from "#programme/registry/household/household-changes.ts";
import * as rule from "#programme/registry/household/household-moves.ts";
import { listPlacesWithin } from "#server/area/published.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { AuditEntry } from "#server/platform/act/append-entry.ts";
import { done } from "#server/platform/act/record-act.ts";
import * as acts from "#server/registry/household/household-acts-store.ts";
import type { HouseholdAct } from "#server/registry/household/household-acts-store.ts";
import { householdAct } from "#server/registry/household/household-record.ts";
import { actBetweenHouseholds, refuseBetween } from "./both-households.ts";
import * as store from "./household-moves-store.ts";

type Place = { readonly householdId: Id<"household">; readonly communeId: string };
/** What is done to one of the two households, and the act that its story keeps. */
type Side = { readonly of: Place; readonly change: HouseholdChange; readonly act: ActOfSide };
type ActOfSide = Pick<HouseholdAct, "act" | "personId" | "facts">;

export const splitHousehold = householdAct(contract.splitHousehold, async (context, { body }) => {
  const { record: household, tx, today } = context;
  const decided = rule.splitHousehold(household, body, today);
  if (!decided.ok) return decided;
  const { householdId, communeId, residence } = household;
  const villageId = body.villageId ?? household.villageId;
  if (body.villageId !== undefined) {
    const places = await listPlacesWithin(tx, communeId, today);
    if (!places.some(({ areaId, kind }) => areaId === villageId && kind === "village"))
      return failure(refuse("registry.village_elsewhere", { areaId: body.villageId }));
  }
  const address = (body.address ?? "") === "" ? household.address : cleanText(body.address ?? "");
  const founded = { householdId: body.newHouseholdId, communeId };
  await store.addFoundedHousehold(tx, { ...founded, villageId, address, residence, registeredOn: body.on });
  const people = String(body.movers.length);
  const personId = body.movers.find(({ relation }) => relation === "head")?.personId ?? null;
  const { first, second } = decided.value;
  const split = { act: "household_split", personId, facts: { people, household: founded.householdId } } as const;
  const foundedAct = { act: "household_founded", personId, facts: { people, household: householdId } } as const;
  const facts = await movePeople(
    context,
    body,
    { of: household, change: first, act: split },
    { of: founded, change: second, act: foundedAct },
  );
  return done(facts, { householdId: body.newHouseholdId });
});

export const joinHouseholds = actBetweenHouseholds(contract.joinHouseholds, async (context, { body }) => {
  const { record, today } = context;
  const refused = refuseBetween(context, record);
  if (refused !== undefined) return failure(refused);
  const { first, second } = record;
  const decided = rule.joinHouseholds(first, second, body, today);
  if (!decided.ok) return decided;
  const people = String(body.movers.length);
  const joined = { act: "household_joined", personId: null, facts: { people, household: second.householdId } } as const;
  const tookIn = { act: "household_took_in", personId: null, facts: { people, household: first.householdId } } as const;
  const facts = await movePeople(
    context,
    body,
    { of: first, change: decided.value.first, act: joined },
    { of: second, change: decided.value.second, act: tookIn },
  );
  return done(facts, { householdId: body.intoHouseholdId });
});

export const movePerson = actBetweenHouseholds(contract.movePerson, async (context, { params: { personId }, body }) => {
  const { record, today } = context;
  const refused = refuseBetween(context, record);
  if (refused !== undefined) return failure(refused);
  const { first, second } = record;
  const decided = rule.movePerson(first, second, { ...body, personId }, today);
  if (!decided.ok) return decided;
  const { relation } = body;
  const out = { act: "person_moved_out", personId, facts: { household: second.householdId } } as const;
  const into = { act: "person_moved_in", personId, facts: { household: first.householdId, relation } } as const;
  const facts = await movePeople(
    context,
    body,
    { of: first, change: decided.value.first, act: out },
    { of: second, change: decided.value.second, act: into },
  );
  return done(facts, { householdId: body.intoHouseholdId });
});

/**
 * Those who leave the first household live in the second from then on; the story of each keeps its side. Audits the second, and answers
 * the facts of the first.
 */
async function movePeople(
  context: ActContext,
  body: {
    readonly actId: Id<"household act">;
    readonly on: HouseholdAct["onDate"];
    readonly reason?: string | undefined;
  },
  first: Side,
  second: Side,
): Promise<AuditEntry["facts"]> {
  const { tx, now: at, newId } = context;
  const by = { at, by: context.actor.officerId };
  const { on: onDate, reason } = body;
  const people = second.change.begins.length;
  await acts.applyChange(tx, first.of, first.change, newId);
  await store.bringPeople(tx, first.of.householdId, second.of, second.change.begins);
  await acts.applyChange(tx, second.of, second.change, newId);
  await acts.addHouseholdAct(tx, first.of, { ...first.act, actId: body.actId, onDate, reason }, by);
  await acts.addHouseholdAct(tx, second.of, { ...second.act, actId: newId(), onDate, reason }, by);
  const factsOf = ({ act }: ActOfSide) => ({ act, on: onDate, people });
  const { communeId: areaId, householdId: recordId } = second.of;
  await context.auditBeside({ areaId, recordKind: "household", recordId, facts: factsOf(second.act) });
  return factsOf(first.act);
}
