import type { Output } from "#contract/endpoint.ts";
import { readClassRoles } from "#server/review/standard/classes-store.ts";
import * as contract from "#contract/review/survey.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure } from "#kernel/result.ts";
import { moveOf } from "#programme/review/decision/review-acts.ts";
import { checkByIncome } from "#programme/review/request/request.ts";
import { withinKind } from "#programme/review/standard/within-kind.ts";
import { answersOfHousehold } from "#programme/review/survey/answers-of-household.ts";
import type { TakingBase } from "#programme/review/survey/whole-answers.ts";
import { refuseBeyondBounds } from "#programme/review/survey/answer-bounds.ts";
import { scoreReview } from "#programme/review/survey/score-review.ts";
import type { ScoredReview } from "#programme/review/survey/score-review.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { done } from "#server/platform/act/record-act.ts";
import { loadChecksByIncome } from "#server/review/request/requests-store.ts";
import { turnAct } from "#server/review/round/round-record.ts";
import type { Round } from "#server/review/round/rounds-store.ts";
import { listNamesOf, loadSurveyed, setScores } from "./reviews-store.ts";
import type { Scored, Surveyed } from "./reviews-store.ts";
import { markSecondLooks } from "./second-looks-service.ts";
import { shareSheets } from "./shared-sheets-store.ts";
import { findOpeningRound, takingBase } from "./taking-base.ts";

const batchSize = 2000;
const mostShown = 200;

/**
 * Classifies all surveyed households of a commune, and marks those to look at again. One that cannot be classified stays surveyed and
 * is answered with its reason.
 */
export const scoreReviews = turnAct(contract.scoreReviews, async (context, { params, body }) => {
  const { tx } = context;
  const { round } = context.record;
  const place = { communeId: params.communeId, villageId: body.villageId };
  const { facts, result } = await scoreRound(context, round, place);
  const opening = await findOpeningRound(tx, round);
  if (opening === undefined) return done(facts, result);
  const { roundId: openingId } = opening;
  await shareSheets(tx, { ...params, openingId, householdId: undefined }, () => context.newId());
  const both = await scoreRound(context, opening, place);
  const { standard, scored } = both.facts;
  return done(
    { ...facts, openingList: openingId, openingStandard: standard, openingScored: scored },
    { ...result, openingList: both.result },
  );
});

type ScoredRound = {
  readonly facts: {
    readonly scored: number;
    readonly refused: number;
    readonly flagged: number;
    readonly standard: string;
  };
  readonly result: Omit<Output<typeof contract.scoreReviews>, "openingList">;
};

async function scoreRound(
  { tx, today }: Pick<ActContext, "tx" | "today">,
  round: Round,
  place: { readonly communeId: string; readonly villageId: string | undefined },
): Promise<ScoredRound> {
  const { form, sheet: _sheet, ...base } = await takingBase(tx, round);

  const move = moveOf("score");
  const roles = await readClassRoles(tx);
  const classes: Record<string, number> = {};
  const refused: Unscored[] = [];
  let scored = 0;
  for (let after: string | undefined; ;) {
    const surveyed = await loadSurveyed(tx, {
      ...place,
      roundId: round.roundId,
      after,
      limit: batchSize,
      states: move.from,
    });
    const results: Scored[] = [];
    const asked = await checksOf(tx, round, surveyed, today);
    for (const one of surveyed) {
      const allowed = round.kind === "average_living" ? checkByIncome(asked.get(one.householdId), roles) : undefined;
      const refuted = one.restsOnRefuted ? failure(refuse("review.answers_refuted")) : undefined;
      const scoredAs = refuted ?? (allowed?.ok === false ? allowed : scoreHeld({ ...base, form }, one));
      const result = scoredAs.ok ? withinKind(round.kind, scoredAs.value, roles) : scoredAs;
      if (result.ok) {
        results.push(rowOf(one, result.value));
        classes[result.value.class] = (classes[result.value.class] ?? 0) + 1;
      } else {
        refused.push({
          householdId: one.householdId,
          code: result.failure.code,
          facts: result.failure.facts,
        });
      }
    }
    await setScores(tx, results, move.to);
    scored += results.length;
    after = surveyed.at(-1)?.householdId;
    if (surveyed.length < batchSize) break;
  }
  const flagged = await markSecondLooks(tx, round, place);
  return {
    facts: { scored, refused: refused.length, flagged, standard: `${round.standardId} ${round.standardVersion}` },
    result: { scored, classes, flagged, refused: await withNames(tx, refused.slice(0, mostShown)) },
  };
}

/** Answers that came with a file, an import or from another round were not held against the requests when they came in. */
async function checksOf(tx: ActContext["tx"], round: Round, surveyed: readonly Surveyed[], on: LocalDate) {
  const householdIds = round.kind === "average_living" ? surveyed.map(({ householdId }) => householdId) : [];
  return loadChecksByIncome(tx, { householdIds, roundId: round.roundId, on });
}

/**
 * Answers that came with an import, or before they were held against limits and the registry, are held against them now; so are those of
 * whom something was corrected since. They are asked again, and never mended here: a replay computes what was answered.
 */
function scoreHeld({ form, ...base }: Omit<TakingBase, "setting" | "areaGroup" | "sheet">, one: Surveyed) {
  const beyond = refuseBeyondBounds(form, one.answers);
  if (beyond !== undefined) return failure(beyond);
  const needsSex = base.standard.pack.member["sex"] !== undefined;
  const held = answersOfHousehold(one.answers, one.members, one.surveyedOn, { needsSex });
  return held.ok ? scoreReview({ ...base, ...one }, one.answers) : held;
}

type Unscored = { readonly householdId: Id<"household">; readonly code: string; readonly facts: Refusal["facts"] };

/** Whose household it is, and who it is about, by their names. */
async function withNames(tx: ActContext["tx"], refused: readonly Unscored[]) {
  const names = await listNamesOf(
    tx,
    refused.map(({ householdId }) => householdId),
  );
  return refused.map(({ householdId, code, facts }) => {
    const own = names.filter((one) => one.householdId === householdId);
    const about = own.find(({ personId }) => personId === facts["personId"])?.fullName;
    return {
      householdId,
      headName: own.find(({ isHead }) => isHead)?.fullName ?? null,
      code,
      facts: typeof about === "string" ? { ...facts, name: about } : facts,
    };
  });
}

function rowOf(one: Pick<Surveyed, "householdId" | "reviewId">, result: ScoredReview): Scored {
  return {
    householdId: one.householdId,
    reviewId: one.reviewId,
    facts: result.facts,
    memberCount: result.facts.members.length,
    setting: result.setting,
    incomeScore: result.income.route === "score" ? result.income.score : null,
    incomePerPerson: result.income.route === "measured" ? result.income.perPerson : null,
    deprivations: result.deprivations,
    deprivationCount: result.deprivationCount,
    class: result.class,
    lowIncomeWorkers: result.lowIncomeWorkers,
    sampleScores: result.sampleScores,
    flags: result.approximateAges.length > 0 ? ["approximate_age"] : [],
  };
}
