/**
 * People as numbers, one after another, so that the reader of a large list need not keep them: what is compared of everybody
 * fits into arrays that several threads can read at once.
 */
import type { Birth, Sex } from "#programme/registry/person/person.ts";
import { makeAddressCoder, type AddressData } from "#programme/registry/duplicate/address/code-addresses.ts";
import {
  makeNameCoder,
  markedFemale,
  markedMale,
  type NameData,
} from "#programme/registry/duplicate/name/code-names.ts";
import { interleave } from "./cells.ts";
import { makeCoder, type Codes } from "./column.ts";
import { packBirth, withYearShares, yearOf, type CodedBirths } from "./compare-birth.ts";
import { companyKeys, signsByHousehold, type HouseholdSigns } from "./compare-household.ts";
import {
  digitsOf,
  mostSharingPhone,
  placeholdersIn,
  withDigits,
  withoutPlaceholders,
  type CodedNumbers,
} from "./compare-number.ts";
import type { CodedPlaces } from "./compare-place.ts";
import { makeIntList } from "./int-list.ts";
import { phoneNumber } from "./phone-number.ts";
import { joinCodes } from "./block/rows-by-key.ts";

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

export type PlaceholderNumber = { readonly kind: "personal_id" | "legacy_id" | "phone"; readonly people: number };

export type PeopleData = {
  readonly size: number;
  /** What is compared of most pairs, row by row: see `at`. */
  readonly cells: Int32Array;
  readonly names: NameData;
  readonly births: CodedBirths;
  readonly households: Codes;
  readonly householdSigns: HouseholdSigns;
  /** What somebody is known by in a household: given name and year of birth. */
  readonly signs: Float64Array;
  readonly company: readonly [Float64Array, Float64Array];
  readonly personalIds: CodedNumbers;
  readonly legacyIds: CodedNumbers;
  readonly phones: CodedNumbers;
  readonly places: CodedPlaces;
  /** The village, or the commune where no village is known. */
  readonly villages: Int32Array;
  readonly addresses: AddressData;
  /** As recorded, and with what A and Y before a name say where nothing is. */
  readonly recordedSexes: Int32Array;
  readonly sexes: Int32Array;
  /** Numbers that stand for nobody, since too many people carry them: by kind the commonest, and how many people carry each. */
  readonly placeholders: readonly PlaceholderNumber[];
};

/** Places in the cells of a row. */
export const at = {
  birth: 0,
  personalId: 1,
  legacyId: 2,
  sex: 3,
  phone: 4,
  household: 5,
  members: 6,
  name: 7,
} as const;
/** Half a line of the cache. */
export const cellsOfRow = 8;

export type PeopleCoder = { readonly add: (person: PersonRecord) => void; readonly finish: () => PeopleData };

export function codePeople(people: Iterable<PersonRecord>): PeopleData {
  const coder = makePeopleCoder();
  for (const person of people) coder.add(person);
  return coder.finish();
}

export const yearRange = 4096;
const [male, female] = [0, 1];
/** More of them than these are not listed: the commonest come first. */
const mostNamed = 5;

export function makePeopleCoder(): PeopleCoder {
  const [names, addresses] = [makeNameCoder(), makeAddressCoder()];
  const [births, recordedSexes] = [makeIntList(), makeIntList()];
  const [households, communes, villages, places] = [makeText(), makeText(), makeText(), makeText()];
  const [personalIds, legacyIds, phones] = [makeText(), makeText(), makeText()];
  return {
    add: (person) => {
      names.add(person.name);
      addresses.add(person.address);
      births.push(packBirth(person.birth));
      recordedSexes.push(person.sex === undefined ? -1 : person.sex === "male" ? male : female);
      households.add(person.householdId);
      communes.add(person.communeId);
      villages.add(person.villageId);
      places.add(person.villageId ?? person.communeId);
      personalIds.add(digitsOf(person.personalId));
      legacyIds.add(digitsOf(person.legacyId));
      phones.add(phoneNumber(person.phone));
    },
    finish: () => {
      const [namesNow, packed, sexes] = [names.finish(), births.toArray(), recordedSexes.toArray()];
      const homes = codesOf(households);
      const signs = Float64Array.from(packed, (birth, row) =>
        joinCodes(namesNow.last[namesNow.codes[row] ?? -1] ?? -1, yearOf(birth) || -1, yearRange),
      );
      const householdSigns = signsByHousehold(homes.codes, signs);
      const numbers = { personal_id: personalIds.finish(), legacy_id: legacyIds.finish(), phone: phones.finish() };
      const numbered = {
        personalIds: withDigits(withoutPlaceholders(numbers.personal_id)),
        legacyIds: withDigits(withoutPlaceholders(numbers.legacy_id)),
        phones: withDigits(withoutPlaceholders(numbers.phone, mostSharingPhone)),
      };
      const anySex = sexes.map((sex, row) => (sex >= 0 ? sex : markedSex(namesNow, row)));
      return {
        size: packed.length,
        // In the order of `at`.
        cells: interleave([
          packed,
          numbered.personalIds.codes,
          numbered.legacyIds.codes,
          anySex,
          numbered.phones.codes,
          homes.codes,
          homes.codes.map((household) => homes.counts[household] ?? 1),
          namesNow.codes,
        ]),
        names: namesNow,
        births: withYearShares(packed),
        households: homes,
        householdSigns,
        signs,
        company: companyKeys(householdSigns),
        ...numbered,
        places: { communes: codesOf(communes), villages: codesOf(villages) },
        villages: codesOf(places).codes,
        addresses: addresses.finish(),
        recordedSexes: sexes,
        sexes: anySex,
        placeholders: [
          ...named("personal_id", placeholdersIn(numbers.personal_id)),
          ...named("legacy_id", placeholdersIn(numbers.legacy_id)),
          ...named("phone", placeholdersIn(numbers.phone, mostSharingPhone)),
        ],
      };
    },
  };
}

const makeText = () => makeCoder<string>();

function codesOf(coder: ReturnType<typeof makeText>): Codes {
  const { codes, counts, known } = coder.finish();
  return { codes, counts, known };
}

/** A before the name is a man, Y a woman; other names say nothing certain. */
function markedSex({ codes, marks }: NameData, row: number): number {
  const mark = marks[codes[row] ?? -1] ?? 0;
  return (mark & markedMale) > 0 ? male : (mark & markedFemale) > 0 ? female : -1;
}

function named(kind: PlaceholderNumber["kind"], counts: readonly number[]): readonly PlaceholderNumber[] {
  return counts.slice(0, mostNamed).map((people) => ({ kind, people }));
}
