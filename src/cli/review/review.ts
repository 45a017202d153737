import { Command } from "commander";
import { listScoreTables, loadScoreTable } from "#contract/review/explanation.ts";
import { listRounds, roundProgress } from "#contract/review/round.ts";
import { idOf } from "#kernel/id.ts";
import type { Id } from "#kernel/id.ts";
import { CheckFailed } from "#cli/cli-platform.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";
import { replayCommand } from "./replay.ts";
import { addRoundActs, procedureCommands } from "./procedure.ts";
import { certificatesCommand } from "./certificates.ts";
import { tableFileOf } from "#cli/table-file-of.ts";
import { scoreReviews } from "#contract/review/survey.ts";

/** Counts of the communes that are not the sums of the statuses behind them. */
export type VerifyCounts = () => Promise<{
  readonly communes: number;
  readonly findings: readonly {
    readonly communeId: string;
    readonly class: string;
    readonly counted: number;
    readonly inForce: number;
    readonly reported: number;
  }[];
  /** Households of which a decision was withdrawn, and whose status since is not the one before it. */
  readonly withdrawals: number;
  /** Kept sums and histories of the statuses; null: of no commune alone. */
  readonly sums: readonly { readonly communeId: string | null; readonly what: string; readonly rows: number }[];
  /** Kept counts of households and people, by commune and village. */
  readonly population: readonly {
    readonly communeId: string;
    readonly villageId: string | null;
    readonly what: string;
    readonly counted: number;
    readonly kept: number;
  }[];
}>;
type Open = () => Promise<CliPlatform & { readonly newId: () => string; readonly verifyCounts: VerifyCounts }>;

export function reviewCommands(open: Open): readonly Command[] {
  return [
    roundsCommand(open),
    replayCommand(open, communesOf),
    certificatesCommand(open),
    scoreTableCommand(open),
    countsCommand(open),
    ...procedureCommands(open),
  ];
}

function roundsCommand(open: Open): Command {
  const rounds = new Command("rounds").description("rounds of review");
  rounds
    .command("list", { isDefault: true })
    .description("all rounds, the latest first")
    .action(async () => {
      const platform = await open();
      const { rows } = await platform.ask(listRounds);
      platform.print(
        rows.map(({ roundId, areaName, year, kind, standardId, opensOn, closesOn, closedOn }) => ({
          round: roundId,
          area: areaName,
          year,
          kind,
          standard: standardId,
          opens: opensOn,
          closes: closesOn,
          closed: closedOn,
        })),
      );
    });
  rounds
    .command("progress <round>")
    .description("how far each commune is, or with --commune each village of it")
    .option("--commune <id>", "the villages of this commune")
    .action(async (roundId: string, options: { commune?: string }) => {
      const platform = await open();
      const query = options.commune === undefined ? {} : { communeId: options.commune };
      const { rows } = await platform.ask(roundProgress, { params: { roundId: idOf("round", roundId) }, query });
      platform.print(
        rows.map(({ areaId, areaName, households, states, flagged }) => ({
          areaId,
          areaName,
          households,
          states,
          lookAgain: flagged,
        })),
      );
    });
  rounds
    .command("score <round> [commune]")
    .description(
      "classify every surveyed household of a commune, or of every commune of the round; who could not be classified is named with the reason",
    )
    .action(async (round: string, commune: string | undefined) => {
      const platform = await open();
      const roundId = idOf("round", round);
      const communes = commune === undefined ? await communesOf(platform, roundId) : [commune];
      const bar = platform.progress("classify", communes.length);
      const classes: Record<string, number> = {};
      let [scored, lookAgain, refused] = [0, 0, 0];
      for (const [at, communeId] of communes.entries()) {
        const result = await platform.ask(scoreReviews, { params: { roundId, communeId }, body: {} });
        scored += result.scored;
        lookAgain += result.flagged;
        refused += result.refused.length;
        for (const [code, count] of Object.entries(result.classes)) classes[code] = (classes[code] ?? 0) + count;
        for (const one of result.refused.slice(0, 20))
          platform.say(`${communeId} ${one.householdId}: ${one.code} ${JSON.stringify(one.facts)}`);
        bar.advance(at + 1);
      }
      bar.end();
      platform.print({ scored, ...classes, lookAgain, refused });
    });
  addRoundActs(rounds, open);
  return rounds;
}

async function communesOf(platform: CliPlatform, roundId: Id<"round">): Promise<readonly string[]> {
  return (await platform.ask(roundProgress, { params: { roundId } })).rows.map(({ areaId }) => areaId);
}

function scoreTableCommand(open: Open): Command {
  const tables = new Command("score-table").description("tables of points (form B1), by area group");
  tables
    .command("list", { isDefault: true })
    .description("tables that are loaded; a sample is marked")
    .action(async () => {
      const platform = await open();
      platform.print((await platform.ask(listScoreTables)).rows);
    });
  tables
    .command("load <file>")
    .description("load a table from CSV or XLSX with the heads area_group, question, answer_code, points")
    .requiredOption("--standard <id>", "the standard it belongs to, for example vn-2022-2026")
    .requiredOption("--name <text>", "what the table is called on every page that rests on it")
    .requiredOption("--area <id>", "the province that issued it")
    .addHelpText(
      "after",
      "\nExample:\n  vuon score-table load points.xlsx --standard vn-2022-2026 --name 'Quyết định 12/QĐ-UBND' --area 51 --as province.officer",
    )
    .action(async (file: string, options: { standard: string; name: string; area: string }) => {
      const platform = await open();
      const done = await platform.ask(loadScoreTable, {
        body: {
          scoreTableId: idOf("score table", platform.newId()),
          areaId: options.area,
          standardId: options.standard,
          name: options.name,
          file: await tableFileOf(file),
        },
      });
      platform.print(done);
    });
  return tables;
}

function countsCommand(open: Open): Command {
  const counts = new Command("counts").description("households by commune and class");
  counts
    .command("verify")
    .description(
      "count every commune again from the decided statuses, and its households and people; exit code 1 where the counts differ",
    )
    .action(async () => {
      const platform = await open();
      const { communes, findings, sums, withdrawals, population } = await platform.verifyCounts();
      const all = [...findings, ...sums, ...population];
      platform.print(all.length === 0 ? { communes, findings: 0 } : all);
      if (findings.length > 0) throw new CheckFailed(`${findings.length} counts differ from the statuses behind them`);
      if (sums.length > 0)
        throw new CheckFailed(
          `${sums.reduce((rows, one) => rows + one.rows, 0)} kept sums differ from the statuses behind them`,
        );
      if (withdrawals > 0)
        throw new CheckFailed(`${withdrawals} withdrawals leave other than what held before what they take back`);
      if (population.length > 0)
        throw new CheckFailed(`${population.length} kept counts differ from the households and people behind them`);
    });
  return counts;
}
