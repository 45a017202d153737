import { findDemo } from "#server/platform/demo-facts.ts";
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Post } from "#programme/authority/post/post.ts";
import type { Database, Tx } from "#server/platform/database/database.ts";
import { isPostKind } from "#programme/authority/post/post.ts";

export type Officer = { readonly officerId: Id<"officer">; readonly userName: string; readonly fullName: string };

export async function findOfficer(
  database: Database | Tx,
  officerId: Id<"officer">,
): Promise<(Officer & { readonly mustChangePassword: boolean }) | undefined> {
  const row = await database
    .selectFrom("authority.officers")
    .select(["officer_id", "user_name", "full_name", "must_change_password"])
    .where("officer_id", "=", officerId)
    .executeTakeFirst();
  return (
    row && {
      officerId: row.officer_id,
      userName: row.user_name,
      fullName: row.full_name,
      mustChangePassword: row.must_change_password,
    }
  );
}

export async function findOfficerByUserName(database: Database | Tx, userName: string): Promise<Officer | undefined> {
  const row = await database
    .selectFrom("authority.officers")
    .select(["officer_id", "user_name", "full_name"])
    .where("user_name", "=", userName)
    .executeTakeFirst();
  return row && { officerId: row.officer_id, userName: row.user_name, fullName: row.full_name };
}

/** The province around an area, or the area itself when it is one; none around the country. */
export async function findProvinceOf(tx: Tx, areaId: string | undefined): Promise<string | undefined> {
  if (areaId === undefined) return undefined;
  const row = await tx
    .selectFrom("registry.area_closure as closure")
    .innerJoin("registry.areas as area", "area.area_id", "closure.ancestor_id")
    .select("area.area_id")
    .where("closure.descendant_id", "=", areaId)
    .where("area.kind", "in", ["province", "city"])
    .executeTakeFirst();
  return row?.area_id;
}

type HeldPostRow = Post & {
  readonly areaName: string;
  readonly officeId: Id<"office"> | null;
  readonly officeName: string | null;
};

/** The posts of an officer that count, with the days on which they do. */
export async function listHeldPosts(
  database: Database | Tx,
  officerId: Id<"officer">,
): Promise<readonly HeldPostRow[]> {
  const found = await sql<{
    kind: string;
    areaId: string;
    areaName: string;
    validFrom: LocalDate;
    validTo: LocalDate | null;
    officeId: Id<"office"> | null;
    officeName: string | null;
  }>`
    select post.post_kind as kind, post.area_id as "areaId", coalesce(area.name, post.area_id) as "areaName",
      post.valid_from as "validFrom", post.valid_to as "validTo",
      post.office_id as "officeId", office.name as "officeName"
    from authority.held_posts post left join registry.areas area on area.area_id = post.area_id
    left join authority.offices office on office.office_id = post.office_id
    where post.officer_id = ${officerId} order by post.held_for is not null, post.valid_from, post.post_id`.execute(
    database,
  );
  return found.rows.flatMap(({ kind, validTo, ...row }) =>
    isPostKind(kind) ? [{ ...row, kind, validTo: validTo ?? undefined }] : [],
  );
}

export async function addOfficer(tx: Tx, officer: Officer, now: string, mustChangePassword = false): Promise<void> {
  await tx
    .insertInto("authority.officers")
    .values({
      officer_id: officer.officerId,
      user_name: officer.userName,
      full_name: officer.fullName,
      registered_at: now,
      must_change_password: mustChangePassword,
    })
    .execute();
}

export async function isDemo(database: Database | Tx): Promise<boolean> {
  return (await findDemo(database)) !== undefined;
}
