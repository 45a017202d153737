/**
 * Every read that a page of the console sends (bench/support/page-calls.ts), over HTTP, with session, permission and row-level security, by
 * an officer of the province and one of a commune: in a province of which three communes are the demo's, and the others are filled with
 * households, rounds, plans, accounts and supports like theirs. Goals: p95 of each under 300 ms, of the home page under 100 ms. The limit
 * beside them: reading every household and member once by hand. Each figure is written as it comes: one that was ended goes on by "resume".
 *
 *   npm run bench -- pages [resume] [HOUSEHOLDS…]      20000 80000 560000 by default
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
import { medianOf } from "./support/figures.ts";
import { answered, percentile, tableOfCalls, tableOfPages } from "./support/figures-of-pages.ts";
import type { PageFigure, PagesFound } from "./support/figures-of-pages.ts";
import { fillMoney } from "./support/fill-money.ts";
import { asProvincesAre, fillMembers, fillProvince } from "./support/fill-province.ts";
import { askOf, readRecordIds } from "./support/page-asks.ts";
import { openKeptFigures } from "./support/kept-figures.ts";
import { callsOfPages } from "./support/page-calls.ts";

export const describe = "every read of every page, of a province and of a commune; goal p95 < 300 ms, home < 100 ms";

const [goalMs, homeGoalMs, times] = [300, 100, 5];
/** How long one call is asked again and again. */
const longestMs = 4000;
const province = "51";
/** With what the acts of the demo leave: registers, rounds, plans, payments. */
const shownCommunes = [shownCommune, "21025", "21490"];
/** Of how many; each has its part of the households. */
const communesInAll = 96;
/** The day on which the demo's year stands. */
const clock = () => new Date("2026-11-27T02:00:00Z");
/** Who asks, the first of them who may. */
const askers = {
  province: ["province_officer", "province_lead", "province_accountant", "auditor", "operator"],
  commune: ["commune_officer", "commune_chair", "commune_accountant", "commune_cashier"],
} as const satisfies Record<string, readonly PostKind[]>;

export async function run(args: readonly string[]): Promise<void> {
  const sizes = args.map(Number).filter((size) => size > 0);
  const found: PagesFound[] = [];
  for (const size of sizes.length > 0 ? sizes : [20_000, 80_000, 560_000])
    found.push(await measure(size, args.includes("resume")));
  const last = found.at(-1);
  if (last === undefined) return;
  process.stdout.write(`${tableOfCalls(found)}\n${tableOfPages(last.figures)}\n`);
  for (const { who, call, why } of last.figures)
    if (why !== undefined) process.stdout.write(`not measured: ${who} ${call}: ${why}\n`);
  const sorted = answered(last.figures);
  const slowest = sorted.at(-1);
  const p95s = sorted.map(({ p95 = 0 }) => p95);
  const home = Math.max(0, ...sorted.filter(({ pages }) => pages.includes("home")).map(({ p95 = 0 }) => p95));
  process.stdout.write(
    `bench pages calls=${sorted.length} over_${goalMs}=${p95s.filter((ms) => ms >= goalMs).length} ` +
      `slowest=${slowest?.call} slowest_p95_ms=${slowest?.p95?.toFixed(0)} p95_of_calls_ms=${percentile(p95s, 0.95).toFixed(0)} ` +
      `home_p95_ms=${home.toFixed(0)} home_goal_ms=${homeGoalMs} households=${last.households} ` +
      `read_all_by_hand_ms=${last.byHand.toFixed(0)}\n`,
  );
}

const say = (text: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
/** The line that says that a size is measured whole. */
type Whole = { readonly byHand: number };

async function measure(households: number, resumes: boolean): Promise<PagesFound> {
  const { kept, keep } = await openKeptFigures<PageFigure | Whole>(`pages-${households}`, resumes);
  const before = kept.filter((one) => "call" in one);
  const whole = kept.find((one) => "byHand" in one);
  if (whole !== undefined) return { households, byHand: whole.byHand, figures: before };
  const test = await openTestInstallation({ clock });
  const client = new pg.Client({ connectionString: test.migratorUrl });
  await client.connect();
  try {
    say(`${households} households: the demo of three communes`);
    await loadProvince(test, households);
    say("households and rounds of the others");
    await fillProvince(client, Math.round(households * (1 - shownCommunes.length / communesInAll)), asProvincesAre);
    say("their members");
    await fillMembers(client);
    say("plans, accounts and supports");
    await fillMoney(client, shownCommune);
    await countPopulation(test.ownersServer.database, test.ownersServer.today());
    say("calls of the pages");
    const figures = [...before];
    await measureCalls(
      test,
      client,
      async (figure) => {
        figures.push({ households, ...figure });
        await keep({ households, ...figure });
      },
      before,
    );
    const byHand = await medianOf(times, async () => client.query(everyMember));
    await keep({ byHand });
    return { households, byHand, figures };
  } finally {
    await client.end();
    await test.close();
  }
}

async function loadProvince({ server, ownersServer, migratorUrl }: TestInstallation, households: number) {
  const target = { config: server.config, migratorUrl, appUrl: appUrlOf(migratorUrl), server, ownersServer };
  await loadDemo(target, { households, only: shownCommunes });
}

type Measured = Omit<PageFigure, "households">;

export async function measureCalls(
  test: TestInstallation,
  client: pg.Client,
  onFigure: (figure: Measured) => Promise<void>,
  before: readonly Measured[] = [],
): Promise<void> {
  const ids = await readRecordIds(client, shownCommune);
  for (const [who, areaId] of [
    ["province", province],
    ["commune", shownCommune],
  ] as const) {
    const officers = new Map<PostKind, TestOfficer>();
    for (const call of await callsOfPages()) {
      const { id } = call.endpoint;
      const kind = askers[who].find((one) => mayAsk(one, call.endpoint));
      if (kind === undefined || before.some((one) => one.who === who && one.call === id)) continue;
      const officer = officers.get(kind) ?? (await test.officer(kind, kind === "operator" ? "VN" : areaId));
      officers.set(kind, officer);
      const figure = { who, call: id, pages: call.pages };
      const ask = askOf(call.endpoint, areaId, ids);
      if (ask === undefined) await onFigure({ ...figure, why: "there is no record to ask of" });
      else await onFigure({ ...figure, ...(await timesOf(async () => officer.ask(call.endpoint, ask))) });
    }
  }
}

/** After once that is not counted: twenty times, or fewer of a call that takes long. One that is not answered ends no run. */
async function timesOf(ask: () => Promise<{ readonly status: number }>): Promise<Pick<Measured, "ms" | "p95" | "why">> {
  const taken: number[] = [];
  const began = performance.now();
  try {
    const first = await ask();
    if (first.status !== 200) return { why: `answered ${first.status}` };
    const once = performance.now() - began;
    const most = Math.min(20, Math.max(3, Math.round(longestMs / once)));
    while (taken.length < most) {
      const from = performance.now();
      await ask();
      taken.push(performance.now() - from);
    }
  } catch (cause) {
    return { why: String(cause).split("\n")[0] ?? "" };
  }
  return { ms: percentile(taken, 0.5), p95: percentile(taken, 0.95) };
}

function mayAsk(kind: PostKind, { act }: AnyEndpoint): boolean {
  return act === undefined || permissionOf(act)[kind] !== undefined;
}

const everyMember = `select household.commune_id, household.village_id, count(distinct household.household_id), count(*)
  from registry.households household join registry.memberships member on member.household_id = household.household_id
  group by 1, 2`;
