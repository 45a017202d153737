import { accuracyM } from "#contract/registry/household-point.ts";
import { z } from "zod";
import { answerWays } from "#programme/review/survey/review-evidence.ts";
import { declare } from "#contract/declare.ts";
import { anything, dayInput, freeKey, instantInput } from "#contract/input.ts";
import { incomeLine } from "./answers.ts";
import { commune, reviewState } from "./round.ts";
import { areaId, day, id, instant, texts, whyNot } from "#contract/values.ts";

const household = z.object({ householdId: id("household"), roundId: id("round") });

const usual = z.object({ from: z.number(), to: z.number() });
const bounds = z.object({ from: z.number(), to: z.number(), orZero: z.boolean() });

/** A field as the form asks it: its words, and what the standard lets it be. */
export const formField = z.object({
  field: z.string(),
  type: z.enum(["bool", "int", "double", "string"]),
  label: texts,
  help: texts.nullable(),
  unit: texts.nullable(),
  decimals: z.number().int(),
  values: z.array(z.object({ value: z.string(), name: texts })),
  optional: z.boolean(),
  /** Asked only where the member's answer to another field is one of these; after one of `onlyFrom`, only from that age on. */
  when: z
    .object({
      field: z.string(),
      is: z.array(z.union([z.string(), z.boolean()])),
      onlyFrom: z.record(z.string(), z.number().int()).exactOptional(),
    })
    .nullable(),
  /** Needed only beside a measured income, for a class that it alone decides. */
  forClass: z.boolean(),
  /** Beyond them a figure is refused. */
  bounds: bounds.nullable(),
  /** Beyond it the answer is looked at again; it is never refused. */
  usual: usual.nullable(),
  /** Ages at which a value is usual. */
  usualAges: z.record(z.string(), usual).nullable(),
});

export const reviewForm = z.object({
  title: texts,
  standardTitle: texts,
  year: z.number().int(),
  referenceDate: day,
  state: reviewState,
  /** Why no answers can be given or mended now, before the first question is asked; null where they can. */
  blocked: whyNot,
  surveyedOn: day.nullable(),
  /** How the answers came in, when, and whether their place is recorded. */
  answered: z.object({ how: z.enum(answerWays).nullable(), at: instant.nullable(), hasPlace: z.boolean() }),
  headName: z.string().nullable(),
  villageId: areaId.nullable(),
  villageName: z.string().nullable(),
  communeName: z.string(),
  /** "Xã Ba Tơ" */
  communeFullName: z.string(),
  incomeBounds: bounds.nullable(),
  usualIncome: usual.nullable(),
  /** Sources by which the income may be computed; excluded ones are written down and do not count. */
  incomeSources: z.array(z.object({ source: z.string(), name: texts, help: texts.nullable(), excluded: z.boolean() })),
  incomeSourceBounds: bounds.nullable(),
  household: z.array(z.object({ title: texts, fields: z.array(formField) })),
  member: z.array(formField),
  members: z.array(
    z.object({
      personId: id("person"),
      fullName: z.string().nullable(),
      relation: z.string(),
      sex: z.string().nullable(),
      birthDate: day.nullable(),
      birthPrecision: z.string().nullable(),
      age: z.number().int().nullable(),
      /**
       * The fields that can decide anything at this member's age. Each must be answered unless it is `optional`, or its `when` says otherwise
       * by the member's own answers (to another field, and by it to the next).
       */
      asks: z.array(z.string()),
      /** The first and the last day in the household; null: still there. */
      livesFrom: day,
      livesTo: day.nullable(),
    }),
  ),
  /** Questions of form B1, where the round has a table of points for this area group. */
  points: z
    .object({
      sample: z.boolean(),
      questions: z.array(z.object({ question: z.string(), answers: z.array(z.string()) })),
    })
    .nullable(),
  /** What the household answered at its last decided review and may confirm now; null where it is to be asked everything. */
  earlier: z
    .object({
      reviewId: id("review"),
      year: z.number().int(),
      household: z.record(z.string(), z.unknown()),
      members: z.record(z.string(), z.record(z.string(), z.unknown())),
    })
    .nullable(),
  answers: z
    .object({
      household: z.record(z.string(), z.unknown()),
      members: z.array(z.record(z.string(), z.unknown())),
      incomePerPerson: z.number().int().nullable(),
      incomeDetail: z.array(incomeLine),
      points: z.record(z.string(), z.string()),
    })
    .nullable(),
});

export const readReviewForm = declare({
  id: "review.readReviewForm",
  method: "get",
  path: "/households/{householdId}/reviews/{roundId}/answers",
  act: "review.readReviews",
  summary: "The survey form of a household in a round, with its members and the answers so far",
  params: household,
  output: reviewForm,
  leavesTrace: true,
});

/** The answers of form B. Their fields are the standard's own; the server checks them by the pack. */
export const answers = z.record(freeKey(100), anything);

export const submitAnswers = declare({
  id: "review.submitAnswers",
  method: "put",
  path: "/households/{householdId}/reviews/{roundId}/answers",
  recordReadBy: readReviewForm,
  act: "review.submitAnswers",
  summary: "Record what the household answered (form B)",
  params: household,
  body: z.object({
    surveyedOn: dayInput,
    answers,
    /** Asked with the form, or typed from paper. */
    how: z.enum(["asked", "paper"]).optional(),
    /** When and where it was answered, as the device says. */
    answeredAt: instantInput.optional(),
    place: z
      .object({
        lon: z.number().min(-180).max(180),
        lat: z.number().min(-90).max(90),
        accuracyM,
      })
      .optional(),
  }),
  days: { surveyedOn: { notBefore: ["round"], notAfter: "today" } },
  output: z.object({
    state: reviewState,
    /** The round of the other result of the visit, which rested on refuted answers and begins again from these. */
    corrected: id("round").optional(),
    /** Where an opening list is made of the same sheets: whether it took this one, and what is missing for its result alone. */
    openingList: z
      .object({
        roundId: id("round"),
        taken: z.boolean(),
        lacks: whyNot,
      })
      .optional(),
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
const scoredReviews = z.object({
  scored: z.number().int(),
  classes: z.record(z.string(), z.number().int()),
  /** Households to look at again. */
  flagged: z.number().int(),
  /** What could not be classified, and why: each household stays surveyed. */
  refused: z.array(
    z.object({
      householdId: id("household"),
      headName: z.string().nullable(),
      code: z.string(),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    }),
  ),
});
export const scoreReviews = declare({
  id: "review.scoreReviews",
  method: "post",
  path: "/rounds/{roundId}/communes/{communeId}/scoring",
  act: "review.scoreReviews",
  summary: "Classify all surveyed households of a commune by the round's standard",
  params: commune,
  body: z.object({ villageId: areaId.optional() }),
  output: scoredReviews.extend({
    /** By the standard of the opening list, from the same answers; what it lacks holds up none of the results above. */
    openingList: scoredReviews.optional(),
  }),
});

export const readTwoResults = declare({
  id: "review.readTwoResults",
  method: "get",
  path: "/rounds/{roundId}/communes/{communeId}/two-results",
  act: "review.readReviews",
  summary: "Households of each village by their class in a round and on the opening list made of the same visits",
  params: commune,
  output: z.object({
    roundId: id("round"),
    openingRoundId: id("round"),
    rows: z.array(
      z.object({
        villageId: areaId.nullable(),
        villageName: z.string().nullable(),
        households: z.number().int(),
        /** By class; "-" for those that are not classified. */
        first: z.record(z.string(), z.number().int()),
        opening: z.record(z.string(), z.number().int()),
        /** Keyed "class of the round>class of the opening list". */
        changes: z.record(z.string(), z.number().int()),
      }),
    ),
  }),
});
