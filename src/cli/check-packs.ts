import { classRoleErrors } from "#programme/review/standard/standard-pack-errors.ts";
import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parse as parseCsv } from "csv-parse/sync";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { faultOf } from "#contract/pack-fault.ts";
import { measurePack } from "#contract/evaluation/measure-pack.ts";
import { formPack } from "#contract/review/form-pack.ts";
import { programmePack } from "#contract/planning/programme-pack.ts";
import { standardAmendment, standardPack } from "#contract/review/standard-pack.ts";
import { amendStandard } from "#programme/review/standard/amend-standard.ts";
import { measureFaults } from "#programme/evaluation/measure/measure-pack.ts";
import { unknownNeeds } from "#programme/planning/framework/programme-pack.ts";
import { checkForm } from "#programme/review/survey/form.ts";
import { readScoreRows } from "#programme/review/standard/score-table.ts";
import { openStandard } from "#programme/review/standard/standard.ts";
import { isUnknown } from "#programme/review/standard/standard-pack.ts";
import type { StandardPack } from "#programme/review/standard/standard-pack.ts";
import { openProgramme } from "#programme/planning/framework/open-programme.ts";

/** What the check of one file found. `errors` name place, reason and remedy; none means that the file can be used. */
export type PackCheck = {
  readonly file: string;
  readonly kind: "standard" | "standard amendment" | "programme" | "form" | "measure" | "points" | "unreadable";
  readonly id: string;
  readonly version: string;
  /** SHA-256 of the bytes, which goes with every result. */
  readonly hash: string;
  readonly remark: string;
  readonly errors: readonly string[];
};

export const shippedPacks = fileURLToPath(new URL("../../packs/", import.meta.url));

/** The files of a folder of packs that can be checked each by itself, in order. */
export async function packFilesIn(folder: string): Promise<readonly string[]> {
  const files: string[] = [];
  const patterns = [
    "standards/*/standard.yaml",
    "standards/*/amendments/*.yaml",
    "standards/*/score-tables/*.csv",
    "programmes/*/programme.yaml",
    "forms/*.yaml",
    "measures/*.yaml",
  ];
  for await (const file of glob(patterns, { cwd: folder })) files.push(join(folder, file));
  return files.toSorted();
}

/** Checks files of packs without a database. A programme or a form may name what the standards checked with it and the shipped ones have. */
export async function checkPacks(files: readonly string[]): Promise<readonly PackCheck[]> {
  const standards = new Map<string, StandardPack>();
  for (const file of [...(await packFilesIn(shippedPacks)), ...files]) {
    const standard = await standardIn(file);
    if (standard !== undefined) standards.set(standard.id, standard);
  }
  return Promise.all(files.map(async (file) => checkFile(file, standards)));
}

async function checkFile(path: string, standards: Standards): Promise<PackCheck> {
  const file = relative(process.cwd(), path);
  const wrong = (error: string, hash = ""): PackCheck => ({ ...unreadable(file, hash), errors: [error] });
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    return wrong(`${file}: it cannot be read (${messageOf(error)}). Check the path.`);
  }
  const hash = createHash("sha256").update(text).digest("hex");
  try {
    if (file.endsWith(".csv")) return { ...checkPoints(file, text), hash };
    return { ...checkYaml(file, parseYaml(text, { schema: "core" }), standards), hash };
  } catch (error) {
    return wrong(`${file}: ${messageOf(error)}`, hash);
  }
}

type Standards = ReadonlyMap<string, StandardPack>;
const kindOfPack = z.object({ kind: z.enum(["standard", "standard amendment", "programme", "form", "measure"]) });

function checkYaml(file: string, data: unknown, standards: Standards): PackCheck {
  const kind = kindOfPack.safeParse(data);
  if (!kind.success)
    return {
      ...unreadable(file, ""),
      errors: [`${file}: kind: say what the pack is: standard, standard amendment, programme, form or measure.`],
    };
  if (kind.data.kind === "standard") return checkStandard(file, data);
  if (kind.data.kind === "standard amendment") return checkAmendment(file, data, standards);
  if (kind.data.kind === "measure") return checkMeasure(file, data);
  if (kind.data.kind === "form") return checkFormFile(file, data, standards);
  const codes = [...standards.values()].flatMap(({ indicators }) => indicators.map(({ code }) => code));
  return checkProgramme(file, data, [...new Set(codes)]);
}

function checkFormFile(file: string, data: unknown, standards: Standards): PackCheck {
  const base = { ...unreadable(file, ""), kind: "form" as const };
  const read = formPack.safeParse(data);
  if (!read.success) return { ...base, errors: shapeErrors(file, data, read.error) };
  const { id, version, standard } = read.data;
  const found = standards.get(standard);
  const errors =
    found === undefined
      ? [`${file}: there is no standard ${standard}. Name one that is checked with it.`]
      : checkForm(read.data, found, file);
  return { ...base, id, version, remark: `for ${standard}`, errors };
}

function checkStandard(file: string, data: unknown): PackCheck {
  const base = { ...unreadable(file, ""), kind: "standard" as const };
  const read = standardPack.safeParse(data);
  if (!read.success) return { ...base, errors: shapeErrors(file, data, read.error) };
  const { id, version, draft, indicators } = read.data;
  const opened = openStandard(read.data, file);
  const unknown = indicators.filter(({ rule }) => isUnknown(rule)).map(({ code }) => code);
  const remarks = [
    ...(draft ? ["draft"] : []),
    ...(unknown.length > 0 ? [`classifies nobody while these are unknown: ${unknown.join(", ")}`] : []),
  ];
  return {
    ...base,
    id,
    version,
    remark: remarks.join("; "),
    errors: [...(opened.ok ? [] : opened.failure), ...classRoleErrors(read.data, file)],
  };
}

function checkMeasure(file: string, data: unknown): PackCheck {
  const base = { ...unreadable(file, ""), kind: "measure" as const };
  const read = measurePack.safeParse(data);
  if (!read.success) return { ...base, errors: shapeErrors(file, data, read.error) };
  const { id, version, indicators } = read.data;
  const errors = measureFaults(read.data).map(
    ({ column, reason, remedy }) => `${file}: ${column}: ${reason}. Remedy: ${remedy}.`,
  );
  return { ...base, id, version, remark: `${indicators.length} indicators`, errors };
}

function checkAmendment(file: string, data: unknown, standards: Standards): PackCheck {
  const base = { ...unreadable(file, ""), kind: "standard amendment" as const };
  const read = standardAmendment.safeParse(data);
  if (!read.success) return { ...base, errors: shapeErrors(file, data, read.error) };
  const { id, version, validFrom } = read.data;
  const standard = standards.get(id);
  if (standard === undefined)
    return { ...base, id, errors: [`${file}: there is no standard ${id}. Name one that is checked with it.`] };
  const amended = amendStandard(standard, read.data);
  const opened = amended.ok ? openStandard(amended.value, file) : amended;
  return { ...base, id, version, remark: `from ${validFrom}`, errors: opened.ok ? [] : opened.failure };
}

function checkProgramme(file: string, data: unknown, indicatorCodes: readonly string[]): PackCheck {
  const base = { ...unreadable(file, ""), kind: "programme" as const };
  const read = programmePack.safeParse(data);
  if (!read.success) return { ...base, errors: shapeErrors(file, data, read.error) };
  const opened = openProgramme(read.data, indicatorCodes, file);
  const { id, version, sample, components, activityKinds, indicators } = read.data;
  const remarks = [
    ...(sample ? ["a sample"] : []),
    `${components.length} components, ${activityKinds.length} kinds of activity, ${indicators.length} indicators`,
  ];
  const errors = [...unknownNeeds(read.data, indicatorCodes, file), ...(opened.ok ? [] : opened.failure)];
  return { ...base, id, version, remark: remarks.join("; "), errors };
}

const cells = z.array(z.record(z.string(), z.string()));

function checkPoints(file: string, text: string): PackCheck {
  const rows = readScoreRows(
    cells.parse(parseCsv(text, { columns: true, bom: true, skip_empty_lines: true, trim: true })),
  );
  const base = { ...unreadable(file, ""), kind: "points" as const };
  if (rows.ok) {
    const groups = new Set(rows.value.map((row) => row.areaGroup));
    return { ...base, remark: `${rows.value.length} rows, area groups: ${[...groups].join(", ")}`, errors: [] };
  }
  return {
    ...base,
    errors: rows.failure.map(
      ({ row, field, reason, remedy }) => `${file}: row ${row}, ${field}: ${reason}. Remedy: ${remedy}.`,
    ),
  };
}

async function standardIn(file: string): Promise<StandardPack | undefined> {
  try {
    const read = standardPack.safeParse(parseYaml(await readFile(file, "utf8"), { schema: "core" }));
    return read.success ? read.data : undefined;
  } catch {
    // Its own check tells what is wrong with it.
    return undefined;
  }
}

function shapeErrors(file: string, data: unknown, error: z.ZodError): readonly string[] {
  return error.issues.map(
    (issue) => `${file}: ${faultOf(data, issue).replace(/\.$/, "")}. See a shipped pack for the shape.`,
  );
}

function unreadable(file: string, hash: string): PackCheck {
  return { file, kind: "unreadable", id: "", version: "", hash, remark: "", errors: [] };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
