import { sql } from "kysely";
import type { listReads } from "#contract/authority/audit.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { heldThen, recordName, recordOfEntry } from "./record-names.ts";
import type { Id } from "#kernel/id.ts";

type ReadRow = Output<typeof listReads>["rows"][number];

/** Row security shows those of one's areas to who may read the audit. Unmaskings are in the audit alone. */
export async function listReadRows(
  tx: Tx,
  filter: {
    readonly householdId: Id<"household"> | undefined;
    readonly before: string | undefined;
    readonly limit: number;
    readonly timeZone: string;
  },
): Promise<ReadRow[]> {
  const [at, readId] = filter.before?.split(" ") ?? [];
  const after =
    at === undefined ? sql`true` : sql`(entry.at, entry.id) < (${at}::timestamptz, ${readId ?? null}::uuid)`;
  const ofHousehold =
    filter.householdId === undefined
      ? sql`record_kind in ('household', 'search')`
      : sql`record_kind = 'household' and record_id = ${filter.householdId}`;
  const householdNumber = sql`case when entry.record_kind = 'household' then ${recordName()} end`;
  const found = await sql<ReadRow>`
    select entry.id as "readId", entry.at, officer.full_name as "officerName",
      case when held.kind is not null then jsonb_build_object('kind', held.kind, 'areaName', held.area_name) end as "officerPost",
      entry.area_id as "areaId", coalesce(area.name, entry.area_id) as "areaName",
      case when entry.record_kind = 'household' then entry.record_id end as "householdId",
      ${householdNumber} as "householdNumber", entry.how, entry.purpose
    from (
      select read_id as id, 'registry.readHouseholds' as act, at, officer_id, area_id, record_kind, record_id, how, null as purpose
        from authority.read_entries where ${ofHousehold}
      union all
      select entry_id, act, at, officer_id, area_id, record_kind, record_id, 'unmasked', facts ->> 'purpose'
        from authority.audit_entries where act = 'registry.unmaskIdentifier' and ${ofHousehold}
    ) entry
    left join authority.officers officer on officer.officer_id = entry.officer_id
    left join registry.areas area on area.area_id = entry.area_id
    ${recordOfEntry} ${heldThen(filter.timeZone)}
    where ${after} order by entry.at desc, entry.id desc limit ${filter.limit}`.execute(tx);
  return found.rows;
}
