/**
 * Finding a household among millions of people over HTTP, with session, permission and row-level security: by a name as an officer
 * types it (whole, without tone marks, in another order, beginnings, a common word), by telephone and by personal number, from the
 * province and from a commune. Goal: p95 under 50 ms over 8 million people. Limit beside it: the people of one whole name by hand.
 *
 *   npm run bench -- search [PEOPLE…]      80000 800000 8000000 by default
 */
import pg from "pg";
import { searchHouseholds } from "#contract/registry/household.ts";
import { searchText } from "#programme/registry/household/search-text.ts";
import { blindIndex } from "#server/platform/keys.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import { growthExponent, table } from "./support/figures.ts";
import { fillPeople, personalNumber, telephone } from "./support/fill-people.ts";

export const describe = "find a household by name or number over HTTP; goal p95 < 50 ms over 8 M people";

const commune = "21484";
const questions = 40;

type Figures = {
  readonly people: number;
  readonly names: number;
  readonly byKind: ReadonlyMap<string, number>;
  readonly p95: number;
  readonly byHand: number;
};

export async function run(args: readonly string[]): Promise<void> {
  const sizes = args.map(Number).filter((size) => size > 0);
  const figures: Figures[] = [];
  for (const size of sizes.length > 0 ? sizes : [80_000, 800_000, 8_000_000]) figures.push(await measure(size));
  const kinds = [...(figures[0]?.byKind.keys() ?? [])];
  process.stdout.write(
    table(
      ["people", "names", ...kinds.map((kind) => `${kind} p95`), "all p95", "by hand p95"],
      figures.map(({ people, names, byKind, p95, byHand }) => [
        String(people),
        String(names),
        ...kinds.map((kind) => (byKind.get(kind) ?? 0).toFixed(1)),
        p95.toFixed(1),
        byHand.toFixed(1),
      ]),
    ),
  );
  const last = figures.at(-1);
  if (last === undefined) return;
  const growth = growthExponent(figures.map(({ people, p95 }) => [people, p95]));
  process.stdout.write(
    `bench search people=${last.people} p95_ms=${last.p95.toFixed(1)} by_hand_ms=${last.byHand.toFixed(1)} ` +
      `growth=${growth.toFixed(2)} goal_ms=50 reached=${last.p95 < 50 ? "yes" : "no"}\n`,
  );
}

async function measure(people: number): Promise<Figures> {
  const test = await openTestInstallation();
  const client = new pg.Client({ connectionString: test.migratorUrl });
  await client.connect();
  try {
    await fillPeople(client, people, (text) => blindIndex(test.server.keys, "personal_id", text));
    const counted = await client.query<{ names: string }>("select count(*) as names from registry.names");
    const names = await drawNames(client);
    const province = await test.officer("province_officer", "51");
    const officer = await test.officer("commune_officer", commune);
    const ask = (of: typeof officer) => async (search: string) =>
      of.get(searchHouseholds, { body: { search, limit: 50 } });
    const times = new Map<string, readonly number[]>();
    for (const [kind, search] of asked) times.set(kind, await timed(names.map(search), ask(province)));
    times.set(
      "in a commune",
      await timed(
        names.map((name) => searchText(name)),
        ask(officer),
      ),
    );
    const hand = "select household_id from registry.people where search_name = $1 limit 50";
    return {
      people,
      names: Number(counted.rows[0]?.names),
      byKind: new Map([...times].map(([kind, all]) => [kind, percentile(all)])),
      p95: percentile([...times.values()].flat()),
      byHand: percentile(await timed(names.map(searchText), async (name) => client.query(hand, [name]))),
    };
  } finally {
    await client.end();
    await test.close();
  }
}

/** What an officer types to find the bearer of a name. */
const asked = [
  ["whole name", (name: string) => name],
  ["no tone marks", (name: string) => searchText(name)],
  ["other order", (name: string) => searchText(name).split(" ").toReversed().join(" ")],
  ["two words", (name: string) => searchText(name).split(" ").slice(-2).join(" ")],
  [
    "beginnings",
    (name: string) =>
      searchText(name)
        .split(" ")
        .map((word) => word.slice(0, 3))
        .join(" "),
  ],
  ["one word", (name: string) => searchText(name).split(" ").at(-1) ?? ""],
  ["family name", (name: string) => searchText(name).split(" ")[0] ?? ""],
  ["telephone", (_: string, at: number) => telephone(at * 7)],
  ["personal number", (_: string, at: number) => personalNumber(at * 7)],
] as const;

async function timed<Question>(
  all: readonly Question[],
  work: (one: Question) => Promise<unknown>,
): Promise<readonly number[]> {
  const taken: number[] = [];
  for (const one of all) {
    const from = performance.now();
    await work(one);
    taken.push(performance.now() - from);
  }
  return taken;
}

function percentile(all: readonly number[], share = 0.95): number {
  return all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;
}

/** Bearers drawn by chance: common names come often. */
async function drawNames(client: pg.Client): Promise<readonly string[]> {
  const drawn = await client.query<{ name: string }>(
    `select full_name as name from registry.people tablesample bernoulli (0.1) repeatable (7) limit ${questions}`,
  );
  return drawn.rows.map(({ name }) => name);
}
