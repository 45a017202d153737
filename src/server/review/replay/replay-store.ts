import { sql } from "kysely";
import type { Answers } from "#programme/review/standard/facts.ts";
import type { RecordedResult } from "#programme/review/replay/replay.ts";
import type { Setting } from "#programme/review/standard/standard-pack.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

export type ScoredRow = RecordedResult & {
  readonly householdId: Id<"household">;
  readonly answers: Answers;
  /** As it was when the review was scored. */
  readonly setting: Setting | null;
  readonly areaGroup: string | null;
};

/** Reviews of a commune that have a result, with what it rests on. */
export async function listScored(
  tx: Tx,
  of: {
    readonly roundId: Id<"round">;
    readonly communeId: string;
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<readonly ScoredRow[]> {
  const found = await sql<ScoredRow>`select review.household_id as "householdId", review.answers, review.setting,
      coalesce(village.score_area_group, commune.score_area_group) as "areaGroup", review.class, review.deprivations,
      review.income_score as "incomeScore", review.income_per_person as "incomePerPerson",
      review.low_income_workers as "lowIncomeWorkers"
    from review.reviews review
    join registry.areas commune on commune.area_id = review.commune_id
    left join registry.areas village on village.area_id = review.village_id
    where review.round_id = ${of.roundId} and review.commune_id = ${of.communeId} and review.class is not null and review.answers is not null
      and (${of.after ?? null}::uuid is null or review.household_id > ${of.after ?? null}::uuid)
    order by review.household_id limit ${of.limit}`.execute(tx);
  return found.rows;
}
