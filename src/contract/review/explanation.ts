import { statusSteps } from "#programme/review/decision/status-step.ts";
import { z } from "zod";
import { secondLooks } from "#programme/review/survey/second-looks.ts";
import { declare } from "#contract/declare.ts";
import { megabytes } from "#contract/endpoint.ts";
import { code, text } from "#contract/input.ts";
import { reviewState } from "./round.ts";
import { tableFile } from "#contract/table-file.ts";
import { areaId, day, id, instant, money, texts } from "#contract/values.ts";

const household = z.object({ householdId: id("household"), roundId: id("round") });

export const explanationLine = z.object({
  code: z.string(),
  service: z.string(),
  name: texts,
  deprived: z.boolean(),
  text: texts,
  measured: z.unknown(),
  limit: z.unknown(),
  dueMembers: z.array(z.string()),
  /** The fact of law that it rests on, as docs/law.md numbers it. */
  source: z.string(),
  /** Kinds of support that answer this deprivation and that the household could take part in. */
  opens: z.array(texts),
});
/** When the act was entered, where that is more than the procedure's days after its day on paper. */
const enteredLater = day.nullable();

export const explanation = z.object({
  householdId: id("household"),
  roundId: id("round"),
  standardId: z.string(),
  standardVersion: z.string(),
  contentHash: z.string(),
  referenceDate: day,
  setting: z.enum(["rural", "urban"]),
  state: reviewState,
  class: z.string().nullable(),
  className: texts.nullable(),
  previousClass: z.string().nullable(),
  /** The household's name, its result and the rule with its own figures, in one sentence; null before it has a result. */
  verdict: texts.nullable(),
  income: z.object({
    route: z.enum(["measured", "score"]),
    perPerson: money.nullable(),
    score: z.number().int().nullable(),
    limit: money.nullable(),
    scoreLimit: z.number().int().nullable(),
    sample: z.boolean(),
    /** The sources that it was computed from; null where it was stated as one figure. */
    detail: z
      .object({
        lines: z.array(
          z.object({
            name: texts,
            months: z.number().int().nullable(),
            amount: money,
            cost: money,
            year: money,
            excluded: z.boolean(),
          }),
        ),
        year: money,
        month: money,
        perPerson: money,
        people: z.number().int(),
      })
      .nullable(),
  }),
  /** A result beside the class; null where the standard has none. `count` null: unknown, for no income of twelve months was declared. */
  lowIncomeWorkers: z
    .object({ count: z.number().int().nullable(), limit: money, names: z.array(z.string()) })
    .nullable(),
  lines: z.array(explanationLine),
  approximations: z.array(z.string()),
  assumptions: z.array(z.string()),
  /** Why an officer should look again: advice, which decides nothing. */
  lookAgain: z.array(z.enum(secondLooks)),
  meeting: z
    .object({ heldOn: day, present: z.number().int(), agreed: z.number().int(), passed: z.boolean(), enteredLater })
    .nullable(),
  posting: z.object({ fromDate: day, toDate: day, places: z.array(z.string()), enteredLater }).nullable(),
  objections: z.array(
    z.object({
      objectionId: id("objection"),
      indicator: z.string().nullable(),
      reason: z.string(),
      receivedOn: day,
      dueOn: day,
      enteredLater,
      outcome: z.string().nullable(),
      answer: z.string().nullable(),
    }),
  ),
  decision: z
    .object({
      decisionId: id("decision"),
      number: z.string(),
      decidedOn: day,
      enteredLater,
      signerName: z.string(),
      outcome: z.string(),
    })
    .nullable(),
  /** An objection against the other result of the visit was upheld, and this one still rests on the answers that were refuted. */
  restsOnRefuted: z.boolean(),
  /** The code of why a check by income ended without a result: the household came on a list after it asked. */
  endedBecause: z.string().nullable(),
  /** The other result of the same visit: that of the round, or that of the opening list beside it. */
  otherResult: z
    .object({
      roundId: id("round"),
      year: z.number().int(),
      isOpening: z.boolean(),
      standardId: z.string(),
      standardVersion: z.string(),
      state: reviewState,
      class: z.string().nullable(),
    })
    .nullable(),
  /** The texts of law that the standard rests on. */
  sources: z.array(texts),
  /** The household's result before this one, and what is another since. */
  sinceLast: z
    .object({
      roundId: id("round"),
      year: z.number().int(),
      class: z.string(),
      sameStandard: z.boolean(),
      gone: z.array(texts),
      added: z.array(texts),
      stayed: z.array(texts),
      changedAnswers: z.array(z.object({ label: texts, before: texts, now: texts })),
    })
    .nullable(),
  /** How many answers were confirmed as those of an earlier review, and of which year; null where all were asked. */
  confirmed: z.object({ count: z.number().int(), year: z.number().int() }).nullable(),
  /** Support for the class as a whole, not for one deprivation. */
  otherSupport: z.array(texts),
  objecting: z.object({
    state: z.enum(["open", "not_yet", "answering", "over"]),
    until: day.nullable(),
    answerWorkingDays: z.number().int(),
  }),
  /** Computed again now from standard, answers and area: is it what was recorded? */
  replay: z.object({ equal: z.boolean(), class: z.string().nullable(), deprivations: z.array(z.string()) }).nullable(),
});
export const explainReview = declare({
  id: "review.explainReview",
  method: "get",
  path: "/households/{householdId}/reviews/{roundId}/explanation",
  act: "review.readReviews",
  summary: "Why this class: each indicator, the answer, the limit, the result, and the steps up to the decision",
  params: household,
  output: explanation,
  leavesTrace: true,
});

export const statusRow = z.object({
  effectiveOn: day,
  outcome: z.string(),
  class: z.string(),
  previousClass: z.string().nullable(),
  listFlag: z.string().nullable(),
  /** What the decision was for the household: where another standard begins to count it, a change of standard. */
  step: z.enum(statusSteps),
  standardId: z.string(),
  standardVersion: z.string(),
  standardTitle: texts,
  deprivations: z.array(z.string()),
  decisionNumber: z.string(),
  decidedOn: day,
  roundId: id("round"),
});
export const listStatuses = declare({
  id: "review.listStatuses",
  method: "get",
  path: "/households/{householdId}/statuses",
  act: "review.readReviews",
  summary: "What was decided about a household, the latest first, and its reviews",
  params: z.object({ householdId: id("household") }),
  output: z.object({
    rows: z.array(statusRow),
    reviews: z.array(
      z.object({
        roundId: id("round"),
        year: z.number().int(),
        kind: z.string(),
        state: reviewState,
        class: z.string().nullable(),
      }),
    ),
  }),
});

export const listScoreTables = declare({
  id: "review.listScoreTables",
  method: "get",
  path: "/score-tables",
  act: "review.readStandards",
  summary: "Tables of points (form B1) that are loaded",
  output: z.object({
    rows: z.array(
      z.object({
        scoreTableId: id("score table"),
        standardId: z.string(),
        name: z.string(),
        sample: z.boolean(),
        loadedAt: instant,
      }),
    ),
  }),
});
export const loadScoreTable = declare({
  id: "review.loadScoreTable",
  method: "post",
  path: "/score-tables",
  largestBody: megabytes(6),
  act: "review.loadScoreTable",
  summary: "Load a table of points (form B1) from CSV or the first sheet of an XLSX workbook",
  body: z.object({
    scoreTableId: id("score table"),
    areaId,
    standardId: code,
    name: text(200),
    file: tableFile,
  }),
  output: z.object({ rows: z.number().int(), questions: z.number().int(), sample: z.boolean() }),
});
