/**
 * The demo: a province of made-up people (docs/demo.md). People and reviews are written in bulk as the migrator; decisions,
 * plans, supports and payments are made by the acts themselves, as demo officers, at the days of the made-up year.
 */
import { sql } from "kysely";
import { makeProvince, quangNgai } from "#cli/demo/make-province.ts";
import type { DemoCommuneData } from "#cli/demo/make-province.ts";
import type { DemoHousehold } from "#cli/demo/make-household.ts";
import type { ProgressBar } from "#cli/cli-platform.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { connectPool } from "#server/platform/database/database.ts";
import { addVillages } from "#server/area/area/areas-store.ts";
import { readAreasPackFiles } from "#server/area/area/load-areas-pack.ts";
import { addRound } from "#server/review/round/rounds-store.ts";
import { getStandard } from "#server/review/standard/standards-store.ts";
import { isDemo } from "#server/authority/authority-store.ts";
import type { Prepared } from "../prepare.ts";
import { makeDemoOfficers } from "./demo-officers.ts";
import type { DemoOfficers } from "./demo-officers.ts";
import { writeDemoHouseholds } from "./demo-registry.ts";
import { playDemoYear } from "./demo-year.ts";
import type { DemoRounds } from "./demo-year.ts";
import { writeDemoReviews, writeDemoVillages } from "./demo-round.ts";
import type { DemoRound, VillageProgress } from "./demo-round.ts";

export type DemoRequest = {
  readonly households: number;
  readonly seed?: string;
  /** Only these communes of the province have people; left out, all. */
  readonly only?: readonly string[];
  readonly progress: (label: string, total: number) => ProgressBar;
  readonly say: (line: string) => void;
};

const standardId = "vn-2022-2026";

/** Loads the demo once; answers whether it did. An installation that has households of its own is left alone. */
export async function loadDemo(prepared: Prepared, options: DemoRequest): Promise<boolean> {
  const { ownersHouse } = prepared;
  if (options.households === 0 || (await isDemo(ownersHouse.database))) return false;
  const own = await sql`select from registry.households limit 1`.execute(ownersHouse.database);
  if (own.rows.length > 0) return false;
  options.say(`loading the demo: ${options.households} made-up households (docs/demo.md)`);
  const { history } = (await readAreasPackFiles()).open();
  const all = makeProvince(history, { seed: options.seed ?? "vuon", households: options.households });
  const communes = [...all].filter(({ commune }) => options.only?.includes(commune.id) ?? true);
  const officers = await makeDemoOfficers(
    ownersHouse,
    quangNgai,
    communes.map(({ commune }) => ({ id: commune.id, name: commune.name })),
  );
  const rounds = await openDemoRounds(prepared, officers);
  await writePeople(prepared, options, communes, rounds, officers);
  await playDemoYear(prepared, options, communes, rounds, officers);
  await sql`analyze`.execute(ownersHouse.database);
  await sql`insert into platform.facts (name, value, recorded_at)
    values ('demo', ${JSON.stringify({ households: options.households })}, ${ownersHouse.now()})`.execute(
    ownersHouse.database,
  );
  options.say("the demo is loaded: every person and household in it is made up");
  return true;
}

async function openDemoRounds({ ownersHouse }: Prepared, officers: DemoOfficers): Promise<DemoRounds> {
  const version = await ownersHouse.database
    .selectFrom("review.standards")
    .select("version")
    .where("standard_id", "=", standardId)
    .orderBy("loaded_at", "desc")
    .executeTakeFirstOrThrow();
  const { standard } = await getStandard(ownersHouse.database, standardId, version.version);
  const open = async (year: 2025 | 2026): Promise<DemoRound> => {
    const roundId = ownersHouse.newId() as Id<"round">;
    const referenceDate = localDate(`${year}-10-01`);
    await ownersHouse.database.transaction().execute((tx) =>
      addRound(tx, {
        roundId,
        areaId: quangNgai,
        year,
        kind: "annual",
        standardId,
        standardVersion: version.version,
        scoreTableId: null,
        referenceDate,
        opensOn: localDate(`${year}-09-01`),
        closesOn: localDate(`${year}-12-14`),
      }),
    );
    const surveyedBy = officers.of("province.officer").officerId;
    return { roundId, year, base: { standard, referenceDate }, surveyedBy, newId: () => ownersHouse.newId() };
  };
  return { 2025: await open(2025), 2026: await open(2026) };
}

/** How far the villages are in 2026, by turns: the round is half way. */
const progress2026: readonly VillageProgress[] = ["posted", "met", "scored", "surveyed", "surveyed", "listed"];

async function writePeople(
  prepared: Prepared,
  options: DemoRequest,
  communes: readonly DemoCommuneData[],
  rounds: DemoRounds,
  officers: DemoOfficers,
): Promise<void> {
  const total = communes.reduce((sum, commune) => sum + commune.householdCount, 0);
  const bar = options.progress("people and reviews", total);
  const pool = connectPool(prepared.migratorUrl, { connections: 1 });
  const client = await pool.connect();
  let done = 0;
  try {
    for (const { commune, villages, households } of communes) {
      await prepared.ownersHouse.database.transaction().execute((tx) =>
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
      await client.query("begin");
      await writeDemoHouseholds(client, people);
      const settingOf = () => commune.areaType ?? "rural";
      const first = await writeDemoReviews(
        client,
        rounds[2025],
        { settingOf, progressOf: () => "closed", previous: new Map() },
        people,
      );
      const days2025 = {
        meeting: localDate("2025-10-20"),
        postedFrom: localDate("2025-10-27"),
        postedTo: localDate("2025-10-29"),
      };
      await writeDemoVillages(
        client,
        rounds[2025],
        commune.id,
        villages.map(({ id }) => ({ id, hasMet: true, isPosted: true })),
        days2025,
        first,
      );
      const order = new Map(villages.map(({ id }, position) => [id, position]));
      const progressOf = (villageId: string) =>
        progress2026[(order.get(villageId) ?? 0) % progress2026.length] ?? "listed";
      const previous = new Map(first.map((review) => [review.householdId, review.class]));
      const second = await writeDemoReviews(client, rounds[2026], { settingOf, progressOf, previous }, people);
      const days2026 = {
        meeting: localDate("2026-11-10"),
        postedFrom: localDate("2026-11-19"),
        postedTo: localDate("2026-11-23"),
      };
      const states = villages.map(({ id }) => ({
        id,
        hasMet: ["met", "posted"].includes(progressOf(id)),
        isPosted: progressOf(id) === "posted",
      }));
      await writeDemoVillages(client, rounds[2026], commune.id, states, days2026, second);
      await client.query("select authority.append_audit($1, $2, $3, 'registry.importHouseholds', $4, 'demo', $5, $6)", [
        prepared.ownersHouse.newId(),
        prepared.ownersHouse.now(),
        officers.of("province.officer").officerId,
        commune.id,
        rounds[2025].roundId,
        JSON.stringify({ households: people.length, madeUp: true }),
      ]);
      await client.query("commit");
      done += people.length;
      bar.advance(done);
    }
    await client.query("select registry.gather_names()");
    await client.query("analyze");
  } finally {
    client.release();
    await pool.end();
    bar.end();
  }
}
