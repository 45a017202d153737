import { Command, Option } from "commander";
import { csvLine } from "#kernel/csv-line.ts";
import { everybody, measureSurvey } from "#programme/evaluation/measure/measure-survey.ts";
import { readSurvey } from "#programme/evaluation/measure/read-survey.ts";
import type { Columns } from "#programme/evaluation/measure/read-survey.ts";
import { robustnessOf } from "#programme/evaluation/measure/robustness.ts";
import type { Alternative } from "#programme/evaluation/measure/robustness.ts";
import { readCutoff, reweighted } from "#programme/evaluation/measure/scheme.ts";
import type { Cutoff, Scheme } from "#programme/evaluation/measure/scheme.ts";
import { freedomOf } from "#programme/evaluation/measure/survey.ts";
import type { LoneStrata } from "#programme/evaluation/measure/survey.ts";
import { CheckFailed } from "#cli/cli-platform.ts";
import { render } from "#cli/terminal.ts";
import { measuredBy, wrong } from "./measured-by.ts";

type Options = {
  pack: string;
  psu?: string;
  stratum?: string;
  weight?: string;
  by?: string[];
  over?: string;
  k?: string[];
  column?: string[];
  loneStratum: LoneStrata;
  confidence: string;
  show: "levels" | "changes" | "robustness";
  measure?: string[];
  csv?: boolean;
};
/** Reads a table of any kind that the platform reads: the head's names, and the cells below each. */
export type ReadColumns = (path: string) => Promise<Columns>;

/** `vuon measure …`: needs no database. */
export function measureCommand(
  readColumns: ReadColumns,
  write: (text: string) => void,
  say: (text: string) => void,
): Command {
  return new Command("measure")
    .description("multidimensional poverty of a survey: H, A, M0, headcounts, contributions, with errors of the sample")
    .argument(
      "<file>",
      "a table with a row a person or household (CSV or XLSX), indicators as 1 deprived, 0 not, empty missing",
    )
    .requiredOption("--pack <pack>", "weights and cut-off: a shipped pack (global-mpi, cr-sample, co-ipm …) or a file")
    .option("--psu <column>", "primary sampling unit; without it each row is one")
    .option("--stratum <column>", "stratum of the design; without it there is one")
    .option("--weight <column>", "sampling weight; without it each row counts the same")
    .option("--by <column...>", "also for each group of these columns")
    .option("--over <column>", "time as a year; changes are from each time to the next and from the first to the last")
    .option("--k <percent...>", "other poverty cut-offs than the pack's, in per cent of the weights")
    .option("--column <code=column...>", "columns of indicators that have another name than the code in the pack")
    .addOption(
      new Option("--lone-stratum <rule>", "a stratum with one sampling unit: against the mean of all, or certain")
        .choices(["centre", "certain"])
        .default("centre"),
    )
    .option("--confidence <percent>", "of the limits", "95")
    .addOption(
      new Option("--show <what>", "which table").choices(["levels", "changes", "robustness"]).default("levels"),
    )
    .option("--measure <name...>", "only these: M0 H A uncensored censored contribution share")
    .option("--csv", "as CSV with all figures; --json has all three tables")
    .addHelpText(
      "after",
      `
A row that lacks any answer, weight, unit, group or time is left out and counted. An indicator that is missing in every row leaves
its weight to the others of its dimension. docs/measures.md has the formulas, their sources and their limits.

Examples:
  vuon measure survey.csv --pack global-mpi --psu psu --stratum stratum --weight weight --by region --over year
  vuon measure survey.csv --pack co-ipm --column water=no_water --measure M0 H A --csv > measures.csv
  vuon measure survey.csv --pack global-mpi --by region --show robustness --k 20 50`,
    )
    .action(async (file: string, options: Options, command: Command) => {
      const json = command.optsWithGlobals<{ json?: boolean }>().json === true;
      const found = await measureFile(await readColumns(file), file, options, say);
      if (json) return write(`${render(found, true)}\n`);
      const { measure } = options;
      const rows =
        options.show === "robustness"
          ? found.robustness
          : found[options.show].filter((row) => measure === undefined || measure.includes(row.measure));
      write(options.csv === true ? csvOf(rows) : `${render(rows.map(rounded), false)}\n`);
    });
}

async function measureFile(table: Columns, file: string, options: Options, say: (text: string) => void) {
  const { pack, scheme, k } = await measuredBy(options.pack);
  const confidence = Number(options.confidence) / 100;
  if (!(confidence > 0 && confidence < 1))
    throw new CheckFailed(`--confidence: ${options.confidence} is not between 0 and 100. Write 95, for example.`);
  const renamed = (options.column ?? []).map((one): readonly [string, string] => {
    const [code = "", ...name] = one.split("=");
    if (scheme.indicators.every((indicator) => indicator.code !== code))
      throw new CheckFailed(
        `--column: ${pack} has no indicator ${code}. It has ${scheme.indicators.map((indicator) => indicator.code).join(", ")}.`,
      );
    return [code, name.join("=")];
  });
  const others = (options.k ?? []).map((text): Cutoff => {
    const read = readCutoff(text);
    if (!read.ok) throw wrong("--k", [read.failure]);
    return read.value;
  });
  const read = readSurvey(table, scheme, {
    psu: options.psu,
    stratum: options.stratum,
    weight: options.weight,
    by: options.by ?? [],
    over: options.over,
    renamed: new Map(renamed),
    loneStrata: options.loneStratum,
  });
  if (!read.ok) throw wrong(file, read.failure);
  const { survey, droppedRows, missingIndicators } = read.value;
  const notes = [
    `measured by ${pack}: ${survey.rows} rows, ${droppedRows} left out for a missing cell`,
    ...(missingIndicators.length > 0
      ? [`missing in every row, their weight is left to their dimension: ${missingIndicators.join(", ")}`]
      : []),
    `${survey.design.stratumOfPsu.length} sampling units in ${survey.design.psusOfStratum.length} strata, ${freedomOf(survey.design)} degrees of freedom`,
  ];
  for (const note of notes) say(note);
  const measured = measureSurvey(survey, others.length > 0 ? others : [k], confidence);
  const base = { name: `k=${k.label}`, scheme: survey.scheme, k };
  const robustness = robustnessOf(survey, base, [
    ...others.map((other) => ({ ...base, name: `k=${other.label}`, k: other })),
    ...heavierDimensions(survey.scheme, k),
  ]);
  return { notes, ...measured, robustness };
}

/** Each dimension in turn gets half of the weight, and the others share the rest (Alkire et al. 2015, 8.2). */
function heavierDimensions(scheme: Scheme, k: Cutoff): readonly Alternative[] {
  const dimensions = [...new Set(scheme.indicators.map(({ dimension }) => dimension))];
  if (dimensions.length < 2) return [];
  return dimensions.flatMap((heavy) => {
    const shares = new Map(dimensions.map((one) => [one, one === heavy ? dimensions.length - 1 : 1]));
    const other = reweighted(scheme, shares);
    return other.ok ? [{ name: `half to ${heavy}`, scheme: other.value, k }] : [];
  });
}

type Row = Readonly<Record<string, string | number | boolean | null>>;

function rounded(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (name === "grouping" && value === everybody) return [name, ""];
      return [name, typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value];
    }),
  );
}

function csvOf(rows: readonly Row[]): string {
  const heads = Object.keys(rows[0] ?? {});
  return [heads, ...rows.map((row) => heads.map((head) => row[head] ?? null))]
    .map((cells) => csvLine(cells.map((cell) => (typeof cell === "boolean" ? String(cell) : cell))))
    .join("");
}
