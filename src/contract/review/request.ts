/** A household's own request to be reviewed (forms 01 and 04), and form A, by which it is seen whether form B is needed. */
import { upToToday } from "#contract/day-window.ts";
import { z } from "zod";
import {
  requestAsks,
  requestCauses,
  requestForms,
  requestStates,
  requestWays,
} from "#programme/review/request/request.ts";
import { declare } from "#contract/declare.ts";
import { cursorByCount, dayInput, text, pageQuery } from "#contract/input.ts";
import { reviewState } from "./round.ts";
import { areaId, day, id, page } from "#contract/values.ts";

const request = z.object({
  householdId: id("household"),
  requestId: id("request"),
  communeId: areaId,
  villageName: z.string().nullable(),
  headName: z.string().nullable(),
  form: z.enum(requestForms),
  asks: z.enum(requestAsks),
  cause: z.enum(requestCauses),
  details: z.string().nullable(),
  receivedOn: day,
  receivedHow: z.enum(requestWays),
  state: z.enum(requestStates),
  roundId: id("round").nullable(),
  screenedOn: day.nullable(),
  screeningNote: z.string().nullable(),
});

export const receiveRequest = declare({
  id: "review.receiveRequest",
  method: "post",
  path: "/households/{householdId}/requests",
  act: "review.receiveRequest",
  summary: "Record a household's request to be reviewed (form 01 or 04); the next list of the commune takes it up",
  params: z.object({ householdId: id("household") }),
  body: z.object({
    requestId: id("request"),
    form: z.enum(requestForms),
    asks: z.enum(requestAsks),
    cause: z.enum(requestCauses),
    details: text(4000, 0).optional(),
    receivedOn: dayInput,
    receivedHow: z.enum(requestWays),
  }),
  days: { receivedOn: upToToday },
  output: z.object({ state: z.enum(requestStates) }),
});

export const withdrawRequest = declare({
  id: "review.withdrawRequest",
  method: "post",
  path: "/households/{householdId}/requests/{requestId}/withdrawal",
  act: "review.receiveRequest",
  summary: "The household takes its request back, as long as no round has taken it up",
  params: z.object({ householdId: id("household"), requestId: id("request") }),
  body: z.object({ withdrawnOn: dayInput }),
  days: { withdrawnOn: { notBefore: ["request"], notAfter: "today" } },
  output: z.object({ state: z.enum(requestStates) }),
});

export const listRequests = declare({
  id: "review.listRequests",
  method: "get",
  path: "/requests",
  act: "review.readReviews",
  summary: "Requests in one's areas, the latest first",
  query: z.object({
    ...pageQuery(cursorByCount),
    communeId: areaId.optional(),
    householdId: id("household").optional(),
    roundId: id("round").optional(),
    state: z.enum(requestStates).optional(),
  }),
  output: page(request),
});

export const screenReview = declare({
  id: "review.screenReview",
  method: "post",
  path: "/households/{householdId}/reviews/{roundId}/screening",
  act: "review.submitAnswers",
  summary: "Form A of a household that asked: who passes gets form B, who does not is answered with the reason",
  params: z.object({ householdId: id("household"), roundId: id("round") }),
  /** The questions of form A are not published; its result is, and what the reviewer saw. */
  body: z.object({ screenedOn: dayInput, passes: z.boolean(), note: text(2000, 3) }),
  days: { screenedOn: { notBefore: ["round", "request"], notAfter: "today" } },
  output: z.object({ state: reviewState }),
});
