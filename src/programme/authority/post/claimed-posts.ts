import type { PostKind } from "./post.ts";
import { postLevels } from "./post.ts";

export type ClaimedPost = { readonly kind: PostKind; readonly areaId: string };

/**
 * The posts that a claim names: a list of "KIND@AREA", or one text of them separated by blanks or commas. What is not understood gives no post.
 * The operator's post is never given by a claim, since it rules over the access of all others, nor that of an office, which a claim does not name.
 */
export function parseClaimedPosts(claim: unknown): readonly ClaimedPost[] {
  const parts = Array.isArray(claim) ? claim : typeof claim === "string" ? claim.split(/[\s,]+/) : [];
  const posts = parts.flatMap((part): readonly ClaimedPost[] => {
    if (typeof part !== "string") return [];
    const [kind = "", areaId = "", ...rest] = part.split("@");
    return isGivenByClaim(kind) && /^[\w-]{1,60}$/.test(areaId) && rest.length === 0 ? [{ kind, areaId }] : [];
  });
  const seen = new Set<string>();
  return posts.filter(({ kind, areaId }) => {
    const text = `${kind}@${areaId}`;
    return !seen.has(text) && seen.add(text);
  });
}

function isGivenByClaim(kind: string): kind is PostKind {
  return Object.hasOwn(postLevels, kind) && kind !== "operator" && postLevels[kind as PostKind] !== "office";
}
