/**
 * Every read that a page of the console sends (bench/support/page-calls.ts), over HTTP, with session, permission and row-level security, by
 * an officer of the province and one of a commune: in a province of which three communes are the demo's, and the others are filled with
 * households, rounds, plans, accounts and supports like theirs. Goals: each under 300 ms, the home page under 100 ms. The limit beside
 * them: reading every household and member once by hand.
 *
 *   npm run bench -- pages [HOUSEHOLDS…]      20000 80000 560000 by default
 */
import pg from "pg";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { loadDemo } from "#demo/load-demo.ts";
import { shownCommune } from "#demo/player/demo-places.ts";
import { permissionOf } from "#programme/authority/post/permissions.ts";
import type { PostKind } from "#programme/authority/post/post.ts";
import { appUrlOf } from "#server/platform/database/roles.ts";
import { countPopulation } from "#server/registry/population/population-store.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { medianOf, table } from "./support/figures.ts";
import { fillMoney } from "./support/fill-money.ts";
import { asProvincesAre, fillMembers, fillProvince } from "./support/fill-province.ts";
import { askOf, readRecordIds } from "./support/page-asks.ts";
import { callsOfPages } from "./support/page-calls.ts";
import type { PageCall } from "./support/page-calls.ts";

export const describe = "every read of every page, of a province and of a commune; goal < 300 ms, home < 100 ms";

const [goalMs, homeGoalMs, times] = [300, 100, 5];
const province = "51";
/** With what the acts of the demo leave: registers, rounds, plans, payments. */
const shownCommunes = [shownCommune, "21025", "21490"];
const shownHouseholds = 3000;
/** The day on which the demo's year stands. */
const clock = () => new Date("2026-11-27T02:00:00Z");
/** Who asks, the first of them who may. */
const askers = {
  province: ["province_officer", "province_lead", "province_accountant", "auditor", "operator"],
  commune: ["commune_officer", "commune_chair", "commune_accountant", "commune_cashier"],
} as const satisfies Record<string, readonly PostKind[]>;
type Who = keyof typeof askers;

type Figure = { readonly who: Who; readonly call: PageCall; readonly ms: number };
type Figures = {
  readonly households: number;
  readonly byHand: number;
  readonly all: readonly Figure[];
  readonly unasked: readonly string[];
};

export async function run(args: readonly string[]): Promise<void> {
  const sizes = args.map(Number).filter((size) => size > 0);
  const figures: Figures[] = [];
  for (const size of sizes.length > 0 ? sizes : [20_000, 80_000, 560_000]) figures.push(await measure(size));
  const last = figures.at(-1);
  if (last === undefined) return;
  const sorted = last.all.toSorted((one, other) => one.ms - other.ms);
  const msOf = ({ all }: Figures, { who, call }: Figure) =>
    all.find((one) => one.who === who && one.call.endpoint.id === call.endpoint.id)?.ms;
  process.stdout.write(
    table(
      ["who", "pages", "call", ...figures.map(({ households }) => `${households}`)],
      sorted.map((one) => [
        one.who,
        one.call.pages.join(" "),
        one.call.endpoint.id,
        ...figures.map((of) => msOf(of, one)?.toFixed(0) ?? "-"),
      ]),
    ),
  );
  if (last.unasked.length > 0) process.stdout.write(`without a record to ask of: ${last.unasked.join(", ")}\n`);
  const slowest = sorted.at(-1);
  const home = Math.max(...last.all.filter(({ call }) => call.pages.includes("home")).map(({ ms }) => ms));
  process.stdout.write(
    `bench pages calls=${sorted.length} over_${goalMs}=${sorted.filter(({ ms }) => ms >= goalMs).length} ` +
      `slowest=${slowest?.call.endpoint.id} slowest_ms=${slowest?.ms.toFixed(0)} ` +
      `p95_ms=${sorted[Math.ceil(sorted.length * 0.95) - 1]?.ms.toFixed(0)} home_ms=${home.toFixed(0)} home_goal_ms=${homeGoalMs} ` +
      `households=${last.households} read_all_by_hand_ms=${last.byHand.toFixed(0)}\n`,
  );
}

async function measure(households: number): Promise<Figures> {
  const test = await openTestInstallation({ clock });
  const client = new pg.Client({ connectionString: test.migratorUrl });
  await client.connect();
  try {
    await loadProvince(test);
    await fillProvince(client, households - shownHouseholds, asProvincesAre);
    await fillMembers(client);
    await fillMoney(client, shownCommune);
    await countPopulation(test.ownersServer.database, test.ownersServer.today());
    const figures = await measureCalls(test, client);
    return { households, byHand: await medianOf(times, async () => client.query(everyMember)), ...figures };
  } finally {
    await client.end();
    await test.close();
  }
}

async function loadProvince({ server, ownersServer, migratorUrl }: TestInstallation) {
  const target = { config: server.config, migratorUrl, appUrl: appUrlOf(migratorUrl), server, ownersServer };
  await loadDemo(target, { households: shownHouseholds, only: shownCommunes });
}

export async function measureCalls(
  test: TestInstallation,
  client: pg.Client,
): Promise<Pick<Figures, "all" | "unasked">> {
  const ids = await readRecordIds(client, shownCommune);
  const all: Figure[] = [];
  const unasked = new Set<string>();
  for (const [who, areaId] of [
    ["province", province],
    ["commune", shownCommune],
  ] as const) {
    const officers = new Map<PostKind, TestOfficer>();
    for (const call of await callsOfPages()) {
      const kind = askers[who].find((one) => mayAsk(one, call.endpoint));
      if (kind === undefined) continue;
      const officer = officers.get(kind) ?? (await test.officer(kind, kind === "operator" ? "VN" : areaId));
      officers.set(kind, officer);
      const ask = askOf(call.endpoint, areaId, ids);
      const first = ask === undefined ? undefined : await officer.ask(call.endpoint, ask);
      if (ask === undefined || first === undefined || first.status !== 200) {
        unasked.add(`${call.endpoint.id}${first === undefined ? "" : ` (${first.status})`}`);
        continue;
      }
      all.push({ who, call, ms: await medianOf(times, async () => officer.ask(call.endpoint, ask)) });
    }
  }
  return { all, unasked: [...unasked].toSorted() };
}

function mayAsk(kind: PostKind, { act }: AnyEndpoint): boolean {
  return act === undefined || permissionOf(act)[kind] !== undefined;
}

const everyMember = `select household.commune_id, household.village_id, count(distinct household.household_id), count(*)
  from registry.households household join registry.memberships member on member.household_id = household.household_id
  group by 1, 2`;
