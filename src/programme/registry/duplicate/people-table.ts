/** People of the registry as a table to link: the fields that are compared, the keys of blocks, and who stands apart. */
import type { Birth, Sex } from "#programme/registry/person/person.ts";
import {
  codeAddresses,
  wordBuckets,
  type CodedAddresses,
} from "#programme/registry/duplicate/address/code-addresses.ts";
import { codeColumn, codeValues } from "./column.ts";
import { birthColumn, codeBirths } from "./compare-birth.ts";
import { companyKeys, householdColumn } from "./compare-household.ts";
import { codeNames, type CodedNames } from "#programme/registry/duplicate/name/compare-name.ts";
import { digitsOf, mostSharingPhone, numberColumn, placeholdersIn, withoutPlaceholders } from "./compare-number.ts";
import { placeColumn } from "./compare-place.ts";
import type { LinkageTable } from "./find-duplicates.ts";
import { joinCodes } from "./intern-keys.ts";
import { phoneNumber } from "./phone-number.ts";
import type { Pass } from "./blocks.ts";

/** What is compared of a person. All but the name may be missing. */
export type PersonRecord = {
  readonly name: string;
  readonly birth?: Birth | undefined;
  readonly sex?: Sex | undefined;
  readonly personalId?: string | undefined;
  readonly legacyId?: string | undefined;
  readonly phone?: string | undefined;
  readonly communeId?: string | undefined;
  readonly villageId?: string | undefined;
  readonly householdId?: string | undefined;
  /** Of the household, in one line. */
  readonly address?: string | undefined;
};

/** Numbers that stand for nobody, since too many people carry them: by kind, how many people carry each. */
export function placeholderNumbers(people: readonly PersonRecord[]) {
  const kinds = [
    ["personal_id", placeholdersIn(people.map(({ personalId }) => digitsOf(personalId)))],
    ["legacy_id", placeholdersIn(people.map(({ legacyId }) => digitsOf(legacyId)))],
    [
      "phone",
      placeholdersIn(
        people.map(({ phone }) => phoneNumber(phone)),
        mostSharingPhone,
      ),
    ],
  ] as const;
  return kinds.flatMap(([kind, counts]) => counts.slice(0, mostNamed).map((number) => ({ kind, people: number })));
}

/** More of them than these are not listed: the commonest come first. */
const mostNamed = 5;

export function peopleTable(people: readonly PersonRecord[]): LinkageTable {
  const names = codeNames(
    "name",
    people.map(({ name }) => name),
  );
  const births = codeBirths(people.map(({ birth }) => birth));
  const { codes: households, counts: sizes } = codeValues(people.map(({ householdId }) => householdId));
  const personalIds = withoutPlaceholders(people.map(({ personalId }) => digitsOf(personalId)));
  const legacyIds = withoutPlaceholders(people.map(({ legacyId }) => digitsOf(legacyId)));
  const phones = withoutPlaceholders(
    people.map(({ phone }) => phoneNumber(phone)),
    mostSharingPhone,
  );
  const addresses = codeAddresses(people.map(({ address }) => address));
  const householdPhones = numberColumn("phone", phones);
  const signs = Float64Array.from(people, (_, row) =>
    joinCodes(lastOf(names, row), births.years[row] || -1, yearRange),
  );
  return {
    size: people.length,
    // The cheapest first: most pairs are given up before their names are compared.
    columns: [
      birthColumn("birth", births),
      numberColumn("personal_id", personalIds, true),
      numberColumn("legacy_id", legacyIds, true),
      placeColumn("place", people.map(placeOf), addresses, households),
      codeColumn(
        "sex",
        people.map(({ sex }, row) => sex ?? markedSex(names, row)),
      ),
      {
        ...householdPhones,
        isOfHousehold: true,
        // A household has one telephone: within it that says nothing.
        compare: (left, right) => {
          const household = households[left] ?? -1;
          return household >= 0 && household === households[right] ? 0 : householdPhones.compare(left, right);
        },
      },
      householdColumn("household", households, signs),
      names.column,
    ],
    passes: passesOf(
      people,
      names,
      births,
      addresses,
      { personalIds, legacyIds, phones },
      households,
      companyKeys(households, signs),
    ),
    apart: (row) => households[row] ?? -1,
    members: (row) => sizes[households[row] ?? -1] ?? 1,
  };
}

/** A before the name is a man, Y a woman; other names say nothing certain. */
function markedSex({ codes, names }: CodedNames, row: number): Sex | undefined {
  const mark = names[codes[row] ?? -1]?.sexMark;
  return mark === undefined ? undefined : mark === "a" ? "male" : "female";
}

function placeOf({ communeId, villageId }: PersonRecord) {
  return { communeId, villageId };
}

/** More people than these at one address are a hamlet. */
const house = 24;
const yearRange = 4096;
const dayRange = 512;

function lastOf(names: CodedNames, row: number): number {
  return names.last[names.codes[row] ?? -1] ?? -1;
}

type Numbers = Readonly<Record<"personalIds" | "legacyIds" | "phones", readonly (string | undefined)[]>>;

/** Each pass loses pairs with an error in its key; together they lose those with errors in all. */
function passesOf(
  people: readonly PersonRecord[],
  names: CodedNames,
  births: ReturnType<typeof codeBirths>,
  addresses: CodedAddresses,
  { personalIds, legacyIds, phones }: Numbers,
  households: Int32Array,
  company: readonly Float64Array[],
): readonly Pass[] {
  const codeOf = (values: readonly (string | undefined)[]) => {
    const { codes } = codeValues(values);
    return (row: number) => codes[row] ?? -1;
  };
  const village = codeOf(people.map(({ villageId, communeId }) => villageId ?? communeId));
  const sex = codeOf(people.map((person) => person.sex));
  const folded = (row: number) => names.folded[names.codes[row] ?? -1] ?? -1;
  const last = (row: number) => lastOf(names, row);
  const first = (row: number) => names.first[names.codes[row] ?? -1] ?? -1;
  const year = (row: number) => births.years[row] || -1;
  const dayOfYear = (row: number) => (births.days[row] ? (births.months[row] ?? 0) * 32 + (births.days[row] ?? 0) : -1);
  const month = (row: number) => births.months[row] || -1;
  const dayOfMonth = (row: number) => births.days[row] || -1;
  const eitherWay = (row: number) => {
    const [one, other] = [month(row), dayOfMonth(row)];
    return one < 0 || other < 0 ? -1 : Math.min(one, other) * 32 + Math.max(one, other);
  };
  const lastIn = (larger: (row: number) => number, smaller: (row: number) => number, range: number) => (row: number) =>
    joinCodes(last(row), joinCodes(larger(row), smaller(row), range), yearRange * range);
  const day = (row: number) => joinCodes(year(row), dayOfYear(row), dayRange);
  const dayWith = (key: (row: number) => number) => (row: number) =>
    joinCodes(key(row), day(row), yearRange * dayRange);
  return [
    { name: "personal_id", key: codeOf(personalIds), refine: [last, day], teaches: ["personal_id"] },
    { name: "legacy_id", key: codeOf(legacyIds), refine: [last, day], teaches: ["legacy_id"] },
    { name: "phone", key: codeOf(phones), refine: [last, year] },
    {
      name: "name and day",
      key: (row) => joinCodes(folded(row), day(row), yearRange * dayRange),
      refine: [village],
      teaches: ["name", "birth"],
    },
    { name: "name and year", key: (row) => joinCodes(folded(row), year(row), yearRange), refine: [day, village] },
    { name: "given name and day", key: dayWith(last), refine: [first, village] },
    // Near births: the day or the month off, day and month changed places, and the year off.
    { name: "given name, year and month", key: lastIn(year, month, 16), refine: [first, village] },
    { name: "given name, year and day", key: lastIn(year, dayOfMonth, 32), refine: [first, village] },
    {
      name: "given name, year, day and month either way",
      key: lastIn(year, eitherWay, dayRange),
      refine: [first, village],
    },
    {
      name: "given name, day of the year, village",
      key: (row) => joinCodes(joinCodes(last(row), village(row), 67_108_864), dayOfYear(row), dayRange),
    },
    { name: "first syllable and day", key: dayWith(first), refine: [sex, village] },
    { name: "name and day of the year", key: (row) => joinCodes(folded(row), dayOfYear(row), dayRange) },
    { name: "village and day", key: dayWith(village), refine: [sex] },
    {
      name: "village and given name",
      key: (row) => joinCodes(village(row), last(row), 67_108_864),
      refine: [sex, first, year],
    },
    { name: "name and village", key: (row) => joinCodes(folded(row), village(row), 67_108_864), refine: [year] },
    ...company.map((keys, end) => ({
      name: `company ${end}`,
      key: (row: number) => keys[households[row] ?? -1] ?? -1,
      refine: [year, sex],
    })),
    { name: "address", key: (row) => addresses.codes[row] ?? -1, refine: [last, year], largest: house },
    ...Array.from({ length: wordBuckets }, (_, bucket) => ({
      name: `rare word ${bucket} of the address`,
      key: (row: number) => addresses.rareWord(row, bucket),
      refine: [last, year],
      largest: house,
    })),
  ];
}
