/** What the tests of the command line share: an installation with households, money and a plan, and commands read by what they print. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { allocationCommands } from "#cli/planning/allocation.ts";
import { planningCommands } from "#cli/planning/planning.ts";
import { runCommand } from "#test/support/command-line.ts";
import type { TestOfficer } from "#test/support/installation.ts";
import { reviewThree } from "./plan-beginnings.ts";
import { Scenario } from "./scenario.ts";

export const repair = {
  activityKind: "housing_repair",
  component: "II.1",
  indicatorCode: "households_without_durable_house",
  quantity: 1,
  unitCost: 30_000_000,
};
export const inCommune = ["--area", "21484", "--year", "2026"];
export const inProvince = ["--area", "51", "--year", "2026"];
export const decision = ["--decision", "15/QĐ-UBND", "--on", "2026-02-20"];
export const lineShape = z.object({ id: z.string(), kind: z.string(), quantity: z.number().optional() }).loose();
export const stateShape = z.object({ state: z.string() }).loose();

export type CommandInstallation = { readonly scenario: Scenario; readonly folder: string };

export async function openCommandInstallation(): Promise<CommandInstallation> {
  const scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-02-20");
  const folder = await mkdtemp(join(tmpdir(), "vuon-cli-"));
  return { scenario, folder };
}

export async function closeCommandInstallation(server: CommandInstallation | undefined): Promise<void> {
  await server?.scenario.opened.close();
  if (server !== undefined) await rm(server.folder, { recursive: true, force: true });
}

export const run = async (officer: TestOfficer, ...words: readonly string[]) =>
  runCommand([planningCommands, allocationCommands], officer, ...words);

/** What was printed last, read by its shape. */
export async function last<Shape extends z.ZodType>(shape: Shape, officer: TestOfficer, ...words: readonly string[]) {
  const { printed } = await run(officer, ...words);
  return shape.parse(printed.at(-1));
}

export async function first<Shape extends z.ZodType>(shape: Shape, officer: TestOfficer, ...words: readonly string[]) {
  const { printed } = await run(officer, ...words);
  return shape.parse(printed[0]);
}

/** Text as it is, everything else as JSON with sums in decimal text. */
export async function fileOf({ folder }: CommandInstallation, name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  const text = JSON.stringify(content, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
  await writeFile(path, typeof content === "string" ? content : text);
  return path;
}
