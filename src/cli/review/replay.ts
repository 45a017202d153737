/** Results computed again from standard, answers and area: of a whole round, or of one household on a day. */
import { csvLine } from "#kernel/csv-line.ts";
import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { replayRound } from "#contract/review/replay.ts";
import { explainReview, listStatuses } from "#contract/review/explanation.ts";
import { idOf } from "#kernel/id.ts";
import type { Id } from "#kernel/id.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { CheckFailed } from "#cli/cli-platform.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";

type Open = () => Promise<CliPlatform>;
type CommunesOf = (platform: CliPlatform, roundId: Id<"round">) => Promise<readonly string[]>;
type Options = { round?: string; commune?: string; household?: string; on?: string; out?: string };

export function replayCommand(open: Open, communesOf: CommunesOf): Command {
  return new Command("replay")
    .description("compute results again from standard, answers and area; exit code 1 where one differs")
    .option("--round <id>", "every result of this round")
    .option("--commune <id>", "only this commune")
    .option("--household <id>", "the result of this household that was in force on a day")
    .option("--on <day>", "that day, YYYY-MM-DD; without it the latest")
    .option("--out <file>", "write the differences as CSV, a row a result that differs")
    .action(async (options: Options) => {
      if (options.household !== undefined) return replayHousehold(await open(), options.household, options.on);
      if (options.round === undefined) throw new CheckFailed("name --round, or --household");
      return replayWholeRound(await open(), idOf("round", options.round), options, communesOf);
    });
}

async function replayHousehold(platform: CliPlatform, household: string, on: string | undefined): Promise<void> {
  if (on !== undefined && parseLocalDate(on) === undefined) throw new CheckFailed(`${on} is not a day (YYYY-MM-DD)`);
  const householdId = idOf("household", household);
  const { rows } = await platform.ask(listStatuses, { params: { householdId } });
  // The latest first: the one in force is the first that took effect by then.
  const status = rows.find(({ effectiveOn }) => on === undefined || effectiveOn <= on);
  if (status === undefined)
    throw new CheckFailed(`no result of the household was in force${on === undefined ? "" : ` on ${on}`}`);
  const answer = await platform.ask(explainReview, { params: { householdId, roundId: status.roundId } });
  const recorded = answer.lines.filter(({ deprived }) => deprived).map(({ code }) => code);
  platform.print({
    decision: status.decisionNumber,
    effective: status.effectiveOn,
    standard: `${answer.standardId} ${answer.standardVersion}`,
    recorded: [answer.class, ...recorded].join(" "),
    again:
      answer.replay === null ? "no answers are kept" : [answer.replay.class, ...answer.replay.deprivations].join(" "),
  });
  if (answer.replay?.equal !== true) throw new CheckFailed("the result does not follow from what is kept");
  platform.say("the result follows from standard, answers and area");
}

async function replayWholeRound(
  platform: CliPlatform,
  roundId: Id<"round">,
  options: Options,
  communesOf: CommunesOf,
): Promise<void> {
  const communes = options.commune === undefined ? await communesOf(platform, roundId) : [options.commune];
  const bar = platform.progress("replay", communes.length);
  let reviews = 0;
  let equal = 0;
  const different: Record<string, unknown>[] = [];
  for (const [at, communeId] of communes.entries()) {
    const answer = await platform.ask(replayRound, { params: { roundId, communeId } });
    reviews += answer.reviews;
    equal += answer.equal;
    different.push(...answer.different.map((one) => ({ commune: communeId, ...one, differs: one.differs.join(" ") })));
    bar.advance(at + 1);
  }
  bar.end();
  if (different.length > 0) platform.print(different);
  if (options.out !== undefined) await writeFile(options.out, csvOf(different));
  platform.say(`${equal} of ${reviews} results follow from standard, answers and area`);
  if (equal < reviews) throw new CheckFailed(`${reviews - equal} results differ`);
}

/** A report without a difference still says what its columns are. */
function csvOf(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const heads = Object.keys(rows[0] ?? { commune: "", householdId: "", differs: "" });
  const cellOf = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value ?? ""));
  return [heads, ...rows.map((row) => heads.map((head) => cellOf(row[head])))].map(csvLine).join("");
}
