import { askedUpToToday, yearsAhead } from "#contract/day-window.ts";
import type { DayWindows } from "#contract/day-window.ts";
import { z } from "zod";
import { areaKinds } from "#programme/area/area.ts";
import { areaId, day } from "#contract/values.ts";
import { dayInput } from "#contract/input.ts";
import { declare } from "#contract/declare.ts";
export const areaKind = z.enum(["country", ...areaKinds]);
export const areaSummary = z.object({
  areaId,
  code: z.string(),
  kind: areaKind,
  name: z.string(),
  fullName: z.string(),
  setting: z.enum(["rural", "urban"]).nullable(),
  population: z.number().int().nullable(),
  /** Degrees east and north (WGS 84). */
  centre: z.object({ lon: z.number(), lat: z.number() }).nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  /** Areas directly below it that are in force on the day. */
  children: z.number().int(),
});
export const succession = z.object({
  fromAreaId: areaId,
  fromName: z.string(),
  toAreaId: areaId,
  toName: z.string(),
  onDate: day,
  decision: z.string().nullable(),
  /** Only a part of the old unit went there. */
  part: z.boolean(),
});
export const area = areaSummary.extend({
  areaKm2: z.number().nullable(),
  populationFlag: z.enum(["missing", "implausible"]).nullable(),
  scoreAreaGroup: z.string().nullable(),
  assumptions: z.array(z.object({ attribute: z.string(), reason: z.string() })),
  /** Nearest first. */
  ancestors: z.array(areaSummary),
  formedFrom: z.array(succession),
  wentInto: z.array(succession),
});
/** Units in force on this day; without one, on the programme's day. */
export const asOf = { on: dayInput.optional() };
/** Households are known up to today; units may be decided for a day to come. */
export const knownOn: DayWindows = { on: askedUpToToday };
export const inForceOn: DayWindows = { on: yearsAhead(5) };
export const listAreas = declare({
  id: "area.listAreas",
  method: "get",
  path: "/areas",
  act: "area.readAreas",
  summary: "The areas directly below an area, or below the root, in force on a day",
  query: z.object({ ...asOf, parentId: areaId.optional() }),
  days: inForceOn,
  output: z.object({ rows: z.array(areaSummary) }),
});
export const getArea = declare({
  id: "area.getArea",
  method: "get",
  path: "/areas/{areaId}",
  act: "area.readAreas",
  summary: "One area with what it lies in, what it was formed from and what it went into",
  params: z.object({ areaId }),
  query: z.object(asOf),
  days: inForceOn,
  output: area,
});
export const listEthnicities = declare({
  id: "area.listEthnicities",
  method: "get",
  path: "/ethnicities",
  act: "area.readAreas",
  summary: "The country's list of peoples, by official code",
  output: z.object({ rows: z.array(z.object({ code: z.string(), name: z.string() })) }),
});
