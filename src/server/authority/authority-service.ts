import { hashPassword } from "better-auth/crypto";
import type { createOfficer } from "#contract/authority.ts";
import type { Decoded } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { success } from "#kernel/result.ts";
import { isHeld, mayActSomewhere } from "#programme/authority/may-act.ts";
import { acts } from "#programme/authority/permissions.ts";
import { rootArea } from "#server/platform/root-area.ts";
import type { ActContext } from "#server/platform/act.ts";
import { addAccount, addOfficer, addPost, findProvinceOf, isDemo, listPosts } from "./authority-store.ts";
import * as store from "./authority-store.ts";

export async function readSession({ tx, actor, today, house }: ActContext) {
  const officer = await store.findOfficer(tx, actor.officerId);
  if (officer === undefined) throw new Error("the signed-in officer is gone");
  const posts = (await listPosts(tx, actor.officerId)).filter((post) => isHeld(post, today));
  return {
    officerId: officer.officerId,
    userName: officer.userName,
    fullName: officer.fullName,
    provinceId: (await findProvinceOf(tx, posts[0]?.areaId)) ?? house.config.VUON_PROVINCE,
    rootAreaId: await rootArea(tx),
    posts: posts.map(({ kind, areaId, areaName }) => ({ kind, areaId, areaName })),
    isLimited: actor.isLimited === true,
    acts: acts.filter((act) => mayActSomewhere(posts, act, today)),
    today,
    demo: await isDemo(tx),
  };
}

/** Makes the account, the officer and the posts in one transaction, with one audit entry a post. */
export async function giveAccount(
  context: ActContext,
  { body }: Decoded<typeof createOfficer>,
): Promise<Result<{ readonly officerId: typeof body.officerId }, Refusal>> {
  const { tx, now } = context;
  const officer = { officerId: body.officerId, userName: body.userName, fullName: body.fullName };
  await addOfficer(tx, officer, now);
  await addAccount(tx, { officer, passwordHash: await hashPassword(body.password), accountId: context.newId(), now });
  for (const post of body.posts) {
    await addPost(tx, { postId: context.newId(), officerId: officer.officerId, ...post });
    await context.audit({
      areaId: post.areaId,
      recordKind: "officer",
      recordId: officer.officerId,
      facts: { post: post.kind, validFrom: post.validFrom },
    });
  }
  return success({ officerId: body.officerId });
}
