import { sql } from "kysely";
import type { ClaimedPost } from "#programme/authority/post/claimed-posts.ts";
import { postLevels } from "#programme/authority/post/post.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

export type KnownOfficer = {
  readonly officerId: Id<"officer">;
  readonly userName: string;
  readonly isDisabled: boolean;
};
type Row = { officer_id: Id<"officer">; user_name: string; is_disabled: boolean };
const officerOf = (row: Row | undefined): KnownOfficer | undefined =>
  row && { officerId: row.officer_id, userName: row.user_name, isDisabled: row.is_disabled };

/** The officer of an identity; two first sign-ins of one person take turns. */
export async function findByIdentity(tx: Tx, issuer: string, subject: string): Promise<KnownOfficer | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${issuer} ${subject}`}, 0))`.execute(tx);
  const found =
    await sql<Row>`select officer.officer_id, officer.user_name, officer.disabled_at is not null as is_disabled
    from sign_in.identities identity join authority.officers officer on officer.officer_id = identity.officer_id
    where identity.issuer = ${issuer} and identity.subject = ${subject}`.execute(tx);
  return officerOf(found.rows[0]);
}

export async function findByUserName(tx: Tx, userName: string): Promise<KnownOfficer | undefined> {
  const found = await sql<Row>`select officer_id, user_name, disabled_at is not null as is_disabled
    from authority.officers where user_name = ${userName}`.execute(tx);
  return officerOf(found.rows[0]);
}

export async function addIdentity(
  tx: Tx,
  identity: {
    readonly issuer: string;
    readonly subject: string;
    readonly officerId: Id<"officer">;
    readonly now: string;
  },
): Promise<void> {
  const { issuer, subject, officerId, now } = identity;
  await tx
    .insertInto("sign_in.identities")
    .values({ issuer, subject, officer_id: officerId, linked_at: now })
    .execute();
}

/** What sessions belong to; without a password. */
export async function addUser(
  tx: Tx,
  user: {
    readonly officerId: Id<"officer">;
    readonly userName: string;
    readonly fullName: string;
    readonly now: string;
  },
): Promise<void> {
  const { officerId, userName, fullName, now } = user;
  await sql`insert into sign_in.users (id, name, email, email_verified, username, display_username, created_at, updated_at)
    values (${officerId}, ${fullName}, ${`${userName}@accounts.invalid`}, false, ${userName}, ${userName}, ${now}, ${now})
    on conflict (id) do nothing`.execute(tx);
}

/** Only areas in force at or below those of `within`, and only those of the level at which the post is held. */
export async function listPostsInForce(
  tx: Tx,
  posts: readonly ClaimedPost[],
  within: readonly string[],
): Promise<readonly ClaimedPost[]> {
  const found = await sql<{ area_id: string; level: string }>`
    select area_id, case when kind in ('province', 'city') then 'province'
      when kind in ('commune', 'ward', 'township', 'special_zone') then 'commune' else kind end as level
    from registry.areas area where valid_to is null and area_id = any (${posts.map((post) => post.areaId)})
      and (area_id = any (${within}) or exists (select from registry.area_closure closure
        where closure.descendant_id = area.area_id and closure.ancestor_id = any (${within})))`.execute(tx);
  const levels = new Map(found.rows.map((row) => [row.area_id, row.level]));
  return posts.filter(({ kind, areaId }) => levels.get(areaId) === postLevels[kind]);
}

export type PostChange = {
  readonly change: "given" | "ended" | "delegation_ended";
  readonly postId: Id<"post">;
  /** Of a delegation: the delegate. */
  readonly officerId: Id<"officer">;
  readonly kind: string;
  readonly areaId: string;
};

/** The posts that came from claims become these, within the areas; what was delegated from one that is gone ends with it. */
export async function setClaimedPosts(
  tx: Tx,
  officerId: Id<"officer">,
  posts: readonly (ClaimedPost & { readonly postId: Id<"post"> })[],
  at: { readonly within: readonly string[]; readonly today: string; readonly now: string },
): Promise<readonly PostChange[]> {
  const json = JSON.stringify(posts.map(({ postId, kind, areaId }) => ({ id: postId, kind, area: areaId })));
  const found = await sql<PostChange>`
    select change, post_id as "postId", officer_id as "officerId", post_kind as kind, area_id as "areaId"
    from authority.set_claimed_posts(${officerId}, ${json}, ${at.within}, ${at.today}, ${at.now})`.execute(tx);
  return found.rows;
}
