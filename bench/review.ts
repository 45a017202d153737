/**
 * A whole round of review over HTTP, from a server process of its own on real PostgreSQL: every household's answers, scoring (with the
 * second looks), village meetings, postings and the decisions of the communes, so many requests at a time; beside the limit: the same
 * rows written by hand, one round trip an act. Goal: 300,000 reviews a working day of eight hours, from answers to decision.
 *
 *   npm run bench -- review [HOUSEHOLDS…] [communes=48] [concurrency=200]      2000 8000 32000 by default
 */
import pg from "pg";
import { submitAnswers } from "#contract/review/survey.ts";
import * as review from "#contract/review/round.ts";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { startEmbeddedPostgres } from "#server/platform/database/embedded-postgres.ts";
import { fillHouseholds, fillSurveyed, fillVillages, madeUpAnswers } from "#test/support/fill-reviews.ts";
import { askOver, openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { startServerProcess } from "#test/support/server-process.ts";
import { growthExponent, table } from "./support/figures.ts";
import { reviewByHand } from "./support/review-by-hand.ts";
import { measureLoad } from "./support/review-load.ts";
import type { Load } from "./support/review-load.ts";
import * as village from "#contract/review/village.ts";
import * as decision from "#contract/review/decision.ts";
import * as survey from "#contract/review/survey.ts";
import * as standard from "#contract/review/standard.ts";
import { newId } from "#contract/new-id.ts";

export const describe =
  "a round of review at concurrency 200 beside the same writes by hand; goal 300,000 reviews a day";

const workingDay = 8 * 3600;
const goal = 300_000;
/** As many as a village has. */
const householdsAVillage = 100;
const acts = ["submit", "score", "meet", "post", "decide"] as const;
type Loads = Readonly<Record<(typeof acts)[number], Load>>;
type Figures = { readonly households: number; readonly product: Loads; readonly byHand: Loads };

export async function run(args: readonly string[]): Promise<void> {
  const option = (name: string, usual: number) =>
    Number(args.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? usual);
  const load = { communes: option("communes", 48), concurrency: option("concurrency", 200) };
  const sizes = args.map(Number).filter((size) => size > 0);
  const figures: Figures[] = [];
  const safe = await startSafeServer();
  try {
    for (const households of sizes.length > 0 ? sizes : [2000, 8000, 32_000])
      figures.push(await measure({ ...load, households }));
  } finally {
    await safe.stop();
  }
  process.stdout.write(
    table(
      ["act", "households", "requests", "p50 ms", "p95 ms", "seconds", "by hand s", "times"],
      figures.flatMap(({ households, product, byHand }) =>
        acts.map((act) => [
          act,
          String(households),
          String(product[act].count),
          product[act].p50.toFixed(0),
          product[act].p95.toFixed(0),
          product[act].seconds.toFixed(2),
          byHand[act].seconds.toFixed(2),
          (product[act].seconds / byHand[act].seconds).toFixed(1),
        ]),
      ),
    ),
  );
  const whole = (loads: Loads) => acts.reduce((sum, act) => sum + loads[act].seconds, 0);
  const last = figures.at(-1);
  if (last === undefined) return;
  const [seconds, byHand] = [whole(last.product), whole(last.byHand)];
  const aDay = Math.round((last.households / seconds) * workingDay);
  const growth = growthExponent(figures.map((one) => [one.households, whole(one.product)]));
  process.stdout.write(
    `bench review households=${last.households} concurrency=${load.concurrency} seconds=${seconds.toFixed(1)} ` +
      `answers_a_s=${(last.households / last.product.submit.seconds).toFixed(0)} reviews_a_day=${aDay} goal=${goal} ` +
      `reached=${aDay >= goal ? "yes" : "no"} times=${(seconds / byHand).toFixed(1)} growth=${growth.toFixed(2)} ` +
      `growth_by_hand=${growthExponent(figures.map((one) => [one.households, whole(one.byHand)])).toFixed(2)}\n`,
  );
}

/** The server of the tests gives up safety for speed; this one keeps what it was given, unless another is named by the environment. */
async function startSafeServer(): Promise<{ stop(): Promise<void> }> {
  if (process.env["VUON_TEST_DATABASE_URL"] !== undefined) return { stop: async () => undefined };
  const server = await startEmbeddedPostgres({ dataDirectory: ".vuon/bench-postgres", log: () => undefined });
  process.env["VUON_TEST_DATABASE_URL"] = server.url;
  return server;
}

async function measure(of: {
  readonly households: number;
  readonly communes: number;
  readonly concurrency: number;
}): Promise<Figures> {
  const test = await openTestInstallation();
  const client = new pg.Client({ connectionString: test.migratorUrl });
  await client.connect();
  const server = await startServerProcess(test);
  try {
    const { rows: communes } = await client.query<{ id: string }>(
      `select area_id as id from registry.areas where parent_id = '51' and kind = 'commune' and valid_to is null
       and setting is not null order by area_id limit $1`,
      [of.communes],
    );
    const each = Math.ceil(of.households / communes.length);
    const villagesEach = Math.ceil(each / householdsAVillage);
    const villages = communes.flatMap(({ id }) =>
      Array.from({ length: villagesEach }, (_, at) => ({ communeId: id, villageId: `${id}-b${at}` })),
    );
    await fillVillages(client, villages);
    const households = await fillHouseholds(client, villages, Math.ceil(each / villagesEach));
    const officers = await signIn(test, communes, "commune_officer");
    const chairs = await signIn(test, communes, "commune_chair");
    // A round of the year before is there, and is all that the statistics of the database know.
    const yearBefore = await openRound(test, 2025);
    await fillSurveyed(client, yearBefore, households, test.server.newId());
    await client.query(`update review.reviews set state = 'certified', class = 'poor', facts = '{}', deprivations = 0`);
    await client.query("vacuum analyze");
    const roundId = await openRound(test, 2026);
    const ask = async <E extends AnyEndpoint>(
      who: ReadonlyMap<string, TestOfficer>,
      commune: string,
      endpoint: E,
      asked: Ask<E>,
    ) => {
      const officer = who.get(commune);
      if (officer === undefined) throw new Error(`nobody in ${commune}`);
      const answer = await askOver(server.fetchAs(officer), endpoint, asked);
      if ("problem" in answer) throw new Error(`${endpoint.id}: ${JSON.stringify(answer.problem)}`);
    };
    const each200 = async <Piece>(pieces: readonly Piece[], work: (piece: Piece, at: number) => Promise<void>) =>
      measureLoad(pieces, of.concurrency, work);
    await each200(communes, async ({ id }) =>
      ask(officers, id, review.listHouseholdsForReview, {
        params: { roundId, communeId: id },
        body: { who: "everyone" },
      }),
    );
    // Villages are surveyed side by side, as reviewers go from house to house in all of them.
    const mixed = households
      .map((home, at) => ({ home, turn: at % (households.length / villages.length) }))
      .toSorted((a, b) => a.turn - b.turn)
      .map(({ home }) => home);
    const submit = await each200(mixed, async (home, at) =>
      ask(officers, home.communeId, submitAnswers, {
        params: { householdId: home.householdId, roundId },
        body: { surveyedOn: localDate("2026-09-20"), answers: { ...madeUpAnswers(home, at) } },
      }),
    );
    const score = await each200(communes, async ({ id }) =>
      ask(officers, id, survey.scoreReviews, { params: { roundId, communeId: id }, body: {} }),
    );
    const meet = await each200(villages, async ({ communeId, villageId }) =>
      ask(officers, communeId, village.recordMeeting, {
        params: { roundId, villageId },
        body: {
          meetingId: newId("meeting"),
          heldOn: localDate("2026-10-05"),
          chair: "Trưởng thôn",
          secretary: "Thư ký",
          present: 40,
          minutes: "Thôn thống nhất.",
          results: [],
        },
      }),
    );
    const post = await each200(villages, async ({ communeId, villageId }) =>
      ask(officers, communeId, village.recordPosting, {
        params: { roundId, villageId },
        body: {
          publicPostingId: newId("public posting"),
          places: ["Nhà văn hóa"],
          fromDate: localDate("2026-10-06"),
        },
      }),
    );
    const decide = await each200(communes, async ({ id }) =>
      ask(chairs, id, decision.decideList, {
        params: { roundId, communeId: id },
        body: {
          decisionId: newId("decision"),
          number: "1/QĐ-UBND",
          decidedOn: localDate("2026-10-20"),
          effectiveOn: localDate("2026-10-20"),
          legalBasis: "Quyết định 24/2021/QĐ-TTg",
        },
      }),
    );
    await client.query("vacuum analyze");
    const [{ officerId }] = [...officers.values()] as [TestOfficer];
    const byHand = await reviewByHand({
      connectionString: test.migratorUrl,
      roundId,
      households: mixed,
      officerId,
      connections: 10,
      concurrency: of.concurrency,
    });
    return { households: households.length, product: { submit, score, meet, post, decide }, byHand };
  } finally {
    await server.kill();
    await client.end();
    await test.close();
  }
}

async function signIn(
  test: TestInstallation,
  communes: readonly { readonly id: string }[],
  kind: "commune_officer" | "commune_chair",
): Promise<ReadonlyMap<string, TestOfficer>> {
  const officers = new Map<string, TestOfficer>();
  for (const { id } of communes) officers.set(id, await test.officer(kind, id));
  return officers;
}

async function openRound(test: TestInstallation, year: number): Promise<Id<"round">> {
  const planner = await test.officer("province_officer", "51");
  const { rows } = await planner.get(standard.listStandards);
  const roundId = newId("round");
  await planner.get(review.openRound, {
    body: {
      roundId,
      areaId: "51",
      year,
      kind: "annual",
      standardId: "vn-2022-2026",
      standardVersion: rows.find(({ standardId }) => standardId === "vn-2022-2026")?.version ?? "",
      scoreTableId: null,
      referenceDate: localDate(`${year}-10-01`),
      opensOn: localDate(`${year}-09-01`),
      closesOn: localDate(`${year}-12-14`),
    },
  });
  return roundId;
}
