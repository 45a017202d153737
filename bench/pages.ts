/**
 * What officers ask every day, over HTTP, with session, permission and row-level security, in a province whose two rounds are decided:
 * an officer of the province, and one of a commune. Goal: an answer within a second in a province of 350,000 households. The limit
 * beside it: reading every household and member once by hand.
 *
 *   npm run bench -- pages [HOUSEHOLDS…]      20000 80000 350000 by default
 */
import pg from "pg";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import * as evaluation from "#contract/evaluation/measure.ts";
import * as registry from "#contract/registry/household.ts";
import { listVillages } from "#contract/area/village.ts";
import { listHandovers } from "#contract/review/handover.ts";
import { readWork } from "#contract/home/work.ts";
import { listReviews, roundProgress } from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import type { TestOfficer } from "#test/support/installation.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import { growthExponent, medianOf, table } from "./support/figures.ts";
import { fillMembers, fillProvince } from "./support/fill-province.ts";
import * as area from "#contract/area/area.ts";
import { readNeeds } from "#contract/planning/need.ts";
import * as movement from "#contract/evaluation/movement.ts";

export const describe = "the daily questions of a province and of a commune; goal < 1 s at 350,000 households";

const goalMs = 1000;
const commune = "21484";
type Question = { readonly page: string; readonly endpoint: AnyEndpoint; readonly ask: Ask<AnyEndpoint> };
type Figures = { readonly households: number; readonly byHand: number; readonly ms: ReadonlyMap<string, number> };

function questions(areaId: string, roundId: Id<"round">): readonly Question[] {
  const of = { params: { areaId } };
  const [day, before] = [localDate("2026-12-31"), localDate("2025-12-31")];
  return [
    { page: "my work", endpoint: readWork, ask: {} },
    { page: "areas", endpoint: area.listAreas, ask: { query: { parentId: areaId } } },
    { page: "households by area", endpoint: registry.countHouseholds, ask: of },
    {
      page: "households by area, past",
      endpoint: registry.countHouseholds,
      ask: { ...of, query: { on: "2026-01-01" } },
    },
    { page: "households", endpoint: registry.listHouseholds, ask: {} },
    { page: "households, poor", endpoint: registry.listHouseholds, ask: { query: { class: "poor" } } },
    { page: "households, a village", endpoint: registry.listHouseholds, ask: { query: { villageId: `${commune}-1` } } },
    { page: "households, past", endpoint: registry.listHouseholds, ask: { query: { on: "2026-01-01" } } },
    { page: "villages", endpoint: listVillages, ask: { params: { areaId: commune } } },
    { page: "round", endpoint: roundProgress, ask: { params: { roundId } } },
    { page: "round, a commune", endpoint: roundProgress, ask: { params: { roundId }, query: { communeId: commune } } },
    { page: "reviews, poor", endpoint: listReviews, ask: { params: { roundId }, query: { class: "poor" } } },
    { page: "handovers", endpoint: listHandovers, ask: { params: { roundId } } },
    { page: "counts", endpoint: evaluation.readCounts, ask: { query: { areaId, on: day } } },
    { page: "measures", endpoint: evaluation.readMeasures, ask: { query: { areaId, on: day } } },
    {
      page: "households behind",
      endpoint: evaluation.listHouseholdsBehind,
      ask: { query: { areaId, on: day, class: "poor" } },
    },
    { page: "needs", endpoint: readNeeds, ask: { query: { areaId, on: day } } },
    { page: "movements", endpoint: movement.readMovements, ask: { query: { areaId, from: before, to: day } } },
  ];
}

export async function run(args: readonly string[]): Promise<void> {
  const sizes = args.map(Number).filter((size) => size > 0);
  const figures: Figures[] = [];
  for (const size of sizes.length > 0 ? sizes : [20_000, 80_000, 350_000]) figures.push(await measure(size));
  const last = figures.at(-1);
  if (last === undefined) return;
  process.stdout.write(
    table(
      ["who", "page", ...figures.map(({ households }) => `${households}`), "growth"],
      [...last.ms.keys()].map((key) => [
        ...key.split(": "),
        ...figures.map(({ ms }) => `${Math.round(ms.get(key) ?? 0)}`),
        growthExponent(figures.map(({ households, ms }) => [households, ms.get(key) ?? 0])).toFixed(2),
      ]),
    ),
  );
  const slow = [...last.ms].filter(([, ms]) => ms >= goalMs).map(([key]) => key);
  process.stdout.write(
    `bench pages households=${last.households} slowest_ms=${Math.round(Math.max(...last.ms.values()))} ` +
      `read_all_by_hand_ms=${Math.round(last.byHand)} goal_ms=${goalMs} reached=${slow.length === 0 ? "yes" : "no"} ` +
      `over=${slow.length} of=${last.ms.size}\n`,
  );
}

async function measure(households: number): Promise<Figures> {
  const test = await openTestInstallation();
  const client = new pg.Client({ connectionString: test.migratorUrl });
  await client.connect();
  try {
    await fillProvince(client, households);
    await fillMembers(client);
    const found = await client.query<{ id: Id<"round"> }>("select round_id as id from review.rounds where year = 2026");
    const roundId = found.rows[0]?.id;
    if (roundId === undefined) throw new Error("the round was not made");
    const ms = new Map<string, number>();
    for (const [who, kind, areaId] of [
      ["province", "province_officer", "51"],
      ["commune", "commune_officer", commune],
    ] as const) {
      const officer = await test.officer(kind, areaId);
      for (const question of questions(areaId, roundId))
        ms.set(`${who}: ${question.page}`, await medianOf(5, async () => answered(officer, question)));
    }
    const byHand = await medianOf(5, async () => client.query(everyMember));
    return { households, byHand, ms };
  } finally {
    await client.end();
    await test.close();
  }
}

async function answered(officer: TestOfficer, { page, endpoint, ask }: Question): Promise<void> {
  const answer = await officer.ask(endpoint, ask);
  if (answer.status !== 200) throw new Error(`${page} was not answered: ${answer.status}`);
}

const everyMember = `select household.commune_id, household.village_id, count(distinct household.household_id), count(*)
  from registry.households household join registry.memberships member on member.household_id = household.household_id
  group by 1, 2`;
