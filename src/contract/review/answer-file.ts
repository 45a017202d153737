/** Form B as a table: taken away prefilled, filled in a spreadsheet, brought back. */
import { z } from "zod";
import { cellProblems } from "#programme/review/survey/answer-rows.ts";
import { declare } from "#contract/declare.ts";
import { megabytes } from "#contract/endpoint.ts";
import { dayInput } from "#contract/input.ts";
import { tableFile } from "#contract/table-file.ts";
import { areaId, id, texts } from "#contract/values.ts";

const ofCommune = z.object({ roundId: id("round"), communeId: areaId });

export const answerFile = declare({
  id: "review.answerFile",
  method: "get",
  path: "/rounds/{roundId}/communes/{communeId}/answer-file",
  act: "review.submitAnswers",
  summary:
    "Form B of the households that may still be surveyed, a row a person, with the answers so far; to be filled in and brought back",
  params: ofCommune,
  query: z.object({
    language: z.enum(["vi", "en", "id"]).default("vi"),
    villageId: areaId.optional(),
    format: z.enum(["csv", "xlsx"]).default("xlsx"),
  }),
  output: z.never(),
  file: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  isAudited: true,
});

export const importAnswers = declare({
  id: "review.importAnswers",
  method: "post",
  path: "/rounds/{roundId}/communes/{communeId}/answer-files",
  largestBody: megabytes(6),
  act: "review.submitAnswers",
  summary: "Take the answers of a filled table; a household is taken whole or not at all, and each wrong cell is named",
  params: ofCommune,
  body: z.object({
    file: tableFile,
    surveyedOn: dayInput,
    /** Only say what it would do. */
    trial: z.boolean(),
  }),
  output: z.object({
    /** Households whose answers are taken, or would be. */
    taken: z.number().int(),
    /** Households of the file without any answer. */
    blank: z.number().int(),
    wrongHouseholds: z.number().int(),
    wrong: z.array(
      z.object({
        row: z.number().int(),
        householdId: z.string().nullable(),
        column: texts,
        problem: z.enum([...cellProblems, "screen_first"]),
        given: z.string(),
        /** What the registry has instead. */
        recorded: z.string().optional(),
        /** Between which limits the figure is. */
        bounds: z.object({ from: z.number(), to: z.number(), orZero: z.boolean().optional() }).optional(),
      }),
    ),
  }),
});
