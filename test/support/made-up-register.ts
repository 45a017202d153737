/**
 * Made-up people of villages, of whom some are recorded twice, with the errors of `spoil-record.ts`. Peoples, households, names and
 * births are those of the demo. Of a hundred records six are second ones: half of them of households recorded twice (each member
 * with a chance of nine in ten; three in ten such households in another village), half of single people written into another
 * household, of whom six in ten moved to another village. One household in a hundred with children has twins. Nobody real is meant.
 */
import { makeRandom, spoil } from "./spoil-record.ts";
import { householdShape } from "#demo/generator/household-shape.ts";
import { madeUpPeople } from "#demo/generator/made-up-people.ts";
import type { Random } from "#demo/generator/random.ts";
import { localDate, partsOf } from "#kernel/local-date.ts";
import type { PersonRecord } from "#programme/registry/duplicate/code-people.ts";
import { namedId } from "#test/support/named-id.ts";

export type MadeUpRegister = {
  readonly records: readonly PersonRecord[];
  /** By record, whom it is of: the same number is the same person. */
  readonly truth: readonly string[];
};

type Recorded = { readonly record: PersonRecord; readonly person: number };
type Household = readonly Recorded[];

const writtenOn = localDate("2026-09-01");
const registeredOn = localDate("2020-01-01");
const peopleAVillage = 1300;
const villagesACommune = 17;
/** Three in five villages are Kinh, the others of the peoples of the province. */
const peoples = [
  ["01", 60],
  ["19", 12],
  ["14", 12],
  ["13", 6],
  ["27", 4],
  ["10", 3],
  ["30", 3],
] as const;

/** @param count records in all. @param share of them that are second records of somebody. */
export function madeUpRegister(seed: string, count: number, share = 0.06): MadeUpRegister {
  const random = makeRandom(seed);
  const villages = Math.max(2, Math.round(count / peopleAVillage));
  const households = firstRecords(random, Math.round(count * (1 - share)), villages);
  const recorded = [...households.flat(), ...secondRecords(random, households, Math.round(count * share), villages)];
  return {
    records: recorded.map(({ record }) => record),
    truth: recorded.map(({ person }) => String(person)),
  };
}

function firstRecords(random: Random, count: number, villages: number): readonly Household[] {
  const households: Household[] = [];
  const peopleOf = Array.from({ length: villages }, () => random.weighted(peoples));
  let people = 0;
  while (people < count) {
    const village = random.between(0, villages - 1);
    const household = makeHousehold(random, peopleOf[village] ?? "01", village, people);
    households.push(household.map(({ record, person }) => ({ record: spoil(random, record, 0.25), person })));
    people += household.length;
  }
  return households;
}

function makeHousehold(random: Random, ethnicityCode: string, village: number, next: number): Household {
  const shape = householdShape(random, ethnicityCode !== "01");
  const twin = random.chance(0.01) ? shape.findLast(({ relation }) => relation === "child") : undefined;
  const places = twin === undefined ? shape : [...shape, twin];
  const origin = { ethnicityCode, localGroup: undefined, foothills: village % 2 === 0 };
  const id = `${next}`;
  const { people } = madeUpPeople(random, places, origin, { id: namedId("household", id), registeredOn }, writtenOn);
  const phone = phoneOf(random);
  const address = addressOf(random, village);
  return people.map((person, at) => {
    const birth = (at === shape.length ? people[shape.findLastIndex((place) => place === twin)] : person)?.birth;
    const year = birth === undefined ? 1990 : partsOf(birth.date).year;
    return {
      person: next + at,
      record: {
        name: person.name,
        birth,
        sex: person.sex,
        personalId: personalId(next + at, year, person.sex === "female"),
        legacyId: year < 2003 ? `21${spread(next + at, 7)}` : undefined,
        phone: year < 2008 && random.chance(0.3) ? phoneOf(random) : phone,
        address,
        ...placeOf(village),
        householdId: id,
      },
    };
  });
}

function secondRecords(random: Random, households: readonly Household[], count: number, villages: number) {
  const records: Recorded[] = [];
  const taken = new Set<number>();
  const untaken = (): Household => {
    let at = random.between(0, households.length - 1);
    while (taken.has(at)) at = random.between(0, households.length - 1);
    taken.add(at);
    return households[at] ?? [];
  };
  while (records.length < count) {
    const household = untaken();
    const isWhole = random.chance(0.2);
    const whom = isWhole ? household.filter(() => random.chance(0.9)) : [random.pick(household)];
    const host = isWhole ? undefined : random.pick(random.pick(households)).record;
    const moves = random.chance(isWhole ? 0.3 : 0.6);
    const place = moves ? movedTo(random, villages) : {};
    const householdId = host?.householdId ?? `${household[0]?.record.householdId} again`;
    const guest =
      host === undefined || !moves
        ? place
        : { communeId: host.communeId, villageId: host.villageId, address: host.address };
    for (const { record, person } of whom)
      records.push({ record: spoil(random, { ...record, ...guest, householdId }, 1), person });
  }
  return records.slice(0, count);
}

function placeOf(village: number) {
  return { communeId: `commune ${Math.floor(village / villagesACommune)}`, villageId: `village ${village}` };
}

function movedTo(random: Random, villages: number) {
  const village = random.between(0, villages - 1);
  return { ...placeOf(village), address: addressOf(random, village) };
}

/** A group of a village as a rule; in one village of six, which lies in a town, the house and its street. */
function addressOf(random: Random, village: number): string {
  const name = `thôn ${villageWords[village % villageWords.length]} ${Math.floor(village / villageWords.length) + 1}`;
  if (village % 6 !== 0) return `Tổ ${random.between(1, 9)}, ${name}`;
  return `${random.between(1, 400)} ${random.pick(streets)}, ${name}`;
}

const villageWords = ["Nước Lui", "Làng Teng", "Gò Rét", "Tân Phú", "Mang Lùng", "Đồng Vào", "Ka La", "Hà Nhai"];
const streets = ["Lê Lợi", "Nguyễn Huệ", "Trần Phú", "Hùng Vương", "Phạm Văn Đồng", "Quang Trung", "30 Tháng 4"];

/** Province 051, century and sex, year, six digits (Circular 59/2021/TT-BCA, art. 4, as the number is made up). */
function personalId(person: number, year: number, isFemale: boolean): string {
  const century = (year < 2000 ? 0 : 2) + (isFemale ? 1 : 0);
  return `051${century}${String(year % 100).padStart(2, "0")}${spread(person, 6)}`;
}

/** A number is given once: the person's own, spread over all numbers of so many digits by a factor that has no divisor of ten. */
function spread(person: number, length: number): string {
  return String((person * 7_368_787) % 10 ** length).padStart(length, "0");
}

function phoneOf(random: Random): string {
  return `0${random.pick(["32", "35", "37", "86", "90", "93", "97"])}${digits(random, 7)}`;
}

function digits(random: Random, length: number): string {
  return Array.from({ length }, () => random.between(0, 9)).join("");
}
