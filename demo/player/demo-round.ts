import type { NewId } from "#kernel/id.ts";
import type { PoolClient } from "pg";
import { answersOf } from "#demo/generator/answers-of.ts";
import type { DemoHousehold } from "#demo/generator/make-household.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { scoreReview } from "#programme/review/survey/score-review.ts";
import type { ScoringBase } from "#programme/review/survey/score-review.ts";
import { copyRows } from "./copy-rows.ts";

export type DemoRound = {
  readonly roundId: string;
  readonly year: 2025 | 2026;
  readonly base: Pick<ScoringBase, "standard" | "referenceDate">;
  readonly surveyedBy: string;
  readonly newId: NewId;
};

export type DemoRounds = { readonly 2025: DemoRound; readonly 2026: DemoRound };

/** How far a village is in a round. */
export type VillageProgress = "listed" | "surveyed" | "scored" | "met" | "posted" | "closed";

const columns = [
  "household_id",
  "review_id",
  "round_id",
  "commune_id",
  "village_id",
  "state",
  "answers",
  "facts",
  "member_count",
  "setting",
  "income_per_person",
  "deprivations",
  "deprivation_count",
  "class",
  "previous_class",
  "surveyed_on",
  "surveyed_by",
  "low_income_workers",
];

export type WrittenReview = {
  readonly householdId: string;
  readonly reviewId: string;
  readonly villageId: string;
  readonly class: string;
};

/**
 * Writes the reviews of one commune, scored by the standard's own rules in this process. A household that the rules cannot
 * classify stops the demo: its answers are made up, so that would be a fault of ours.
 */
export async function writeDemoReviews(
  client: PoolClient,
  round: DemoRound,
  commune: {
    readonly settingOf: (villageId: string) => "rural" | "urban";
    readonly progressOf: (villageId: string) => VillageProgress;
    readonly previous: ReadonlyMap<string, string>;
  },
  households: readonly DemoHousehold[],
): Promise<readonly WrittenReview[]> {
  const written: WrittenReview[] = [];
  function* rows() {
    for (const one of households) {
      const { household } = one;
      const reviewId = round.newId();
      const state = commune.progressOf(household.areaId);
      const previous = commune.previous.get(household.id);
      const place = [household.id, reviewId, round.roundId, household.communeId, household.areaId, state] as const;
      if (state === "listed") {
        yield [...place, null, null, null, null, null, null, null, null, previous, null, null, null];
        continue;
      }
      const review = one.reviews[round.year];
      const answers = answersOf(one, review);
      const surveyed = [previous, review.reviewedOn, round.surveyedBy] as const;
      if (state === "surveyed") {
        yield [
          ...place,
          { json: answers },
          null,
          answers.members.length,
          null,
          null,
          null,
          null,
          null,
          ...surveyed,
          null,
        ];
        continue;
      }
      const setting = commune.settingOf(household.areaId);
      const scored = scoreReview({ ...round.base, setting, areaGroup: null, scoreTable: undefined }, answers);
      if (!scored.ok) throw new Error(`a made-up household cannot be classified: ${JSON.stringify(scored.failure)}`);
      const { value } = scored;
      written.push({ householdId: household.id, reviewId, villageId: household.areaId, class: value.class });
      yield [
        ...place,
        { json: answers },
        { json: value.facts },
        value.facts.members.length,
        setting,
        answers.incomePerPerson ?? null,
        value.deprivations,
        value.deprivationCount,
        value.class,
        ...surveyed,
        value.lowIncomeWorkers,
      ];
    }
  }
  await copyRows(client, "review.reviews", columns, rows());
  return written;
}

/** Meetings of the villages that have met, with everybody's agreement, and postings of those that were posted. */
export async function writeDemoVillages(
  client: PoolClient,
  round: DemoRound,
  communeId: string,
  villages: readonly { readonly id: string; readonly hasMet: boolean; readonly isPosted: boolean }[],
  days: { readonly meeting: LocalDate; readonly postedFrom: LocalDate; readonly postedTo: LocalDate },
  reviews: readonly WrittenReview[],
): Promise<void> {
  const meetings = new Map(villages.filter((village) => village.hasMet).map((village) => [village.id, round.newId()]));
  const present = 45;
  await copyRows(
    client,
    "review.meetings",
    [
      "meeting_id",
      "round_id",
      "commune_id",
      "village_id",
      "held_on",
      "chair",
      "secretary",
      "present",
      "minutes",
      "recorded_by",
    ],
    [...meetings].map(([villageId, meetingId]) => [
      meetingId,
      round.roundId,
      communeId,
      villageId,
      days.meeting,
      "Trưởng thôn (dữ liệu mẫu)",
      "Thư ký (dữ liệu mẫu)",
      present,
      "Biên bản mẫu: cuộc họp thống nhất kết quả rà soát.",
      round.surveyedBy,
    ]),
  );
  await copyRows(
    client,
    "review.meeting_results",
    ["household_id", "review_id", "meeting_id", "commune_id", "agreed", "passed"],
    reviews.flatMap((review) => {
      const meetingId = meetings.get(review.villageId);
      return meetingId === undefined
        ? []
        : [[review.householdId, review.reviewId, meetingId, communeId, present, true]];
    }),
  );
  const postings = new Map(
    villages.filter((village) => village.isPosted).map((village) => [village.id, round.newId()]),
  );
  await copyRows(
    client,
    "review.public_postings",
    ["public_posting_id", "round_id", "commune_id", "village_id", "places", "from_date", "to_date", "recorded_by"],
    [...postings].map(([villageId, publicPostingId]) => [
      publicPostingId,
      round.roundId,
      communeId,
      villageId,
      ["Nhà văn hóa thôn", "Trụ sở UBND xã"],
      days.postedFrom,
      days.postedTo,
      round.surveyedBy,
    ]),
  );
  await client.query(
    `update review.reviews review set public_posting_id = posting.id
     from unnest($1::text[], $2::uuid[]) as posting (village_id, id)
     where review.round_id = $3 and review.village_id = posting.village_id and review.state in ('posted', 'closed')`,
    [[...postings.keys()], [...postings.values()], round.roundId],
  );
}
