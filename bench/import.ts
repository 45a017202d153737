/**
 * Import of households, people and their answers from CSV through mapping, checks, row-level security and audit, and their
 * classification by a compiled standard, against raw COPY of the very rows that came of it into the same tables of the same server.
 * Goal: at least half the rate of COPY.
 *
 *   npm run bench -- import [ROWS…]      rows of people, 20000 200000 by default; 2000000 on request
 */
import { localDate } from "#kernel/local-date.ts";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { pipeline } from "node:stream/promises";
import { createReadStream } from "node:fs";
import type { Actor } from "#server/platform/act/act.ts";
import * as contract from "#contract/review/survey.ts";
import { runAct } from "#server/platform/act/act.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { scoreReviews } from "#server/review/survey/scoring-service.ts";
import { importFiles } from "#server/registry/import/import-files.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import { growthExponent, table } from "./support/figures.ts";
import { commune, mapping, peopleAHousehold, writePeople } from "./support/import-files.ts";
import { newId } from "#contract/new-id.ts";

export const describe =
  "import and classification of CSV against raw COPY of the same rows; goal at least half its rate";

const standardId = "global-mpi";
const roundId = newId("round");

/** The tables that the import fills, with the columns that it gives. In the order in which they refer to each other. */
const copied = [
  ["registry.household_sources", "source_system, source_key, household_id, commune_id"],
  [
    "registry.households",
    "household_id, commune_id, village_id, address, residence, registered_on, source_system, source_key, flags",
  ],
  ["registry.household_places", "household_id, valid_from, commune_id, village_id, address"],
  ["registry.names", "search_name, sorted_words"],
  [
    "registry.people",
    "household_id, person_id, commune_id, full_name, birth_date, birth_precision, sex, ethnicity_code, local_group, disability, merit, phone, source_key, flags",
  ],
  ["registry.memberships", "household_id, membership_id, person_id, commune_id, relation, valid_from"],
  ["registry.person_residences", "person_id, valid_from, household_id, commune_id"],
  [
    "review.reviews",
    "household_id, review_id, round_id, commune_id, village_id, state, answers, facts, member_count, setting, deprivations, deprivation_count, class, flags, surveyed_on",
  ],
] as const;

type Figures = {
  readonly rows: number;
  readonly importSeconds: number;
  readonly scoreSeconds: number;
  readonly copySeconds: number;
};

async function measure(rows: number): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), "vuon-bench-import-"));
  try {
    const file = join(folder, "people.csv");
    await writePeople(file, rows);
    const mappingFile = join(folder, "mapping.yaml");
    await writeFile(mappingFile, mapping);
    const taken = await timeImport(file, mappingFile, rows, folder);
    const copySeconds = await timeCopy(folder);
    return { rows, ...taken, copySeconds };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function timeImport(
  householdsFile: string,
  mappingFile: string,
  rows: number,
  folder: string,
): Promise<Omit<Figures, "rows" | "copySeconds">> {
  const test = await openTestInstallation();
  try {
    const officer = await test.officer("commune_officer", commune);
    await openRound(test.ownersServer);
    const begun = performance.now();
    const done = await importFiles(test.server, officer, { mappingFile, householdsFile, areaId: commune, roundId });
    const imported = performance.now();
    if (!done.ok || done.value.counts.peopleAdded !== rows)
      throw new Error(`the import added other than ${rows} people`);
    await score(test.server, officer, Math.ceil(rows / peopleAHousehold));
    const scored = performance.now();
    await withClient(test.migratorUrl, async (client) => {
      for (const [name, columns] of copied) {
        await pipeline(
          client.query(copyTo(`copy ${name} (${columns}) to stdout`)),
          createWriteStream(join(folder, name)),
        );
      }
    });
    return { importSeconds: (imported - begun) / 1000, scoreSeconds: (scored - imported) / 1000 };
  } finally {
    await test.close();
  }
}

async function openRound(ownersServer: ServerContext): Promise<void> {
  const standard = await ownersServer.database
    .selectFrom("review.standards")
    .select("version")
    .where("standard_id", "=", standardId)
    .executeTakeFirstOrThrow();
  await ownersServer.database
    .insertInto("review.rounds")
    .values({
      round_id: roundId,
      area_id: "51",
      year: 2026,
      kind: "annual",
      standard_id: standardId,
      standard_version: standard.version,
      reference_date: localDate("2026-09-01"),
      opens_on: localDate("2026-09-01"),
      closes_on: localDate("2026-12-15"),
    })
    .execute();
}

async function score(server: ServerContext, actor: Actor, households: number): Promise<void> {
  const scored = await runAct(server, {
    actor,
    act: "review.scoreReviews",
    kind: "write",
    work: async (context) =>
      scoreReviews.handle(context, { params: { roundId, communeId: commune }, query: {}, body: {} }),
  });
  if (!scored.ok) throw new Error(`scoring was refused: ${scored.failure.code}`);
  const { scored: classified } = contract.scoreReviews.output.parse(scored.value);
  if (classified !== households) throw new Error(`${classified} of ${households} households were classified`);
}

/** The same rows, table by table, in one transaction of the owner: no mapping, no checks, no row-level security, no audit. */
async function timeCopy(folder: string): Promise<number> {
  const test = await openTestInstallation();
  try {
    return await withClient(test.migratorUrl, async (client) => {
      await openRound(test.ownersServer);
      const begun = performance.now();
      await client.query("begin");
      for (const [name, columns] of copied) {
        await pipeline(
          createReadStream(join(folder, name), { highWaterMark: 1 << 18 }),
          client.query(copyFrom(`copy ${name} (${columns}) from stdin`)),
        );
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

export async function run(args: readonly string[]): Promise<void> {
  const sizes = args.map(Number).filter((size) => size > 0);
  const figures: Figures[] = [];
  for (const rows of sizes.length > 0 ? sizes : [20_000, 200_000]) figures.push(await measure(rows));

  const seconds = ({ importSeconds, scoreSeconds }: Figures) => importSeconds + scoreSeconds;
  const ratio = (figure: Figures) => figure.copySeconds / seconds(figure);
  process.stdout.write(
    table(
      ["people", "import s", "classify s", "together rows/s", "copy s", "copy rows/s", "of copy"],
      figures.map((figure) => [
        String(figure.rows),
        figure.importSeconds.toFixed(2),
        figure.scoreSeconds.toFixed(2),
        String(Math.round(figure.rows / seconds(figure))),
        figure.copySeconds.toFixed(2),
        String(Math.round(figure.rows / figure.copySeconds)),
        ratio(figure).toFixed(2),
      ]),
    ),
  );
  const last = figures.at(-1);
  if (last !== undefined) {
    const growth = growthExponent(figures.map((figure) => [figure.rows, seconds(figure)]));
    process.stdout.write(
      `bench import rows=${last.rows} rows_per_second=${Math.round(last.rows / seconds(last))} of_copy=${ratio(last).toFixed(2)} growth=${growth.toFixed(2)}\n`,
    );
  }
}
