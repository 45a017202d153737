/**
 * Villages (thôn, tổ dân phố) are formed, named again, merged and split by decisions. A village that changes ends on the day before and
 * another begins, so that each past day keeps its own villages and names; the households of the one live in the other from then on.
 */
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { cleanText } from "#programme/registry/person/clean-text.ts";
import { searchText } from "#programme/registry/household/search-text.ts";

export const villageChangeKinds = ["form", "rename", "merge", "split", "end"] as const;

type Setting = "rural" | "urban";
export type VillageChange =
  | { readonly change: "form"; readonly name: string; readonly setting?: Setting | undefined }
  | { readonly change: "rename"; readonly villageId: string; readonly name: string }
  | { readonly change: "merge"; readonly villageIds: readonly string[]; readonly name: string }
  /** These households live in the new village; the others stay together under the old name. */
  | {
      readonly change: "split";
      readonly villageId: string;
      readonly name: string;
      readonly householdIds: readonly string[];
    }
  | { readonly change: "end"; readonly villageId: string };

export type VillageNow = {
  readonly areaId: string;
  readonly name: string;
  readonly setting: Setting | null;
  readonly validFrom: LocalDate | null;
  /** Households that are not closed. */
  readonly householdIds: readonly string[];
  /** Households whose review stands between the village meeting and its decision: they were met under the village's name. */
  readonly underReview: number;
};
export type CommuneNow = {
  readonly communeId: string;
  /** Villages in force. */
  readonly villages: readonly VillageNow[];
  /** Ids of all villages that ever were. */
  readonly knownIds: ReadonlySet<string>;
};

export type NewVillage = { readonly areaId: string; readonly name: string; readonly setting: Setting | null };
export type DecidedVillageChange = {
  readonly begins: readonly NewVillage[];
  readonly ends: readonly string[];
  readonly successions: readonly { readonly fromId: string; readonly toId: string; readonly part: boolean }[];
  readonly moves: readonly { readonly toId: string; readonly householdIds: readonly string[] }[];
};

export function changeVillages(
  asked: VillageChange,
  commune: CommuneNow,
  day: { readonly on: LocalDate; readonly today: LocalDate },
): Result<DecidedVillageChange, Refusal> {
  if (day.on > day.today) return failure(refuse("registry.day_in_future", { day: day.on }));
  const touched = idsOf(asked);
  const found = touched.map((id) => commune.villages.find(({ areaId }) => areaId === id));
  const villages = found.filter((village) => village !== undefined);
  if (villages.length < touched.length || new Set(touched).size < touched.length)
    return failure(refuse("registry.village_not_in_force", { communeId: commune.communeId }));
  const tooYoung = villages.find(({ validFrom }) => validFrom !== null && validFrom >= day.on);
  if (tooYoung !== undefined)
    return failure(refuse("registry.village_began_later", { name: tooYoung.name, day: tooYoung.validFrom ?? day.on }));
  const met = villages.find(({ underReview }) => underReview > 0);
  if (met !== undefined)
    return failure(refuse("registry.village_under_review", { name: met.name, households: met.underReview }));
  if (asked.change === "end") return end(villages);
  const name = cleanText(asked.name);
  const isTaken = commune.villages.some((one) => !touched.includes(one.areaId) && sameName(one.name, name));
  const keepsName = asked.change === "split" || asked.change === "rename";
  if (isTaken || (keepsName && villages.some((one) => one.name === name)))
    return failure(refuse("registry.village_name_taken", { name }));
  return success(plan(asked, name, villages, commune));
}

function idsOf(asked: VillageChange): readonly string[] {
  if (asked.change === "form") return [];
  return asked.change === "merge" ? asked.villageIds : [asked.villageId];
}

function end(villages: readonly VillageNow[]): Result<DecidedVillageChange, Refusal> {
  const inhabited = villages.find(({ householdIds }) => householdIds.length > 0);
  if (inhabited !== undefined)
    return failure(
      refuse("registry.village_inhabited", { name: inhabited.name, households: inhabited.householdIds.length }),
    );
  return success({ begins: [], ends: villages.map(({ areaId }) => areaId), successions: [], moves: [] });
}

function plan(
  asked: Exclude<VillageChange, { change: "end" }>,
  name: string,
  villages: readonly VillageNow[],
  commune: CommuneNow,
): DecidedVillageChange {
  const [first] = villages;
  const setting = asked.change === "form" ? (asked.setting ?? null) : (first?.setting ?? null);
  const fresh = { areaId: freshVillageId(commune.communeId, name, commune.knownIds), name, setting };
  const ends = villages.map(({ areaId }) => areaId);
  if (asked.change !== "split" || first === undefined)
    return {
      begins: [fresh],
      ends,
      successions: ends.map((fromId) => ({ fromId, toId: fresh.areaId, part: false })),
      moves: [{ toId: fresh.areaId, householdIds: villages.flatMap(({ householdIds }) => householdIds) }],
    };
  const known = new Set([...commune.knownIds, fresh.areaId]);
  const rest = { areaId: freshVillageId(commune.communeId, first.name, known), name: first.name, setting };
  const chosen = new Set(asked.householdIds);
  return {
    begins: [rest, fresh],
    ends,
    successions: [rest, fresh].map(({ areaId }) => ({ fromId: first.areaId, toId: areaId, part: true })),
    moves: [
      { toId: rest.areaId, householdIds: first.householdIds.filter((id) => !chosen.has(id)) },
      { toId: fresh.areaId, householdIds: first.householdIds.filter((id) => chosen.has(id)) },
    ],
  };
}

const sameName = (one: string, other: string) =>
  one.normalize("NFC").toLowerCase() === other.normalize("NFC").toLowerCase();

/** The id of a village that a file names: it follows from commune and name, tone marks kept, so two batches make the same one. */
export function villageIdOf(communeId: string, name: string): string {
  const words = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-");
  return `${communeId}-${words}`.slice(0, 60);
}

/** One that no village, past or present, has. */
function freshVillageId(communeId: string, name: string, taken: ReadonlySet<string>): string {
  const plain = villageIdOf(communeId, searchText(name)).slice(0, 56);
  let id = plain;
  for (let at = 2; taken.has(id); at += 1) id = `${plain}-${at}`;
  return id;
}
