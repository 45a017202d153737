/** Corrections of what is recorded: asked for by one officer, decided by another. */
import type { Decoded } from "#contract/endpoint.ts";
import * as contract from "#contract/registry/correction.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { cleanText } from "#programme/registry/person/clean-text.ts";
import * as rule from "#programme/registry/correction/correction.ts";
import { lastDigits, readIdentifier } from "#programme/registry/person/identifier.ts";
import type { IdentifierKind } from "#programme/registry/person/identifier.ts";
import { legacyWarning, personalIdWarnings } from "#programme/registry/person/identifier-warnings.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { blindIndexes } from "#server/platform/keys.ts";
import { listPlacesWithin } from "#server/area/published.ts";
import { correctionAct, masked, recordedOf } from "./correction-record.ts";
import type { CorrectionContext, Subject } from "./correction-record.ts";
import * as subjects from "./correction-subjects-store.ts";
import * as store from "./corrections-store.ts";
import { noteSharedNumbers } from "#server/registry/duplicate/find-duplicates.ts";
import { addToHousehold } from "#server/registry/household/household-record.ts";
import { findIdentifier } from "#server/registry/person/identifiers-store.ts";
import { openIdentifier, sealIdentifier } from "#server/registry/person/seal-identifier.ts";

export const listCorrections = readOwnAreas(contract.listCorrections, async ({ tx }, { query }) => {
  const { cursor, limit, householdId, communeId, state } = query;
  const rows = await store.listCorrectionRows(tx, { after: cursor, limit: limit + 1, householdId, communeId, state });
  const shown = rows.slice(0, limit);
  const nextCursor = rows.length > limit ? (shown.at(-1)?.correctionId ?? null) : null;
  return success({ rows: shown, nextCursor, total: null });
});

type Asked = Decoded<typeof contract.askCorrection>["body"];

export const askCorrection = addToHousehold(
  contract.askCorrection,
  { name: "correction", idOf: ({ body }) => body.correctionId },
  async (context, { body }) => {
    const { record: household, tx, today, now, server, actor } = context;
    const { householdId, communeId, registeredOn } = household;
    const { kind, correctionId, reason } = body;
    const of = { householdId, personId: personOf(body) };
    const identifierKind = "identifierKind" in body ? body.identifierKind : null;
    const recorded = await recordedOf(tx, { ...of, kind, identifierKind }, household);
    if (recorded === undefined) return failure(refuse("record.not_found"));
    const read = readAsked(body);
    if (read === undefined) {
      const person =
        of.personId === null ? undefined : await subjects.loadPersonFacts(tx, { ...of, personId: of.personId });
      return failure(refuse("registry.not_an_identifier", { name: person?.fullName ?? "", field: "number" }));
    }
    const { facts, number } = read;
    const places = facts.villageId == null ? [] : await listPlacesWithin(tx, communeId, today);
    if (facts.villageId != null && !places.some(({ areaId }) => areaId === facts.villageId))
      return failure(refuse("registry.village_elsewhere", { areaId: facts.villageId }));
    const asked = rule.askCorrection(kind, recorded, facts, { today, registeredOn });
    if (!asked.ok) return asked;
    const warnings = await warningsOf(context, of, identifierKind, number);
    await store.addCorrection(tx, {
      ...asked.value,
      ...of,
      kind,
      correctionId,
      communeId,
      identifierKind,
      sealed:
        of.personId === null || identifierKind === null || number === undefined
          ? undefined
          : sealIdentifier(server.keys, of.personId, identifierKind, number),
      warnings,
      reason,
      askedBy: actor.officerId,
      askedAt: now,
    });
    const fields = Object.keys(asked.value.after).join(" ");
    return done({ householdId, kind, fields }, { correctionId, state: "asked", warnings: [...warnings] });
  },
);

const personOf = (body: Asked) => ("personId" in body ? body.personId : null);

/** What is asked for, with a number only by its last digits; undefined where it is none of its kind. */
function readAsked(
  body: Asked,
): { readonly facts: rule.CorrectedFacts; readonly number: string | undefined } | undefined {
  if (body.kind !== "identifier") {
    const cleaned = Object.fromEntries(
      Object.entries(body.facts).map(([name, value]) => [name, typeof value === "string" ? cleanText(value) : value]),
    );
    return { facts: cleaned, number: undefined };
  }
  if (body.number === null) return { facts: { number: null }, number: undefined };
  const number = readIdentifier(body.identifierKind, body.number);
  return number === undefined ? undefined : { facts: { number: masked(lastDigits(number)) }, number };
}

/** What speaks against the number: it does not fit the person, or another person who is enrolled has it. */
async function warningsOf(
  { tx, server }: ActContext,
  { householdId, personId }: Pick<Subject, "householdId" | "personId">,
  kind: IdentifierKind | null,
  number: string | undefined,
): Promise<readonly string[]> {
  if (personId === null || kind === null || number === undefined) return [];
  const person = await subjects.loadPersonFacts(tx, { householdId, personId });
  const fits: readonly string[] =
    kind === "legacy_id"
      ? [legacyWarning]
      : kind === "personal_id" && person !== undefined
        ? personalIdWarnings(number, person)
        : [];
  const isHeld = await subjects.isNumberHeld(tx, { kind, personId, indexes: blindIndexes(server.keys, kind, number) });
  return isHeld ? [...fits, "number_of_another"] : fits;
}

export const decideCorrection = correctionAct(contract.decideCorrection, async (context, { params, body }) => {
  const { record: correction, tx, actor, now } = context;
  const { householdId, correctionId } = params;
  const { officerId } = actor;
  const { recorded, kind } = correction;
  const decided = rule.decideCorrection(correction, recorded, { officerId, approves: body.approves });
  if (!decided.ok) return decided;
  const state = decided.value;
  if (state === "approved") await write(context, householdId);
  await store.setDecided(tx, params, { state, by: officerId, at: now, answer: body.answer });
  return done({ householdId, kind, state }, { correctionId, state });
});

/** What was approved takes the place of what was recorded, which stays in the correction. */
async function write(context: CorrectionContext, householdId: Id<"household">): Promise<void> {
  const { record, tx, server } = context;
  const { kind, personId, identifierKind, sealed, after, household } = record;
  if (personId === null) {
    await subjects.correctHousehold(tx, { householdId }, { ...household, ...after });
    return;
  }
  const of = { householdId, personId };
  if (kind === "membership") {
    const stay = await subjects.loadMembershipFacts(tx, of);
    if (stay !== undefined)
      await subjects.correctMembership(tx, { ...of, membershipId: stay.membershipId }, stay, { ...stay, ...after });
    return;
  }
  const person = await subjects.loadPersonFacts(tx, of);
  if (person === undefined) return;
  if (kind === "person") await subjects.correctPerson(tx, of, { ...person, ...after });
  if (identifierKind !== null) {
    const number = sealed && openIdentifier(server.keys, personId, { ...sealed, kind: identifierKind });
    const again = number === undefined ? undefined : sealIdentifier(server.keys, personId, identifierKind, number);
    const { communeId } = household;
    await subjects.correctNumber(tx, { ...of, communeId, kind: identifierKind }, again);
    await noteSharedNumbers(context, { communes: [communeId], householdIds: [householdId] });
  }
  const known = await findIdentifier(tx, { ...of, kind: "personal_id" });
  const number = known && openIdentifier(server.keys, personId, { ...known, kind: "personal_id" });
  const facts = kind === "person" ? { ...person, ...after } : person;
  await subjects.setNumberWarnings(tx, of, number === undefined ? [] : personalIdWarnings(number, facts));
}
