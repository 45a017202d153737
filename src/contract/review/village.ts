import { z } from "zod";
import { areaId, day, id } from "#contract/values.ts";
import { declare } from "#contract/declare.ts";
import { megabytes } from "#contract/endpoint.ts";
import { dayInput, text } from "#contract/input.ts";
import { household, reviewState } from "./round.ts";
const village = z.object({ roundId: id("round"), villageId: areaId });
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
  days: {
    heldOn: { notBefore: ["survey", "sent_back"], notAfter: "today" },
    minutesSignedOn: { notBefore: [{ field: "heldOn", is: "meeting" }], notAfter: "today" },
  },
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
  days: { fromDate: { notBefore: ["meeting", "recheck"], notAfter: "today" } },
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
    /** When the posting was entered, where that is long after its day on paper; else null. */
    enteredLater: day.nullable(),
    places: z.array(z.string()),
    sampleScores: z.boolean(),
    kind: z.enum(["annual", "regular", "average_living"]),
    /** Low-income workers in a check of the average living standard, where they are posted beside the class; else 0. */
    rows: z.array(z.object({ headName: z.string(), class: z.string(), lowIncomeWorkers: z.number().int() })),
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
  days: { receivedOn: { notBefore: ["posting"], notAfter: "today" } },
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
  days: { answeredOn: { notBefore: ["objection"], notAfter: "today" } },
  output: z.object({ state: reviewState }),
});
