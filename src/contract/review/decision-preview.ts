/** What a decision would say if it were given now: seen before it has a number. */
import { upToToday } from "#contract/day-window.ts";
import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { cursorByCount, dayInput, pageQuery } from "#contract/input.ts";
import { areaId, day, id, page } from "#contract/values.ts";
import { commune } from "./round.ts";

/** As `decideList` would be asked. Without a day: today, counting from the first day of the standard where that is later. */
const asked = { villageId: areaId.optional(), decidedOn: dayInput.optional() };

export const listChanges = ["enters", "leaves"] as const;

export const previewDecision = declare({
  id: "review.previewDecision",
  method: "get",
  path: "/rounds/{roundId}/communes/{communeId}/decision-preview",
  act: "review.readReviews",
  summary:
    "What the list would say if the chair decided it now: the same computation as the decision, counted by village",
  params: commune,
  query: z.object(asked),
  days: { decidedOn: upToToday },
  output: z.object({
    decidedOn: day,
    effectiveOn: day,
    /** The first list of the commune by its standard: nobody is new on it and nobody escapes by it. */
    isOpening: z.boolean(),
    recognised: z.number().int(),
    escaped: z.number().int().nullable(),
    refused: z.number().int(),
    villages: z.array(
      z.object({
        /** Null: households of no village. */
        villageId: areaId.nullable(),
        villageName: z.string().nullable(),
        inPoverty: z.number().int(),
        nearPoverty: z.number().int(),
        recognised: z.number().int(),
        escaped: z.number().int().nullable(),
        newlyListed: z.number().int().nullable(),
        refused: z.number().int(),
      }),
    ),
    /** Households of the commune that are not ripe, by state. */
    waiting: z.record(z.string(), z.number().int()),
    held: z.number().int(),
    leftOut: z.number().int(),
    /** Villages whose posting was entered long after its day on paper. */
    latePostings: z.array(z.object({ villageId: areaId, villageName: z.string(), fromDate: day, enteredOn: day })),
  }),
});

export const listDecisionChanges = declare({
  id: "review.listDecisionChanges",
  method: "get",
  path: "/rounds/{roundId}/communes/{communeId}/decision-preview/changes",
  act: "review.readReviews",
  summary: "Who would come on the list by a decision of now, or leave it, village by village",
  params: commune,
  query: z.object({ ...asked, ...pageQuery(cursorByCount), change: z.enum(listChanges) }),
  days: { decidedOn: upToToday },
  output: page(
    z.object({
      householdId: id("household"),
      headName: z.string().nullable(),
      villageName: z.string().nullable(),
      class: z.string(),
      previousClass: z.string().nullable(),
      memberCount: z.number().int(),
      listFlag: z.string().nullable(),
    }),
  ),
});

export const printDraftDecision = declare({
  id: "review.printDraftDecision",
  method: "get",
  path: "/rounds/{roundId}/communes/{communeId}/decision-preview/paper",
  act: "review.readReviews",
  summary:
    "The decision of now as PDF, marked as a draft on each page: without a number, a code or a field for a signature",
  params: commune,
  query: z.object({ ...asked, language: z.enum(["vi", "en", "id"]).default("vi") }),
  days: { decidedOn: upToToday },
  output: z.never(),
  file: "application/pdf",
  isAudited: true,
});
