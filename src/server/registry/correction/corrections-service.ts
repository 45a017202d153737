import type * as contract from "#contract/registry/correction.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { cleanText } from "#programme/registry/person/clean-text.ts";
import * as rule from "#programme/registry/correction/correction.ts";
import { lastDigits, readIdentifier } from "#programme/registry/person/identifier.ts";
import type { IdentifierKind } from "#programme/registry/person/identifier.ts";
import { legacyWarning, personalIdWarnings } from "#programme/registry/person/identifier-warnings.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { blindIndexes } from "#server/platform/keys.ts";
import { listPlacesWithin } from "#server/area/area/area-tree-store.ts";
import * as subjects from "./correction-subjects-store.ts";
import * as store from "./corrections-store.ts";
import { noteSharedNumbers } from "#server/registry/duplicate/find-duplicates.ts";
import { findIdentifier } from "#server/registry/person/identifiers-store.ts";
import { openIdentifier, sealIdentifier } from "#server/registry/person/seal-identifier.ts";

export async function readCorrections(
  { tx }: ActContext,
  { query }: Decoded<typeof contract.listCorrections>,
): Promise<Result<Output<typeof contract.listCorrections>, Refusal>> {
  const { cursor, limit, householdId, communeId, state } = query;
  const rows = await store.listCorrectionRows(tx, { after: cursor, limit: limit + 1, householdId, communeId, state });
  const shown = rows.slice(0, limit);
  const nextCursor = rows.length > limit ? (shown.at(-1)?.correctionId ?? null) : null;
  return success({ rows: shown, nextCursor, total: null });
}

type Asked = Decoded<typeof contract.askCorrection>["body"];

export async function takeCorrection(
  context: ActContext,
  { params, body }: Decoded<typeof contract.askCorrection>,
): Promise<Result<Output<typeof contract.askCorrection>, Refusal>> {
  const { tx, today, house } = context;
  const { householdId } = params;
  const { kind, correctionId, reason } = body;
  const household = await subjects.loadHouseholdFacts(tx, { householdId });
  const of = { householdId, personId: personOf(body) };
  const identifierKind = "identifierKind" in body ? body.identifierKind : null;
  const recorded = household && (await recordedOf(tx, { ...of, kind, identifierKind }, household));
  if (household === undefined || recorded === undefined) return failure(refuse("record.not_found"));
  const said = saidBy(body);
  if (!said.ok) return said;
  const { facts, number } = said.value;
  const places = facts.villageId == null ? [] : await listPlacesWithin(tx, household.communeId, today);
  if (facts.villageId != null && !places.some(({ areaId }) => areaId === facts.villageId))
    return failure(refuse("registry.village_elsewhere", { areaId: facts.villageId }));
  const asked = rule.askCorrection(kind, recorded, facts, { today, registeredOn: household.registeredOn });
  if (!asked.ok) return asked;
  const { communeId } = household;
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
        : sealIdentifier(house.keys, of.personId, identifierKind, number),
    warnings,
    reason,
    askedBy: context.actor.officerId,
    askedAt: context.now,
  });
  const fields = Object.keys(asked.value.after).join(" ");
  await auditOf(context, communeId, correctionId, { householdId, kind, fields });
  return success({ correctionId, state: "asked", warnings: [...warnings] });
}

const personOf = (body: Asked) => ("personId" in body ? body.personId : null);

/** What is said, with a number only by its last digits. */
function saidBy(
  body: Asked,
): Result<{ readonly facts: rule.CorrectedFacts; readonly number: string | undefined }, Refusal> {
  if (body.kind !== "identifier") {
    const cleaned = Object.fromEntries(
      Object.entries(body.facts).map(([name, value]) => [name, typeof value === "string" ? cleanText(value) : value]),
    );
    return success({ facts: cleaned, number: undefined });
  }
  if (body.number === null) return success({ facts: { number: null }, number: undefined });
  const number = readIdentifier(body.identifierKind, body.number);
  return number === undefined
    ? failure(refuse("registry.not_an_identifier", { name: "" }))
    : success({ facts: { number: masked(lastDigits(number)) }, number });
}

const masked = (last: string) => `•••${last}`;

type Subject = {
  readonly kind: rule.CorrectionKind;
  readonly householdId: string;
  readonly personId: string | null;
  readonly identifierKind: IdentifierKind | null;
};

/** What is recorded of the subject now; undefined when there is no such person there. */
async function recordedOf(
  tx: Tx,
  { kind, householdId, personId, identifierKind }: Subject,
  household: rule.CorrectedFacts,
): Promise<rule.CorrectedFacts | undefined> {
  if (personId === null) return household;
  const of = { householdId, personId };
  if (kind === "membership") return subjects.loadMembershipFacts(tx, of);
  const person = await subjects.loadPersonFacts(tx, of);
  if (kind !== "identifier" || identifierKind === null || person === undefined) return person;
  const last = await subjects.findLastDigits(tx, { ...of, kind: identifierKind });
  return { number: last === undefined ? null : masked(last) };
}

/** What speaks against the number: it does not fit the person, or another person who is enrolled has it. */
async function warningsOf(
  { tx, house }: ActContext,
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
  const isHeld = await subjects.isNumberHeld(tx, { kind, personId, indexes: blindIndexes(house.keys, kind, number) });
  return isHeld ? [...fits, "number_of_another"] : fits;
}

export async function settleCorrection(
  context: ActContext,
  { params, body }: Decoded<typeof contract.decideCorrection>,
): Promise<Result<Output<typeof contract.decideCorrection>, Refusal>> {
  const { tx } = context;
  const { householdId, correctionId } = params;
  const correction = await store.loadCorrection(tx, params);
  const household = await subjects.loadHouseholdFacts(tx, { householdId });
  if (correction === undefined || household === undefined) return failure(refuse("record.not_found"));
  const recorded = await recordedOf(tx, { ...correction, householdId }, household);
  if (recorded === undefined) return failure(refuse("record.not_found"));
  const { officerId } = context.actor;
  const decided = rule.decideCorrection(correction, recorded, { officerId, approves: body.approves });
  if (!decided.ok) return decided;
  const state = decided.value;
  if (state === "approved") await write(context, { householdId, communeId: household.communeId }, correction);
  await store.setDecided(tx, params, { state, by: officerId, at: context.now, answer: body.answer });
  await auditOf(context, household.communeId, correctionId, { householdId, kind: correction.kind, state });
  return success({ correctionId, state });
}

/** What was approved takes the place of what was recorded, which stays in the correction. */
async function write(
  context: ActContext,
  { householdId, communeId }: { readonly householdId: string; readonly communeId: string },
  { kind, personId, identifierKind, sealed, after }: store.StoredCorrection,
): Promise<void> {
  const { tx, house } = context;
  if (personId === null) {
    const household = await subjects.loadHouseholdFacts(tx, { householdId });
    if (household !== undefined) await subjects.correctHousehold(tx, { householdId }, { ...household, ...after });
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
    const number = sealed && openIdentifier(house.keys, personId, { ...sealed, kind: identifierKind });
    const again = number === undefined ? undefined : sealIdentifier(house.keys, personId, identifierKind, number);
    await subjects.correctNumber(tx, { ...of, communeId, kind: identifierKind }, again);
    await noteSharedNumbers(context, { communes: [communeId], householdIds: [householdId] });
  }
  const known = await findIdentifier(tx, { ...of, kind: "personal_id" });
  const number = known && openIdentifier(house.keys, personId, { ...known, kind: "personal_id" });
  const facts = kind === "person" ? { ...person, ...after } : person;
  await subjects.setNumberWarnings(tx, of, number === undefined ? [] : personalIdWarnings(number, facts));
}

async function auditOf(
  context: ActContext,
  areaId: string,
  recordId: string,
  facts: Readonly<Record<string, string>>,
): Promise<void> {
  await context.audit({ areaId, recordKind: "correction", recordId, facts });
}
