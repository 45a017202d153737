import { useEndpoint } from "#web/client.ts";
import { isCommune, provinceFor, useSession } from "#web/session.ts";
import { listAreas } from "#contract/area/area.ts";

export type OwnCommune = { readonly areaId: string; readonly areaName: string };

/** The communes that the officer's posts reach: that of a commune's post, all of the province for a province's post. */
export function useOwnCommunes(): readonly OwnCommune[] {
  const session = useSession().data;
  const posts = session?.posts ?? [];
  const wide = posts.find((post) => !isCommune(post.areaId));
  const provinceId = session === undefined ? undefined : provinceFor(session, wide?.areaId);
  const below = useEndpoint(listAreas, { query: { parentId: provinceId } }, { enabled: wide !== undefined });
  if (wide === undefined) return posts;
  return (below.data?.rows ?? []).map((area) => ({ areaId: area.areaId, areaName: area.fullName }));
}
