import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Post } from "#programme/authority/post.ts";
import type { Database, Tx } from "#server/platform/database.ts";
import type { PostKind } from "#programme/authority/post.ts";
import { postLevels } from "#programme/authority/post.ts";

export type Officer = { readonly officerId: Id<"officer">; readonly userName: string; readonly fullName: string };

export async function findOfficer(database: Database | Tx, officerId: string): Promise<Officer | undefined> {
  const row = await database
    .selectFrom("authority.officers")
    .select(["officer_id", "user_name", "full_name"])
    .where("officer_id", "=", officerId)
    .executeTakeFirst();
  return row && { officerId: row.officer_id as Id<"officer">, userName: row.user_name, fullName: row.full_name };
}

export async function findOfficerByUserName(database: Database | Tx, userName: string): Promise<Officer | undefined> {
  const row = await database
    .selectFrom("authority.officers")
    .select(["officer_id", "user_name", "full_name"])
    .where("user_name", "=", userName)
    .executeTakeFirst();
  return row && { officerId: row.officer_id as Id<"officer">, userName: row.user_name, fullName: row.full_name };
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

export async function listPosts(
  database: Database | Tx,
  officerId: string,
): Promise<readonly (Post & { readonly areaName: string })[]> {
  const rows = await database
    .selectFrom("authority.posts as post")
    .leftJoin("registry.areas as area", "area.area_id", "post.area_id")
    .select(["post.post_kind", "post.area_id", "post.valid_from", "post.valid_to", "area.name"])
    .where("post.officer_id", "=", officerId)
    .orderBy("post.valid_from")
    .execute();
  return rows.flatMap((row) =>
    isPostKind(row.post_kind)
      ? [
          {
            kind: row.post_kind,
            areaId: row.area_id,
            areaName: row.name ?? row.area_id,
            validFrom: row.valid_from as LocalDate,
            validTo: (row.valid_to ?? undefined) as LocalDate | undefined,
          },
        ]
      : [],
  );
}

function isPostKind(text: string): text is PostKind {
  return text in postLevels;
}

export async function addOfficer(tx: Tx, officer: Officer, now: string): Promise<void> {
  await tx
    .insertInto("authority.officers")
    .values({
      officer_id: officer.officerId,
      user_name: officer.userName,
      full_name: officer.fullName,
      registered_at: now,
    })
    .execute();
}

export async function addPost(
  tx: Tx,
  post: {
    readonly postId: string;
    readonly officerId: string;
    readonly kind: PostKind;
    readonly areaId: string;
    readonly validFrom: LocalDate;
  },
): Promise<void> {
  await tx
    .insertInto("authority.posts")
    .values({
      post_id: post.postId,
      officer_id: post.officerId,
      post_kind: post.kind,
      area_id: post.areaId,
      valid_from: post.validFrom,
    })
    .execute();
}

/** The account that the sign-in library reads: its tables, its hash. */
export async function addAccount(
  tx: Tx,
  account: {
    readonly officer: Officer;
    readonly passwordHash: string;
    readonly accountId: string;
    readonly now: string;
  },
): Promise<void> {
  const { officer, now } = account;
  await tx
    .insertInto("sign_in.users")
    .values({
      id: officer.officerId,
      name: officer.fullName,
      email: `${officer.userName}@accounts.invalid`,
      email_verified: false,
      username: officer.userName,
      display_username: officer.userName,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await tx
    .insertInto("sign_in.accounts")
    .values({
      id: account.accountId,
      user_id: officer.officerId,
      account_id: officer.officerId,
      provider_id: "credential",
      password: account.passwordHash,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

export async function isDemo(database: Database | Tx): Promise<boolean> {
  const row = await database
    .selectFrom("platform.facts")
    .select(sql<boolean>`true`.as("found"))
    .where("name", "=", "demo")
    .executeTakeFirst();
  return row !== undefined;
}
