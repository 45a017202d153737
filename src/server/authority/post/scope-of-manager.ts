import { isHeld } from "#programme/authority/post/may-act.ts";
import type { Manager } from "#programme/authority/post/manage-officers.ts";
import { permissionOf } from "#programme/authority/post/permissions.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { listHeldPosts } from "#server/authority/authority-store.ts";
import { listAreasIn } from "./posts-store.ts";

/** What the actor manages, whatever act is under way: a page of officers asks it for what it offers. `mayManage` is false for most. */
export async function managerOf({ tx, actor, today }: ActContext): Promise<Manager & { readonly mayManage: boolean }> {
  const permission = permissionOf("authority.manageOfficers");
  const posts = (await listHeldPosts(tx, actor.officerId)).filter(
    (post) => isHeld(post, today) && permission[post.kind] !== undefined,
  );
  const isForCountry = posts.some((post) => permission[post.kind] === "country");
  const areas =
    isForCountry || posts.length === 0
      ? new Set<string>()
      : await listAreasIn(
          tx,
          posts.map(({ areaId }) => areaId),
        );
  return {
    officerId: actor.officerId,
    isForCountry,
    mayManage: posts.length > 0,
    covers: (areaId) => isForCountry || areas.has(areaId),
  };
}
