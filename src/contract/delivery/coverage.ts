import { z } from "zod";
import { roads } from "#programme/planning/framework/programme-parts.ts";
import { declare } from "#contract/declare.ts";
import { code, cursorByCount, pageQuery, yearQuery } from "#contract/input.ts";
import { areaId, day, id, texts } from "#contract/values.ts";

const ofYear = z.object({ areaId, year: yearQuery });

export const readCoverage = declare({
  id: "delivery.readCoverage",
  method: "get",
  path: "/support-coverage",
  act: "delivery.readEligibility",
  summary:
    "Of the poor and near-poor households of a commune or village how many have no support of the year, in all and for each of their needs",
  query: ofYear,
  output: z.object({
    asOf: day,
    year: z.number().int(),
    households: z.number().int(),
    /** Who has no support of the year, proposed or further; refused and returned ones do not count. */
    without: z.number().int(),
    needs: z.array(
      z.object({
        need: z.string(),
        households: z.number().int(),
        /** Of these, without a support of the year that answers the need. */
        without: z.number().int(),
        /** Has the commune an activity of the year that answers it? Else it is a matter of the plan. */
        hasActivity: z.boolean(),
      }),
    ),
    villages: z.array(
      z.object({
        areaId: areaId.nullable(),
        areaName: z.string().nullable(),
        households: z.number().int(),
        without: z.number().int(),
      }),
    ),
  }),
});

export const listUncovered = declare({
  id: "delivery.listUncovered",
  method: "get",
  path: "/support-coverage/households",
  act: "delivery.readEligibility",
  summary:
    "Poor and near-poor households without a support of the year, or without one that answers a need; the neediest first",
  query: ofYear.extend({
    need: code.optional(),
    ...pageQuery(cursorByCount),
    limit: z.coerce.number().int().min(1).max(100).default(100),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        householdId: id("household"),
        headName: z.string().nullable(),
        villageName: z.string().nullable(),
        class: z.string(),
        needs: z.array(z.string()),
        /** Who has nobody able to work, or no land, needs another road than livelihoods. */
        road: z.enum(roads),
        /** Supports of whatever year, proposed or further. */
        given: z.number().int(),
      }),
    ),
    nextCursor: z.string().nullable(),
    total: z.number().int(),
  }),
});

const counted = {
  /** Households that may have it, or people of a kind that is for people. */
  eligible: z.number().int(),
  /** Who cannot be answered yet: something that the rule asks was never answered. */
  unknown: z.number().int(),
  /** Of the eligible, who has one of the same content that runs today: proposed or further, of whatever programme. */
  supported: z.number().int(),
};

export const readKindCoverage = declare({
  id: "delivery.readKindCoverage",
  method: "get",
  path: "/support-coverage/kinds",
  act: "delivery.readEligibility",
  summary:
    "For each kind of support of the programmes that run this year: how many households, or people, of an area may have it and how many of them have one; of one kind by commune or village",
  query: z.object({ areaId, programmeId: code.optional(), kind: code.optional() }),
  output: z.object({
    /** The day of the count: today of a commune or village, the last daily count of a larger area; null before the first. */
    countedOn: day.nullable(),
    year: z.number().int(),
    /** None before the first count. */
    kinds: z.array(
      z.object({ programmeId: z.string(), kind: z.string(), name: texts, isForPeople: z.boolean(), ...counted }),
    ),
    /** Of the kind that was named: communes of a larger area, villages of a commune. */
    places: z.array(z.object({ areaId: areaId.nullable(), areaName: z.string().nullable(), ...counted })),
  }),
});
