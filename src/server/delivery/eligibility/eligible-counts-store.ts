/** How many may have a support of each kind: counted on the day for a commune, kept from the daily count for a province. */
import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Database, Tx } from "#server/platform/database/database.ts";
import { eligibleOf } from "./eligible-in-sql.ts";
import type { KindRunning } from "./programmes-running.ts";

export type EligibleCount = {
  /** A commune, or a village of one; null for households that are in no village. */
  readonly areaId: string | null;
  readonly programmeId: string;
  readonly kind: string;
  readonly eligible: number;
  readonly unknown: number;
  readonly supported: number;
};

type Asked = {
  readonly communes: readonly string[];
  readonly villageId?: string | undefined;
  readonly on: LocalDate;
  readonly kinds: readonly KindRunning[];
};

/** A row for each place and kind that has any. */
export async function countEligible(
  tx: Tx,
  asked: Asked,
  by: "commune" | "village",
): Promise<readonly EligibleCount[]> {
  if (asked.kinds.length === 0) return [];
  const place = by === "commune" ? sql`eligible.commune_id` : sql`eligible.village_id`;
  const codes = sql.join(
    asked.kinds.map(
      ({ programmeId, kind }, at) => sql`(${sql.lit(at + 1)}, ${programmeId}, ${kind.pack.code}, ${kind.pack.content})`,
    ),
  );
  const found = await sql<EligibleCount>`
    with ${eligibleOf(asked)}, given as materialized (
      select support.content, support.household_id, coalesce(support.person_id, support.household_id) as beneficiary
      from (select distinct household_id from eligible) one
      join delivery.supports support on support.household_id = one.household_id
        and support.period @> ${asked.on}::date and support.state not in ('refused', 'returned')
    )
    select ${place} as "areaId", code.programme_id as "programmeId", code.kind,
      (count(*) filter (where answer))::int as eligible, (count(*) filter (where answer is null))::int as unknown,
      (count(*) filter (where answer and (code.content, eligible.household_id, coalesce(eligible.person_id, eligible.household_id))
        in (select content, household_id, beneficiary from given)))::int as supported
    from eligible join (values ${codes}) as code (at, programme_id, kind, content) on code.at = eligible.kind
    group by 1, 2, 3`.execute(tx);
  return found.rows;
}

export type KeptCount = EligibleCount & { readonly countedOn: LocalDate };

/** What the daily count found of these communes. */
export async function listKeptCounts(tx: Tx, communes: readonly string[]): Promise<readonly KeptCount[]> {
  const found = await sql<KeptCount>`
    select commune_id as "areaId", programme_id as "programmeId", kind, eligible, unknown, supported, counted_on as "countedOn"
    from delivery.eligible_counts where commune_id = any(${communes})`.execute(tx);
  return found.rows;
}

export async function replaceKeptCounts(tx: Tx, on: LocalDate, counts: readonly EligibleCount[]): Promise<void> {
  await sql`delete from delivery.eligible_counts`.execute(tx);
  await sql`insert into delivery.eligible_counts (commune_id, programme_id, kind, eligible, unknown, supported, counted_on)
    select "areaId", "programmeId", kind, eligible, unknown, supported, ${on}
    from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb)
      as counted ("areaId" text, "programmeId" text, kind text, eligible integer, unknown integer, supported integer)`.execute(
    tx,
  );
}

export async function isAnythingDecided(database: Database): Promise<boolean> {
  const found = await sql`select from review.status_changes limit 1`.execute(database);
  return found.rows.length > 0;
}

export async function listCommunesWithHouseholds(tx: Tx): Promise<readonly string[]> {
  const found = await sql<{ communeId: string }>`
    select area_id as "communeId" from registry.areas area
    where exists (select from registry.households household where household.commune_id = area.area_id)`.execute(tx);
  return found.rows.map(({ communeId }) => communeId);
}
