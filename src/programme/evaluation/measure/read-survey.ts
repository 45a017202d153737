/** A table of texts as a survey. Pure: who has read the file hands over its columns. */
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { MeasureFault, Scheme } from "./scheme.ts";
import { withoutIndicators } from "./scheme.ts";
import type { Grouping, LoneStrata, Survey } from "./survey.ts";
import { designOf } from "./survey.ts";

export type SurveyColumns = {
  readonly psu?: string | undefined;
  readonly stratum?: string | undefined;
  readonly weight?: string | undefined;
  readonly by: readonly string[];
  readonly over?: string | undefined;
  /** Columns of indicators that have another name than their code. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly loneStrata: LoneStrata;
};
export type Columns = {
  readonly rows: number;
  /** How the file numbers the row at this place; without it rows count from 1 under the heads. */
  readonly numberOf?: (at: number) => number;
  readonly column: (name: string) => readonly string[] | undefined;
};
export type ReadSurvey = {
  readonly survey: Survey;
  readonly droppedRows: number;
  readonly missingIndicators: readonly string[];
};

const isMissing = (cell: string) => cell === "" || cell === "NA" || cell === "." || cell === "NaN";
const mostFaults = 20;

/**
 * A row that lacks any answer, weight, unit, stratum, group or time is left out and counted: it says nothing certain of its score. An
 * indicator that is missing in every row leaves its weight to its dimension.
 */
export function readSurvey(
  table: Columns,
  scheme: Scheme,
  columns: SurveyColumns,
): Result<ReadSurvey, readonly MeasureFault[]> {
  const faults: MeasureFault[] = [];
  const found = (name: string): readonly string[] => {
    const cells = table.column(name);
    if (cells === undefined)
      faults.push({
        row: null,
        column: name,
        reason: "the table has no such column",
        remedy: "name a column as its head has it",
      });
    return cells ?? [];
  };
  const optional = (name: string | undefined) => (name === undefined ? undefined : found(name));
  const answers = scheme.indicators.map(({ code }) => found(columns.renamed.get(code) ?? code));
  const [psu, stratum, weight, over] = [columns.psu, columns.stratum, columns.weight, columns.over].map(optional);
  const groups = columns.by.map(found);
  if (faults.length > 0) return failure(faults);
  if (table.rows === 0)
    return failure([{ row: null, column: "", reason: "the table has no row", remedy: "check the file" }]);

  const isGone = answers.map((cells) => cells.every(isMissing));
  const missingIndicators = scheme.indicators.filter((_, at) => isGone[at]).map(({ code }) => code);
  const reduced = withoutIndicators(scheme, new Set(missingIndicators));
  if (!reduced.ok) return reduced;
  const asked = answers.filter((_, at) => isGone[at] !== true);
  const needed = [...asked, ...[psu, stratum, weight, over, ...groups].filter((cells) => cells !== undefined)];
  const kept: number[] = [];
  for (let row = 0; row < table.rows; row += 1)
    if (needed.every((cells) => !isMissing(cells[row] ?? ""))) kept.push(row);
  if (kept.length === 0)
    return failure([
      {
        row: null,
        column: "",
        reason: "every row lacks something",
        remedy: "look at the columns that are named: which of them is empty?",
      },
    ]);

  const wrong = (row: number, column: string, reason: string, remedy: string) => {
    if (faults.length < mostFaults) faults.push({ row: table.numberOf?.(row) ?? row + 1, column, reason, remedy });
    return 0;
  };
  const lacks = asked.map((cells, at) => {
    const code = reduced.value.indicators[at]?.code ?? "";
    const name = columns.renamed.get(code) ?? code;
    return Uint8Array.from(kept, (row) => {
      const cell = cells[row] ?? "";
      if (cell === "1" || cell === "0") return Number(cell);
      return wrong(row, name, `"${cell}" is neither 0 nor 1`, "write 1 for deprived, 0 for not, nothing for missing");
    });
  });
  const weights = Float64Array.from(kept, (row) => {
    const cell = weight?.[row] ?? "1";
    const value = Number(cell);
    if (Number.isFinite(value) && value >= 0) return value;
    return wrong(row, columns.weight ?? "", `"${cell}" is no weight`, "write a number of zero or more");
  });
  const times = codesOf(over === undefined ? undefined : kept.map((row) => over[row] ?? ""), kept.length);
  const years = times.labels.map((label) => (over === undefined ? 0 : Number(label)));
  for (const [at, year] of years.entries())
    if (!Number.isFinite(year))
      wrong(
        kept[times.of.indexOf(at)] ?? 0,
        columns.over ?? "",
        `"${times.labels[at] ?? ""}" is no year`,
        "write the time as a year, such as 2018 or 2018.5",
      );
  if (faults.length > 0) return failure(faults);
  const order = years.map((_, at) => at).sort((a, b) => (years[a] ?? 0) - (years[b] ?? 0));
  const pick = (cells: readonly string[] | undefined) => cells && kept.map((row) => cells[row] ?? "");
  const survey: Survey = {
    rows: kept.length,
    scheme: reduced.value,
    lacks,
    weights,
    design: designOf(pick(stratum), pick(psu), kept.length, columns.loneStrata),
    times: order.map((at) => ({ label: times.labels[at] ?? "", year: years[at] ?? 0 })),
    time: times.of.map((code) => order.indexOf(code)),
    groupings: groups.map((cells, at): Grouping => {
      const codes = codesOf(pick(cells), kept.length);
      return { name: columns.by[at] ?? "", ...codes };
    }),
  };
  return success({ survey, droppedRows: table.rows - kept.length, missingIndicators });
}

function codesOf(cells: readonly string[] | undefined, rows: number) {
  if (cells === undefined) return { labels: [""], of: new Int32Array(rows) };
  const codes = new Map<string, number>();
  const of = Int32Array.from(cells, (cell) => {
    const known = codes.get(cell);
    if (known !== undefined) return known;
    codes.set(cell, codes.size);
    return codes.size - 1;
  });
  return { labels: [...codes.keys()], of };
}
