import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import * as tools from "#contract/planning/plan-tools.ts";
import * as plans from "#contract/planning/plan-acts.ts";
import { goalInput, planChangeInput } from "#contract/planning/plan-shapes.ts";
import { approvePlan, draftPlan, listPlans, submitPlan } from "#contract/planning/plan.ts";
import { idOf } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { CheckFailed } from "#cli/cli-platform.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";
import { tableFileOf } from "#cli/table-file-of.ts";
import { newId } from "#contract/new-id.ts";

type Open = () => Promise<CliPlatform>;
const planOf = (planId: string) => ({ planId: idOf("plan", planId) });
const planFile = z.object({
  areaId: z.string(),
  year: z.int(),
  untilYear: z.int().optional(),
  withinPlanId: z.string().optional(),
  programmeId: z.string(),
  programmeVersion: z.string(),
  goals: z.array(goalInput).default([]),
});
const changesFile = z.array(planChangeInput).min(1);

/** Everything that is done to a plan. */
export function plansCommand(open: Open): Command {
  const root = new Command("plans").description("plans of an area and all below it, from draft to close");
  root
    .command("list", { isDefault: true })
    .description("plans of an area and all below it")
    .requiredOption("--area <id>", "the province or a commune")
    .option("--year <year>", "of this year only")
    .action(async (options: { area: string; year?: string }) => listThem(await open(), options));
  for (const command of [...reading(open), ...drafting(open), ...deciding(open)]) root.addCommand(command);
  return root;
}

async function listThem(platform: CliPlatform, options: { area: string; year?: string }): Promise<void> {
  const { rows } = await platform.ask(listPlans, { query: { areaId: options.area, year: options.year } });
  platform.print(
    rows.map(({ planId, areaName, year, state, planned }) => ({ planId, areaName, year, state, planned })),
  );
}

function reading(open: Open): readonly Command[] {
  return [
    new Command("show")
      .description("the lines of a plan and what still keeps it from being submitted")
      .argument("<plan>")
      .action(async (planId: string) => {
        const platform = await open();
        platform.print(await platform.ask(plans.getPlanLines, { params: planOf(planId) }));
      }),
    new Command("story")
      .description("what was done to a plan: acts, versions, remarks, adjustments, who decides")
      .argument("<plan>")
      .action(async (planId: string) => {
        const platform = await open();
        platform.print(await platform.ask(plans.getPlanStory, { params: planOf(planId) }));
      }),
    new Command("compare")
      .description("two plans or versions (PLAN or PLAN@VERSION) line by line; only what differs")
      .argument("<left>")
      .argument("<right>")
      .action(async (left: string, right: string) => {
        const platform = await open();
        const { rows } = await platform.ask(tools.comparePlans, { query: { left, right } });
        platform.print(rows.filter((row) => row.left === null || row.right === null || row.differs.length > 0));
      }),
    new Command("roll-up")
      .description("plans of an area added up by area, component, source, class or kind; --code opens one sum")
      .requiredOption("--area <id>", "the province or a commune")
      .requiredOption("--year <year>", "the year")
      .option("--by <dimension>", "area, component, source, class or kind", "component")
      .option("--code <code>", "the lines behind this sum")
      .action(async (options: { area: string; year: string; by: string; code?: string }) => {
        const platform = await open();
        const query = { areaId: options.area, year: options.year, by: tools.rollUpBy.parse(options.by) };
        if (options.code === undefined) platform.print((await platform.ask(tools.rollUpPlans, { query })).rows);
        else {
          const asked = { query: { ...query, code: options.code } };
          platform.print((await platform.ask(tools.listRolledLines, asked)).rows);
        }
      }),
    new Command("export")
      .description("the plan as a sheet (.xlsx) that can be read in again, or as a paper (.pdf)")
      .argument("<plan>")
      .argument("<file>", "ends with .xlsx or .pdf")
      .option("--language <language>", "vi, en or id", "vi")
      .action(async (planId: string, file: string, options: { language: "vi" | "en" | "id" }) => {
        const platform = await open();
        const ask = { params: planOf(planId), query: { language: options.language } };
        const endpoint = extname(file) === ".pdf" ? tools.printPlan : tools.exportPlan;
        platform.say(`${file}: ${await platform.download(endpoint, ask, file)} bytes`);
      }),
  ];
}

function drafting(open: Open): readonly Command[] {
  return [
    new Command("draft")
      .description("draft a plan from a JSON file: areaId, year, programmeId, programmeVersion, goals")
      .argument("<file>")
      .action(async (file: string) => {
        const platform = await open();
        const { withinPlanId, ...read } = planFile.parse(JSON.parse(await readFile(file, "utf8")));
        const planId = newId("plan");
        const within = withinPlanId === undefined ? {} : { withinPlanId: idOf("plan", withinPlanId) };
        platform.print(await platform.ask(draftPlan, { body: { planId, ...read, ...within } }));
      }),
    new Command("edit")
      .description('save changes of a draft from a JSON file: [{ "put": LINE } | { "remove": ID }, …]')
      .argument("<plan>")
      .argument("<file>")
      .action(async (planId: string, file: string) => {
        const platform = await open();
        const changes = changesFile.parse(JSON.parse(await readFile(file, "utf8")));
        platform.print(await platform.ask(plans.editPlan, { params: planOf(planId), body: { changes } }));
      }),
    new Command("from-needs")
      .description("what is lacking and what would answer it; --take puts it into the draft, to be confirmed")
      .argument("<plan>")
      .option("--take", "put the proposed lines into the draft")
      .action(async (planId: string, options: { take?: boolean }) => fromNeeds(await open(), planId, options.take)),
    new Command("copy")
      .description("take over into a draft what is left of another plan of the area")
      .argument("<plan>")
      .argument("<from>")
      .action(async (planId: string, from: string) => {
        const platform = await open();
        const body = { fromPlanId: idOf("plan", from) };
        platform.print((await platform.ask(tools.copyPlan, { params: planOf(planId), body })).lines);
      }),
    new Command("import")
      .description("read a sheet (.xlsx or .csv) into a draft; --trial only tells what would change")
      .argument("<plan>")
      .argument("<file>")
      .option("--trial", "change nothing")
      .action(async (planId: string, path: string, options: { trial?: boolean }) => {
        const platform = await open();
        const body = { file: await tableFileOf(path), isTrial: options.trial === true };
        const { errors, ...reported } = await platform.ask(tools.importPlan, { params: planOf(planId), body });
        platform.print(errors.length > 0 ? errors : reported);
        if (errors.length > 0)
          throw new CheckFailed(`${reported.errorCount} cells cannot be read; nothing was changed`);
      }),
  ];
}

async function fromNeeds(platform: CliPlatform, planId: string, take = false): Promise<void> {
  const params = planOf(planId);
  if (take) {
    platform.print((await platform.ask(tools.takeProposals, { params, body: { language: "vi" } })).lines);
    return;
  }
  const { proposals } = await platform.ask(tools.proposePlan, { params });
  platform.print(
    proposals.map(({ need, already, kind, quantity, unitCost, left, why }) => ({
      need: need.name.vi,
      households: need.households,
      already,
      kind,
      quantity,
      unitCost,
      left,
      why,
    })),
  );
}

function deciding(open: Open): readonly Command[] {
  const act = (
    name: string,
    description: string,
    run: (platform: CliPlatform, planId: string, text: string) => Promise<unknown>,
  ) =>
    new Command(name)
      .description(description)
      .argument("<plan>")
      .argument("[text]", "the reason or note", "")
      .action(async (planId: string, text: string) => {
        const platform = await open();
        platform.print(await run(platform, planId, text));
      });
  return [
    act("submit", "submit a draft; refused when it does not hold together", (platform, planId) =>
      platform.ask(submitPlan, { params: planOf(planId) }),
    ),
    act("appraise", "the plan is appraised", (platform, planId, note) =>
      platform.ask(plans.appraisePlan, { params: planOf(planId), body: note === "" ? {} : { note } }),
    ),
    act("return", "give a plan back, with a reason", (platform, planId, reason) =>
      platform.ask(plans.returnPlan, { params: planOf(planId), body: { reason } }),
    ),
    act("close", "close a plan that is carried out", (platform, planId, note) =>
      platform.ask(plans.closePlan, { params: planOf(planId), body: note === "" ? {} : { note } }),
    ),
    new Command("remark")
      .description("a remark of the appraisal, on a line or the whole plan")
      .argument("<plan>")
      .argument("<text>")
      .option("--line <id>", "the line that it is about")
      .action(async (planId: string, text: string, options: { line?: string }) => {
        const platform = await open();
        const body = { remarkId: newId("remark"), lineId: options.line ?? null, text };
        platform.print(await platform.ask(plans.remarkOnPlan, { params: planOf(planId), body }));
      }),
    new Command("answer")
      .description("answer a remark: what was done about it")
      .argument("<plan>")
      .argument("<remark>")
      .argument("<text>")
      .action(async (planId: string, remarkId: string, text: string) => {
        const platform = await open();
        const params = { ...planOf(planId), remarkId: idOf("remark", remarkId) };
        platform.print(await platform.ask(plans.answerRemark, { params, body: { text } }));
      }),
    new Command("approve")
      .description("approve a plan by decision; its fund lines take their money")
      .argument("<plan>")
      .requiredOption("--decision <number>")
      .requiredOption("--on <day>", "YYYY-MM-DD")
      .action(async (planId: string, options: { decision: string; on: string }) => {
        const platform = await open();
        const body = { decisionNumber: options.decision, decidedOn: localDate(options.on) };
        platform.print(await platform.ask(approvePlan, { params: planOf(planId), body }));
      }),
    new Command("adjust")
      .description("ask for an adjustment of an approved plan: changes from a JSON file, and the reason")
      .argument("<plan>")
      .argument("<file>")
      .requiredOption("--reason <text>")
      .action(async (planId: string, file: string, options: { reason: string }) => {
        const platform = await open();
        const changes = changesFile.parse(JSON.parse(await readFile(file, "utf8")));
        const body = { adjustmentId: newId("adjustment"), reason: options.reason, changes };
        platform.print(await platform.ask(plans.proposeAdjustment, { params: planOf(planId), body }));
      }),
    new Command("decide-adjustment")
      .description("approve an adjustment by decision, or refuse it with a note")
      .argument("<plan>")
      .argument("<adjustment>")
      .option("--decision <number>")
      .option("--on <day>", "YYYY-MM-DD")
      .option("--refuse <note>")
      .action(
        async (planId: string, adjustmentId: string, options: { decision?: string; on?: string; refuse?: string }) => {
          const platform = await open();
          const params = { ...planOf(planId), adjustmentId: idOf("adjustment", adjustmentId) };
          const { decision = "", on = "", refuse } = options;
          if (refuse === undefined && (decision === "" || on === ""))
            throw new CheckFailed("an approval needs --decision and --on, a refusal --refuse");
          const body =
            refuse === undefined
              ? { outcome: "approved" as const, decisionNumber: decision, decidedOn: localDate(on) }
              : { outcome: "refused" as const, note: refuse };
          platform.print(await platform.ask(plans.decideAdjustment, { params, body }));
        },
      ),
  ];
}
