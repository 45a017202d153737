/** What a reviewer would see and hear in a made-up household: conditions from which exactly its needs follow. */
import { dong, type Money } from "#kernel/money.ts";
import type { AreaType } from "#programme/area/area.ts";
import type { PersonId } from "#programme/registry/person/person.ts";
import type { Device, LastingTraits, SchoolLevel, Toilet, Water } from "./lasting-traits.ts";
import { isWorker, type IndicatorCode, type MemberFacts } from "./needs.ts";
import type { PovertyClass } from "./poverty-model.ts";
import type { Random } from "./random.ts";

export type Work = "contract" | "steady" | "no_contract" | "cannot_find" | "none";

export type MemberCondition = MemberFacts & {
  readonly personId: PersonId;
  readonly isInsured: boolean;
  /** Attends a school of that level now. */
  readonly attends: SchoolLevel | undefined;
  /** Highest level finished. */
  readonly finished: SchoolLevel | undefined;
  readonly work: Work;
  readonly isStunted: boolean;
  readonly isUnderweight: boolean;
};

export type LivingConditions = {
  /** Đồng a person and month, over twelve months. */
  readonly incomePerPerson: Money;
  readonly isWallDurable: boolean;
  readonly isFrameDurable: boolean;
  readonly isRoofDurable: boolean;
  /** Square metres of the house, one decimal. */
  readonly floorArea: number;
  readonly water: Water;
  readonly toilet: Toilet;
  readonly usesInternet: boolean;
  readonly devices: readonly Device[];
  /** 1 to 8 of the official list of causes; empty for who is not poor. */
  readonly causes: readonly number[];
  readonly members: readonly MemberCondition[];
};

/** Income line a person and month of the standard 2022-2026 (Decree 07/2021 art. 3). */
const incomeLine: Readonly<Record<AreaType, number>> = { rural: 1_500_000, urban: 2_000_000 };

export function livingConditions(
  random: Random,
  lasting: LastingTraits,
  povertyClass: PovertyClass,
  needs: ReadonlySet<IndicatorCode>,
  members: readonly (MemberFacts & { readonly personId: PersonId })[],
  areaType: AreaType,
): LivingConditions {
  const [isWallDurable, isFrameDurable, isRoofDurable] = needs.has("housingQuality")
    ? lasting.weakParts
    : [true, true, lasting.isRoofDurable];
  const perPerson = needs.has("housingArea") ? lasting.cramped : lasting.roomy;
  return {
    incomePerPerson: dong(incomeOf(random, povertyClass, incomeLine[areaType])),
    isWallDurable,
    isFrameDurable,
    isRoofDurable,
    floorArea: Math.round(perPerson * members.length * 10) / 10,
    water: needs.has("water") ? lasting.poorWater : lasting.water,
    toilet: needs.has("toilet") ? lasting.poorToilet : lasting.toilet,
    usesInternet: !needs.has("telecom"),
    devices: needs.has("infoDevices") ? [] : needs.has("telecom") ? ["television"] : lasting.devices,
    causes:
      povertyClass === "non_poor"
        ? []
        : members.some(isWorker)
          ? lasting.causes
          : [...new Set([3, ...lasting.causes])].toSorted((a, b) => a - b),
    members: membersWith(needs, members, lasting),
  };
}

/** The poor lie anywhere from a third of the line up to it; of the others a part just above it (average living standard). */
function incomeOf(random: Random, povertyClass: PovertyClass, line: number): number {
  const thousand = (value: number) => Math.round(value / 1000) * 1000;
  if (povertyClass !== "non_poor") return thousand(line * (0.35 + 0.65 * random.unit()));
  if (random.chance(0.12)) return thousand(line * (1.01 + 0.49 * random.unit()));
  return thousand(line * (1.5 + 3.5 * random.unit() * random.unit()) + 1000);
}

function membersWith(
  needs: ReadonlySet<IndicatorCode>,
  members: readonly (MemberFacts & { readonly personId: PersonId })[],
  lasting: LastingTraits,
): readonly MemberCondition[] {
  const first = (fits: (member: MemberFacts) => boolean) => members.find(fits);
  const jobless = needs.has("employment") ? first(isWorker) : undefined;
  const uninsured = needs.has("healthInsurance") ? first(({ age }) => age >= 6) : undefined;
  const unschooled = needs.has("childSchooling") ? first(({ age }) => age >= 3 && age < 16) : undefined;
  const unqualified = needs.has("adultEducation") ? first(({ age }) => age >= 16 && age <= 30) : undefined;
  const undernourished = needs.has("nutrition") ? first(({ age }) => age < 16) : undefined;
  return members.map((member) => {
    const hasContract = lasting.contracts.has(member.personId);
    return {
      ...member,
      isInsured: member !== uninsured,
      attends: member === unschooled || member === unqualified ? undefined : attendedAt(member.age),
      finished: finishedAt(member.age, member === unqualified, lasting.schooling.get(member.personId)),
      work: member === jobless ? (hasContract ? "cannot_find" : "no_contract") : workOf(member, hasContract),
      isStunted: member === undernourished && lasting.isRoofDurable,
      isUnderweight: member === undernourished,
    };
  });
}

function attendedAt(age: number): SchoolLevel | undefined {
  if (age < 3 || age > 17) return undefined;
  if (age < 6) return "preschool";
  if (age < 12) return "primary";
  return age < 16 ? "lower_secondary" : "upper_secondary";
}

/** The level that the standard asks of those from 16 to 30 is reached by all but who is to be deprived. */
function finishedAt(age: number, isUnqualified: boolean, level: SchoolLevel | undefined): SchoolLevel | undefined {
  if (age < 12) return undefined;
  if (age < 16 || isUnqualified) return "primary";
  if (age < 18) return "lower_secondary";
  return age > 30 || level === "vocational" || level === "higher" ? level : "upper_secondary";
}

function workOf(member: MemberFacts, hasContract: boolean): Work {
  if (!isWorker(member)) return "none";
  return hasContract ? "contract" : "steady";
}
