import type { DemoCommuneData } from "#demo/generator/make-province.ts";
import type { DemoHousehold } from "#demo/generator/make-household.ts";
import { writeDemoHouseholds } from "#demo/player/demo-registry.ts";
import { writeDemoReviews, writeDemoVillages } from "#demo/player/demo-round.ts";
import type { DemoRounds, VillageProgress } from "#demo/player/demo-round.ts";
import { localDate } from "#kernel/local-date.ts";
import { addVillages } from "#server/area/area/areas-store.ts";
import type { OwnersPart } from "./stage.ts";

/** How far the villages are in 2026, by turns: the round is half way. */
const progress2026: readonly VillageProgress[] = ["posted", "met", "scored", "surveyed", "surveyed", "listed"];
const days2025 = {
  meeting: localDate("2025-10-20"),
  postedFrom: localDate("2025-10-27"),
  postedTo: localDate("2025-10-30"),
};
const days2026 = {
  meeting: localDate("2026-11-10"),
  postedFrom: localDate("2026-11-19"),
  postedTo: localDate("2026-11-24"),
};

/** The people of one commune, their review of 2025 and as much of that of 2026 as was done by the autumn. Answers how many households. */
export async function writePeople(
  { database, client, newId, now, officers }: OwnersPart,
  { commune, villages, households }: DemoCommuneData,
  rounds: DemoRounds,
): Promise<number> {
  await database.transaction().execute((tx) =>
    addVillages(
      tx,
      villages.map((village) => ({
        areaId: village.id,
        communeId: commune.id,
        name: village.fullName,
        ...(village.areaType === undefined ? {} : { setting: village.areaType }),
      })),
    ),
  );
  const people: readonly DemoHousehold[] = [...households];
  await writeDemoHouseholds(client, people);
  const settingOf = () => commune.areaType ?? "rural";
  const decided = { settingOf, progressOf: () => "closed" as const, previous: new Map<string, string>() };
  const first = await writeDemoReviews(client, rounds[2025], decided, people);
  const all = villages.map(({ id }) => ({ id, hasMet: true, isPosted: true }));
  await writeDemoVillages(client, rounds[2025], commune.id, all, days2025, first);
  const order = new Map(villages.map(({ id }, position) => [id, position]));
  const progressOf = (villageId: string) => progress2026[(order.get(villageId) ?? 0) % progress2026.length] ?? "listed";
  const previous = new Map(first.map((review) => [review.householdId, review.class]));
  const second = await writeDemoReviews(client, rounds[2026], { settingOf, progressOf, previous }, people);
  const states = villages.map(({ id }) => ({
    id,
    hasMet: ["met", "posted"].includes(progressOf(id)),
    isPosted: progressOf(id) === "posted",
  }));
  await writeDemoVillages(client, rounds[2026], commune.id, states, days2026, second);
  await client.query("select authority.append_audit($1, $2, $3, 'registry.importHouseholds', $4, 'demo', $5, $6)", [
    newId(),
    now,
    officers.of("province.officer").officerId,
    commune.id,
    rounds[2025].roundId,
    JSON.stringify({ households: people.length, madeUp: true }),
  ]);
  return people.length;
}
