import { Command } from "commander";
import { CheckFailed } from "./cli-platform.ts";
import type { CliPlatform } from "./cli-platform.ts";

/** Loads made-up people; answers false where there are households already. */
export type LoadDemo = (request: { readonly households: number; readonly seed: string }) => Promise<boolean>;

export function demoCommand(open: () => Promise<CliPlatform & { readonly loadDemo: LoadDemo }>): Command {
  return new Command("demo")
    .description("fill an empty installation with a province of made-up people (docs/demo.md)")
    .option("--households <n>", "how many; 560000 is the full size of the province", "28000")
    .option("--seed <text>", "the same seed makes the same people", "vuon")
    .addHelpText(
      "after",
      "\nExample:\n  VUON_DEMO_HOUSEHOLDS=0 npm start   # once, for an empty installation\n  vuon demo --households 560000",
    )
    .action(async (options: { households: string; seed: string }) => {
      const households = Number(options.households);
      if (!Number.isSafeInteger(households) || households < 1)
        throw new CheckFailed(`--households ${options.households}: give a whole number above zero`);
      const platform = await open();
      const loaded = await platform.loadDemo({ households, seed: options.seed });
      if (!loaded) throw new CheckFailed("nothing was loaded: this installation has households already");
      platform.print({ households, seed: options.seed });
    });
}
