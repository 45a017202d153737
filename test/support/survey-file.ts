/** Survey files of ../shared/data for tests and the bench: texts by column. */
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Columns } from "#programme/evaluation/measure/read-survey.ts";
import { schemeOf } from "#programme/evaluation/measure/scheme.ts";

const folder = new URL("../../../shared/data/survey/", import.meta.url);
export const surveyFilesHere = existsSync(folder);

export function recordsOf(file: string): readonly Readonly<Record<string, string>>[] {
  const bytes = readFileSync(new URL(file, folder));
  const text = file.endsWith(".gz") ? gunzipSync(bytes).toString() : bytes.toString();
  const [head = "", ...lines] = text.replaceAll('"', "").trim().split("\n");
  const names = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""]));
  });
}

export function columnsOf(records: readonly Readonly<Record<string, string>>[]): Columns {
  return {
    rows: records.length,
    column: (name) => (records[0]?.[name] === undefined ? undefined : records.map((record) => record[name] ?? "")),
  };
}

const dimensions = {
  health: ["nutr", "cm"],
  education: ["satt", "educ"],
  living: ["elct", "sani", "wtr", "hsg", "ckfl", "asst"],
};

/** Three dimensions of equal weight, equal weights inside, as the references were printed. */
export function referenceScheme() {
  const indicators = Object.entries(dimensions).flatMap(([dimension, codes]) =>
    codes.map((code) => ({ code: `d_${code}`, dimension, weight: dimension === "living" ? 1 : 3 })),
  );
  const scheme = schemeOf(indicators);
  if (!scheme.ok) throw new Error(JSON.stringify(scheme.failure));
  return scheme.value;
}

export const referenceColumns = {
  psu: "psu",
  stratum: "stratum",
  weight: "weight",
  by: ["area", "region"],
  over: "year",
  renamed: new Map<string, string>(),
  loneStrata: "centre",
} as const;
