import * as contract from "#contract/authority/session.ts";
import { success } from "#kernel/result.ts";
import { isHeld, mayActSomewhere } from "#programme/authority/post/may-act.ts";
import { acts } from "#programme/authority/post/permissions.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import { fewestOperators, operatorsOn } from "#programme/authority/post/two-operators.ts";
import { rootArea } from "#server/platform/database/root-area.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { findDemo, readDemoProgress } from "#server/platform/demo-facts.ts";
import { findOfficer, findProvinceOf, listHeldPosts } from "#server/authority/authority-store.ts";
import { listOperators } from "#server/authority/post/posts-store.ts";

const onlyBefore: Act[] = ["authority.readOwnSession", "authority.changeOwnAccess"];

export const getSession = readOwnAreas(contract.getSession, async ({ tx, actor, today, server }) => {
  const [officer, held, rootAreaId, demo] = await Promise.all([
    findOfficer(tx, actor.officerId),
    listHeldPosts(tx, actor.officerId),
    rootArea(tx),
    findDemo(tx),
  ]);
  if (officer === undefined) throw new Error("the signed-in officer is gone");
  const posts = held.filter((post) => isHeld(post, today));
  return success({
    officerId: officer.officerId,
    userName: officer.userName,
    fullName: officer.fullName,
    provinceId: (await findProvinceOf(tx, posts[0]?.areaId)) ?? server.provinceId,
    rootAreaId,
    posts: posts.map(({ validFrom: _from, validTo: _to, ...post }) => post),
    isLimited: actor.isLimited === true,
    // Until a one-time password is changed, the database permits no other act either (authority.begin_act).
    acts: officer.mustChangePassword ? onlyBefore : acts.filter((act) => mayActSomewhere(posts, act, today)),
    mustChangePassword: officer.mustChangePassword,
    lacksOperators:
      posts.some(({ kind }) => kind === "operator") && operatorsOn(await listOperators(tx), today) < fewestOperators,
    today,
    demo: demo !== undefined,
    demoLoading: (await readDemoProgress(tx, demo)) ?? null,
  });
});
