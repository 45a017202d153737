import { openAsBlob } from "node:fs";
import { basename } from "node:path";
import { Command, Option } from "commander";
import type { Ask } from "#contract/client.ts";
import { changeInBulk, tryBulkChange, undoBulkChange } from "#contract/registry/bulk.ts";
import { uploadFile } from "#contract/registry/import-file.ts";
import type { Id } from "#kernel/id.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { residences } from "#programme/registry/household/household.ts";
import { CheckFailed } from "#cli/cli-platform.ts";
import { beneficiaryGroups } from "#programme/review/standard/beneficiary-groups.ts";
import type { BeneficiaryGroup } from "#programme/review/standard/beneficiary-groups.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";
import { newId } from "#contract/new-id.ts";

type Options = {
  area: string;
  file?: string;
  village?: string;
  class?: string;
  group?: BeneficiaryGroup;
  search?: string;
  flag?: string;
  setVillage?: string;
  setResidence?: (typeof residences)[number];
  addMark?: string;
  removeMark?: string;
  on: string;
  reason?: string;
};
type Body = NonNullable<Ask<typeof tryBulkChange>["body"]>;

/** Many households at once: without a reason it is only tried. */
export function changeCommand(open: () => Promise<CliPlatform>): Command {
  return new Command("change")
    .description("change many households at once, by a filter or by a file; without --reason it is only tried")
    .requiredOption("--area <id>", "the commune")
    .requiredOption("--on <day>", "from this day, YYYY-MM-DD")
    .option(
      "--file <file>",
      "CSV or XLSX, a household a row; columns as in the export of households, and add_mark, remove_mark",
    )
    .option("--village <id>", "of those of this village")
    .option("--class <code>", "of those of this class")
    .addOption(
      new Option("--group <group>", "of those newly escaped, or with low-income workers").choices([
        ...beneficiaryGroups,
      ]),
    )
    .option("--search <name>", "of those found so")
    .option("--flag <mark>", "of those with this mark")
    .option("--set-village <id>", "they live in this village from then on")
    .addOption(new Option("--set-residence <kind>").choices(residences))
    .option("--add-mark <mark>")
    .option("--remove-mark <mark>")
    .option("--reason <text>", "why, and the paper that says so: the change is done and can be taken back")
    .action(async (options: Options) => {
      const on = parseLocalDate(options.on);
      if (on === undefined) throw new CheckFailed(`${options.on} is not a day (YYYY-MM-DD)`);
      const platform = await open();
      const body: Body = {
        areaId: options.area,
        selection:
          options.file === undefined
            ? { filter: filterOf(options) }
            : { fileId: await upload(platform, options.area, options.file) },
        changes: {
          villageId: options.setVillage,
          residence: options.setResidence,
          addFlag: options.addMark,
          removeFlag: options.removeMark,
        },
        on,
      };
      const { reason } = options;
      const bulkId = newId("bulk change");
      const { samples, faults, refused, ...counts } =
        reason === undefined
          ? await platform.ask(tryBulkChange, { body })
          : await platform.ask(changeInBulk, { body: { ...body, bulkId, reason } });
      platform.print({ ...(reason === undefined ? {} : { bulkId }), ...counts, ...refused });
      for (const { rowNumber, column, reason: why, value } of faults)
        platform.say(`row ${rowNumber}, ${column}: ${why}${value === "" ? "" : ` (${value})`}`);
      for (const { householdId, reason: why } of samples) platform.say(`${householdId}: ${why}`);
      platform.say(
        reason === undefined ? "Tried only; say --reason to do it." : `To take it back: vuon households undo ${bulkId}`,
      );
    });
}

export function undoCommand(open: () => Promise<CliPlatform>): Command {
  return new Command("undo")
    .description("take back a change of many households where nothing has happened to them since")
    .argument("<bulk>")
    .action(async (bulkId: Id<"bulk change">) => {
      const platform = await open();
      platform.print(await platform.ask(undoBulkChange, { params: { bulkId } }));
    });
}

function filterOf({ area, village, class: ofClass, group, search, flag }: Options) {
  return { communeId: area, villageId: village, class: ofClass, group, search, flag };
}

async function upload(platform: CliPlatform, areaId: string, file: string): Promise<Id<"import-file">> {
  const fileId = newId("import-file");
  const bytes = await openAsBlob(file).catch(() => {
    throw new CheckFailed(`There is no file ${file}`);
  });
  await platform.ask(uploadFile, { params: { fileId }, query: { areaId, name: basename(file) }, file: bytes });
  return fileId;
}
