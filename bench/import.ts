/**
 * Import of households and people from CSV through mapping, checks, row-level security and audit, against raw COPY of the very rows
 * that it wrote into the same tables of the same server. Goal: at least half the rate of COPY.
 *
 *   npm run bench -- import [ROWS…]      rows of people, 20000 200000 by default; 2000000 on request
 */
import { createWriteStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { pipeline } from "node:stream/promises";
import { createReadStream } from "node:fs";
import { importFiles } from "#server/registry/import-files.ts";
import { openTestHouse } from "#test/support/house.ts";
import { growthExponent, table } from "./support/figures.ts";

const sizes = process.argv.slice(2).map(Number).filter((size) => size > 0);
const commune = "21484";
const peopleAHousehold = 4;

const mapping = `
source: bench
household:
  key: household
  commune: { column: commune }
  address: { column: address }
  registeredOn: { constant: 2026-01-01 }
person:
  household: household
  key: key
  name: { column: name }
  birth: { column: birth }
  sex: { column: sex, values: { Nam: male, Nữ: female } }
  relation: { column: relation, values: { Chủ hộ: head, Vợ: spouse, Con: child } }
  ethnicity: { column: people }
`;

/** The tables that the import fills, with the columns that it gives. In the order in which they refer to each other. */
const copied = [
  ["registry.household_sources", "source_system, source_key, household_id"],
  ["registry.households", "household_id, commune_id, village_id, address, residence, registered_on, source_system, source_key, flags"],
  [
    "registry.people",
    "household_id, person_id, commune_id, full_name, birth_date, birth_precision, sex, ethnicity_code, local_group, disability, merit, phone, source_key, flags",
  ],
  ["registry.memberships", "household_id, membership_id, person_id, commune_id, relation, valid_from"],
  ["registry.person_residences", "person_id, valid_from, household_id"],
] as const;

type Figures = { readonly rows: number; readonly importSeconds: number; readonly copySeconds: number };

async function measure(rows: number): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), "vuon-bench-import-"));
  try {
    const file = join(folder, "people.csv");
    await writePeople(file, rows);
    const mappingFile = join(folder, "mapping.yaml");
    await writeFile(mappingFile, mapping);
    const importSeconds = await timeImport(file, mappingFile, rows, folder);
    const copySeconds = await timeCopy(folder);
    return { rows, importSeconds, copySeconds };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function timeImport(householdsFile: string, mappingFile: string, rows: number, folder: string): Promise<number> {
  const test = await openTestHouse();
  try {
    const officer = await test.officer("commune_officer", commune);
    const begun = performance.now();
    const done = await importFiles(test.house, officer, { mappingFile, householdsFile, areaId: commune });
    const seconds = (performance.now() - begun) / 1000;
    if (!done.ok || done.value.counts.peopleAdded !== rows) throw new Error(`the import added other than ${rows} people`);
    await withClient(test.migratorUrl, async (client) => {
      for (const [name, columns] of copied) {
        await pipeline(client.query(copyTo(`copy ${name} (${columns}) to stdout`)), createWriteStream(join(folder, name)));
      }
    });
    return seconds;
  } finally {
    await test.close();
  }
}

/** The same rows, table by table, in one transaction of the owner: no mapping, no checks, no row-level security, no audit. */
async function timeCopy(folder: string): Promise<number> {
  const test = await openTestHouse();
  try {
    return await withClient(test.migratorUrl, async (client) => {
      const begun = performance.now();
      await client.query("begin");
      for (const [name, columns] of copied) {
        await pipeline(createReadStream(join(folder, name), { highWaterMark: 1 << 18 }), client.query(copyFrom(`copy ${name} (${columns}) from stdin`)));
      }
      await client.query("commit");
      return (performance.now() - begun) / 1000;
    });
  } finally {
    await test.close();
  }
}

async function withClient<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const middleNames = ["Văn", "Thị", "Thanh", "Minh", "Quốc", "Ngọc", "Hữu", "Xuân"];
const givenNames = ["Nghĩa", "Đào", "Bưởi", "Lợi", "Phước", "Hạnh", "Sơn", "Thủy", "Tiến", "Vân", "Yến", "Kiệt", "Rế", "Mơ"];

async function writePeople(file: string, rows: number): Promise<void> {
  const stream = createWriteStream(file);
  let text = "household,commune,address,key,name,birth,sex,relation,people\n";
  for (let row = 0; row < rows; row += 1) {
    const household = Math.floor(row / peopleAHousehold);
    const name = `Đinh ${middleNames[row % 8] ?? ""} ${givenNames[(row * 7) % 14] ?? ""} ${givenNames[(row * 5 + household) % 14] ?? ""}`;
    const head = row % peopleAHousehold === 0;
    const birth = `0${(row % 9) + 1}/0${(household % 9) + 1}/${1940 + ((row * 13) % 80)}`;
    text += `${household},${commune},Thôn ${household % 60},${row},${name},${birth},${head ? "Nam,Chủ hộ" : "Nữ,Con"},16\n`;
    if (text.length < 1 << 18) continue;
    if (!stream.write(text)) await once(stream, "drain");
    text = "";
  }
  stream.end(text);
  await once(stream, "finish");
}

const figures: Figures[] = [];
for (const rows of sizes.length > 0 ? sizes : [20_000, 200_000]) figures.push(await measure(rows));

const ratio = ({ importSeconds, copySeconds }: Figures) => copySeconds / importSeconds;
process.stdout.write(
  table(
    ["people", "import s", "import rows/s", "copy s", "copy rows/s", "of copy"],
    figures.map((figure) => [
      String(figure.rows),
      figure.importSeconds.toFixed(2),
      String(Math.round(figure.rows / figure.importSeconds)),
      figure.copySeconds.toFixed(2),
      String(Math.round(figure.rows / figure.copySeconds)),
      ratio(figure).toFixed(2),
    ]),
  ),
);
const last = figures.at(-1);
if (last !== undefined) {
  const growth = growthExponent(figures.map(({ rows, importSeconds }) => [rows, importSeconds]));
  process.stdout.write(
    `bench import rows=${last.rows} rows_per_second=${Math.round(last.rows / last.importSeconds)} of_copy=${ratio(last).toFixed(2)} growth=${growth.toFixed(2)}\n`,
  );
}
