/**
 * The demo: a province of made-up people (docs/demo.md). People and reviews are written in bulk as the migrator; decisions,
 * plans, supports and payments are made by the acts themselves, as demo officers, at the days of the made-up year.
 */
import { sql } from "kysely";
import { makeProvince, quangNgai } from "#cli/demo/make-province.ts";
import type { DemoCommuneData } from "#cli/demo/make-province.ts";
import type { DemoHousehold } from "#cli/demo/make-household.ts";
import type { ProgressBar } from "#cli/cli-platform.ts";
import { decideList } from "#contract/review.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { openHouse } from "#server/platform/open-house.ts";
import { connectPool } from "#server/platform/database.ts";
import { addVillages } from "#server/registry/areas-store.ts";
import { readAreasPackFiles } from "#server/registry/load-areas-pack.ts";
import { addRound } from "#server/review/rounds-store.ts";
import { getStandard } from "#server/review/standards-store.ts";
import { pastLines } from "#cli/demo/past-years.ts";
import { isDemo } from "#server/authority/authority-store.ts";
import type { Prepared } from "../prepare.ts";
import { makeDemoOfficers } from "./demo-officers.ts";
import type { WorkLine } from "./demo-works.ts";
import type { DemoOfficers } from "./demo-officers.ts";
import { fundDemo } from "./demo-money.ts";
import { recordDemoPast } from "./demo-past-years.ts";
import { askAs, runDemoCommune } from "./demo-programme.ts";
import { closeDemoRound, endDemoReview, goOnWithDemoReview } from "./demo-procedure.ts";
import { tellRepairedHouses } from "./demo-outcomes.ts";
import { listDemoCarried, spendDemoLines } from "./demo-works.ts";
import { writeDemoHouseholds } from "./demo-registry.ts";
import { writeDemoReviews, writeDemoVillages } from "./demo-round.ts";
import type { DemoRound, VillageProgress } from "./demo-round.ts";

type Options = {
  readonly households: number;
  readonly seed?: string;
  readonly progress: (label: string, total: number) => ProgressBar;
  readonly say: (line: string) => void;
};

const standardId = "vn-2022-2026";

/** Loads the demo once; answers whether it did. An installation that has households of its own is left alone. */
export async function loadDemo(prepared: Prepared, options: Options): Promise<boolean> {
  const { ownersHouse } = prepared;
  if (options.households === 0 || (await isDemo(ownersHouse.database))) return false;
  const own = await sql`select from registry.households limit 1`.execute(ownersHouse.database);
  if (own.rows.length > 0) return false;
  options.say(`loading the demo: ${options.households} made-up households (docs/demo.md)`);
  const { history } = (await readAreasPackFiles()).open();
  const communes = [...makeProvince(history, { seed: options.seed ?? "vuon", households: options.households })];
  const officers = await makeDemoOfficers(
    ownersHouse,
    quangNgai,
    communes.map(({ commune }) => ({ id: commune.id, name: commune.name })),
  );
  const rounds = await openDemoRounds(prepared, officers);
  await writePeople(prepared, options, communes, rounds, officers);
  await decideAndDeliver(prepared, options, communes, rounds, officers);
  await sql`analyze`.execute(ownersHouse.database);
  await sql`insert into platform.facts (name, value, recorded_at)
    values ('demo', ${JSON.stringify({ households: options.households })}, ${ownersHouse.now()})`.execute(
    ownersHouse.database,
  );
  options.say("the demo is loaded: every person and household in it is made up");
  return true;
}

type Rounds = { readonly 2025: DemoRound; readonly 2026: DemoRound };

async function openDemoRounds({ ownersHouse }: Prepared, officers: DemoOfficers): Promise<Rounds> {
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
  options: Options,
  communes: readonly DemoCommuneData[],
  rounds: Rounds,
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

async function decideAndDeliver(
  prepared: Prepared,
  options: Options,
  communes: readonly DemoCommuneData[],
  rounds: Rounds,
  officers: DemoOfficers,
): Promise<void> {
  let now = new Date("2025-11-28T02:00:00Z");
  const house = openHouse({
    config: prepared.config,
    appUrl: prepared.appUrl,
    keys: prepared.house.keys,
    log: prepared.house.log,
    clock: () => now,
  });
  const ask = askAs(house);
  try {
    const deciding = options.progress("decisions of 2025", communes.length);
    for (const [position, { commune }] of communes.entries()) {
      await ask(officers.of(`chair.${commune.id}`), decideList, {
        params: { roundId: rounds[2025].roundId as Id<"round">, communeId: commune.id },
        body: {
          decisionId: house.newId() as Id<"decision">,
          number: `${commune.code}-2025/QĐ-UBND`,
          decidedOn: localDate("2025-11-28"),
          effectiveOn: localDate("2025-12-15"),
          legalBasis: "Quyết định 24/2021/QĐ-TTg; Thông tư 07/2021/TT-BLĐTBXH (dữ liệu mẫu)",
        },
      });
      deciding.advance(position + 1);
    }
    deciding.end();
    now = new Date("2025-12-14T02:00:00Z");
    const roundOf = (year: 2025 | 2026) => rounds[year].roundId as Id<"round">;
    const ending = options.progress("certificates and handovers of 2025", communes.length);
    for (const [position, { commune }] of communes.entries()) {
      await endDemoReview(ask, officers, { roundId: roundOf(2025), communeId: commune.id }, localDate("2025-12-14"));
      ending.advance(position + 1);
    }
    ending.end();
    await closeDemoRound(ask, officers, roundOf(2025));
    now = new Date("2026-01-20T02:00:00Z");
    const weights = communes.map(({ commune, householdCount }) => ({ areaId: commune.id, weight: householdCount }));
    await recordDemoPast(ask, officers, weights, options.progress("books of 2021-2025", pastLines.length));
    const carried = await listDemoCarried(ask, officers);
    now = new Date("2026-02-02T02:00:00Z");
    const money = await fundDemo(ask, officers, localDate("2026-02-02"));
    now = new Date("2026-05-25T02:00:00Z");
    const days = {
      plan: localDate("2026-02-20"),
      start: localDate("2026-03-01"),
      delivered: localDate("2026-05-20"),
      execution: localDate("2026-06-02"),
    };
    const works = new Map<string, readonly WorkLine[]>();
    const bar = options.progress("plans, supports, payments", communes.length);
    for (const [position, { commune }] of communes.entries()) {
      const share = money.get(commune.id);
      // Every ninth commune has a transfer that nobody answered, every fifth has not paid yet.
      const payment = position % 9 === 4 ? "unanswered" : position % 5 === 3 ? "none" : "reconciled";
      if (share !== undefined)
        works.set(
          commune.id,
          await runDemoCommune(ask, officers, {
            communeId: commune.id,
            money: share,
            carried: carried.get(commune.id) ?? [],
            days,
            payment,
          }),
        );
      bar.advance(position + 1);
    }
    bar.end();
    now = new Date("2026-11-18T02:00:00Z");
    const spending = options.progress("vouchers of works", communes.length);
    for (const [position, { commune }] of communes.entries()) {
      await spendDemoLines(ask, officers, commune.id, works.get(commune.id) ?? [], position);
      spending.advance(position + 1);
    }
    spending.end();
    await tellRepairedHouses(prepared.ownersHouse.database, rounds[2026]);
    now = new Date("2026-11-20T02:00:00Z");
    for (const [position, { commune }] of communes.entries())
      await goOnWithDemoReview(ask, officers, { roundId: roundOf(2026), communeId: commune.id }, position);
  } finally {
    await house.database.destroy();
  }
}
