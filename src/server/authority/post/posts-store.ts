import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { isPostKind } from "#programme/authority/post/post.ts";
import type { Level, PostKind } from "#programme/authority/post/post.ts";
import type { RecordedPost } from "#programme/authority/post/recorded-post.ts";
import type { OperatorTime } from "#programme/authority/post/two-operators.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type PostRow = RecordedPost & {
  readonly areaName: string;
  readonly heldForId: Id<"officer"> | undefined;
  readonly heldForName: string | undefined;
  readonly officeName: string | undefined;
};

type Selected = Omit<
  PostRow,
  "kind" | "validTo" | "delegatedFrom" | "heldForId" | "heldForName" | "officeId" | "officeName"
> & {
  readonly kind: string;
  readonly validTo: LocalDate | null;
  readonly delegatedFrom: Id<"post"> | null;
  readonly heldForId: Id<"officer"> | null;
  readonly heldForName: string | null;
  readonly officeId: Id<"office"> | null;
  readonly officeName: string | null;
};

/** A delegation ends with its post, and the post of an office with the office; a delegation counts for nothing while the holder is disabled. */
const columns = sql`post.post_id as "postId", post.officer_id as "officerId", post.post_kind as kind, post.area_id as "areaId",
  coalesce(area.name, post.area_id) as "areaName", greatest(post.valid_from, source.valid_from) as "validFrom",
  least(post.valid_to, source.valid_to, office.valid_to) as "validTo", post.delegated_from as "delegatedFrom",
  (post.revoked_at is not null or source.revoked_at is not null or holder.disabled_at is not null) as "isRevoked",
  source.officer_id as "heldForId", holder.full_name as "heldForName",
  post.office_id as "officeId", office.name as "officeName"`;
const tables = sql`authority.posts post
  left join registry.areas area on area.area_id = post.area_id
  left join authority.posts source on source.post_id = post.delegated_from
  left join authority.officers holder on holder.officer_id = source.officer_id
  left join authority.offices office on office.office_id = post.office_id`;

function readPosts(rows: readonly Selected[]): readonly PostRow[] {
  return rows.flatMap((row) =>
    isPostKind(row.kind)
      ? [
          {
            ...row,
            kind: row.kind,
            validTo: row.validTo ?? undefined,
            delegatedFrom: row.delegatedFrom ?? undefined,
            heldForId: row.heldForId ?? undefined,
            heldForName: row.heldForName ?? undefined,
            officeId: row.officeId ?? undefined,
            officeName: row.officeName ?? undefined,
          },
        ]
      : [],
  );
}

/** All posts of these officers, the latest first, also those that have ended. */
export async function listPostsOf(tx: Tx, officerIds: readonly Id<"officer">[]): Promise<readonly PostRow[]> {
  const found = await sql<Selected>`select ${columns} from ${tables} where post.officer_id = any (${officerIds}::uuid[])
    order by post.valid_from desc, post.post_id`.execute(tx);
  return readPosts(found.rows);
}

export async function findPost(tx: Tx, postId: Id<"post">): Promise<PostRow | undefined> {
  const found = await sql<Selected>`select ${columns} from ${tables} where post.post_id = ${postId}`.execute(tx);
  return readPosts(found.rows)[0];
}

/** For a change: nobody else changes the post, or delegates it, until this act is over. */
export async function loadPost(tx: Tx, postId: Id<"post">): Promise<PostRow | undefined> {
  const found =
    await sql<Selected>`select ${columns} from ${tables} where post.post_id = ${postId} for update of post`.execute(tx);
  return readPosts(found.rows)[0];
}

export type DelegationRow = {
  readonly postId: Id<"post">;
  readonly from: Id<"post">;
  readonly officerId: Id<"officer">;
  readonly fullName: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate;
};

/** What is delegated from these posts, today or later. */
export async function listDelegationsFrom(
  tx: Tx,
  postIds: readonly Id<"post">[],
  today: LocalDate,
): Promise<readonly DelegationRow[]> {
  const found = await sql<DelegationRow>`select post.post_id as "postId", post.delegated_from as "from",
      post.officer_id as "officerId", officer.full_name as "fullName", post.valid_from as "validFrom", post.valid_to as "validTo"
    from authority.posts post join authority.officers officer on officer.officer_id = post.officer_id
    where post.delegated_from = any (${postIds}::uuid[]) and post.revoked_at is null and post.valid_to >= ${today}
    order by post.valid_from, post.post_id`.execute(tx);
  return found.rows;
}

export async function addPost(
  tx: Tx,
  post: {
    readonly postId: Id<"post">;
    readonly officerId: Id<"officer">;
    readonly kind: PostKind;
    readonly areaId: string;
    readonly validFrom: LocalDate;
    readonly validTo?: LocalDate | undefined;
    readonly delegatedFrom?: string;
    readonly officeId?: Id<"office"> | undefined;
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
      valid_to: post.validTo ?? null,
      delegated_from: post.delegatedFrom ?? null,
      office_id: post.officeId ?? null,
    })
    .execute();
}

export async function setPostEnd(
  tx: Tx,
  postId: Id<"post">,
  end: { readonly lastDay: LocalDate; readonly revokedAt: string | null },
): Promise<void> {
  await sql`update authority.posts set valid_to = ${end.lastDay}, revoked_at = ${end.revokedAt}::timestamptz
    where post_id = ${postId}`.execute(tx);
}

/** Operators whose accounts are open; acts that could take one away take turns from here on. */
export async function loadOperators(tx: Tx): Promise<readonly OperatorTime[]> {
  await sql`select pg_advisory_xact_lock(hashtext('authority.operators'))`.execute(tx);
  return listOperators(tx);
}

export async function listOperators(tx: Tx): Promise<readonly OperatorTime[]> {
  const found = await sql<{ officerId: Id<"officer">; validFrom: LocalDate; validTo: LocalDate | null }>`
    select officer_id as "officerId", valid_from as "validFrom", valid_to as "validTo" from authority.operators`.execute(
    tx,
  );
  return found.rows.map((row) => ({ ...row, validTo: row.validTo ?? undefined }));
}

/** The level at which posts of this area are held; undefined where it is no such area, or has ended. */
export async function findLevel(tx: Tx, areaId: string, today: LocalDate): Promise<Level | undefined> {
  const found = await sql<{ level: Level | null }>`select case
      when kind = 'country' then 'country' when kind in ('province', 'city') then 'province'
      when kind in ('commune', 'ward', 'township', 'special_zone') then 'commune' end as level
    from registry.areas where area_id = ${areaId} and (valid_to is null or valid_to >= ${today})`.execute(tx);
  return found.rows[0]?.level ?? undefined;
}

/** Every area that lies in one of these, themselves too. */
export async function listAreasIn(tx: Tx, areaIds: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await sql<{ areaId: string }>`select descendant_id as "areaId" from registry.area_closure
    where ancestor_id = any (${areaIds}) union select unnest(${areaIds}::text[])`.execute(tx);
  return new Set(found.rows.map(({ areaId }) => areaId));
}
