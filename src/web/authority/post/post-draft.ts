import { z } from "zod";
import type { createOfficer } from "#contract/authority/post.ts";
import { areaId } from "#contract/values.ts";
import { isBelowProvince } from "#programme/authority/post/manage-officers.ts";
import { isPostKind, postKinds, postLevels } from "#programme/authority/post/post.ts";
import type { PostKind } from "#programme/authority/post/post.ts";
import type { WrittenAsk } from "#web/ui/form/written.ts";

/** A post lies in one area; its form asks for the province first, and for the commune where the post is of one. */
export const besidesPost = z.object({ provinceId: areaId });

/** A post as it is filled in. */
export type PostDraft = NonNullable<WrittenAsk<typeof createOfficer>["posts"]>[number];

/** The kinds that a manager can give: an operator all, a province lead those of the communes and offices. */
export function kindsFor(isForCountry: boolean): readonly PostKind[] {
  return postKinds.filter((kind) => isForCountry || isBelowProvince(kind));
}

/** Where the post is held, by what was chosen for its level. */
export function areaOfDraft(draft: PostDraft, provinceId: string, countryId: string): string {
  const { kind = "" } = draft;
  if (!isPostKind(kind)) return "";
  const level = postLevels[kind];
  return level === "country"
    ? countryId
    : level === "province" || level === "office"
      ? provinceId
      : (draft.areaId ?? "");
}
