import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Texts } from "#programme/review/standard/standard-pack.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { findStandardInForce } from "./standard-in-force-store.ts";

export type DecidingStandard = {
  readonly standardId: string;
  readonly standardVersion: string;
  /** The day from which this dated version of it is in force. */
  readonly standardFrom: LocalDate;
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
  const series = inForce === undefined || inForce.hasEnded ? null : inForce.series;
  const found = await sql<DecidingStandard>`
    select standard.standard_id as "standardId", standard.version as "standardVersion", standard.valid_from as "standardFrom",
      standard.series, standard.pack
    from review.decisions decision
    join review.rounds round on round.round_id = decision.round_id
    join review.standards standard on standard.standard_id = round.standard_id and standard.version = round.standard_version
    where decision.effective_on <= ${on} and decision.kind = 'list'
      and (decision.commune_id = any(${communes}) or decision.read_in && ${communes}::text[])
    order by (standard.series = ${series}) is true desc, decision.effective_on desc, decision.decision_id desc limit 1`.execute(
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

export type StandardInUse = {
  readonly standardId: string;
  readonly standardVersion: string;
  /** In the order of its bits. */
  readonly indicators: readonly { readonly code: string; readonly name: Texts }[];
};

/** The standard of the latest decisions effective on a day, or of all; before the first of them the latest in force that is no draft. */
export async function standardInUse(tx: Tx, on: LocalDate | null = null): Promise<StandardInUse | undefined> {
  const found = await sql<StandardInUse>`
    with deciding as (
      select round.standard_id, round.standard_version from review.decisions decision
      join review.rounds round on round.round_id = decision.round_id
      where ${on}::date is null or decision.effective_on <= ${on} order by decision.effective_on desc, decision.decision_id desc limit 1
    )
    select standard.standard_id as "standardId", standard.version as "standardVersion",
      (select jsonb_agg(jsonb_build_object('code', indicator.value ->> 'code', 'name', indicator.value -> 'name') order by indicator.ordinality)
        from jsonb_array_elements(standard.pack -> 'indicators') with ordinality as indicator) as indicators
    from review.standards standard left join deciding on deciding.standard_id = standard.standard_id
      and deciding.standard_version = standard.version
    where deciding.standard_id is not null or (not standard.draft and (${on}::date is null or
      (standard.valid_from <= ${on} and (standard.valid_to is null or standard.valid_to >= ${on}))))
    order by deciding.standard_id is null, standard.valid_from desc, standard.version desc limit 1`.execute(tx);
  return found.rows[0];
}
