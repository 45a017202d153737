import { Command } from "commander";
import type { Ask } from "#contract/client.ts";
import { changeVillages, listVillages } from "#contract/area/village.ts";
import type { Id } from "#kernel/id.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { CheckFailed } from "#cli/cli-platform.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";

type Change = NonNullable<Ask<typeof changeVillages>["body"]>["change"];
type How = { on: string; decision: string };

/** Villages of a commune, and what decisions make of them. */
export function villagesCommand(open: () => Promise<CliPlatform>): Command {
  const villages = new Command("villages").description(
    "villages of a commune: formed, renamed, merged, split, ended by decisions",
  );
  villages
    .command("list <commune>", { isDefault: true })
    .description("those in force first, with their households")
    .action(async (areaId: string) => {
      const platform = await open();
      const { rows } = await platform.ask(listVillages, { params: { areaId } });
      platform.print(
        rows.map(({ formedFrom, wentInto, ...row }) => ({
          ...row,
          formedFrom: formedFrom.join(", "),
          wentInto: wentInto.join(", "),
        })),
      );
    });
  const change = async (areaId: string, how: How, asked: Change) => {
    const on = parseLocalDate(how.on);
    if (on === undefined) throw new CheckFailed(`${how.on} is not a day (YYYY-MM-DD)`);
    const platform = await open();
    platform.print(
      await platform.ask(changeVillages, { params: { areaId }, body: { change: asked, on, decision: how.decision } }),
    );
  };
  const command = (usage: string, description: string) =>
    villages
      .command(usage)
      .description(description)
      .requiredOption("--on <day>", "the first day, YYYY-MM-DD")
      .requiredOption("--decision <number>", "the decision that says so");
  command("form <commune> <name>", "a village that was not there").action(
    async (areaId: string, name: string, how: How) => change(areaId, how, { change: "form", name }),
  );
  command("rename <commune> <village> <name>", "another name from that day; past days keep the old one").action(
    async (areaId: string, villageId: string, name: string, how: How) =>
      change(areaId, how, { change: "rename", villageId, name }),
  );
  command("merge <commune> <name> <villages...>", "one of several; their households follow").action(
    async (areaId: string, name: string, villageIds: string[], how: How) =>
      change(areaId, how, { change: "merge", name, villageIds }),
  );
  command(
    "split <commune> <village> <name> <households...>",
    "these households form a new village, the others stay",
  ).action(async (areaId: string, villageId: string, name: string, householdIds: Id<"household">[], how: How) =>
    change(areaId, how, { change: "split", villageId, name, householdIds }),
  );
  command("end <commune> <village>", "nobody lives there any more").action(
    async (areaId: string, villageId: string, how: How) => change(areaId, how, { change: "end", villageId }),
  );
  return villages;
}
