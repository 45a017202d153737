import { askedUpToToday, upToToday } from "#contract/day-window.ts";
import { declare } from "#contract/declare.ts";
import { needs, needsQuery } from "./framework.ts";
import { z } from "zod";
import { code, dayInput } from "#contract/input.ts";
import { day, id } from "#contract/values.ts";
import { povertyCauses } from "#programme/review/explanation/poverty-causes.ts";
import { roads } from "#programme/planning/framework/programme-parts.ts";
export const readNeeds = declare({
  id: "planning.readNeeds",
  method: "get",
  path: "/needs",
  act: "planning.readPlans",
  summary:
    "Poor and near-poor households by class, deprivation, cause and road, by commune or village; small counts hidden",
  query: needsQuery,
  days: { on: askedUpToToday },
  output: needs,
});
export const readNeedsInFull = declare({
  id: "planning.readNeedsInFull",
  method: "get",
  path: "/needs-in-full",
  act: "review.readReviews",
  summary: "The same for who may read households of the area: no count is hidden",
  query: needsQuery,
  days: { on: askedUpToToday },
  output: needs,
});
export const listNeedy = declare({
  id: "planning.listNeedy",
  method: "get",
  path: "/needs/households",
  act: "review.readReviews",
  summary: "The households behind a count of needs, 500 at most",
  query: needsQuery.extend({ by: z.enum(["class", "need", "cause", "road"]), key: code }),
  days: { on: askedUpToToday },
  output: z.object({
    rows: z.array(
      z.object({
        householdId: id("household"),
        headName: z.string().nullable(),
        villageName: z.string().nullable(),
        class: z.string(),
        /** The last day of the standard by which the class was decided, where it is past. */
        classEndedOn: day.nullable(),
      }),
    ),
  }),
});
export const getCauses = declare({
  id: "planning.getCauses",
  method: "get",
  path: "/households/{householdId}/causes",
  act: "review.readReviews",
  summary:
    "The causes of poverty that a household reported last, and its road out of poverty by them and by who can work",
  params: z.object({ householdId: id("household") }),
  output: z.object({
    /** Null where nobody asked. */
    reported: z
      .object({ causes: z.array(z.enum(povertyCauses)), recordedOn: day, recordedBy: z.string().nullable() })
      .nullable(),
    /** Null of a household that is not on the list. */
    road: z.enum(roads).nullable(),
  }),
});
export const recordCauses = declare({
  id: "planning.recordCauses",
  method: "post",
  path: "/households/{householdId}/causes",
  act: "review.recordCauses",
  summary: "Record the causes of poverty that a household reported",
  params: z.object({ householdId: id("household") }),
  body: z.object({
    recordId: id("record"),
    causes: z.array(z.enum(povertyCauses)).max(povertyCauses.length),
    recordedOn: dayInput,
  }),
  days: { recordedOn: upToToday },
  output: z.object({ causes: z.array(z.enum(povertyCauses)), recordedOn: day }),
});
