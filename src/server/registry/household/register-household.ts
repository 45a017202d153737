import * as contract from "#contract/registry/household.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure } from "#kernel/result.ts";
import { refuseRegistration } from "#programme/registry/household/register-household.ts";
import { cleanText } from "#programme/registry/person/clean-text.ts";
import { listPlacesWithin } from "#server/area/published.ts";
import { addRecord, done } from "#server/platform/act/record-act.ts";
import { noteSharedNumbers } from "#server/registry/duplicate/find-duplicates.ts";
import type { HouseholdToWrite } from "./household-rows.ts";
import { memberToWrite } from "./member-to-write.ts";
import { claimSourceKeys, writeHouseholds } from "./write-households-store.ts";

/** A household from the form: its source is this register itself, its key its own id. */
export const registerHousehold = addRecord(
  contract.registerHousehold,
  { name: "household", areaOf: async (_tx, { body }) => body.communeId, idOf: ({ body }) => body.householdId },
  async (context, { body }) => {
    const { tx, today } = context;
    const refusal = refuseRegistration(body, today);
    if (refusal !== undefined) return failure(refusal);
    const places = await listPlacesWithin(tx, body.communeId, today);
    if (!places.some((place) => place.areaId === body.communeId && place.communeId === body.communeId)) {
      return failure(refuse("registry.not_a_commune", { areaId: body.communeId }));
    }
    if (
      body.villageId !== undefined &&
      !places.some(({ areaId, kind }) => areaId === body.villageId && kind === "village")
    ) {
      return failure(refuse("registry.village_elsewhere", { areaId: body.villageId }));
    }
    const people = body.members.map((member) =>
      memberToWrite(context, member, member.birthDate > body.registeredOn ? member.birthDate : body.registeredOn),
    );
    const household: HouseholdToWrite = {
      householdId: body.householdId,
      communeId: body.communeId,
      villageId: body.villageId,
      address: cleanText(body.address),
      residence: body.residence,
      registeredOn: body.registeredOn,
      flags: [...new Set(people.flatMap(({ flags }) => flags))],
      sourceSystem: "vuon",
      sourceKey: body.householdId,
      importId: undefined,
      registeredBy: context.actor.officerId,
      people,
    };
    if (!(await claimSourceKeys(tx, [household])).has(household.sourceKey)) {
      return failure(refuse("registry.registered_before", { householdId: body.householdId }));
    }
    await writeHouseholds(tx, [household]);
    await noteSharedNumbers(context, { communes: [body.communeId], householdIds: [body.householdId] });
    return done({ members: body.members.length, registeredOn: body.registeredOn }, { householdId: body.householdId });
  },
);
