import { localDate } from "#kernel/local-date.ts";
import { failure, success } from "#kernel/result.ts";
import type { Result } from "#kernel/result.ts";
import { cleanText } from "#programme/registry/person/clean-text.ts";
import { nameFault } from "#programme/registry/person/name-fault.ts";
import { residences } from "#programme/registry/household/household.ts";
import { isWrong } from "./compile-reading.ts";
import type { Reader } from "./compile-reading.ts";
import type { HouseholdRows, MappedHousehold, MappedPerson, NewVillage, SourceRow } from "./mapped-household.ts";
import { mapPerson } from "./map-person.ts";
import type { ImportPlace, ImportPlaces } from "./places.ts";
import type { PreparedMapping } from "./prepare-mapping.ts";
import type { FileName, QuarantineEntry, Reason } from "./quarantine.ts";
import { readBirth } from "./read-birth.ts";
import { foldedVillage, isNoVillage, unmarkedVillage, villageName } from "./village-name.ts";

/** As by hand (src/contract/registry/household.ts). */
const longestAddress = 300;
/** Of a registration: what is later is a slip. */
const lastDay = localDate("2100-01-01");

/**
 * A household as a whole, or all reasons why it is held back. Half a household would be counted, reviewed and paid wrongly, so one
 * row that cannot be taken holds back the others with it.
 */
export function mapHousehold(
  mapping: PreparedMapping,
  rows: HouseholdRows,
  places: ImportPlaces,
): Result<MappedHousehold, readonly QuarantineEntry[]> {
  const held: QuarantineEntry[] = [];
  const file: FileName = rows.household === undefined ? "people" : "households";
  const first = rows.household ?? rows.people[0];
  if (first === undefined) return failure([]);
  const hold = (row: SourceRow, at: FileName) => (field: string, reason: Reason) => {
    held.push({ file: at, rowNumber: row.number, householdKey: rows.key, field, reason });
  };
  const holdHousehold = hold(first, file);
  const flags = new Set<string>();
  const read = (field: string, reader: Reader) => {
    const value = reader(first.cells);
    if (!isWrong(value)) return value;
    flags.add(`unreadable:${field}`);
    return undefined;
  };

  const people = rows.people.flatMap((row) => mapPerson(mapping, row, hold(row, "people")) ?? []);
  if (rows.people.length === 0) holdHousehold("people", "no_people");
  else checkHead(people, rows, holdHousehold);
  checkKeys(people, rows, hold);
  checkVillages(mapping, rows, hold);
  const place = placeOf(mapping, first, places, holdHousehold);
  const registered = mapping.household.registeredOn(first.cells);
  const registeredOn = registered === undefined || isWrong(registered) ? undefined : readBirth(registered, lastDay);
  if (registeredOn?.precision !== "day") holdHousehold("registeredOn", "not_a_day");
  const residence = read("residence", mapping.household.residence);
  const address = read("address", mapping.household.address);
  if (address !== undefined && address.length > longestAddress) holdHousehold("address", "name_too_long");
  const answers = mapping.answers?.household(first.cells, (field) => flags.add(`unreadable:answer.${field}`));
  if (held.length > 0 || place === undefined || registeredOn === undefined) return failure(held);

  const cells = rows.people.map((row) => row.cells);
  for (const check of mapping.checks) if (check.finds(cells)) flags.add(check.flag);
  for (const person of people) for (const flag of person.flags) flags.add(flag);
  if (place.villageUnknown) flags.add("unreadable:village");
  else if (place.villageId === undefined && mapping.household.hasVillage) flags.add("missing:village");
  if (place.readAs) flags.add("village_without_marks");
  return success({
    key: rows.key,
    communeId: place.communeId,
    villageId: place.villageId,
    newVillage: place.newVillage,
    address: address === undefined ? undefined : cleanText(address),
    residence: residences.find((word) => word === residence) ?? "permanent",
    registeredOn: registeredOn.date,
    flags: [...flags],
    people,
    answers,
  });
}

type Hold = (field: string, reason: Reason) => void;

function checkHead(people: readonly MappedPerson[], rows: HouseholdRows, hold: Hold): void {
  // Rows without a readable relation are held back already; the head may be one of them.
  if (people.length < rows.people.length) return;
  const heads = people.filter(({ relation }) => relation === "head").length;
  if (heads !== 1) hold("relation", heads === 0 ? "no_head" : "several_heads");
}

function checkKeys(
  people: readonly MappedPerson[],
  rows: HouseholdRows,
  hold: (row: SourceRow, at: FileName) => Hold,
): void {
  if (people.length < 2 || people.length < rows.people.length) return;
  const seen = new Set<string>();
  for (const [position, { key }] of people.entries()) {
    const row = rows.people[position];
    if (key !== undefined && row !== undefined && seen.has(key)) hold(row, "people")("key", "person_twice");
    if (key !== undefined) seen.add(key);
  }
}

/** Members of one number in two villages are hardly one household: numbers begin again in each village. */
function checkVillages(
  mapping: PreparedMapping,
  rows: HouseholdRows,
  hold: (row: SourceRow, at: FileName) => Hold,
): void {
  if (rows.household !== undefined) return;
  let first: string | undefined;
  for (const row of rows.people) {
    const village = mapping.household.village(row.cells);
    if (village === undefined || isWrong(village) || isNoVillage(village)) continue;
    const { bare } = villageName(village);
    first ??= bare;
    if (bare !== first) hold(row, "people")("village", "other_village");
  }
}

type FoundPlace = {
  readonly communeId: string;
  readonly villageId: string | undefined;
  readonly villageUnknown: boolean;
  /** Written without the marks of its letters, and read as the one village of the commune that is written so. */
  readonly readAs: boolean;
  readonly newVillage: NewVillage | undefined;
};

function placeOf(mapping: PreparedMapping, row: SourceRow, places: ImportPlaces, hold: Hold): FoundPlace | undefined {
  const written = mapping.household.commune(row.cells);
  const communeId = written === undefined || isWrong(written) ? places.communeId : communeIn(places, written);
  if (isWrong(written)) hold("commune", written.reason);
  else if (communeId === undefined) hold("commune", written === undefined ? "missing_value" : "place_outside");
  if (communeId === undefined) return undefined;
  const none = { communeId, villageId: undefined, newVillage: undefined, readAs: false };
  const village = mapping.household.village(row.cells);
  const isNone = village !== undefined && !isWrong(village) && isNoVillage(village);
  if (isNone) return { ...none, villageUnknown: true };
  if (village === undefined) return { ...none, villageUnknown: false };
  const fault = isWrong(village) ? undefined : nameFault(village);
  if (fault === "name_too_long") {
    hold("village", fault);
    return undefined;
  }
  const found = isWrong(village) ? undefined : places.findVillage(communeId, village);
  if (!isWrong(village) && places.wasSplit(communeId, village)) {
    hold("village", "village_split");
    return undefined;
  }
  const newVillage =
    found === undefined && mapping.addVillages && !isWrong(village) ? places.newVillage(communeId, village) : undefined;
  if (newVillage !== undefined) return { ...none, villageId: newVillage.areaId, villageUnknown: false, newVillage };
  if (found === undefined || isWrong(village)) return { ...none, villageUnknown: true };
  return { ...none, villageId: found.areaId, villageUnknown: false, readAs: isWithoutMarks(village, found) };
}

/** Its name has marks that the row leaves out; an id is no name. */
function isWithoutMarks(written: string, { areaId, name }: ImportPlace): boolean {
  const plain = unmarkedVillage(written);
  const isPlain = plain === foldedVillage(written) && foldedVillage(areaId) !== plain;
  return isPlain && unmarkedVillage(name) !== foldedVillage(name);
}

function communeIn(places: ImportPlaces, written: string): string | undefined {
  const place = places.find(written);
  return place !== undefined && place.communeId === place.areaId ? place.areaId : undefined;
}
