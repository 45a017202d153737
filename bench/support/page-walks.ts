/** What officers ask while they work: the requests of the console's pages, in the order of a day. */
import type pg from "pg";
import { send } from "#contract/client.ts";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import * as registry from "#contract/registry/household.ts";
import { listVillages } from "#contract/area/village.ts";
import { readWork } from "#contract/home/work.ts";
import { listReviews, roundProgress } from "#contract/review/round.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import * as area from "#contract/area/area.ts";
import { getSession } from "#contract/authority/session.ts";

export type Walk = {
  readonly who: "commune" | "province";
  readonly cookie: string;
  readonly requests: readonly { readonly page: string; readonly path: string }[];
};

/** One in ten works for the province, the others for a commune each. Every user has an account and a session of their own. */
export async function walksOf(test: TestInstallation, client: pg.Client, users: number): Promise<readonly Walk[]> {
  const roundId = await one(client, "select round_id as value from review.rounds where year = 2026", []);
  const communes = await many(
    client,
    "select area_id as value from registry.areas where parent_id = '51' and valid_to is null order by area_id",
    [],
  );
  const walks: Walk[] = [];
  for (let user = 0; user < users; user += 1) {
    const isProvince = user % 10 === 9;
    const communeId = communes[user % communes.length] ?? "";
    const officer = await test.officer(
      isProvince ? "province_officer" : "commune_officer",
      isProvince ? "51" : communeId,
    );
    const households = await many(
      client,
      "select household_id as value from registry.households where commune_id = $1 order by household_id limit 4",
      [communeId],
    );
    const pages = pagesOf({ areaId: isProvince ? "51" : communeId, communeId, roundId, households });
    walks.push({
      who: isProvince ? "province" : "commune",
      cookie: officer.cookie,
      requests: await Promise.all(
        pages.map(async ({ page, endpoint, ask }) => ({ page, path: await pathOf(endpoint, ask) })),
      ),
    });
  }
  return walks.toSorted((first, second) => (first.who < second.who ? -1 : Number(first.who > second.who)));
}

type Page = { readonly page: string; readonly endpoint: AnyEndpoint; readonly ask: Ask<AnyEndpoint> };

function pagesOf(of: {
  readonly areaId: string;
  readonly communeId: string;
  readonly roundId: string;
  readonly households: readonly string[];
}): readonly Page[] {
  const villageId = `${of.communeId}-1`;
  const round = { params: { roundId: of.roundId } };
  return [
    { page: "session", endpoint: getSession, ask: {} },
    { page: "my work", endpoint: readWork, ask: {} },
    { page: "households", endpoint: registry.listHouseholds, ask: {} },
    { page: "villages", endpoint: listVillages, ask: { params: { areaId: of.communeId } } },
    { page: "households of a village", endpoint: registry.listHouseholds, ask: { query: { villageId } } },
    ...of.households.map((householdId) => ({
      page: "household",
      endpoint: registry.getHousehold,
      ask: { params: { householdId } },
    })),
    { page: "areas", endpoint: area.listAreas, ask: { query: { parentId: of.areaId } } },
    { page: "households by area", endpoint: registry.countHouseholds, ask: { params: { areaId: of.areaId } } },
    { page: "round", endpoint: roundProgress, ask: { ...round, query: { communeId: of.communeId } } },
    { page: "reviews of a village", endpoint: listReviews, ask: { ...round, query: { villageId } } },
  ];
}

async function pathOf(endpoint: AnyEndpoint, ask: Ask<AnyEndpoint>): Promise<string> {
  let path = "";
  const note = async (asked: string) => {
    path = asked;
    return new Response();
  };
  await send(note, endpoint, ask, () => "");
  return path;
}

async function many(client: pg.Client, text: string, values: readonly string[]): Promise<readonly string[]> {
  const found = await client.query<{ value: string }>(text, [...values]);
  return found.rows.map(({ value }) => value);
}

async function one(client: pg.Client, text: string, values: readonly string[]): Promise<string> {
  const [value] = await many(client, text, values);
  if (value === undefined) throw new Error("the province was not filled");
  return value;
}
