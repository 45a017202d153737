/**
 * A change of many households at once over HTTP (decided one by one, an act each, audit, row-level security), beside the limit: one
 * hand-written UPDATE of the same column. A mark, and another village: then each household gets a dated place too. Goal: 32,768
 * households in under 2 s.
 *
 *   npm run bench -- bulk [HOUSEHOLDS…]      2048 8192 32768 by default
 */
import pg from "pg";
import { v7 } from "uuid";
import { changeInBulk } from "#contract/registry/bulk.ts";
import { localDate } from "#kernel/local-date.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import { growthExponent, table } from "./support/figures.ts";
import { newId } from "#contract/new-id.ts";

export const describe = "change many households at once beside one UPDATE; goal 32,768 households < 2 s";

const kinds = ["mark", "village"] as const;
type Kind = (typeof kinds)[number];
type Figures = { readonly kind: Kind; readonly households: number; readonly product: number; readonly byHand: number };

export async function run(args: readonly string[]): Promise<void> {
  const sizes = args.map(Number).filter((size) => size > 0);
  const figures: Figures[] = [];
  for (const kind of kinds)
    for (const size of sizes.length > 0 ? sizes : [2048, 8192, 32_768]) figures.push(await measure(kind, size));
  process.stdout.write(
    table(
      ["change", "households", "product s", "by hand s", "times"],
      figures.map(({ kind, households, product, byHand }) => [
        kind,
        String(households),
        product.toFixed(2),
        byHand.toFixed(2),
        (product / byHand).toFixed(1),
      ]),
    ),
  );
  for (const kind of kinds) {
    const own = figures.filter((one) => one.kind === kind);
    const last = own.at(-1);
    if (last === undefined) continue;
    const growth = growthExponent(own.map(({ households, product }) => [households, product]));
    process.stdout.write(
      `bench bulk change=${kind} households=${last.households} seconds=${last.product.toFixed(2)} ` +
        `times=${(last.product / last.byHand).toFixed(1)} growth=${growth.toFixed(2)} goal_s=2 reached=${last.product < 2 ? "yes" : "no"}\n`,
    );
  }
}

async function measure(kind: Kind, households: number): Promise<Figures> {
  const test = await openTestInstallation();
  const client = new pg.Client({ connectionString: test.migratorUrl });
  await client.connect();
  try {
    await client.query(`insert into registry.areas (area_id, code, kind, name, full_name, parent_id, valid_from)
      select '21484-v' || n, '21484-v' || n, 'village', 'v' || n, 'v' || n, '21484', '2020-01-01' from generate_series(0, 8) n`);
    await client.query(
      `insert into registry.households (household_id, commune_id, village_id, registered_on, source_system, source_key)
      select id, '21484', '21484-v0', '2020-01-01', 'bench', n::text from unnest($1::uuid[]) with ordinality made (id, n)`,
      [Array.from({ length: households }, () => v7())],
    );
    await client.query(`insert into registry.household_places (household_id, valid_from, commune_id, village_id)
      select household_id, registered_on, commune_id, village_id from registry.households`);
    await client.query("vacuum analyze");
    const officer = await test.officer("commune_officer", "21484");
    const times: number[] = [];
    const byHand: number[] = [];
    for (let turn = 1; turn <= 5; turn += 1) {
      const started = performance.now();
      await officer.get(changeInBulk, {
        body: {
          bulkId: newId("bulk change"),
          areaId: "21484",
          selection: { filter: { communeId: "21484" } },
          changes: kind === "mark" ? { addFlag: `mark_${turn}` } : { villageId: `21484-v${turn}` },
          on: localDate(`2026-0${turn}-01`),
          reason: "a bench",
        },
      });
      times.push((performance.now() - started) / 1000);
      const from = performance.now();
      await client.query(
        kind === "mark"
          ? `update registry.households set flags = array_append(flags, 'by_hand_${turn}')`
          : `update registry.households set village_id = '21484-v0'`,
      );
      byHand.push((performance.now() - from) / 1000);
    }
    const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[2] ?? 0;
    return { kind, households, product: median(times), byHand: median(byHand) };
  } finally {
    await client.end();
    await test.close();
  }
}
