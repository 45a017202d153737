/** People of the registry as a table to link: the fields that are compared, the keys of blocks, and who stands apart. */
import { compareAddresses, wordBuckets } from "#programme/registry/duplicate/address/code-addresses.ts";
import { nameColumn } from "#programme/registry/duplicate/name/compare-name.ts";
import type { Pass } from "./block/blocks.ts";
import { at, cellsOfRow, codePeople, yearRange, type PeopleData, type PersonRecord } from "./code-people.ts";
import { codeColumn } from "./column.ts";
import { birthColumn, dayOf, monthOf, yearOf } from "./compare-birth.ts";
import { householdColumn } from "./compare-household.ts";
import { numberColumn } from "./compare-number.ts";
import { placeColumn } from "./compare-place.ts";
import type { LinkageTable } from "./find-duplicates.ts";
import { joinCodes } from "./block/rows-by-key.ts";

export function peopleTable(people: readonly PersonRecord[]): LinkageTable {
  return tableOfPeople(codePeople(people));
}

/** The same in every thread that has the data. */
export function tableOfPeople(data: PeopleData): LinkageTable {
  const { codes: households } = data.households;
  const cell = (place: number) => ({ cells: data.cells, stride: cellsOfRow, at: place });
  const householdPhones = numberColumn("phone", data.phones, false, cell(at.phone));
  return {
    size: data.size,
    columns: [
      birthColumn("birth", data.births, cell(at.birth)),
      numberColumn("personal_id", data.personalIds, true, cell(at.personalId)),
      numberColumn("legacy_id", data.legacyIds, true, cell(at.legacyId)),
      placeColumn("place", data.places, data.addresses, households),
      codeColumn("sex", data.sexes, cell(at.sex)),
      {
        ...householdPhones,
        isOfHousehold: true,
        // A household has one telephone: within it that says nothing.
        compare: (left, right) => {
          const household = data.cells[left * cellsOfRow + at.household] ?? -1;
          return household >= 0 && household === data.cells[right * cellsOfRow + at.household]
            ? 0
            : householdPhones.compare(left, right);
        },
      },
      householdColumn("household", households, data.signs, data.householdSigns, cell(at.household)),
      nameColumn("name", data.names),
    ],
    passes: passesOf(data),
    apart: (row) => households[row] ?? -1,
    members: (row) => data.cells[row * cellsOfRow + at.members] ?? 1,
  };
}

/** More people than these at one address are a hamlet. */
const house = 24;
const dayRange = 512;
const villageRange = 67_108_864;

/** Each pass loses pairs with an error in its key; together they lose those with errors in all. */
function passesOf(data: PeopleData): readonly Pass[] {
  const { names, births, households, company } = data;
  const codeOf = (codes: Int32Array) => (row: number) => codes[row] ?? -1;
  const village = codeOf(data.villages);
  const sex = codeOf(data.recordedSexes);
  const ofName = (codes: Int32Array) => (row: number) => codes[names.codes[row] ?? -1] ?? -1;
  const [folded, last, first] = [ofName(names.folded), ofName(names.last), ofName(names.first)];
  const birth = (row: number) => births.packed[row] ?? 0;
  const year = (row: number) => yearOf(birth(row)) || -1;
  const month = (row: number) => monthOf(birth(row)) || -1;
  const dayOfMonth = (row: number) => dayOf(birth(row)) || -1;
  const dayOfYear = (row: number) => (dayOf(birth(row)) === 0 ? -1 : monthOf(birth(row)) * 32 + dayOf(birth(row)));
  const eitherWay = (row: number) => {
    const one = month(row);
    const other = dayOfMonth(row);
    return one < 0 || other < 0 ? -1 : Math.min(one, other) * 32 + Math.max(one, other);
  };
  const lastIn = (larger: (row: number) => number, smaller: (row: number) => number, range: number) => (row: number) =>
    joinCodes(last(row), joinCodes(larger(row), smaller(row), range), yearRange * range);
  const day = (row: number) => joinCodes(year(row), dayOfYear(row), dayRange);
  const dayWith = (key: (row: number) => number) => (row: number) =>
    joinCodes(key(row), day(row), yearRange * dayRange);
  const { rareWord } = compareAddresses(data.addresses);
  return [
    { name: "personal_id", key: codeOf(data.personalIds.codes), refine: [last, day], teaches: ["personal_id"] },
    { name: "legacy_id", key: codeOf(data.legacyIds.codes), refine: [last, day], teaches: ["legacy_id"] },
    { name: "phone", key: codeOf(data.phones.codes), refine: [last, year] },
    { name: "name and day", key: dayWith(folded), refine: [village], teaches: ["name", "birth"] },
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
      key: (row) => joinCodes(joinCodes(last(row), village(row), villageRange), dayOfYear(row), dayRange),
    },
    { name: "first syllable and day", key: dayWith(first), refine: [sex, village] },
    { name: "name and day of the year", key: (row) => joinCodes(folded(row), dayOfYear(row), dayRange) },
    { name: "village and day", key: dayWith(village), refine: [sex] },
    {
      name: "village and given name",
      key: (row) => joinCodes(village(row), last(row), villageRange),
      refine: [sex, first, year],
    },
    { name: "name and village", key: (row) => joinCodes(folded(row), village(row), villageRange), refine: [year] },
    ...company.map((keys, end) => ({
      name: `company ${end}`,
      key: (row: number) => keys[households.codes[row] ?? -1] ?? -1,
      refine: [year, sex],
    })),
    { name: "address", key: codeOf(data.addresses.codes), refine: [last, year], largest: house },
    ...Array.from({ length: wordBuckets }, (_, bucket) => ({
      name: `rare word ${bucket} of the address`,
      key: (row: number) => rareWord(row, bucket),
      refine: [last, year],
      largest: house,
    })),
  ];
}
