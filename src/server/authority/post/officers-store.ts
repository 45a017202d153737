import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { commandLine } from "#programme/authority/post/command-line.ts";
import type { OfficerState } from "#programme/authority/post/recorded-post.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";

export type OfficerRow = {
  readonly officerId: Id<"officer">;
  readonly userName: string;
  readonly fullName: string;
  readonly registeredAt: string;
  readonly disabledAt: string | null;
  readonly lastSignedInAt: string | null;
  readonly mustChangePassword: boolean;
  readonly state: OfficerState;
};

export type OfficerFilter = {
  readonly name: string | undefined;
  readonly areaId: string | undefined;
  readonly post: string | undefined;
  readonly state: OfficerState | undefined;
};

const columns = (today: LocalDate) => sql`officer.officer_id as "officerId", officer.user_name as "userName",
  officer.full_name as "fullName", officer.registered_at as "registeredAt", officer.disabled_at as "disabledAt",
  officer.last_signed_in_at as "lastSignedInAt", officer.must_change_password as "mustChangePassword", ${stateOn(today)} as state`;

const stateOn = (today: LocalDate) => sql`case when officer.disabled_at is not null then 'disabled'
  when exists (select from authority.held_posts held where held.officer_id = officer.officer_id and held.valid_from <= ${today}
    and (held.valid_to is null or held.valid_to >= ${today})) then 'active' else 'without_post' end`;

/** Officers who have or had a post in the areas of the act; anyone who acts for the whole country sees also those who never had one. */
const seen = sql`(current_setting('vuon.areas', true) = '*'
  or exists (select from authority.posts post where post.officer_id = officer.officer_id and authority.sees(post.area_id)))`;

/** Who works here: not the command line, which has an officer of its own that nobody signs in as. */
const isPerson = sql`not (officer.user_name = ${commandLine.userName}
  and not exists (select from sign_in.accounts account where account.user_id = officer.officer_id))`;

const found = (filter: OfficerFilter, today: LocalDate) => sql`${seen} and ${isPerson}
  and (${filter.name ?? null}::text is null
    or strpos(registry.search_text(officer.full_name || ' ' || officer.user_name), registry.search_text(${filter.name ?? ""})) > 0)
  and (${filter.areaId ?? null}::text is null and ${filter.post ?? null}::text is null or exists (
    select from authority.posts post where post.officer_id = officer.officer_id and authority.sees(post.area_id)
      and post.revoked_at is null and (post.valid_to is null or post.valid_to >= ${today})
      and (${filter.post ?? null}::text is null or post.post_kind = ${filter.post ?? null})
      and (${filter.areaId ?? null}::text is null or exists (select from registry.area_closure closure
        where closure.ancestor_id = ${filter.areaId ?? null} and closure.descendant_id = post.area_id))))
  and (${filter.state ?? null}::text is null or ${stateOn(today)} = ${filter.state ?? null})`;

/** By full name; `after` is the last row of the page before. */
export async function listOfficerRows(
  tx: Tx,
  filter: OfficerFilter,
  today: LocalDate,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly OfficerRow[]> {
  const rows = await sql<OfficerRow>`select ${columns(today)} from authority.officers officer
    where ${found(filter, today)} and (${page.after ?? null}::uuid is null or (officer.full_name ${nameOrder}, officer.officer_id) >
      (select last.full_name ${nameOrder}, last.officer_id from authority.officers last where last.officer_id = ${page.after ?? null}))
    order by officer.full_name ${nameOrder}, officer.officer_id limit ${page.limit}`.execute(tx);
  return rows.rows;
}

export async function countOfficers(tx: Tx, filter: OfficerFilter, today: LocalDate): Promise<number> {
  const rows = await sql<{ count: number }>`select count(*)::int as count from authority.officers officer
    where ${found(filter, today)}`.execute(tx);
  return rows.rows[0]?.count ?? 0;
}

export async function countByState(tx: Tx, today: LocalDate): Promise<Readonly<Record<OfficerState, number>>> {
  const rows = await sql<{
    state: OfficerState;
    count: number;
  }>`select ${stateOn(today)} as state, count(*)::int as count
    from authority.officers officer where ${seen} and ${isPerson} group by 1`.execute(tx);
  const counts = { active: 0, without_post: 0, disabled: 0 };
  for (const { state, count } of rows.rows) counts[state] = count;
  return counts;
}

/** An officer whom the act sees. */
export async function findOfficerRow(
  tx: Tx,
  officerId: Id<"officer">,
  today: LocalDate,
): Promise<OfficerRow | undefined> {
  const rows = await sql<OfficerRow>`select ${columns(today)} from authority.officers officer
    where officer.officer_id = ${officerId} and ${seen}`.execute(tx);
  return rows.rows[0];
}

/** For a change: acts on one officer take turns. */
export async function loadOfficerRow(
  tx: Tx,
  officerId: Id<"officer">,
  today: LocalDate,
): Promise<OfficerRow | undefined> {
  const rows = await sql<OfficerRow>`select ${columns(today)} from authority.officers officer
    where officer.officer_id = ${officerId} for update of officer`.execute(tx);
  return rows.rows[0];
}

export async function isUserNameTaken(tx: Tx, userName: string): Promise<boolean> {
  const rows = await sql`select from authority.officers where lower(user_name) = lower(${userName})`.execute(tx);
  return rows.rows.length > 0;
}

export async function setDisabled(tx: Tx, officerId: Id<"officer">, disabledAt: string | null): Promise<void> {
  await tx
    .updateTable("authority.officers")
    .set({ disabled_at: disabledAt })
    .where("officer_id", "=", officerId)
    .execute();
}

export async function askForNewPassword(tx: Tx, officerId: Id<"officer">): Promise<void> {
  await tx
    .updateTable("authority.officers")
    .set({ must_change_password: true })
    .where("officer_id", "=", officerId)
    .execute();
}

/** Who holds a post of its own in an area today, but for one officer: who can act in that officer's place. */
export async function listColleagues(
  tx: Tx,
  areaId: string,
  but: string,
  today: LocalDate,
): Promise<readonly { readonly officerId: Id<"officer">; readonly fullName: string; readonly posts: string[] }[]> {
  const rows = await sql<{ officerId: Id<"officer">; fullName: string; posts: string[] }>`
    select officer.officer_id as "officerId", officer.full_name as "fullName",
      array_agg(distinct held.post_kind order by held.post_kind) as posts
    from authority.held_posts held join authority.officers officer on officer.officer_id = held.officer_id
    where held.area_id = ${areaId} and held.held_for is null and held.officer_id <> ${but}
      and held.valid_from <= ${today} and (held.valid_to is null or held.valid_to >= ${today})
    group by 1, 2 order by 2, 1 limit 500`.execute(tx);
  return rows.rows;
}

/**
 * Where an act on the account of an officer is judged and recorded: the area of the latest post that the act sees, else of another post,
 * else the country, which only an operator reaches. Undefined for nobody.
 */
export async function findAccountArea(tx: Tx, officerId: Id<"officer">): Promise<string | undefined> {
  const rows = await sql<{ areaId: string }>`select coalesce(
      (select post.area_id from authority.posts post where post.officer_id = officer.officer_id
        order by authority.sees(post.area_id) desc, post.revoked_at is null desc, post.valid_from desc, post.post_id limit 1),
      (select area.area_id from registry.areas area where area.kind = 'country' order by area.area_id limit 1)) as "areaId"
    from authority.officers officer where officer.officer_id = ${officerId}`.execute(tx);
  return rows.rows[0]?.areaId;
}
