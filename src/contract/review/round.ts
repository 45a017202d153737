import { yearsAhead } from "#contract/day-window.ts";
import { z } from "zod";
import { reviewStates } from "#programme/review/decision/review-acts.ts";
import { reviewFlags } from "#programme/review/survey/second-looks.ts";
import { declare } from "#contract/declare.ts";
import { code, cursorById, dayInput, yearInput, pageQuery } from "#contract/input.ts";
import { shownCount } from "#contract/shown-count.ts";
import { areaId, day, id, page } from "#contract/values.ts";

export const reviewState = z.enum(reviewStates);

export const round = z.object({
  roundId: id("round"),
  areaId,
  areaName: z.string(),
  year: z.number().int(),
  kind: z.enum(["annual", "regular", "average_living"]),
  standardId: z.string(),
  standardVersion: z.string(),
  /** The day from which this dated version of the standard is in force. */
  standardFrom: day,
  sampleScores: z.boolean(),
  referenceDate: day,
  opensOn: day,
  closesOn: day,
  closedOn: day.nullable(),
  /** The procedure asks the level above before the commune decides (docs/law.md L3.2-3); off in Viet Nam since 2025-07-01. */
  asksAbove: z.boolean(),
  /** The round whose answer sheets serve this one too: this one is the opening list of the standard that comes. */
  askedInRoundId: id("round").nullable(),
  /** The opening list that is made of the answer sheets of this round. */
  openingRoundId: id("round").nullable(),
});

export const listRounds = declare({
  id: "review.listRounds",
  method: "get",
  path: "/rounds",
  act: "review.readStandards",
  summary: "Rounds of review, the latest first",
  output: z.object({ rows: z.array(round) }),
});

export const openRound = declare({
  id: "review.openRound",
  method: "post",
  path: "/rounds",
  act: "review.openRound",
  summary: "Open a round of review for a province",
  body: z.object({
    roundId: id("round"),
    areaId,
    year: yearInput,
    kind: z.enum(["annual", "regular", "average_living"]),
    standardId: code,
    standardVersion: code,
    scoreTableId: id("score table").nullable(),
    /** One visit, two results: the answers are those of this annual round, by another standard. */
    askedInRoundId: id("round").nullish(),
    referenceDate: dayInput,
    opensOn: dayInput,
    closesOn: dayInput,
  }),
  days: { referenceDate: yearsAhead(2), opensOn: yearsAhead(2), closesOn: yearsAhead(2) },
  output: round,
});

/** How far a village (or a commune) is: households by state. */
export const progressRow = z.object({
  areaId,
  areaName: z.string(),
  households: z.number().int(),
  states: z.record(z.string(), z.number().int()),
  openObjections: shownCount,
  /** Households to look at again, by the reason, as long as nothing is decided about them. */
  flags: z.record(z.string(), shownCount),
  /** How many households that are: one may be marked for several reasons. */
  flagged: shownCount,
  metOn: day.nullable(),
  postedUntil: day.nullable(),
  /** The posting of a village that was entered long after its day on paper; null for others, and for communes. */
  latePosting: z.object({ fromDate: day, enteredOn: day }).nullable(),
  /** When the survey ends at the pace of the last two weeks; null without a pace, or when nothing is left. */
  surveyEndsOn: day.nullable(),
});
/** The last day on which each step can be done so that the round is decided in time, one objection included. */
export const roundCalendar = z.object({ survey: day, score: day, meet: day, post: day, decide: day });
export const roundProgress = declare({
  id: "review.roundProgress",
  method: "get",
  path: "/rounds/{roundId}/progress",
  act: "review.readStandards",
  summary: "How far each commune of the round is, or each village of one commune",
  params: z.object({ roundId: id("round") }),
  query: z.object({ communeId: areaId.optional() }),
  output: z.object({
    round,
    calendar: roundCalendar,
    rows: z.array(progressRow),
    /** Places that are left out: they have states with few households, and the reader may not read them by name. */
    withheld: z.number().int(),
    /** Reviews of the commune that is asked about, not decided yet, of households in no village: nobody can meet about them. */
    withoutVillage: shownCount,
  }),
});
export const commune = z.object({ roundId: id("round"), communeId: areaId });
export const household = z.object({ householdId: id("household"), roundId: id("round") });

export const listHouseholdsForReview = declare({
  id: "review.listHouseholdsForReview",
  method: "post",
  path: "/rounds/{roundId}/communes/{communeId}/list",
  act: "review.submitAnswers",
  summary: "Put the households of a commune on the list of the round; those on it already stay",
  params: commune,
  /** The current lists and those who asked (Decision 24/2021 Art. 4); only those who asked; or, in a first round, everyone. */
  body: z.object({ who: z.enum(["lists", "requests", "everyone"]) }),
  output: z.object({
    added: z.number().int(),
    /** Requests that this list took up. */
    requests: z.number().int(),
  }),
});

export const reviewRow = z.object({
  householdId: id("household"),
  reviewId: id("review"),
  roundId: id("round"),
  headName: z.string().nullable(),
  villageName: z.string().nullable(),
  state: reviewState,
  class: z.string().nullable(),
  /** Beside the class; null: unknown. */
  lowIncomeWorkers: z.number().int().nullable(),
  previousClass: z.string().nullable(),
  deprivations: z.array(z.string()),
  flags: z.array(z.string()),
});
export const listReviews = declare({
  id: "review.listReviews",
  method: "get",
  path: "/rounds/{roundId}/reviews",
  act: "review.readReviews",
  summary: "Reviews of a round in one's areas",
  params: z.object({ roundId: id("round") }),
  query: z.object({
    ...pageQuery(cursorById),
    communeId: areaId.optional(),
    villageId: areaId.optional(),
    state: reviewState.optional(),
    class: code.optional(),
    /** Deprived in this indicator. */
    indicator: code.optional(),
    /** Marked with this; "any": to be looked at again for whatever reason. */
    flag: z.enum(["any", ...reviewFlags]).optional(),
  }),
  output: page(reviewRow),
});
