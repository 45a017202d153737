import { Command } from "commander";
import { readWork } from "#contract/home/work.ts";
import type { CliPlatform } from "./cli-platform.ts";

/** What waits for the officer in all stages; with `--others` also what waits for somebody else in the same areas. */
export function workCommand(open: () => Promise<CliPlatform>): Command {
  return new Command("work")
    .description("what waits for the officer in all stages, by its day")
    .option("--others", "what waits for others in the same areas, with the posts that may do it")
    .action(async (options: { others?: true }) => {
      const platform = await open();
      const { rows, others } = await platform.ask(readWork);
      const shown = (row: (typeof rows)[number]) => ({
        when: row.when,
        due: row.dueOn,
        what: row.kind,
        count: row.count,
        place: row.villageId ?? row.communeId,
      });
      platform.print(
        options.others === true
          ? others.map((row) => ({ ...shown(row), waitsFor: row.posts.join(", "), since: row.since }))
          : rows.map(shown),
      );
    });
}
