import type { LocalDate } from "#kernel/local-date.ts";
import type { Act } from "./permissions.ts";
import { permissionOf } from "./permissions.ts";
import type { Post } from "./post.ts";

/** Is the post held on this day (from its first day to its last)? */
export function isHeld(post: Post, on: LocalDate): boolean {
  return post.validFrom <= on && (post.validTo === undefined || post.validTo >= on);
}

/**
 * May somebody with these posts do the act at an area on this day? `ancestors` are the area's own id and all above it. A post
 * held at the area or above it counts when its kind permits the act.
 */
export function mayAct(posts: readonly Post[], act: Act, ancestors: ReadonlySet<string>, on: LocalDate): boolean {
  const permission = permissionOf(act);
  return posts.some((post) => {
    const level = permission[post.kind];
    // For an office one acts on what is assigned to it, wherever that is.
    return (
      level !== undefined &&
      level !== "office" &&
      isHeld(post, on) &&
      (level === "country" || ancestors.has(post.areaId))
    );
  });
}

/** May somebody with these posts do the act anywhere at all? A screen that cannot is not offered. */
export function mayActSomewhere(posts: readonly Post[], act: Act, on: LocalDate): boolean {
  const permission = permissionOf(act);
  return posts.some((post) => permission[post.kind] !== undefined && isHeld(post, on));
}
