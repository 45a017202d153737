import { readFile } from "node:fs/promises";
import { z } from "zod";
import { texts } from "#contract/values.ts";
import { packsFolder, readPackFile } from "#server/platform/pack-files.ts";
import type { Cell, TableColumn } from "#server/platform/tables/table.ts";

const shape = z.object({
  columns: z.array(
    z.object({
      code: z.string(),
      of: z.enum(["household", "households", "person"]),
      type: z.enum(["text", "date", "integer", "boolean"]),
      words: z.string().optional(),
      head: texts,
    }),
  ),
  answers: z.object({ true: texts, false: texts }),
});

export type ExportColumn = TableColumn & {
  readonly code: string;
  /** What a value of the row becomes in the file. */
  readonly show: (value: Cell) => Cell;
};

type Language = "vi" | "en" | "id";

const asItIs = (value: Cell): Cell => value;

/** The columns of an export, in the language of its readers or by their codes. */
export async function exportColumns(
  rows: "households" | "people",
  language: Language | "codes",
): Promise<readonly ExportColumn[]> {
  const { value: pack } = await readPackFile("exports/registrations.yaml", shape);
  const shown = pack.columns.filter(({ of }) => of === "household" || (of === "person") === (rows === "people"));
  if (language === "codes") return shown.map(({ code, type }) => ({ code, name: code, type, show: asItIs }));
  return Promise.all(
    shown.map(async ({ code, type, words, head }) => {
      if (type === "boolean") {
        const { true: yes, false: no } = pack.answers;
        return {
          code,
          name: head[language],
          type: "text",
          show: (value) => (value === null ? null : (value === true ? yes : no)[language]),
        };
      }
      if (words === undefined) return { code, name: head[language], type, show: asItIs };
      const wordOf = await readWords(language, words);
      return {
        code,
        name: head[language],
        type,
        show: (value) => (value === null ? null : (wordOf.get(String(value)) ?? value)),
      };
    }),
  );
}

/** The words that the console itself shows: "registry:person.sex" is the node person.sex of registry.json. */
async function readWords(language: Language, place: string): Promise<ReadonlyMap<string, string>> {
  const [file = "", path = ""] = place.split(":");
  let node: unknown = JSON.parse(await readFile(new URL(`locales/${language}/${file}.json`, packsFolder), "utf8"));
  for (const step of path.split(".")) node = z.record(z.string(), z.unknown()).parse(node)[step];
  return new Map(Object.entries(z.record(z.string(), z.string()).parse(node)));
}
