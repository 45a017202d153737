import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Database, Tx } from "#server/platform/database/database.ts";
import { findStandardInForce } from "./standard-in-force-store.ts";

export type DecidingStandard = {
  readonly standardId: string;
  readonly standardVersion: string;
  /** The day from which this dated version of it is in force. */
  readonly standardFrom: LocalDate;
  readonly standardTo: LocalDate | null;
  /** Versions of one standard are one series. */
  readonly series: string;
  readonly pack: unknown;
};

/**
 * The standard that figures of these communes on a day are made by: the one in force on the day, as soon as a list of one of them counts by
 * it, and until then that of their latest list. Lists of other places and withdrawals change nothing.
 */
export async function findDecidingStandard(
  tx: Tx,
  communes: readonly string[],
  on: LocalDate,
): Promise<DecidingStandard | undefined> {
  const inForce = await findStandardInForce(tx, on);
  const found = await sql<DecidingStandard>`
    select standard.standard_id as "standardId", standard.version as "standardVersion", standard.valid_from as "standardFrom",
      standard.valid_to as "standardTo",
      standard.series, standard.pack
    from review.decisions decision
    join review.rounds round on round.round_id = decision.round_id
    join review.standards standard on standard.standard_id = round.standard_id and standard.version = round.standard_version
    where decision.effective_on <= ${on} and decision.kind = 'list'
      and (decision.commune_id = any(${communes}) or decision.read_in && ${communes}::text[])
    order by (standard.series = ${inForce?.series ?? null}) is true desc, decision.effective_on desc, decision.decision_id desc limit 1`.execute(
    tx,
  );
  return found.rows[0];
}

/** The codes of all indicators of the standards that decisions for these communes rest on, until a day. */
export async function codesCountedBy(tx: Tx, communes: readonly string[], on: LocalDate): Promise<ReadonlySet<string>> {
  const found = await sql<{ code: string }>`
    select indicator.value ->> 'code' as code
    from (select distinct round.standard_id, round.standard_version
      from review.decisions decision join review.rounds round on round.round_id = decision.round_id
      where decision.effective_on <= ${on}
        and (decision.commune_id = any(${communes}) or decision.read_in && ${communes}::text[])) used
    join review.standards standard on standard.standard_id = used.standard_id and standard.version = used.standard_version
    cross join lateral jsonb_array_elements(standard.pack -> 'indicators') with ordinality as indicator
    order by standard.valid_from desc, standard.version desc, indicator.ordinality`.execute(tx);
  return new Set(found.rows.map(({ code }) => code));
}

/** The codes of all indicators of the standards that are loaded: what the rules of a programme may name. */
export async function listIndicatorCodes(tx: Tx | Database): Promise<readonly string[]> {
  const found = await sql<{ code: string }>`
    select distinct indicator ->> 'code' as code from review.standards standard
    cross join lateral jsonb_array_elements(standard.pack -> 'indicators') as indicator order by 1`.execute(tx);
  return found.rows.map(({ code }) => code);
}
