import { Command } from "commander";
import { readFramework } from "#contract/planning/framework.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";
import { listProgrammes } from "#contract/planning/programme.ts";
import { readNeeds } from "#contract/planning/need.ts";
import { readBaseline } from "#contract/planning/target.ts";

type Place = { area: string; programme: string; year: string };

/** The results framework, needs and programmes from the command line. */
export function frameworkCommands(open: () => Promise<CliPlatform>): readonly Command[] {
  const programmes = new Command("programmes")
    .description("programmes that are loaded: components, sources, kinds of activity")
    .option("--year <year>", "of which money is used in this year")
    .option("--samples", "samples too, which are nobody's law")
    .action(async (options: { year?: string; samples?: true }) => {
      const platform = await open();
      const query = { year: options.year, ...(options.samples === true ? { samples: "true" } : {}) };
      const { rows } = await platform.ask(listProgrammes, { query });
      platform.print(
        rows.map((one) => ({
          programme: one.programmeId,
          version: one.version,
          current: one.isCurrent,
          from: one.runs?.from ?? null,
          to: one.runs?.to ?? null,
          carriedOverTo: one.runs?.carriedOverTo ?? null,
          components: one.components.length,
          kinds: one.activityKinds.length,
          indicators: one.indicators.length,
        })),
      );
    });
  const framework = new Command("framework").description(
    "results: goals, targets, outputs and money; needs; baselines",
  );
  framework
    .command("show")
    .description("targets of an area with what was reached")
    .requiredOption("--area <id>", "the province or a commune")
    .requiredOption("--programme <id>", "the programme")
    .requiredOption("--year <year>", "the year")
    .action(async ({ area, programme, year }: Place) => {
      const platform = await open();
      const query = { areaId: area, programmeId: programme, year };
      const { goals } = await platform.ask(readFramework, { query });
      platform.print(
        goals.flatMap(({ title, targets }) =>
          targets.map((target) => ({
            goal: title,
            indicator: target.indicatorCode,
            baseline: target.baseline,
            target: target.value,
            actual: target.actual,
            outputs: target.outputs.map((one) => `${one.activityKind} ${String(one.quantity)}`).join(", "),
          })),
        ),
      );
    });
  framework
    .command("needs")
    .description("poor and near-poor households by class, deprivation, cause and road; small counts are suppressed")
    .requiredOption("--area <id>", "the province, a commune or a village")
    .option("--on <day>", "as of this day, YYYY-MM-DD")
    .action(async (options: { area: string; on?: string }) => {
      const platform = await open();
      const { rows } = await platform.ask(readNeeds, { query: { areaId: options.area, on: options.on } });
      platform.print(
        rows.flatMap(({ areaName, byClass, byNeed, byCause, byRoad, byGroup }) =>
          Object.entries({ class: byClass, need: byNeed, cause: byCause, road: byRoad, group: byGroup ?? [] }).flatMap(
            ([by, counts]) => counts.map(({ key, households }) => ({ area: areaName, by, key, households })),
          ),
        ),
      );
    });
  framework
    .command("baseline")
    .description("the figure of an indicator on a day, and how it was counted")
    .requiredOption("--area <id>", "the province, a commune or a village")
    .requiredOption("--programme <id>", "the programme")
    .requiredOption("--indicator <code>", "a counted indicator of it")
    .option("--on <day>", "as of this day, YYYY-MM-DD")
    .action(async (options: { area: string; programme: string; indicator: string; on?: string }) => {
      const platform = await open();
      const { area, programme, indicator, on } = options;
      const query = { areaId: area, programmeId: programme, indicatorCode: indicator, on };
      const { value, among, asOf, how } = await platform.ask(readBaseline, { query });
      platform.print({ value, among, asOf, rule: how.rule, households: how.households });
    });
  return [programmes, framework];
}
