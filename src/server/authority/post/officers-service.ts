import * as contract from "#contract/authority/post.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { refuseDisable, refuseEnable, refuseReset } from "#programme/authority/post/disable-officer.ts";
import { refuseOneself, refusePostOf } from "#programme/authority/post/manage-officers.ts";
import { isLive, postState } from "#programme/authority/post/recorded-post.ts";
import { operatorsOn } from "#programme/authority/post/two-operators.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { countSessions, findPasswordHash } from "./accounts-store.ts";
import { managerOf } from "./scope-of-manager.ts";
import * as store from "./officers-store.ts";
import { listDelegationsFrom, listOperators, listPostsOf } from "./posts-store.ts";
import type { DelegationRow, PostRow } from "./posts-store.ts";

type List = Output<typeof contract.listOfficers>;
type ShownPost = List["rows"][number]["posts"][number];

export const listOfficers = readOwnAreas(contract.listOfficers, async ({ tx, today }, { query }) => {
  const filter = { name: query.name, areaId: query.areaId, post: query.post, state: query.state };
  const rows = await store.listOfficerRows(tx, filter, today, { after: query.cursor, limit: query.limit + 1 });
  const shown = rows.slice(0, query.limit);
  const posts = Map.groupBy(
    await listPostsOf(
      tx,
      shown.map(({ officerId }) => officerId),
    ),
    ({ officerId }) => officerId,
  );
  return success({
    rows: shown.map((row) => ({ ...row, posts: livePosts(posts.get(row.officerId) ?? [], today) })),
    nextCursor: rows.length > shown.length ? (shown.at(-1)?.officerId ?? null) : null,
    total: await store.countOfficers(tx, filter, today),
    counts: await store.countByState(tx, today),
    operators: operatorsOn(await listOperators(tx), today),
  });
});

function livePosts(posts: readonly PostRow[], today: LocalDate): ShownPost[] {
  return posts.filter((post) => isLive(post, today)).map((post) => showPost(post, today));
}

export function showPost(post: PostRow, today: LocalDate): ShownPost {
  return {
    postId: post.postId,
    kind: post.kind,
    areaId: post.areaId,
    areaName: post.areaName,
    validFrom: post.validFrom,
    validTo: post.validTo ?? null,
    state: postState(post, today),
    delegatedFrom: post.delegatedFrom ?? null,
    heldForId: post.heldForId ?? null,
    heldForName: post.heldForName ?? null,
    officeId: post.officeId ?? null,
    officeName: post.officeName ?? null,
  };
}

export const delegationsOf = (delegations: readonly DelegationRow[], postId: Id<"post">) =>
  delegations.flatMap(({ from, postId: delegation, officerId, fullName, validFrom, validTo }) =>
    from === postId ? [{ postId: delegation, officerId, fullName, validFrom, validTo }] : [],
  );

const reasonOf = (refusal: Refusal | undefined) =>
  refusal === undefined ? null : { code: refusal.code, facts: { ...refusal.facts } };

/** An officer, with what the reader can do now and why not the rest: the acts ask the same rules. */
export const getOfficer = readOwnAreas(contract.getOfficer, async (context, { params }) => {
  const { tx, today, now } = context;
  const row = await store.findOfficerRow(tx, params.officerId, today);
  if (row === undefined) return failure(refuse("record.not_found"));
  const posts = await listPostsOf(tx, [row.officerId]);
  const delegations = await listDelegationsFrom(
    tx,
    posts.map(({ postId }) => postId),
    today,
  );
  const manager = await managerOf(context);
  const unable = manager.mayManage ? undefined : refuse("authority.not_permitted", { act: "authority.manageOfficers" });
  const officer = { officerId: row.officerId, isDisabled: row.disabledAt !== null, posts };
  const whyNotPost = (post: PostRow) =>
    unable ??
    refuseOneself(manager, post.officerId) ??
    refusePostOf(manager, post) ??
    (isLive(post, today) ? undefined : refuse("authority.post_has_ended"));
  const reset = unable ?? refuseReset(manager, officer, today);
  return success({
    ...row,
    sessions: await countSessions(tx, row.officerId, now),
    hasAccount: (await findPasswordHash(tx, row.officerId)) !== undefined,
    posts: posts.map((post) => ({
      ...showPost(post, today),
      delegations: delegationsOf(delegations, post.postId),
      whyNotEnd: reasonOf(whyNotPost(post)),
      whyNotDelegate: reasonOf(
        (post.officerId === manager.officerId ? undefined : (unable ?? refusePostOf(manager, post))) ??
          (isLive(post, today) ? undefined : refuse("authority.post_has_ended")) ??
          (post.officeId === undefined ? undefined : refuse("authority.office_post_not_delegated")) ??
          (post.delegatedFrom === undefined ? undefined : refuse("authority.delegation_of_delegation")),
      ),
    })),
    whyNot: {
      givePost: reasonOf(
        unable ??
          refuseOneself(manager, officer.officerId) ??
          (officer.isDisabled ? refuse("authority.officer_disabled") : undefined),
      ),
      disable: reasonOf(unable ?? refuseDisable(manager, officer, await listOperators(tx), today)),
      enable: reasonOf(unable ?? refuseEnable(manager, officer, today)),
      resetPassword: reasonOf(reset),
      endSessions: reasonOf(reset),
    },
  });
});
