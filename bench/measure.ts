/**
 * Measures of a survey in the library: all levels and changes of the reference run (three cut-offs; everybody, 2 areas, 20 regions; two
 * years; errors by sampling unit), from the file to the results, beside the 125 s that the R package mpitbR 1.0.1 took for the same on
 * two cores. Then growth over made-up surveys of three sizes.
 *
 *   npm run bench -- measure [ROWS…]      60000 240000 960000 by default
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { measureSurvey } from "#programme/evaluation/measure/measure-survey.ts";
import { readSurvey } from "#programme/evaluation/measure/read-survey.ts";
import type { Columns } from "#programme/evaluation/measure/read-survey.ts";
import { readCutoff } from "#programme/evaluation/measure/scheme.ts";
import { referenceColumns, referenceScheme } from "#test/support/survey-file.ts";
import { readColumnsHere } from "../src/main/read-columns-here.ts";
import { growthExponent, medianOf, table } from "./support/figures.ts";

export const describe = "measures of a survey with errors, beside the reference's 125 s; goal 50 times as fast";

const referenceSeconds = 125;
const survey = fileURLToPath(new URL("../../shared/data/survey/synthetic.csv", import.meta.url));

export async function run(args: readonly string[]): Promise<void> {
  const sizes = args.length > 0 ? args.map(Number) : [60_000, 240_000, 960_000];
  const lines: string[][] = [];
  let ratio = Number.NaN;
  let cold = Number.NaN;
  let cpu = Number.NaN;
  if (existsSync(survey)) {
    const whole = async () => measured(await readColumnsHere(survey));
    const from = performance.now();
    const used = process.cpuUsage();
    const found = await whole();
    const { user, system } = process.cpuUsage(used);
    cpu = (user + system) / 1e6;
    cold = (performance.now() - from) / 1000;
    const seconds = (await medianOf(5, whole)) / 1000;
    ratio = referenceSeconds / cold;
    const figures = String(found.levels.length + found.changes.length);
    lines.push(["reference file, first run", "15000", figures, cold.toFixed(2), ratio.toFixed(0)]);
    lines.push([
      "reference file, median",
      "15000",
      figures,
      seconds.toFixed(2),
      (referenceSeconds / seconds).toFixed(0),
    ]);
  } else process.stdout.write("../shared/data/survey is not here: no comparison with the reference\n");
  const points: (readonly [number, number])[] = [];
  for (const size of sizes) {
    const columns = madeUp(size);
    const from = performance.now();
    const found = measured(columns);
    const seconds = (performance.now() - from) / 1000;
    points.push([size, seconds]);
    lines.push([
      "made up, in memory",
      String(size),
      String(found.levels.length + found.changes.length),
      seconds.toFixed(2),
      "",
    ]);
  }
  process.stdout.write(table(["survey", "rows", "figures", "seconds", "times the reference"], lines));
  const growth = growthExponent(points);
  process.stdout.write(
    `bench measure rows=${sizes.at(-1)} survey_s=${cold.toFixed(2)} survey_cpu_s=${cpu.toFixed(2)} ratio_to_reference=${ratio.toFixed(0)} goal=50 ` +
      `growth=${growth.toFixed(2)} reached=${ratio >= 50 ? "yes" : "no"}\n`,
  );
}

function measured(columns: Columns) {
  const read = readSurvey(columns, referenceScheme(), referenceColumns);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  const cutoffs = ["20", "33", "50"].map((text) => {
    const k = readCutoff(text);
    if (!k.ok) throw new Error(k.failure.reason);
    return k.value;
  });
  return measureSurvey(read.value.survey, cutoffs);
}

/** A survey of the same shape: 20 people a sampling unit, 6 units a stratum, two years. */
function madeUp(rows: number): Columns {
  let state = 20_261_203;
  const below = (limit: number): number => {
    // Numerical Recipes, 2nd ed., 7.1.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const columnOf = (cell: (row: number) => string) => Array.from({ length: rows }, (_, row) => cell(row));
  const psuOf = (row: number) => Math.floor(row / 20);
  const columns = new Map(
    referenceScheme().indicators.map(({ code }) => [code, columnOf(() => (below(10) < 3 ? "1" : "0"))] as const),
  );
  columns.set(
    "psu",
    columnOf((row) => String(psuOf(row))),
  );
  columns.set(
    "stratum",
    columnOf((row) => String(Math.floor(psuOf(row) / 6))),
  );
  columns.set(
    "weight",
    columnOf(() => String(1 + below(50))),
  );
  columns.set(
    "area",
    columnOf((row) => String(psuOf(row) % 2)),
  );
  columns.set(
    "region",
    columnOf((row) => String(Math.floor(psuOf(row) / 6) % 20)),
  );
  columns.set(
    "year",
    columnOf((row) => (row % 2 === 0 ? "2010" : "2018.5")),
  );
  return { rows, column: (name) => columns.get(name) };
}
