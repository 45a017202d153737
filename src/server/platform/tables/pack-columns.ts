import { readFile } from "node:fs/promises";
import { z } from "zod";
import { texts } from "#contract/values.ts";
import { packsFolder, readPackFile } from "#server/platform/pack-files.ts";
import type { Cell, TableColumn } from "#server/platform/tables/table.ts";

const shape = z.object({
  columns: z.array(
    z.object({
      code: z.string(),
      of: z.string(),
      type: z.enum(["text", "date", "integer", "boolean"]),
      words: z.string().optional(),
      /** A list of names that the country's packs give. */
      names: z.enum(["classes"]).optional(),
      head: texts,
    }),
  ),
  /** Of columns that are true or false. */
  answers: z.object({ true: texts, false: texts }).optional(),
});

export type ExportColumn = TableColumn & {
  readonly code: string;
  /** What a value of the row becomes in the file. */
  readonly show: (value: Cell) => Cell;
};

type Language = "vi" | "en" | "id";

const asItIs = (value: Cell): Cell => value;

/** The columns of an export that a pack declares, in the language of its readers or by their codes. */
export async function packColumns(
  file: `exports/${string}.yaml`,
  language: Language | "codes",
  {
    isShown = () => true,
    names = {},
  }: {
    readonly isShown?: (of: string) => boolean;
    readonly names?: { readonly classes?: ReadonlyMap<string, z.output<typeof texts>> };
  } = {},
): Promise<readonly ExportColumn[]> {
  const { value: pack } = await readPackFile(file, shape, packsFolder);
  const shown = pack.columns.filter(({ of }) => isShown(of));
  if (language === "codes") return shown.map(({ code, type }) => ({ code, name: code, type, show: asItIs }));
  return Promise.all(
    shown.map(async ({ code, type, words, names: list, head }) => {
      if (type === "boolean" && pack.answers !== undefined) {
        const { true: yes, false: no } = pack.answers;
        return {
          code,
          name: head[language],
          type: "text",
          show: (value) => (value === null ? null : (value === true ? yes : no)[language]),
        };
      }
      if (list !== undefined) {
        const named = names[list];
        const show = (value: Cell) => (value === null ? null : (named?.get(String(value))?.[language] ?? value));
        return { code, name: head[language], type, show };
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

/** The words that the console itself shows: "registry/household:person.sex" is the node person.sex of registry/household.json. */
async function readWords(language: Language, place: string): Promise<ReadonlyMap<string, string>> {
  const [file = "", path = ""] = place.split(":");
  let node: unknown = JSON.parse(await readFile(new URL(`locales/${language}/${file}.json`, packsFolder), "utf8"));
  for (const step of path.split(".")) node = z.record(z.string(), z.unknown()).parse(node)[step];
  return new Map(Object.entries(z.record(z.string(), z.string()).parse(node)));
}
