import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { yearQuery } from "#contract/input.ts";
import { shownCount, shownFigure } from "#contract/shown-count.ts";
import { areaId, day } from "#contract/values.ts";
import { targetingGroups } from "#programme/evaluation/targeting.ts";
import { beneficiaryGroups } from "#programme/review/standard/beneficiary-groups.ts";
import { provenance } from "./measure.ts";

const figures = {
  eligible: shownCount,
  reached: shownCount,
  unknown: shownCount,
  served: shownCount,
  outside: shownCount,
  /** reached / eligible; eligible not reached / eligible; outside / served. */
  coverage: shownFigure,
  underCoverage: shownFigure,
  leakage: shownFigure,
};

export const readTargeting = declare({
  id: "evaluation.readTargeting",
  method: "get",
  path: "/targeting",
  act: "evaluation.readMeasures",
  summary:
    "Whom the supports of a year reached, by kind: coverage and under-coverage of who is eligible, leakage to classes that the kind does not admit; and how many poor households got nothing, by commune",
  query: z.object({ areaId, year: yearQuery, by: z.enum(targetingGroups).default("commune") }),
  output: z.object({
    provenance,
    year: z.number().int(),
    /** The day whose list says who is eligible, and the day up to which deliveries count. */
    listOn: day,
    until: day,
    kinds: z.array(
      z.object({
        kind: z.string(),
        admits: z.object({ classes: z.array(z.string()), groups: z.array(z.enum(beneficiaryGroups)) }),
        ...figures,
        /** `key` is null where nothing is known of the group. */
        groups: z.array(z.object({ key: z.string().nullable(), name: z.string().nullable(), ...figures })),
      }),
    ),
    /** Poor households of that list, and those of them to whom nothing was delivered. */
    poor: z.object({
      poor: shownCount,
      without: shownCount,
      rows: z.array(z.object({ areaId, areaName: z.string(), poor: shownCount, without: shownCount })),
    }),
  }),
});
