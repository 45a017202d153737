import { z } from "zod";
import { reviewStates } from "#programme/review/decision/review-acts.ts";
import { reviewFlags } from "#programme/review/survey/second-looks.ts";
import { declare } from "#contract/declare.ts";
import { megabytes } from "#contract/endpoint.ts";
import { code, cursorById, dayInput, text, yearInput, pageQuery } from "#contract/input.ts";
import { areaId, day, id, page, texts } from "#contract/values.ts";

export const reviewState = z.enum(reviewStates);

export const round = z.object({
  roundId: id("round"),
  areaId,
  areaName: z.string(),
  year: z.number().int(),
  kind: z.enum(["annual", "regular", "average_living"]),
  standardId: z.string(),
  standardVersion: z.string(),
  sampleScores: z.boolean(),
  referenceDate: day,
  opensOn: day,
  closesOn: day,
  closedOn: day.nullable(),
  /** The procedure asks the level above before the commune decides (docs/law.md L3.2-3); off in Viet Nam since 2025-07-01. */
  asksAbove: z.boolean(),
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
    referenceDate: dayInput,
    opensOn: dayInput,
    closesOn: dayInput,
  }),
  output: round,
});

export const standard = z.object({
  standardId: z.string(),
  version: z.string(),
  title: texts,
  validFrom: day,
  validTo: day.nullable(),
  draft: z.boolean(),
  contentHash: z.string(),
  indicators: z.array(z.object({ code: z.string(), service: z.string(), name: texts, bit: z.number().int() })),
  classes: z.array(z.object({ code: z.string(), name: texts })),
});
export const listStandards = declare({
  id: "review.listStandards",
  method: "get",
  path: "/standards",
  act: "review.readStandards",
  summary: "Poverty standards that are loaded, with their indicators and classes",
  output: z.object({ rows: z.array(standard) }),
});

/** How far a village (or a commune) is: households by state. */
export const progressRow = z.object({
  areaId,
  areaName: z.string(),
  households: z.number().int(),
  states: z.record(z.string(), z.number().int()),
  openObjections: z.number().int(),
  /** Households to look at again, by the reason, as long as nothing is decided about them. */
  flags: z.record(z.string(), z.number().int()),
  /** How many households that are: one may be marked for several reasons. */
  flagged: z.number().int(),
  metOn: day.nullable(),
  postedUntil: day.nullable(),
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
    /** Reviews of the commune that is asked about, not decided yet, of households in no village: nobody can meet about them. */
    withoutVillage: z.number().int(),
  }),
});

const village = z.object({ roundId: id("round"), villageId: areaId });
const commune = z.object({ roundId: id("round"), communeId: areaId });
const household = z.object({ householdId: id("household"), roundId: id("round") });

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

export const carryAnswers = declare({
  id: "review.carryAnswers",
  method: "post",
  path: "/rounds/{roundId}/communes/{communeId}/carried-answers",
  act: "review.submitAnswers",
  summary:
    "Take the answers of another round for households that are on this list and have none: two standards in one autumn ask once",
  params: commune,
  body: z.object({ fromRoundId: id("round") }),
  output: z.object({ carried: z.number().int(), without: z.number().int() }),
});

export const scoreReviews = declare({
  id: "review.scoreReviews",
  method: "post",
  path: "/rounds/{roundId}/communes/{communeId}/scoring",
  act: "review.scoreReviews",
  summary: "Classify all surveyed households of a commune by the round's standard",
  params: commune,
  body: z.object({ villageId: areaId.optional() }),
  output: z.object({
    scored: z.number().int(),
    classes: z.record(z.string(), z.number().int()),
    /** Households to look at again. */
    flagged: z.number().int(),
    /** What could not be classified, and why: each household stays surveyed. */
    refused: z.array(
      z.object({ householdId: id("household"), code: z.string(), facts: z.record(z.string(), z.unknown()) }),
    ),
  }),
});

export const recordMeeting = declare({
  id: "review.recordMeeting",
  method: "post",
  path: "/rounds/{roundId}/villages/{villageId}/meetings",
  largestBody: megabytes(2),
  act: "review.recordMeeting",
  summary: "Record a village meeting; who did not get half of those present goes back to the survey",
  params: village,
  body: z.object({
    meetingId: id("meeting"),
    heldOn: dayInput,
    chair: text(200),
    secretary: text(200),
    present: z.number().int().min(1).max(10_000),
    frontObserver: text(200, 0).optional(),
    /** Who signed the two minutes for the households, beside chair and secretary, and when. */
    householdRepresentative: text(200, 0).optional(),
    minutesSignedOn: dayInput.optional(),
    minutes: text(20_000),
    /** Only households that not all present agreed on; on the others everybody did. */
    results: z
      .array(
        z.object({
          householdId: id("household"),
          agreed: z.number().int().min(0).max(10_000),
          objection: text(1000, 0).optional(),
        }),
      )
      .max(5000),
  }),
  output: z.object({ passed: z.number().int(), returned: z.number().int() }),
});

export const recordPosting = declare({
  id: "review.recordPosting",
  method: "post",
  path: "/rounds/{roundId}/villages/{villageId}/public-postings",
  act: "review.recordPosting",
  summary: "Post the result in public for three working days",
  params: village,
  body: z.object({
    publicPostingId: id("public posting"),
    places: z.array(text(200)).min(1).max(10),
    fromDate: dayInput,
  }),
  output: z.object({ households: z.number().int(), toDate: day }),
});

/** What hangs in the village: name, village and result, nothing else (Law 91/2025, data minimisation). */
export const postingSheet = declare({
  id: "review.postingSheet",
  method: "get",
  path: "/rounds/{roundId}/villages/{villageId}/posting-sheet",
  act: "review.readReviews",
  summary: "The sheet to post: head, village, result",
  params: village,
  output: z.object({
    communeName: z.string(),
    villageName: z.string(),
    fromDate: day.nullable(),
    toDate: day.nullable(),
    places: z.array(z.string()),
    sampleScores: z.boolean(),
    rows: z.array(z.object({ headName: z.string(), class: z.string() })),
  }),
});

export const recordObjection = declare({
  id: "review.recordObjection",
  method: "post",
  path: "/households/{householdId}/reviews/{roundId}/objections",
  act: "review.recordObjection",
  summary: "Record an objection against a posted result",
  params: household,
  body: z.object({
    objectionId: id("objection"),
    objector: text(200),
    /** The household itself, anybody else, or an organisation. */
    objectorKind: z.enum(["household", "person", "organisation"]).default("person"),
    indicator: text(60, 0).nullable(),
    reason: text(4000),
    receivedOn: dayInput,
  }),
  output: z.object({ dueOn: day, state: reviewState }),
});

export const answerObjection = declare({
  id: "review.answerObjection",
  method: "post",
  path: "/households/{householdId}/objections/{objectionId}/answer",
  act: "review.answerObjection",
  summary: "Answer an objection: dismissed (posted again), or upheld (surveyed again)",
  params: z.object({ householdId: id("household"), objectionId: id("objection") }),
  body: z.object({ answeredOn: dayInput, outcome: z.enum(["upheld", "dismissed"]), answer: text(4000) }),
  output: z.object({ state: reviewState }),
});

export const decideList = declare({
  id: "review.decideList",
  method: "post",
  path: "/rounds/{roundId}/communes/{communeId}/decisions",
  act: "review.decideList",
  summary:
    "The commune chair decides the list: recognised, escaped, refused, of all whose posting has ended without an open objection",
  params: commune,
  body: z.object({
    decisionId: id("decision"),
    number: text(60),
    decidedOn: dayInput,
    effectiveOn: dayInput,
    legalBasis: text(2000),
    /** Only the list of this village. */
    villageId: areaId.optional(),
  }),
  output: z.object({
    recognised: z.number().int(),
    escaped: z.number().int(),
    refused: z.number().int(),
    /** Households of the commune that are not ripe, by state. */
    waiting: z.record(z.string(), z.number().int()),
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
