import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { postLevels } from "./post.ts";
import type { PostKind } from "./post.ts";
import { isLive } from "./recorded-post.ts";
import type { RecordedPost } from "./recorded-post.ts";

/**
 * Who manages officers: an operator for the whole country, or the lead of a province for the posts of its communes and offices (the
 * locality decides who does its work). `covers` answers whether an area lies in the manager's own.
 */
export type Manager = {
  readonly officerId: string;
  readonly isForCountry: boolean;
  readonly covers: (areaId: string) => boolean;
};

/** Nobody gives, ends or restores rights of one's own. */
export function refuseOneself(manager: Pick<Manager, "officerId">, officerId: string): Refusal | undefined {
  return manager.officerId === officerId ? refuse("authority.not_on_yourself") : undefined;
}

/** Posts of the communes, and of the offices that work for them. */
export function isBelowProvince(kind: PostKind): boolean {
  return postLevels[kind] === "commune" || postLevels[kind] === "office";
}

/** May the manager give and end a post of this kind in this area? */
export function refusePostOf(
  manager: Manager,
  post: { readonly kind: PostKind; readonly areaId: string },
): Refusal | undefined {
  if (manager.isForCountry) return undefined;
  if (!manager.covers(post.areaId)) return refuse("authority.not_permitted_here", { areaId: post.areaId });
  return isBelowProvince(post.kind) ? undefined : refuse("authority.post_above_you");
}

/**
 * May the manager disable, enable or reset this account? It opens every post of the officer, so the manager must be the one for each that
 * counts or will. An officer without a post is the operator's.
 */
export function refuseAccountOf(
  manager: Manager,
  officer: { readonly officerId: string; readonly posts: readonly RecordedPost[] },
  today: LocalDate,
): Refusal | undefined {
  const oneself = refuseOneself(manager, officer.officerId);
  if (oneself !== undefined || manager.isForCountry) return oneself;
  const live = officer.posts.filter((post) => isLive(post, today));
  const isOwn = live.length > 0 && live.every((post) => refusePostOf(manager, post) === undefined);
  return isOwn ? undefined : refuse("authority.account_above_you");
}
