import { declare } from "#contract/declare.ts";
import { z } from "zod";
import { yearQuery } from "#contract/input.ts";
import { programme } from "./programme-shapes.ts";
export const listProgrammes = declare({
  id: "planning.listProgrammes",
  method: "get",
  path: "/programmes",
  act: "planning.readPlans",
  summary:
    "Programmes that are loaded, the latest first: components, fund sources, indicators, kinds of activity, who decides",
  query: z.object({
    /** Only those whose money, carried over or not, is used in this year. */
    year: yearQuery.optional(),
    /** Samples too, which are nobody's law. */
    samples: z.string().max(10).pipe(z.stringbool()).optional(),
  }),
  output: z.object({ rows: z.array(programme) }),
});
