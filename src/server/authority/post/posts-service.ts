import type * as contract from "#contract/authority/post.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { refuseDelegation } from "#programme/authority/post/delegate-post.ts";
import { endPost as decideEnd } from "#programme/authority/post/end-post.ts";
import type { PostEnd } from "#programme/authority/post/end-post.ts";
import { refuseGivenPost } from "#programme/authority/post/give-post.ts";
import type { Manager } from "#programme/authority/post/manage-officers.ts";
import { refuseOneself, refusePostOf } from "#programme/authority/post/manage-officers.ts";
import type { PostKind } from "#programme/authority/post/post.ts";
import { isLive } from "#programme/authority/post/recorded-post.ts";
import type { RecordedPost } from "#programme/authority/post/recorded-post.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { managerOf } from "./scope-of-manager.ts";
import { loadOfficerRow } from "./officers-store.ts";
import * as officers from "./officers-store.ts";
import { delegationsOf, showPost } from "./officers-service.ts";
import * as store from "./posts-store.ts";
import type { PostRow } from "./posts-store.ts";

export type NewPost = {
  readonly postId: string;
  readonly kind: PostKind;
  readonly areaId: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
};

/** Gives a post to an officer who is locked, after the rules; the entry of the audit says which and from when. */
export async function addGivenPost(
  context: ActContext,
  manager: Manager,
  officer: { readonly officerId: string; readonly isDisabled: boolean; readonly posts: readonly RecordedPost[] },
  { validTo, ...post }: NewPost,
): Promise<Refusal | undefined> {
  const { tx, today } = context;
  const given = { ...post, officerId: officer.officerId, validTo: validTo ?? undefined };
  const operators = post.kind === "operator" ? await store.loadOperators(tx) : [];
  const areaLevel = await store.findLevel(tx, post.areaId, today);
  const refused = refuseGivenPost(manager, given, { ...officer, areaLevel, operators }, today);
  if (refused !== undefined) return refused;
  await store.addPost(tx, given);
  await context.audit({
    areaId: post.areaId,
    recordKind: "officer",
    recordId: officer.officerId,
    facts: { event: "post_given", post: post.kind, postId: post.postId, validFrom: post.validFrom, validTo },
  });
  return undefined;
}

export async function givePost(
  context: ActContext,
  { params, body }: Decoded<typeof contract.givePost>,
): Promise<Result<Output<typeof contract.givePost>, Refusal>> {
  const { tx, today } = context;
  const row = await loadOfficerRow(tx, params.officerId, today);
  if (row === undefined) return failure(refuse("record.not_found"));
  const posts = await store.listPostsOf(tx, [row.officerId]);
  const officer = { officerId: row.officerId, isDisabled: row.disabledAt !== null, posts };
  const refused = await addGivenPost(context, await managerOf(context), officer, body);
  return refused === undefined ? success({ postId: body.postId }) : failure(refused);
}

type End = { readonly lastDay: LocalDate | null; readonly reason: string };

async function end(context: ActContext, post: PostRow, { lastDay, reason }: End): Promise<Result<PostEnd, Refusal>> {
  const { tx, today } = context;
  const operators = post.kind === "operator" ? await store.loadOperators(tx) : [];
  const source = post.delegatedFrom === undefined ? undefined : await store.findPost(tx, post.delegatedFrom);
  const ended = decideEnd(post, lastDay ?? "now", { operators, source }, today);
  if (!ended.ok) return ended;
  const { isRevoked } = ended.value;
  await store.setPostEnd(tx, post.postId, {
    lastDay: ended.value.lastDay,
    revokedAt: isRevoked ? context.now : null,
  });
  const event = post.delegatedFrom === undefined ? "post_ended" : "delegation_ended";
  const facts = { event, post: post.kind, postId: post.postId, lastDay: ended.value.lastDay, isRevoked, reason };
  for (const officerId of [post.officerId, post.heldForId])
    if (officerId !== undefined)
      await context.audit({ areaId: post.areaId, recordKind: "officer", recordId: officerId, facts });
  return ended;
}

export async function endPost(
  context: ActContext,
  { params, body }: Decoded<typeof contract.endPost>,
): Promise<Result<Output<typeof contract.endPost>, Refusal>> {
  const post = await store.loadPost(context.tx, params.postId);
  if (post === undefined) return failure(refuse("record.not_found"));
  const manager = await managerOf(context);
  const refused = refuseOneself(manager, post.officerId) ?? refusePostOf(manager, post);
  return refused === undefined ? end(context, post, body) : failure(refused);
}

/** The holder takes back what was delegated from the holder's post; the delegate does not end it, nor does a manager by this way. */
export async function endDelegation(
  context: ActContext,
  { params, body }: Decoded<typeof contract.endDelegation>,
): Promise<Result<Output<typeof contract.endDelegation>, Refusal>> {
  const post = await store.loadPost(context.tx, params.postId);
  if (post === undefined) return failure(refuse("record.not_found"));
  if (post.heldForId !== context.actor.officerId) return failure(refuse("authority.not_your_post"));
  return end(context, post, body);
}

export async function delegatePost(
  context: ActContext,
  { params, body }: Decoded<typeof contract.delegatePost>,
): Promise<Result<Output<typeof contract.delegatePost>, Refusal>> {
  const { tx, today } = context;
  const source = await store.loadPost(tx, params.postId);
  const delegate = await loadOfficerRow(tx, body.officerId, today);
  if (source === undefined || delegate === undefined) return failure(refuse("record.not_found"));
  const posts = await store.listPostsOf(tx, [delegate.officerId]);
  const { validFrom, validTo, reason } = body;
  const refused = refuseDelegation(
    await managerOf(context),
    source,
    { officerId: delegate.officerId, isDisabled: delegate.disabledAt !== null, posts },
    { validFrom, validTo },
    today,
  );
  if (refused !== undefined) return failure(refused);
  const { kind, areaId, officerId: holderId } = source;
  await store.addPost(tx, {
    postId: body.newPostId,
    officerId: delegate.officerId,
    kind,
    areaId,
    validFrom,
    validTo,
    delegatedFrom: source.postId,
  });
  const facts = { post: kind, postId: body.newPostId, validFrom, validTo, reason };
  await context.audit({
    areaId,
    recordKind: "officer",
    recordId: delegate.officerId,
    facts: { event: "delegation_received", holder: holderId, ...facts },
  });
  await context.audit({
    areaId,
    recordKind: "officer",
    recordId: holderId,
    facts: { event: "delegation_given", delegate: delegate.officerId, ...facts },
  });
  return success({ postId: body.newPostId });
}

/** Those to whom the holder may delegate; whoever manages the post is shown the same, and may name another by the list of officers. */
export async function listDelegates(
  { tx, today }: ActContext,
  { params }: Decoded<typeof contract.listDelegates>,
): Promise<Result<Output<typeof contract.listDelegates>, Refusal>> {
  const post = await store.findPost(tx, params.postId);
  if (post === undefined) return failure(refuse("record.not_found"));
  const rows = await officers.listColleagues(tx, post.areaId, post.officerId, today);
  return success({ rows: rows.map((row) => ({ ...row, posts: row.posts as PostKind[] })) });
}

export async function listOwnPosts({
  tx,
  actor,
  today,
}: ActContext): Promise<Result<Output<typeof contract.listOwnPosts>, Refusal>> {
  const posts = (await store.listPostsOf(tx, [actor.officerId])).filter((post) => isLive(post, today));
  const delegations = await store.listDelegationsFrom(
    tx,
    posts.map(({ postId }) => postId),
    today,
  );
  return success({
    rows: posts.map((post) => ({ ...showPost(post, today), delegations: delegationsOf(delegations, post.postId) })),
  });
}

/** Where the post of an act lies. */
export async function areaOfPost(tx: ActContext["tx"], postId: Id<"post">): Promise<string | undefined> {
  return (await store.findPost(tx, postId))?.areaId;
}
