import { Command } from "commander";
import {
  consentReallocation,
  decideReallocation,
  listReallocationCandidates,
  listReallocations,
  proposeReallocation,
} from "#contract/planning/reallocation.ts";
import { idOf } from "#kernel/id.ts";
import { dong } from "#kernel/money.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";
import { decision, withDecision } from "#cli/with-decision.ts";
import { approveCarryOver, getCarryOver, runCarryOver } from "#contract/planning/carry-over.ts";
import { newId } from "#contract/new-id.ts";

/** `vuon allocation reallocate|carry-over`: money moved within the year, and what becomes of it at the year's end. */
export function movingCommands(open: () => Promise<CliPlatform>): readonly Command[] {
  const reallocate = new Command("reallocate").description("money within the year");
  reallocate
    .command("candidates")
    .description("lines that are behind, and lines that have nothing left")
    .requiredOption("--area <id>", "the province or a commune")
    .requiredOption("--year <year>", "the budget year")
    .action(async (options: { area: string; year: string }) => {
      const platform = await open();
      const { rows } = await platform.ask(listReallocationCandidates, {
        query: { areaId: options.area, year: options.year },
      });
      platform.print(
        rows.map(({ fundLineId, areaName, title, amount, free, givable, may }) => ({
          fundLineId,
          areaName,
          title,
          amount,
          free,
          givable,
          may,
        })),
      );
    });
  reallocate
    .command("list")
    .description("reallocations of an area, the latest first")
    .requiredOption("--area <id>", "the province or a commune")
    .option("--year <year>", "of this year only")
    .action(async (options: { area: string; year?: string }) => {
      const platform = await open();
      const query = { areaId: options.area, year: options.year };
      const { rows } = await platform.ask(listReallocations, { query });
      platform.print(
        rows.map(({ reallocationId, areaName, amount, state, reason, decisionNumber }) => ({
          reallocationId,
          areaName,
          amount,
          state,
          reason,
          decisionNumber,
        })),
      );
    });
  reallocate
    .command("propose")
    .description("propose to move money between fund lines: --from LINE=đồng --to LINE=đồng; nothing moves yet")
    .requiredOption("--area <id>", "the commune that gives")
    .requiredOption("--from <line=đồng...>", "lines that give")
    .requiredOption("--to <line=đồng...>", "lines that take")
    .requiredOption("--reason <text>", "why")
    .action(async (options: { area: string; from: string[]; to: string[]; reason: string }) => {
      const platform = await open();
      const sides = (given: readonly string[]) =>
        given.map((one) => {
          const [fundLineId = "", amount = ""] = one.split("=");
          return { fundLineId: idOf("fund line", fundLineId), amount: dong(amount) };
        });
      const made = await platform.ask(proposeReallocation, {
        body: {
          reallocationId: newId("reallocation"),
          areaId: options.area,
          reason: options.reason,
          from: sides(options.from),
          to: sides(options.to),
        },
      });
      const { reallocationId, state, amount, decidedByLevel } = made;
      platform.print({ reallocationId, state, amount, decidedByLevel });
    });
  reallocate
    .command("consent <reallocation>")
    .description("the chair of the commune that gives consents")
    .action(async (reallocationId: string) => {
      const platform = await open();
      const params = { reallocationId: idOf("reallocation", reallocationId) };
      const { state, consentedBy } = await platform.ask(consentReallocation, { params });
      platform.print({ state, consentedBy });
    });
  reallocate
    .command("refuse <reallocation>")
    .description("refuse it with a reason; nothing moves")
    .requiredOption("--note <text>", "why")
    .action(async (reallocationId: string, options: { note: string }) => {
      const platform = await open();
      const { state, note } = await platform.ask(decideReallocation, {
        params: { reallocationId: idOf("reallocation", reallocationId) },
        body: { outcome: "refused", note: options.note },
      });
      platform.print({ state, note });
    });
  withDecision(reallocate.command("approve <reallocation>").description("approve it, and the money moves")).action(
    async (reallocationId: string, options: { decision: string; on: string }) => {
      const platform = await open();
      const done = await platform.ask(decideReallocation, {
        params: { reallocationId: idOf("reallocation", reallocationId) },
        body: { outcome: "approved", ...decision(options) },
      });
      platform.print({ state: done.state, amount: done.amount });
    },
  );
  const carryOver = new Command("carry-over").description("the end of a budget year");
  carryOver
    .command("try")
    .description("what would be carried over and what goes back; nothing moves")
    .requiredOption("--area <id>", "the province")
    .requiredOption("--year <year>", "the year that ends")
    .action(async (options: { area: string; year: string }) => {
      const platform = await open();
      const run = await platform.ask(runCarryOver, {
        body: { carryOverId: newId("carry-over"), areaId: options.area, fromYear: Number(options.year) },
      });
      platform.print({ carryOverId: run.carryOverId, ...run.sums });
    });
  carryOver
    .command("show <run>")
    .description("line by line, with the rule of each source")
    .action(async (carryOverId: string) => {
      const platform = await open();
      const run = await platform.ask(getCarryOver, { params: { carryOverId: idOf("carry-over", carryOverId) } });
      platform.print(
        run.lines.map(({ areaName, fundSource, component, originYear, amount, action, rule }) => ({
          areaName,
          fundSource,
          component,
          originYear,
          amount,
          action,
          rule,
        })),
      );
    });
  withDecision(carryOver.command("approve <run>").description("post exactly what was tried")).action(
    async (carryOverId: string, options: { decision: string; on: string }) => {
      const platform = await open();
      const done = await platform.ask(approveCarryOver, {
        params: { carryOverId: idOf("carry-over", carryOverId) },
        body: decision(options),
      });
      platform.print({ state: done.state, ...done.sums });
    },
  );
  return [reallocate, carryOver];
}
