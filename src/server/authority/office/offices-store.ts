import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { OfficeKind, OfficeState } from "#programme/authority/office/office.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";
import { whereGiven } from "#server/platform/database/where-given.ts";

export type OfficeRow = {
  readonly officeId: Id<"office">;
  readonly areaId: string;
  readonly areaName: string;
  readonly kind: OfficeKind;
  readonly name: string;
  readonly registrationNumber: string | null;
  readonly contact: string | null;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly closedReason: string | null;
  readonly state: OfficeState;
};

const stateOn = (today: LocalDate) => sql<OfficeState>`case when office.valid_to < ${today} then 'closed'
  when office.valid_from > ${today} then 'coming' else 'open' end`;

const officeQuery = (today: LocalDate) => sql`
  select office.office_id as "officeId", office.area_id as "areaId", area.name as "areaName", office.kind, office.name,
    office.registration_number as "registrationNumber", office.contact, office.valid_from as "validFrom", office.valid_to as "validTo",
    office.closed_reason as "closedReason", ${stateOn(today)} as state
  from authority.offices office join registry.areas area on area.area_id = office.area_id`;

/** Offices of the provinces that an area of the act lies in: a commune reads those of its province. */
const seen = sql`exists (select from registry.area_closure line
  where line.ancestor_id = office.area_id and authority.sees(line.descendant_id))`;

export async function listOfficeRows(
  tx: Tx,
  filter: { readonly kind?: OfficeKind | undefined; readonly state?: OfficeState | undefined },
  today: LocalDate,
): Promise<readonly OfficeRow[]> {
  const found = await sql<OfficeRow>`${officeQuery(today)}
    where ${seen} and ${whereGiven(filter.kind, (kind) => sql`office.kind = ${kind}`)}
      and ${whereGiven(filter.state, (state) => sql`${stateOn(today)} = ${state}`)}
    order by office.name ${nameOrder}, office.office_id limit 500`.execute(tx);
  return found.rows;
}

export async function findOffice(tx: Tx, officeId: Id<"office">, today: LocalDate): Promise<OfficeRow | undefined> {
  const found = await sql<OfficeRow>`${officeQuery(today)} where office.office_id = ${officeId}`.execute(tx);
  return found.rows[0];
}

export async function startOfOffice(tx: Tx, officeId: Id<"office">): Promise<LocalDate | null> {
  const found = await sql<{ validFrom: LocalDate }>`select valid_from as "validFrom" from authority.offices
    where office_id = ${officeId}`.execute(tx);
  return found.rows[0]?.validFrom ?? null;
}

/** Whether the act sees the office: it is of a province that one of its areas lies in. */
export async function seesOffice(tx: Tx, officeId: Id<"office">): Promise<boolean> {
  const found =
    await sql`select from authority.offices office where office.office_id = ${officeId} and ${seen}`.execute(tx);
  return found.rows.length > 0;
}

/** An office that an activity of this area may be assigned to, as it is today. */
export async function findOfficeFor(
  tx: Tx,
  { officeId, areaId }: { readonly officeId: Id<"office">; readonly areaId: string },
  today: LocalDate,
): Promise<{ readonly kind: OfficeKind; readonly state: OfficeState; readonly isEnding: boolean } | undefined> {
  const found = await sql<{ kind: OfficeKind; state: OfficeState; isEnding: boolean }>`
    select office.kind, ${stateOn(today)} as state, office.valid_to is not null as "isEnding" from authority.offices office
    where office.office_id = ${officeId} and exists (select from registry.area_closure line
      where line.ancestor_id = office.area_id and line.descendant_id = ${areaId})`.execute(tx);
  return found.rows[0];
}

/** Acts on one office take turns; answers where it is kept. */
export async function lockOffice(tx: Tx, officeId: Id<"office">): Promise<string | undefined> {
  const found = await sql<{ areaId: string }>`select area_id as "areaId" from authority.offices
    where office_id = ${officeId} for no key update`.execute(tx);
  return found.rows[0]?.areaId;
}

/** Another office of the area that is open and has this name or this number. */
export async function findTaken(
  tx: Tx,
  office: {
    readonly officeId: Id<"office">;
    readonly areaId: string;
    readonly name: string;
    readonly registrationNumber?: string | undefined;
  },
): Promise<{ readonly name: string; readonly by: "name" | "number" } | undefined> {
  const found = await sql<{ name: string; by: "name" | "number" }>`
    select name, case when lower(name) = lower(${office.name}) then 'name' else 'number' end as by
    from authority.offices
    where area_id = ${office.areaId} and valid_to is null and office_id <> ${office.officeId}
      and (lower(name) = lower(${office.name}) or registration_number = ${office.registrationNumber ?? null}::text)
    order by 2 limit 1`.execute(tx);
  return found.rows[0];
}

type Said = {
  readonly kind: OfficeKind;
  readonly name: string;
  readonly registrationNumber?: string | undefined;
  readonly contact?: string | undefined;
  readonly validFrom: LocalDate;
};

const columnsOf = (said: Said) => ({
  kind: said.kind,
  name: said.name,
  registration_number: said.registrationNumber ?? null,
  contact: said.contact ?? null,
  valid_from: said.validFrom,
});

export async function addOfficeRow(
  tx: Tx,
  office: Said & { readonly officeId: Id<"office">; readonly areaId: string },
): Promise<void> {
  await tx
    .insertInto("authority.offices")
    .values({ office_id: office.officeId, area_id: office.areaId, ...columnsOf(office) })
    .execute();
}

export async function changeOffice(tx: Tx, officeId: Id<"office">, said: Said): Promise<void> {
  await tx.updateTable("authority.offices").set(columnsOf(said)).where("office_id", "=", officeId).execute();
}

export async function setOfficeEnd(
  tx: Tx,
  officeId: Id<"office">,
  end: { readonly lastDay: LocalDate; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable("authority.offices")
    .set({ valid_to: end.lastDay, closed_reason: end.reason })
    .where("office_id", "=", officeId)
    .execute();
}
