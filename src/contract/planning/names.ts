import { z } from "zod";
import { declare } from "#contract/declare.ts";

const named = z.record(z.string(), z.string());

/** What the packs of the country name by a code, in one language: lists of names, as short as tables and lists want them. */
export const listNames = declare({
  id: "planning.listNames",
  method: "get",
  path: "/public/names/{language}",
  act: undefined,
  summary:
    "The names of kinds and their fields, sources, indicators, deprivations, classes, products, hazards and questions of all packs that were ever loaded, and the country's money",
  params: z.object({ language: z.enum(["vi", "en", "id"]) }),
  output: z.object({
    country: z.object({
      areaId: z.string(),
      name: z.string(),
      timeZone: z.string(),
      /** ISO 4217. Sums are whole numbers of the smallest unit, `decimals` of whose figures stand behind the point. */
      currency: z.object({ code: z.string(), decimals: z.number().int(), name: z.string(), symbol: z.string() }),
    }),
    names: z.object({
      kinds: named,
      /** The own fields of kinds of activities. */
      fields: named,
      /** By the unit in any of the languages. */
      units: named,
      indicators: named,
      sources: named,
      needs: named,
      classes: named,
      /** Of the class that counts as this, by the standard in use. */
      roles: named,
      /** What is produced, and the hazards that threaten it. */
      products: named,
      hazards: named,
      questions: named,
    }),
    /** What the classes count as, in the order of the standard in use: the neediest first. */
    classes: z.array(z.object({ class: z.string(), counts: z.string() })),
  }),
});
