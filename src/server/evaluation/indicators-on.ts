import { sql } from "kysely";
import { standardPack } from "#contract/review/standard-pack.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** The indicators of the standard that decisions rest on at that day, and from how many deprivations a household counts as deprived. */
export async function indicatorsOn(context: ActContext, on: LocalDate) {
  const found = await latestStandard(context.tx, on);
  const pack = found === undefined ? undefined : standardPack.parse(found.pack);
  return { found, codes: pack?.indicators.map((indicator) => indicator.code) ?? [], k: pack?.deprivedFrom ?? 3 };
}

async function latestStandard(
  tx: Tx,
  on: LocalDate,
): Promise<{ readonly standardId: string; readonly standardVersion: string; readonly pack: unknown } | undefined> {
  const found = await sql<{ standardId: string; standardVersion: string; pack: unknown }>`
    select standard.standard_id as "standardId", standard.version as "standardVersion", standard.pack
    from review.decisions decision
    join review.rounds round on round.round_id = decision.round_id
    join review.standards standard on standard.standard_id = round.standard_id and standard.version = round.standard_version
    where decision.effective_on <= ${on}
    order by decision.effective_on desc limit 1`.execute(tx);
  return found.rows[0];
}
