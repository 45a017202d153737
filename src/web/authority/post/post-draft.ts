import { z } from "zod";
import { parseLocalDate } from "#kernel/local-date.ts";
import { isPostKind, postKinds, postLevels } from "#programme/authority/post/post.ts";
import type { PostKind } from "#programme/authority/post/post.ts";

/** A post as it is filled in: texts, until it is sent. */
export const postDraft = z.object({
  kind: z.string(),
  provinceId: z.string(),
  areaId: z.string(),
  from: z.string(),
  to: z.string(),
});
export type PostDraft = z.output<typeof postDraft>;

/** The kinds that a manager can give: an operator all, a province lead those of the communes. */
export function kindsFor(isForCountry: boolean): readonly PostKind[] {
  return postKinds.filter((kind) => isForCountry || postLevels[kind] === "commune");
}

/** Where the post is held, by what was chosen for its level. */
export function areaOfDraft(draft: PostDraft, countryId: string): string {
  if (!isPostKind(draft.kind)) return "";
  const level = postLevels[draft.kind];
  return level === "country" ? countryId : level === "province" ? draft.provinceId : draft.areaId;
}

/** The post as it is sent; undefined while something is missing. */
export function postOfDraft(draft: PostDraft, countryId: string) {
  const areaId = areaOfDraft(draft, countryId);
  const validFrom = parseLocalDate(draft.from);
  const validTo = draft.to === "" ? null : parseLocalDate(draft.to);
  if (!isPostKind(draft.kind) || areaId === "" || validFrom === undefined || validTo === undefined) return undefined;
  return { kind: draft.kind, areaId, validFrom, validTo };
}
