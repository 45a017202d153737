/**
 * The errors of lists written by hand and typed by others. At rate 1 (a second record), in a hundred: name without marks 12, a
 * wrong mark 4, a slip of the pen 4, a middle word left out 4, shortened 3, given name first 1, all capitals 10; birth as 1 January
 * 8, one wrong digit 3, day and month changed 2, a year off 2, missing 1; sex wrong 0.5; personal number missing 30, old number missing 50,
 * of each a wrong digit 1.5, two digits changed 0.5, a placeholder of zeros 0.5; telephone missing 40, another 20, the village
 * head's 5; village missing 3; address missing 25, a part of it left out 10, a slip in it 8. At a smaller rate all of them are as much rarer.
 */
import { randomFrom, type Random } from "#demo/generator/random.ts";
import { localDate, parseLocalDate, partsOf } from "#kernel/local-date.ts";
import type { PersonRecord } from "#programme/registry/duplicate/code-people.ts";
import type { Birth } from "#programme/registry/person/person.ts";
import { searchText } from "#programme/registry/household/search-text.ts";

export const makeRandom = randomFrom;

export function spoil(random: Random, record: PersonRecord, rate: number): PersonRecord {
  const chance = (percent: number) => random.chance((percent / 100) * rate);
  return {
    ...record,
    name: spoilName(random, record.name, chance),
    birth: record.birth === undefined || chance(1) ? undefined : spoilBirth(random, record.birth, chance),
    sex: chance(0.5) ? (record.sex === "male" ? "female" : "male") : record.sex,
    personalId: spoilNumber(random, record.personalId, 30, chance),
    legacyId: spoilNumber(random, record.legacyId, 50, chance),
    phone: spoilPhone(random, record, chance),
    villageId: chance(3) ? undefined : record.villageId,
    address: spoilAddress(random, record.address, chance),
  };
}

type Chance = (percent: number) => boolean;

function spoilName(random: Random, name: string, chance: Chance): string {
  const words = name.split(" ");
  const last = words.at(-1) ?? "";
  if (words.length > 2 && chance(4)) words.splice(1, 1);
  if (words.length > 1 && chance(4)) words[words.length - 1] = otherMark(random, last);
  if (chance(4)) {
    const at = random.between(0, words.length - 1);
    words[at] = slipOf(random, words[at] ?? "");
  }
  if (words.length > 1 && chance(3)) {
    if (random.chance(0.5)) words[0] = (words[0] ?? "").startsWith("Ng") ? "Ng." : `${words[0]?.slice(0, 1)}.`;
    else words.splice(0, words.length - 1, ...words.slice(0, -1).map((word) => `${word.slice(0, 1)}.`));
  }
  if (chance(1)) words.unshift(words.pop() ?? "");
  const written = words.join(" ");
  if (chance(12)) return searchText(written).replaceAll(/(^|\s)\S/g, (letter) => letter.toUpperCase());
  return chance(10) ? written.toUpperCase() : written;
}

const tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];

/** Another tone on the first vowel. */
function otherMark(random: Random, word: string): string {
  const bare = word.normalize("NFD").replaceAll(/[\u0300\u0301\u0303\u0309\u0323]/g, "");
  return bare.replace(/[aeiouy]\p{M}*/iu, (vowel) => vowel + random.pick(tones)).normalize("NFC");
}

function slipOf(random: Random, word: string): string {
  if (word.length < 2) return word;
  const at = random.between(0, word.length - 2);
  const [before, one, two, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)];
  return random.pick([
    before + two + one + after,
    before + one + after,
    before + random.pick([..."aehinu"]) + two + after,
  ]);
}

function spoilBirth(random: Random, birth: Birth, chance: Chance): Birth {
  const { year, month, day } = partsOf(birth.date);
  if (chance(8)) return { date: localDate(`${year}-01-01`), precision: "day" };
  if (chance(2)) return dated(year + random.pick([-1, 1]), month, day, birth);
  if (birth.precision !== "day") return birth;
  if (chance(2)) return dated(year, day, month, birth);
  if (!chance(3)) return birth;
  return random.pick([
    dated(year - 10, month, day, birth),
    dated(year, month, day > 10 ? day - 10 : day + 10, birth),
    dated(year, month === 12 ? 11 : month + 1, day, birth),
  ]);
}

/** The birth itself when the calendar has no such day. */
function dated(year: number, month: number, day: number, birth: Birth): Birth {
  const date = parseLocalDate(`${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);
  return date === undefined ? birth : { ...birth, date };
}

function spoilNumber(random: Random, number: string | undefined, missing: number, chance: Chance): string | undefined {
  if (number === undefined || chance(missing)) return undefined;
  if (chance(0.5)) return "0".repeat(number.length);
  const at = random.between(4, number.length - 2);
  if (chance(1.5)) return number.slice(0, at) + random.between(0, 9) + number.slice(at + 1);
  if (chance(0.5)) return number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2);
  return number;
}

function spoilAddress(random: Random, address: string | undefined, chance: Chance): string | undefined {
  if (address === undefined || chance(25)) return undefined;
  const parts = address.split(", ");
  if (parts.length > 1 && chance(10)) parts.splice(random.between(0, parts.length - 1), 1);
  if (chance(8)) {
    const at = random.between(0, parts.length - 1);
    parts[at] = slipOf(random, parts[at] ?? "");
  }
  return parts.join(", ");
}

function spoilPhone(random: Random, { phone, villageId }: PersonRecord, chance: Chance): string | undefined {
  if (chance(40)) return undefined;
  if (chance(5)) return `0900${(villageId ?? "").replaceAll(/\D/g, "").padStart(6, "0")}`;
  return chance(20) ? `09${random.between(10_000_000, 99_999_999)}` : phone;
}
