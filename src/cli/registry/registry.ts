import type { Command } from "commander";
import { areaCommand, boundariesCommand } from "#cli/area/area.ts";
import { correctionsCommand } from "./correction.ts";
import { duplicatesCommand } from "./duplicate.ts";
import { householdsCommand } from "./household.ts";
import { importCommand } from "./run-import.ts";
import type { ImportFiles } from "./run-import.ts";
import { importsCommand } from "./import.ts";
import { transfersCommand } from "./transfer.ts";
import { villagesCommand } from "#cli/area/village.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";

/** import, areas, boundaries, households, duplicates: the registry from the command line. */
export function registryCommands(
  open: () => Promise<CliPlatform & { readonly importFiles: ImportFiles }>,
): readonly Command[] {
  return [
    importCommand(open),
    importsCommand(open),
    areaCommand(open),
    villagesCommand(open),
    boundariesCommand(open),
    householdsCommand(open),
    correctionsCommand(open),
    duplicatesCommand(open),
    transfersCommand(open),
  ];
}
