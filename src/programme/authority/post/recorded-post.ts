import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { isHeld } from "./may-act.ts";
import type { Post } from "./post.ts";

/** A post as it is recorded, also when it counts no more. A delegation is a post of the delegate, taken from the holder's. */
export type RecordedPost = Post & {
  readonly postId: Id<"post">;
  readonly officerId: Id<"officer">;
  readonly delegatedFrom: Id<"post"> | undefined;
  readonly isRevoked: boolean;
  /** Whom its holder works for; undefined where the post is of an area. */
  readonly officeId?: Id<"office"> | undefined;
};

/** Not revoked, and its last day has not passed: it counts now or will. */
export function isLive(post: Pick<RecordedPost, "validTo" | "isRevoked">, today: LocalDate): boolean {
  return !post.isRevoked && (post.validTo === undefined || post.validTo >= today);
}

export type PostState = "held" | "coming" | "ended" | "revoked";

export function postState(post: Post & { readonly isRevoked: boolean }, today: LocalDate): PostState {
  if (post.isRevoked) return "revoked";
  if (isHeld(post, today)) return "held";
  return post.validFrom > today ? "coming" : "ended";
}

export const officerStates = ["active", "without_post", "disabled"] as const;
export type OfficerState = (typeof officerStates)[number];

/** What an officer can do in the installation: a disabled officer's posts count for nothing. */
export function officerState(
  officer: { readonly isDisabled: boolean; readonly posts: readonly (Post & { readonly isRevoked: boolean })[] },
  today: LocalDate,
): OfficerState {
  if (officer.isDisabled) return "disabled";
  return officer.posts.some((post) => postState(post, today) === "held") ? "active" : "without_post";
}
