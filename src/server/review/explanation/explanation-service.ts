import { isListed } from "#programme/review/standard/class-role.ts";
import { readClassRoles } from "#server/review/standard/classes-store.ts";
import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/review/explanation.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { dong } from "#kernel/money.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { explain } from "#programme/review/explanation/explain.ts";
import { fewestLacks } from "#programme/review/explanation/verdict.ts";
import { workersAmong } from "#programme/review/standard/low-income-workers.ts";
import { isNewlyEscaped } from "#programme/delivery/participation.ts";
import { listEscapes, neverDecided } from "#server/review/decision/newly-escaped-store.ts";
import { objectionWindow } from "#programme/review/village/objection-window.ts";
import { enteredLater } from "#programme/review/round/entered-later.ts";
import { countConfirmed } from "#programme/review/survey/confirmed-answers.ts";
import { scoreReview } from "#programme/review/survey/score-review.ts";
import { secondLooks } from "#programme/review/survey/second-looks.ts";
import { codesOfBits } from "#programme/review/standard/standard.ts";
import { statusStep } from "#programme/review/decision/status-step.ts";
import type { Standard } from "#programme/review/standard/standard.ts";
import type { Setting } from "#programme/review/standard/standard-pack.ts";
import { isUnknown } from "#programme/review/standard/standard-pack.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { listStandardPacks } from "#server/review/standard/standard-packs-store.ts";
import * as store from "./explanation-store.ts";
import { verdictTexts } from "./verdict-texts.ts";
import { listObjections } from "#server/review/village/objections-store.ts";
import { changesSinceLast } from "#server/review/survey/since-last-service.ts";
import { supportOpened } from "./support-opened.ts";
import { householdRead } from "#server/review/round/round-record.ts";
import { sheetOf } from "#server/review/survey/taking-base.ts";
import { incomeDetailOf } from "./income-detail.ts";
import { findRound } from "#server/review/round/rounds-store.ts";
import { findScoreTable, getStandard } from "#server/review/standard/standards-store.ts";

type Explanation = Output<typeof contract.explainReview>;

export const explainReview = householdRead(contract.explainReview, async (context, { params }) =>
  explanationOf(context, params),
);

/** Why this class: made of what was recorded, and computed again beside it. */
export async function explanationOf(
  { tx, today }: ActContext,
  params: { readonly householdId: Id<"household">; readonly roundId: Explanation["roundId"] },
): Promise<Result<Explanation, Refusal>> {
  const round = await findRound(tx, params.roundId);
  const review = await store.findReview(tx, params.householdId, params.roundId);
  if (round === undefined || review === undefined) return failure(refuse("record.not_found"));
  const { standard, contentHash } = await getStandard(tx, round.standardId, round.standardVersion);
  const scoreTable = round.scoreTableId === null ? undefined : await findScoreTable(tx, round.scoreTableId);
  const again =
    review.answers === null
      ? undefined
      : scoreReview(
          {
            standard,
            setting: review.areaSetting,
            areaGroup: review.areaGroup,
            referenceDate: round.referenceDate,
            scoreTable,
          },
          review.answers,
        );
  const facts = review.facts ?? (again?.ok === true ? again.value.facts : null);
  const deprivations = review.deprivations ?? (again?.ok === true ? again.value.deprivations : 0);
  const lines = facts === null ? [] : explain(standard, facts, deprivations);
  const memberIds = review.answers?.members.map((member) => member.personId) ?? [];
  const names = await store.namesOf(tx, params.householdId, memberIds);
  const setting = review.setting ?? review.areaSetting ?? "rural";
  const statuses = await store.listStatusesFound(tx, params.householdId);
  const status = statuses.find((one) => one.reviewId === review.reviewId);
  const posting = (await store.findPosting(tx, review, params.roundId)) ?? null;
  const meeting = await store.findMeeting(tx, review);
  const later = (on: LocalDate, { enteredOn }: { readonly enteredOn: LocalDate | null }) =>
    enteredLater({ day: on, enteredOn }, standard.pack.procedure);
  const codes = codesOfBits(standard, deprivations);
  const escape = (await listEscapes(tx, [params.householdId], today)).get(params.householdId) ?? neverDecided;
  const support = await supportOpened(
    tx,
    standard.indicators.map(({ pack }) => pack.code),
    {
      class: review.class ?? "",
      isListed: isListed(await readClassRoles(tx), review.class),
      setting,
      memberCount: facts?.members.length ?? 0,
      deprivations: codes,
      members: facts?.members ?? [],
      newlyEscaped: isNewlyEscaped(escape),
      lowIncomeWorkers: review.lowIncomeWorkers,
    },
  );
  return success({
    householdId: review.householdId,
    roundId: params.roundId,
    standardId: round.standardId,
    standardVersion: round.standardVersion,
    contentHash,
    referenceDate: round.referenceDate,
    setting,
    state: review.state,
    class: review.class,
    className: standard.classes.find((one) => one.code === review.class)?.name ?? null,
    previousClass: review.previousClass,
    verdict: await verdictFor(tx, standard, review, { setting, deprivations: codes.length, indicators: lines.length }),
    income: {
      ...incomeOf(standard, review, setting),
      detail: incomeDetailOf(review.answers, (await sheetOf(tx, round)).form),
    },
    lowIncomeWorkers: lowIncomeOf(standard, review, setting, (position) => names.get(memberIds[position] ?? "") ?? "-"),
    lines: lines.map((line) => ({
      ...line,
      limit: null,
      opens: line.deprived ? support.filter(({ answers }) => answers.includes(line.code)).map(({ name }) => name) : [],
      dueMembers: line.dueMembers.map((position) => names.get(memberIds[position] ?? "") ?? "-"),
    })),
    approximations: again?.ok === true ? again.value.approximateAges.map((personId) => names.get(personId) ?? "-") : [],
    lookAgain: secondLooks.filter((look) => review.flags.includes(look)),
    assumptions: review.assumptions.map((assumption) => assumption.reason),
    meeting: meeting === undefined ? null : { ...meeting, enteredLater: later(meeting.heldOn, meeting) },
    posting:
      posting === null
        ? null
        : { ...posting, places: [...posting.places], enteredLater: later(posting.fromDate, posting) },
    objections: (await listObjections(tx, params.householdId, review.reviewId)).map((one) => ({
      ...one,
      enteredLater: later(one.receivedOn, one),
    })),
    decision:
      status === undefined
        ? null
        : {
            decisionId: status.decisionId,
            number: status.decisionNumber,
            decidedOn: status.decidedOn,
            enteredLater: later(status.decidedOn, status),
            signerName: status.signerName,
            outcome: status.outcome,
          },
    restsOnRefuted: review.restsOnRefuted,
    endedBecause:
      round.kind === "average_living" && review.state === "superseded" && status === undefined
        ? "review.request_listed"
        : null,
    otherResult:
      (await store.findOtherResult(tx, params.householdId, round.askedInRoundId ?? round.openingRoundId)) ?? null,
    sources: standard.pack.sources.map((one) => (typeof one === "string" ? { vi: one, en: one, id: one } : one)),
    confirmed: await confirmedOf(tx, review),
    sinceLast: await changesSinceLast(tx, round, standard, review, deprivations),
    otherSupport: support.filter(({ answers }) => answers.length === 0).map(({ name }) => name),
    objecting: {
      ...objectionWindow(review.state, posting, today),
      answerWorkingDays: standard.pack.procedure?.recheckWorkingDays ?? 3,
    },
    replay: replayOf(standard, review, again),
  });
}

async function confirmedOf(tx: Tx, { householdId, answers }: store.ReviewFound): Promise<Explanation["confirmed"]> {
  if (answers?.confirmed === undefined) return null;
  const year = await store.findYearOfReview(tx, householdId, answers.confirmed.reviewId);
  return year === undefined ? null : { count: countConfirmed(answers), year };
}

async function verdictFor(
  tx: Tx,
  standard: Standard,
  review: store.ReviewFound,
  found: { readonly setting: Setting; readonly deprivations: number; readonly indicators: number },
): Promise<Explanation["verdict"]> {
  const itsClass = standard.classes.find(({ code }) => code === review.class);
  if (itsClass === undefined) return null;
  const roles = await readClassRoles(tx);
  const { previousClass } = review;
  const averageUpTo = standard.pack.income?.averageUpTo;
  return verdictTexts({
    head: (await store.findHeadName(tx, review.householdId)) ?? "–",
    className: itsClass.name,
    role: roles.get(itsClass.code) ?? "outside",
    previousRole: previousClass === null ? null : (roles.get(previousClass) ?? null),
    previousName: previousClass === null ? null : await className(tx, standard, previousClass),
    isSameClass: previousClass === review.class,
    income: {
      ...incomeOf(standard, review, found.setting),
      averageLimit: averageUpTo === undefined || isUnknown(averageUpTo) ? null : BigInt(averageUpTo[found.setting]),
    },
    lacks: found.deprivations,
    lacksFrom: fewestLacks(
      standard.pack.classes.map(({ code, rule }) => ({ counts: roles.get(code) ?? "outside", rule })),
    ),
    indicators: found.indicators,
  });
}

/** The class before may be one of another standard. */
async function className(tx: Tx, standard: Standard, code: string) {
  return (
    standard.classes.find((one) => one.code === code)?.name ??
    (await listStandardPacks(tx)).flatMap(({ classes }) => classes).find((one) => one.code === code)?.name ??
    null
  );
}

function incomeOf(
  standard: Standard,
  review: store.ReviewFound,
  setting: Setting,
): Omit<Explanation["income"], "detail"> {
  const income = standard.pack.income;
  const cuts = income === undefined || isUnknown(income.scoreCuts) ? undefined : income.scoreCuts;
  return {
    route: review.incomeScore === null ? "measured" : "score",
    perPerson: review.incomePerPerson,
    score: review.incomeScore,
    limit: income === undefined ? null : dong(income.lines[setting]),
    scoreLimit: cuts?.[setting] ?? null,
    sample: review.sampleScores,
  };
}

function lowIncomeOf(
  standard: Standard,
  review: store.ReviewFound,
  setting: Setting,
  nameAt: (position: number) => string,
): Explanation["lowIncomeWorkers"] {
  if (standard.lowIncomeWorkers === undefined || review.class === null) return null;
  const count = review.lowIncomeWorkers;
  const found = count === null || count === 0 || review.facts === null ? [] : workersAmong(standard, review.facts);
  const limit = dong(standard.lowIncomeWorkers.pack.incomeUpTo[setting]);
  return { count, limit, names: found.map(nameAt) };
}

function replayOf(standard: Standard, review: store.ReviewFound, again: ReturnType<typeof scoreReview> | undefined) {
  if (review.class === null || again === undefined) return null;
  if (!again.ok) return { equal: false, class: null, deprivations: [] };
  return {
    equal:
      again.value.class === review.class &&
      again.value.deprivations === review.deprivations &&
      again.value.lowIncomeWorkers === review.lowIncomeWorkers,
    class: again.value.class,
    deprivations: [...codesOfBits(standard, again.value.deprivations)],
  };
}

export const listStatuses = householdRead(contract.listStatuses, async ({ tx }, { params }) => {
  const found = await store.listStatusesFound(tx, params.householdId);
  const rows = [];
  let seriesBefore: string | undefined;
  for (const status of found.toReversed()) {
    const { standard, series } = await getStandard(tx, status.standardId, status.standardVersion);
    const step = statusStep({ ...status, series }, seriesBefore);
    seriesBefore = series;
    const deprivations = [...codesOfBits(standard, status.deprivations)];
    rows.unshift({ ...status, step, standardTitle: standard.pack.title, deprivations });
  }
  return success({ rows, reviews: [...(await store.listReviewsOfHousehold(tx, params.householdId))] });
});
