import { Command, Option } from "commander";
import { listQuarantine } from "#contract/registry/import.ts";
import { countHouseholds, getHousehold, listHouseholds, searchHouseholds } from "#contract/registry/household.ts";
import { idOf } from "#kernel/id.ts";
import { beneficiaryGroups } from "#programme/review/standard/beneficiary-groups.ts";
import type { BeneficiaryGroup } from "#programme/review/standard/beneficiary-groups.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";
import { changeCommand, undoCommand } from "./bulk.ts";
import { exportCommand } from "./export.ts";

export function householdsCommand(open: () => Promise<CliPlatform>): Command {
  const households = new Command("households").description(
    "households and people of the officer's areas, and their imports",
  );
  households
    .command("list", { isDefault: true })
    .description("households by place, class, name of a member (tone marks may be left out) or key of the source")
    .option("--commune <id>")
    .option("--village <id>")
    .option("--class <code>")
    .addOption(
      new Option("--group <group>", "newly escaped, or with low-income workers").choices([...beneficiaryGroups]),
    )
    .option("--search <name>", "or a number")
    .option("--key <key>", "the source's own key")
    .option("--limit <n>", "how many", "20")
    .action(
      async (options: {
        commune?: string;
        village?: string;
        class?: string;
        group?: BeneficiaryGroup;
        search?: string;
        key?: string;
        limit: string;
      }) => {
        const platform = await open();
        const { search, limit } = options;
        const places = {
          communeId: options.commune,
          villageId: options.village,
          class: options.class,
          group: options.group,
          sourceKey: options.key,
        };
        const { rows, total } =
          search === undefined
            ? await platform.ask(listHouseholds, { query: { ...places, limit } })
            : await platform.ask(searchHouseholds, { body: { ...places, search, limit: Number(limit) } });
        platform.print(rows);
        if (total !== null) platform.say(`${rows.length} of ${total}`);
      },
    );
  households.addCommand(exportCommand(open));
  households.addCommand(changeCommand(open));
  households.addCommand(undoCommand(open));
  households
    .command("show <household>")
    .description("one household with its people; identifiers masked")
    .option("--on <day>", "as it was on a past day, YYYY-MM-DD")
    .action(async (householdId: string, options: { on?: string }) => {
      const platform = await open();
      const params = { householdId: idOf("household", householdId) };
      platform.print(await platform.ask(getHousehold, { params, query: { on: options.on } }));
    });
  households
    .command("counts <area>")
    .description("households and people by the areas directly below")
    .option("--on <day>", "as they were on a past day, YYYY-MM-DD")
    .addOption(new Option("--boundaries <when>", "areas of that day or of today").choices(["then", "now"]))
    .action(async (areaId: string, query: { on?: string; boundaries?: "then" | "now" }) => {
      const platform = await open();
      platform.print((await platform.ask(countHouseholds, { params: { areaId }, query })).rows);
    });
  households
    .command("quarantine <import>")
    .description("rows that an import held back, each with its reason and remedy")
    .option("--limit <n>", "how many", "100")
    .action(async (importId: string, options: { limit: string }) => {
      const platform = await open();
      const { rows, total } = await platform.ask(listQuarantine, {
        params: { importId: idOf("import", importId) },
        query: { limit: options.limit },
      });
      platform.print(
        rows.map((row) => ({
          file: row.file,
          row: row.rowNumber,
          household: row.householdKey,
          field: row.field,
          reason: row.reason,
          remedy: row.remedy,
        })),
      );
      platform.say(`${rows.length} of ${total ?? rows.length}`);
    });
  return households;
}
