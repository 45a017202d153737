import { sql } from "kysely";
import { answersShape } from "#contract/review/answers.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import { scoreReview } from "#programme/review/survey/score-review.ts";
import type { Setting } from "#programme/review/standard/standard-pack.ts";
import type { Database } from "#server/platform/database/database.ts";
import type { DemoRound } from "./demo-round.ts";

type Supported = {
  readonly householdId: string;
  readonly reviewId: string;
  readonly state: string;
  readonly setting: Setting;
  readonly answers: unknown;
};

/** One house in so many is repaired badly and lacks the same as before. */
const oneInFails = 6;

/**
 * The answers of the later round of those whose house was repaired in between: the walls and the roof are sound now, unless the
 * work was bad. Without it the made-up year would tell that no support ever helped.
 */
export async function tellRepairedHouses(
  database: Database,
  round: Pick<DemoRound, "roundId" | "base">,
  communes: readonly string[],
): Promise<number> {
  const found = await sql<Supported>`
    select review.household_id as "householdId", review.review_id as "reviewId", review.state, review.answers,
      coalesce(village.setting, commune.setting, 'rural') as setting
    from review.reviews review
    join delivery.supports support on support.household_id = review.household_id and support.state in ('delivered', 'paid')
    join registry.areas commune on commune.area_id = review.commune_id
    left join registry.areas village on village.area_id = review.village_id
    where review.round_id = ${round.roundId} and review.answers is not null and review.commune_id = any(${communes}::text[])
    order by review.household_id`.execute(database);
  const repaired = found.rows.filter((_row, position) => position % oneInFails !== oneInFails - 1);
  const rows = repaired.map((row) => {
    const read = answersShape.parse(row.answers);
    const household = { ...read.household, wallDurable: true, frameDurable: true, roofDurable: true };
    const answers: Answers = { ...read, household };
    const scored = scoreReview(
      { ...round.base, setting: row.setting, areaGroup: null, scoreTable: undefined },
      answers,
    );
    if (!scored.ok) throw new Error(`a repaired household cannot be classified: ${scored.failure.code}`);
    const { facts, deprivations, deprivationCount } = scored.value;
    const { householdId, reviewId, state } = row;
    const result = { facts, deprivations, deprivationCount, class: scored.value.class };
    return { householdId, reviewId, answers, ...(state === "surveyed" ? {} : result) };
  });
  await sql`update review.reviews review set answers = mended.answers, facts = mended.facts, class = mended.class,
      deprivations = mended.deprivations, deprivation_count = mended."deprivationCount"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as mended ("householdId" uuid, "reviewId" uuid, answers jsonb,
      facts jsonb, class text, deprivations int, "deprivationCount" int)
    where review.household_id = mended."householdId" and review.review_id = mended."reviewId"`.execute(database);
  return rows.length;
}
