import { Command } from "commander";
import { compareFormulaRuns, publishAllocation } from "#contract/planning/allocation.ts";
import { getOptimiserRun, runOptimiser } from "#contract/planning/optimiser.ts";
import { idOf } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { movingCommands } from "./reallocation.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";
import { decision, withDecision } from "#cli/with-decision.ts";
import { approveAllocation, getFormulaRun, listFormulaRuns, runFormula } from "#contract/planning/formula-run.ts";
import { newId } from "#contract/new-id.ts";

type Line = { area: string; year: string; source: string; component: string; amount: string; asOf: string };

/** `vuon allocation …`: formula runs, the best use of money, money moved within the year, and the year's end. */
export function allocationCommands(open: () => Promise<CliPlatform>): readonly Command[] {
  const allocation = new Command("allocation").description("share money, move it within the year, end the year");
  allocation
    .command("list")
    .description("formula runs, the latest first")
    .option("--year <year>", "of this year only")
    .action(async (options: { year?: string }) => {
      const platform = await open();
      const { rows } = await platform.ask(listFormulaRuns, { query: { year: options.year } });
      platform.print(
        rows.map(({ formulaRunId, title, year, fundSource, component, amount, approved }) => ({
          formulaRunId,
          title,
          year,
          fundSource,
          component,
          amount,
          decision: approved?.decisionNumber ?? null,
        })),
      );
    });
  allocation
    .command("run")
    .description("share an amount by weights, for example --weight poor=70 --weight near_poor=30")
    .requiredOption("--area <id>", "the province")
    .requiredOption("--year <year>", "the budget year")
    .requiredOption("--source <code>", "fund source")
    .requiredOption("--component <code>", "component of the programme")
    .requiredOption("--amount <đồng>", "the whole amount")
    .requiredOption("--as-of <day>", "figures of this day")
    .requiredOption("--weight <criterion=weight...>", "criteria with their weights")
    .option("--floor <đồng>", "floor of each area")
    .option("--ceiling <đồng>", "ceiling of each area")
    .option("--unit <đồng>", "rounded to so many đồng", "1000")
    .option("--seat <id>", "the seat of the province, for distances")
    .option("--coefficient", "times the coefficient of the area's class")
    .option("--origin <year>", "the year in which the money was first budgeted, of what was carried over")
    .option("--title <text>", "what it is called", "")
    .action(
      async (
        options: Line & {
          weight: string[];
          floor?: string;
          ceiling?: string;
          unit: string;
          seat?: string;
          coefficient?: boolean;
          origin?: string;
          title: string;
        },
      ) => {
        const platform = await open();
        const criteria = options.weight.map((one) => {
          const [code = "", weight = ""] = one.split("=");
          return { code, weight: Number(weight) };
        });
        const run = await platform.ask(runFormula, {
          body: {
            formulaRunId: newId("formula run"),
            title: options.title,
            areaId: options.area,
            year: Number(options.year),
            ...(options.origin === undefined ? {} : { originYear: Number(options.origin) }),
            fundSource: options.source,
            component: options.component,
            amount: dong(options.amount),
            asOf: localDate(options.asOf),
            formula: {
              criteria,
              unit: Number(options.unit),
              useAreaCoefficient: options.coefficient === true,
              ...(options.floor === undefined ? {} : { floor: { amount: dong(options.floor) } }),
              ...(options.ceiling === undefined ? {} : { ceiling: { amount: dong(options.ceiling) } }),
              ...(options.seat === undefined ? {} : { centreAreaId: options.seat }),
            },
          },
        });
        platform.print(tableOf(run.shares));
        platform.print({ formulaRunId: run.formulaRunId, reproduced: run.reproduced });
      },
    );
  allocation
    .command("show <run>")
    .description("each area's amount and what it is made of, computed again from the saved inputs")
    .action(async (formulaRunId: string) => {
      const platform = await open();
      const run = await platform.ask(getFormulaRun, { params: { formulaRunId: idOf("formula run", formulaRunId) } });
      platform.print(tableOf(run.shares));
      platform.print({ reproduced: run.reproduced, version: run.formulaVersion });
    });
  allocation
    .command("compare <runs...>")
    .description("what each area gets by each run")
    .action(async (runs: string[]) => {
      const platform = await open();
      const found = await platform.ask(compareFormulaRuns, { query: { runs: runs.join(",") } });
      platform.print(
        found.rows.map((row) => ({
          area: row.areaName,
          ...Object.fromEntries(row.amounts.map((amount, at) => [`run ${at + 1}`, amount])),
        })),
      );
      platform.print(found.against.map((one, at) => ({ run: at + 1, ...one })));
    });
  withDecision(allocation.command("approve <run>").description("the money goes to the communes")).action(
    async (formulaRunId: string, options: { decision: string; on: string }) => {
      const platform = await open();
      const params = { formulaRunId: idOf("formula run", formulaRunId) };
      platform.print((await platform.ask(approveAllocation, { params, body: decision(options) })).approved);
    },
  );
  allocation
    .command("publish <run>")
    .description("put an approved allocation on a page for everybody")
    .action(async (formulaRunId: string) => {
      const platform = await open();
      const params = { formulaRunId: idOf("formula run", formulaRunId) };
      platform.print(await platform.ask(publishAllocation, { params }));
    });
  allocation.addCommand(optimiseCommand(open));
  for (const command of movingCommands(open)) allocation.addCommand(command);
  return [allocation];
}

const tableOf = (
  shares: readonly {
    areaName: string;
    amount: bigint;
    fixed: bigint;
    proportional: bigint;
    bounding: bigint;
    rounding: bigint;
  }[],
) =>
  shares.map(({ areaName, amount, fixed, proportional, bounding, rounding }) => ({
    area: areaName,
    amount,
    fixed,
    proportional,
    bounding,
    rounding,
  }));

function optimiseCommand(open: () => Promise<CliPlatform>): Command {
  const look = new Command("look")
    .description("look for the use of money that removes most deprivations; it proposes and moves nothing")
    .requiredOption("--area <id>", "the province")
    .requiredOption("--year <year>", "the budget year")
    .requiredOption("--source <code>", "fund source")
    .requiredOption("--amount <đồng>", "money that may be used")
    .requiredOption("--kind <code...>", "activity kinds that may be done")
    .requiredOption("--as-of <day>", "figures of this day")
    .option("--fairness <percent>", "a commune's money per deprived household, of the mean", "0")
    .action(
      async (options: {
        area: string;
        year: string;
        source: string;
        amount: string;
        kind: string[];
        asOf: string;
        fairness: string;
      }) => {
        const platform = await open();
        const asked = await platform.ask(runOptimiser, {
          body: {
            optimiserRunId: newId("optimiser run"),
            areaId: options.area,
            year: Number(options.year),
            title: `${options.source} ${options.year}`,
            asOf: localDate(options.asOf),
            request: {
              budgets: [{ fundSource: options.source, amount: dong(options.amount) }],
              kinds: options.kind.map((activityKind) => ({ activityKind })),
              fairnessBasisPoints: Number(options.fairness) * 100,
              formula: { criteria: [{ code: "deprivations", weight: 1 }], unit: 1000, useAreaCoefficient: false },
              timeLimit: 600,
            },
          },
        });
        platform.print({ optimiserRunId: asked.optimiserRunId, state: asked.state });
      },
    );
  const show = new Command("show").argument("<run>").action(async (optimiserRunId: string) => {
    const platform = await open();
    const params = { optimiserRunId: idOf("optimiser run", optimiserRunId) };
    const run = await platform.ask(getOptimiserRun, { params });
    platform.print({ state: run.state, ...run.result?.removed });
    platform.print((run.result?.prices ?? []).map(({ limit, price }) => ({ ...limit, price })));
  });
  return new Command("optimise")
    .description("the best use of money: look for it, or show what was found")
    .addCommand(look, { isDefault: true })
    .addCommand(show);
}
