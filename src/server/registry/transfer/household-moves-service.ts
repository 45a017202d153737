import type * as contract from "#contract/registry/transfer.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { cleanText } from "#programme/registry/person/clean-text.ts";
import type { HouseholdChange } from "#programme/registry/household/household-changes.ts";
import * as moves from "#programme/registry/household/household-moves.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { coversArea } from "#server/platform/database/database.ts";
import { listPlacesWithin } from "#server/area/area/area-tree-store.ts";
import * as acts from "#server/registry/household/household-acts-store.ts";
import type { HouseholdAct, LoadedHousehold } from "#server/registry/household/household-acts-store.ts";
import * as store from "./household-moves-store.ts";

type Done = Promise<Result<Output<typeof contract.splitHousehold>, Refusal>>;
type Found = { readonly householdId: string; readonly household: LoadedHousehold };
type Told = Pick<HouseholdAct, "act" | "personId" | "facts">;

/** Those who leave the first household live in the second from then on; each household's story tells its side. */
async function carryOver(
  context: ActContext,
  body: { readonly actId: string; readonly on: HouseholdAct["onDate"]; readonly reason?: string | undefined },
  first: { readonly of: Place; readonly change: HouseholdChange; readonly told: Told },
  second: { readonly of: Place; readonly change: HouseholdChange; readonly told: Told },
): Promise<void> {
  const { tx, now: at, newId } = context;
  const done = { at, by: context.actor.officerId };
  const { on: onDate, reason } = body;
  await acts.applyChange(tx, first.of, first.change, newId);
  await store.bringPeople(tx, first.of.householdId, second.of, second.change.begins);
  await acts.applyChange(tx, second.of, second.change, newId);
  await acts.addHouseholdAct(tx, first.of, { ...first.told, actId: body.actId, onDate, reason }, done);
  await acts.addHouseholdAct(tx, second.of, { ...second.told, actId: newId(), onDate, reason }, done);
  for (const { of, told } of [first, second]) {
    await context.audit({
      areaId: of.communeId,
      recordKind: "household",
      recordId: of.householdId,
      facts: { act: told.act, on: onDate, people: second.change.begins.length },
    });
  }
}
type Place = { readonly householdId: string; readonly communeId: string };

export async function split(context: ActContext, { params, body }: Decoded<typeof contract.splitHousehold>): Done {
  const { tx, today } = context;
  const { householdId } = params;
  const household = await acts.loadHouseholdNow(tx, householdId);
  if (household === undefined) return failure(refuse("record.not_found"));
  const decided = moves.splitHousehold(household, body, today);
  if (!decided.ok) return decided;
  const { communeId } = household;
  const villageId = body.villageId ?? household.villageId;
  if (body.villageId !== undefined) {
    const places = await listPlacesWithin(tx, communeId, today);
    if (!places.some(({ areaId, kind }) => areaId === villageId && kind === "village"))
      return failure(refuse("registry.village_elsewhere", { areaId: body.villageId }));
  }
  const address = (body.address ?? "") === "" ? household.address : cleanText(body.address ?? "");
  const founded = { householdId: body.newHouseholdId, communeId };
  const { residence } = household;
  await store.addFoundedHousehold(tx, { ...founded, villageId, address, residence, registeredOn: body.on });
  const people = String(body.movers.length);
  const head = body.movers.find(({ relation }) => relation === "head")?.personId ?? null;
  await carryOver(
    context,
    body,
    {
      of: { householdId, communeId },
      change: decided.value.first,
      told: { act: "household_split", personId: head, facts: { people, household: founded.householdId } },
    },
    {
      of: founded,
      change: decided.value.second,
      told: { act: "household_founded", personId: head, facts: { people, household: householdId } },
    },
  );
  return success({ householdId: body.newHouseholdId });
}

/** Both households, locked in the order of their ids, so that two acts never wait for each other. */
async function loadBoth(
  context: ActContext,
  firstId: string,
  secondId: string,
): Promise<Result<readonly [Found, Found], Refusal>> {
  if (firstId === secondId) return failure(refuse("registry.same_household"));
  const loaded = new Map<string, LoadedHousehold | undefined>();
  for (const id of [firstId, secondId].toSorted()) loaded.set(id, await acts.loadHouseholdNow(context.tx, id));
  const [first, second] = [loaded.get(firstId), loaded.get(secondId)];
  if (first === undefined || second === undefined) return failure(refuse("record.not_found"));
  const elsewhere = [first, second].find(({ communeId }) => !coversArea(context.areas, communeId));
  if (elsewhere !== undefined)
    return failure(refuse("authority.not_permitted_here", { act: context.act, areaId: elsewhere.communeId }));
  return success([
    { householdId: firstId, household: first },
    { householdId: secondId, household: second },
  ]);
}

const placeOf = ({ householdId, household }: Found): Place => ({ householdId, communeId: household.communeId });

export async function join(context: ActContext, { params, body }: Decoded<typeof contract.joinHouseholds>): Done {
  const both = await loadBoth(context, params.householdId, body.intoHouseholdId);
  if (!both.ok) return both;
  const [first, second] = both.value;
  const decided = moves.joinHouseholds(first.household, second.household, body, context.today);
  if (!decided.ok) return decided;
  const people = String(body.movers.length);
  await carryOver(
    context,
    body,
    {
      of: placeOf(first),
      change: decided.value.first,
      told: { act: "household_joined", personId: null, facts: { people, household: second.householdId } },
    },
    {
      of: placeOf(second),
      change: decided.value.second,
      told: { act: "household_took_in", personId: null, facts: { people, household: first.householdId } },
    },
  );
  return success({ householdId: body.intoHouseholdId });
}

export async function move(context: ActContext, { params, body }: Decoded<typeof contract.movePerson>): Done {
  const both = await loadBoth(context, params.householdId, body.intoHouseholdId);
  if (!both.ok) return both;
  const [first, second] = both.value;
  const { personId } = params;
  const decided = moves.movePerson(first.household, second.household, { ...body, personId }, context.today);
  if (!decided.ok) return decided;
  await carryOver(
    context,
    body,
    {
      of: placeOf(first),
      change: decided.value.first,
      told: { act: "person_moved_out", personId, facts: { household: second.householdId } },
    },
    {
      of: placeOf(second),
      change: decided.value.second,
      told: { act: "person_moved_in", personId, facts: { household: first.householdId, relation: body.relation } },
    },
  );
  return success({ householdId: body.intoHouseholdId });
}
