import { upToToday } from "#contract/day-window.ts";
import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { dayInput, text } from "#contract/input.ts";
import { areaId, day, id } from "#contract/values.ts";
import { asOf, knownOn } from "./area.ts";

const name = text(120);
const ofCommune = z.object({ areaId });

const village = z.object({
  areaId,
  name: z.string(),
  setting: z.enum(["rural", "urban"]).nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  /** Households that are not closed; of a past day those that lived there. */
  households: z.number().int(),
  /** Of them, those whose review stands between the village meeting and its decision. */
  underReview: z.number().int(),
  /** What the village was formed of, and what it went into. */
  formedFrom: z.array(z.string()),
  wentInto: z.array(z.string()),
  decision: z.string().nullable(),
});

export const listVillages = declare({
  id: "area.listVillages",
  method: "get",
  path: "/areas/{areaId}/villages",
  act: "registry.readHouseholds",
  summary:
    "Villages of a commune, those in force first, with their households and what they came from; of a past day those in force then",
  params: ofCommune,
  query: z.object(asOf),
  days: knownOn,
  output: z.object({ communeName: z.string(), rows: z.array(village) }),
});

export const changeVillages = declare({
  id: "area.changeVillages",
  method: "post",
  path: "/areas/{areaId}/village-changes",
  act: "area.changeVillages",
  summary:
    "Form, rename, merge, split or end villages of a commune by a decision; their households follow from that day",
  params: ofCommune,
  body: z.object({
    change: z.discriminatedUnion("change", [
      z.object({ change: z.literal("form"), name, setting: z.enum(["rural", "urban"]).optional() }),
      z.object({ change: z.literal("rename"), villageId: areaId, name }),
      z.object({ change: z.literal("merge"), villageIds: z.array(areaId).min(2).max(30), name }),
      z.object({
        change: z.literal("split"),
        villageId: areaId,
        name,
        householdIds: z.array(id("household")).min(1).max(5000),
      }),
      z.object({ change: z.literal("end"), villageId: areaId }),
    ]),
    on: dayInput,
    /** Number of the decision. */
    decision: text(200),
  }),
  days: { on: upToToday },
  output: z.object({ villages: z.array(z.object({ areaId, name: z.string() })), households: z.number().int() }),
});
