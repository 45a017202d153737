/** The supports of an activity as lists to take along: a page a village to sign, or one table. */
import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { megabytes } from "#contract/endpoint.ts";
import { dayInput, text } from "#contract/input.ts";
import { tableFile } from "#contract/table-file.ts";
import { day, id } from "#contract/values.ts";
import { answerFaults } from "#programme/delivery/field-list/match-answers.ts";

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

export const recordFieldAnswers = declare({
  id: "delivery.recordFieldAnswers",
  method: "post",
  path: "/activities/{activityId}/field-answers",
  largestBody: megabytes(6),
  act: "delivery.recordFieldAnswers",
  summary: "Deliver the supports that a list says were received, tried first where asked; every row is accounted for",
  params: z.object({ activityId: id("activity") }),
  body: z.object({
    file: tableFile,
    /** As the evidence of each delivery names it: the signed list, the file of the insurance office. */
    listName: text(200),
    /** The day of rows that name none. */
    deliveredOn: dayInput,
    isTrial: z.boolean(),
  }),
  days: { deliveredOn: { notBefore: ["year"], notAfter: "today" } },
  output: z.object({
    isTrial: z.boolean(),
    /** Rows of the file: delivered + not received + held back. */
    read: z.number().int(),
    delivered: z.number().int(),
    notReceived: z.number().int(),
    heldBack: z.array(z.object({ row: z.number().int(), code: z.string(), fault: z.enum(answerFaults) })),
    /** The first of those that are delivered, to compare. */
    first: z.array(z.object({ row: z.number().int(), headName: z.string().nullable(), deliveredOn: day })),
    /** Supports of the activity that wait for delivery and are not in the list. */
    missing: z.number().int(),
  }),
});
