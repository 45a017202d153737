import { z } from "zod";
import { areaClasses } from "#programme/area/area.ts";
import { declare } from "#contract/declare.ts";
import { dayInput, text } from "#contract/input.ts";
import { areaId, day } from "#contract/values.ts";

const areaClass = z.object({
  class: z.enum(areaClasses),
  validFrom: day,
  /** The last day; null while the area is of this class. */
  validTo: day.nullable(),
  decision: z.string(),
});

export const listAreaClasses = declare({
  id: "area.listAreaClasses",
  method: "get",
  path: "/areas/{areaId}/classes",
  act: "area.readAreas",
  summary: "Classes that an area has or had (zones I to III, very hard, border, island, …), each with its decision",
  params: z.object({ areaId }),
  output: z.object({ rows: z.array(areaClass) }),
});
export const recordAreaClass = declare({
  id: "area.recordAreaClass",
  method: "post",
  path: "/areas/{areaId}/classes",
  act: "area.recordAreaClass",
  summary:
    "Record that an area is of a class from a day on, by a decision; formula runs take their coefficient from it",
  params: z.object({ areaId }),
  body: z.object({ class: z.enum(areaClasses), validFrom: dayInput, decision: text(120) }),
  output: areaClass,
});
export const endAreaClass = declare({
  id: "area.endAreaClass",
  method: "post",
  path: "/areas/{areaId}/classes/{class}/end",
  act: "area.recordAreaClass",
  summary: "Record the last day on which an area is of a class",
  params: z.object({ areaId, class: z.enum(areaClasses) }),
  body: z.object({ validTo: dayInput }),
  output: areaClass,
});
