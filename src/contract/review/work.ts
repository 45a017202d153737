/** Who surveys whom and in which order. */
import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { reviewState } from "./round.ts";
import { areaId, id } from "#contract/values.ts";

const officer = z.object({ officerId: z.string(), fullName: z.string() });

export const listReviewers = declare({
  id: "review.listReviewers",
  method: "get",
  path: "/communes/{communeId}/reviewers",
  act: "review.readReviews",
  summary: "Officers who hold a post of the commune that may survey",
  params: z.object({ communeId: areaId }),
  output: z.object({ rows: z.array(officer) }),
});

const ofVillage = z.object({ roundId: id("round"), villageId: areaId });

export const assignReviewers = declare({
  id: "review.assignReviewers",
  method: "post",
  path: "/rounds/{roundId}/villages/{villageId}/assignment",
  act: "review.assignReviewers",
  summary: "Share the households of a village that are to be surveyed among reviewers, a stretch of the route each",
  params: ofVillage,
  body: z.object({ officerIds: z.array(z.uuid()).min(1).max(20) }),
  output: z.object({
    households: z.number().int(),
    /** Of those, on the map; the others come after them, by address. */
    onMap: z.number().int(),
    reviewers: z.array(officer.extend({ households: z.number().int() })),
  }),
});

export const readRoute = declare({
  id: "review.readRoute",
  method: "get",
  path: "/rounds/{roundId}/villages/{villageId}/route",
  act: "review.readReviews",
  summary: "The households of a village in the order in which they are visited, with who visits them",
  params: ofVillage,
  query: z.object({ mine: z.enum(["yes", "no"]).default("no") }),
  output: z.object({
    villageName: z.string(),
    communeId: areaId,
    rows: z.array(
      z.object({
        householdId: id("household"),
        position: z.number().int().nullable(),
        headName: z.string().nullable(),
        address: z.string().nullable(),
        members: z.number().int(),
        lon: z.number().nullable(),
        lat: z.number().nullable(),
        state: reviewState,
        previousClass: z.string().nullable(),
        reviewerName: z.string().nullable(),
        isMine: z.boolean(),
      }),
    ),
  }),
});
