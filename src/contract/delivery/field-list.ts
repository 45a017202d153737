/** The supports of an activity as lists to take along: a page a village to sign, or one table. */
import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { id } from "#contract/values.ts";

export const printFieldList = declare({
  id: "delivery.printFieldList",
  method: "get",
  path: "/activities/{activityId}/papers/field-list",
  act: "delivery.readSupports",
  summary: "The supports of an activity by village, for the delivery on the spot, as PDF to sign, or as a workbook",
  params: z.object({ activityId: id("activity") }),
  query: z.object({
    language: z.enum(["vi", "en", "id"]).default("vi"),
    format: z.enum(["pdf", "xlsx"]).default("pdf"),
  }),
  output: z.never(),
  file: "application/pdf",
  isAudited: true,
});
