import type { Command } from "commander";
import { areaCommand, boundariesCommand } from "./registry-areas.ts";
import { correctionsCommand } from "./registry-corrections.ts";
import { duplicatesCommand } from "./registry-duplicates.ts";
import { householdsCommand } from "./registry-households.ts";
import { importCommand } from "./registry-import.ts";
import type { ImportFiles } from "./registry-import.ts";
import { importsCommand } from "./registry-imports.ts";
import { transfersCommand } from "./registry-transfers.ts";
import { villagesCommand } from "./registry-villages.ts";
import type { CliPlatform } from "./cli-platform.ts";

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
