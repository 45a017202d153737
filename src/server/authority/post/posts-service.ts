import * as contract from "#contract/authority/post.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { refuseDelegation } from "#programme/authority/post/delegate-post.ts";
import * as rule from "#programme/authority/post/end-post.ts";
import { refuseGivenPost } from "#programme/authority/post/give-post.ts";
import type { Manager } from "#programme/authority/post/manage-officers.ts";
import { refuseOneself, refusePostOf } from "#programme/authority/post/manage-officers.ts";
import type { PostKind } from "#programme/authority/post/post.ts";
import { isLive } from "#programme/authority/post/recorded-post.ts";
import type { RecordedPost } from "#programme/authority/post/recorded-post.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { areaOfBody } from "#server/platform/act/area-named.ts";
import { readIn, readOwnAreas } from "#server/platform/act/record-act.ts";
import { areaOfPost, doneTo, officersAct, postAct } from "./officer-acts.ts";
import type { OfficerEntry } from "./officer-acts.ts";
import { findOffice } from "#server/authority/office/offices-store.ts";
import { delegationsOf, showPost } from "./officers-service.ts";
import { listColleagues, loadOfficerRow } from "./officers-store.ts";
import * as store from "./posts-store.ts";
import type { PostRow } from "./posts-store.ts";
import { managerOf } from "./scope-of-manager.ts";

export type NewPost = {
  readonly postId: Id<"post">;
  readonly kind: PostKind;
  readonly areaId: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly officeId?: Id<"office"> | undefined;
};

/** Gives a post to an officer who is locked, after the rules; the entry for the audit says which and from when. */
export async function addGivenPost(
  { tx, today }: ActContext,
  manager: Manager,
  officer: { readonly officerId: Id<"officer">; readonly isDisabled: boolean; readonly posts: readonly RecordedPost[] },
  { validTo, ...post }: NewPost,
): Promise<Result<OfficerEntry, Refusal>> {
  const { officerId } = officer;
  const { kind, areaId, postId, validFrom, officeId } = post;
  const given = { ...post, officerId, validTo: validTo ?? undefined };
  const operators = kind === "operator" ? await store.loadOperators(tx) : [];
  const areaLevel = await store.findLevel(tx, areaId, today);
  const found = officeId === undefined ? undefined : await findOffice(tx, officeId, today);
  const office = found && { ...found, validTo: found.validTo ?? undefined };
  const refused = refuseGivenPost(manager, given, { ...officer, areaLevel, office, operators }, today);
  if (refused !== undefined) return failure(refused);
  await store.addPost(tx, given);
  const facts = { event: "post_given", post: kind, postId, validFrom, validTo };
  return success({ officerId, areaId, facts: officeId === undefined ? facts : { ...facts, office: officeId } });
}

export const givePost = officersAct(contract.givePost, areaOfBody, async (context, { params, body }) => {
  const { tx, today } = context;
  const row = await loadOfficerRow(tx, params.officerId, today);
  if (row === undefined) return failure(refuse("record.not_found"));
  const posts = await store.listPostsOf(tx, [row.officerId]);
  const officer = { officerId: row.officerId, isDisabled: row.disabledAt !== null, posts };
  const added = await addGivenPost(context, await managerOf(context), officer, body);
  return added.ok ? doneTo([added.value], { postId: body.postId }) : added;
});

export const endPost = postAct(contract.endPost, async (context, { body }) => {
  const { record: post } = context;
  const manager = await managerOf(context);
  const refused = refuseOneself(manager, post.officerId) ?? refusePostOf(manager, post);
  return refused === undefined ? end(context, post, body) : failure(refused);
});

/** The holder takes back what was delegated from the holder's post; the delegate does not end it, nor does a manager by this way. */
export const endDelegation = postAct(contract.endDelegation, async (context, { body }) => {
  const { record: post, actor } = context;
  if (post.heldForId !== actor.officerId) return failure(refuse("authority.not_your_post"));
  return end(context, post, body);
});

type End = { readonly lastDay: LocalDate | null; readonly reason: string };

async function end({ tx, today, now }: ActContext, post: PostRow, { lastDay, reason }: End) {
  const operators = post.kind === "operator" ? await store.loadOperators(tx) : [];
  const source = post.delegatedFrom === undefined ? undefined : await store.findPost(tx, post.delegatedFrom);
  const ended = rule.endPost(post, lastDay ?? "now", { operators, source }, today);
  if (!ended.ok) return ended;
  const { isRevoked } = ended.value;
  await store.setPostEnd(tx, post.postId, { lastDay: ended.value.lastDay, revokedAt: isRevoked ? now : null });
  const event = post.delegatedFrom === undefined ? "post_ended" : "delegation_ended";
  const facts = { event, post: post.kind, postId: post.postId, lastDay: ended.value.lastDay, isRevoked, reason };
  const officers = [post.officerId, post.heldForId].filter((officerId) => officerId !== undefined);
  return doneTo(
    officers.map((officerId) => ({ officerId, areaId: post.areaId, facts })),
    ended.value,
  );
}

export const delegatePost = postAct(contract.delegatePost, async (context, { body }) => {
  const { tx, today, record: source } = context;
  const delegate = await loadOfficerRow(tx, body.officerId, today);
  if (delegate === undefined) return failure(refuse("record.not_found"));
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
  const { officerId } = delegate;
  const postId = body.newPostId;
  await store.addPost(tx, { postId, officerId, kind, areaId, validFrom, validTo, delegatedFrom: source.postId });
  const facts = { post: kind, postId, validFrom, validTo, reason };
  const received = { event: "delegation_received", holder: holderId, ...facts };
  const given = { event: "delegation_given", delegate: officerId, ...facts };
  return doneTo(
    [
      { officerId, areaId, facts: received },
      { officerId: holderId, areaId, facts: given },
    ],
    { postId },
  );
});

/** Those to whom the holder may delegate; anyone who manages the post is shown the same, and may name another by the list of officers. */
export const listDelegates = readIn(contract.listDelegates, areaOfPost, async ({ tx, today }, { params }) => {
  const post = await store.findPost(tx, params.postId);
  if (post === undefined) return failure(refuse("record.not_found"));
  const rows = await listColleagues(tx, post.areaId, post.officerId, today);
  return success({ rows: rows.map((row) => ({ ...row, posts: row.posts as PostKind[] })) });
});

export const listOwnPosts = readOwnAreas(contract.listOwnPosts, async ({ tx, actor, today }) => {
  const posts = (await store.listPostsOf(tx, [actor.officerId])).filter((post) => isLive(post, today));
  const delegations = await store.listDelegationsFrom(
    tx,
    posts.map(({ postId }) => postId),
    today,
  );
  return success({
    rows: posts.map((post) => ({ ...showPost(post, today), delegations: delegationsOf(delegations, post.postId) })),
  });
});
