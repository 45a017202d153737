import type { LocalDate } from "#kernel/local-date.ts";
import { addDays, dayNumber } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { overlaps, refuseFirstDay } from "./give-post.ts";
import type { Manager } from "./manage-officers.ts";
import { refusePostOf } from "./manage-officers.ts";
import { isLive } from "./recorded-post.ts";
import type { RecordedPost } from "./recorded-post.ts";

/** A delegation bridges an absence; who is away for longer has the post given to another. Both days count. */
export const longestDelegationDays = 90;

export const delegationReasons = ["leave", "illness", "training", "other_duty"] as const;
export type DelegationReason = (typeof delegationReasons)[number];

type Days = { readonly validFrom: LocalDate; readonly validTo: LocalDate };

/** The days of a delegation: in order, at most ninety, and within the days of the post. */
export function refuseDelegationDays(
  { validFrom, validTo }: Days,
  source: Pick<RecordedPost, "validFrom" | "validTo">,
): Refusal | undefined {
  if (validTo < validFrom) return refuse("authority.post_ends_before_it_starts", { day: validFrom });
  if (dayNumber(validTo) - dayNumber(validFrom) >= longestDelegationDays)
    return refuse("authority.delegation_too_long", { day: addDays(validFrom, longestDelegationDays - 1) });
  if (validFrom < source.validFrom) return refuse("authority.delegation_before_post", { day: source.validFrom });
  return source.validTo !== undefined && validTo > source.validTo
    ? refuse("authority.delegation_outlasts_post", { day: source.validTo })
    : undefined;
}

/**
 * May the actor delegate this post for these days? The holder may, to a colleague who has a post in the same area; and anyone who manages the
 * post may, to anybody. A delegation is not delegated on, a manager does not become the delegate, and separation of duties is kept by
 * each batch (refuseSigner), since who delegates counts as a signer too.
 */
export function refuseDelegation(
  manager: Manager & { readonly mayManage: boolean },
  source: RecordedPost,
  delegate: {
    readonly officerId: string;
    readonly isDisabled: boolean;
    readonly posts: readonly RecordedPost[];
  },
  days: Days,
  today: LocalDate,
): Refusal | undefined {
  const isHolder = source.officerId === manager.officerId;
  const unmanaged = manager.mayManage ? refusePostOf(manager, source) : refuse("authority.not_your_post");
  if (!isHolder && unmanaged !== undefined) return unmanaged;
  if (source.officeId !== undefined) return refuse("authority.office_post_not_delegated");
  if (source.delegatedFrom !== undefined) return refuse("authority.delegation_of_delegation");
  if (!isLive(source, today)) return refuse("authority.post_has_ended");
  if (delegate.officerId === source.officerId) return refuse("authority.delegate_is_holder");
  if (delegate.officerId === manager.officerId) return refuse("authority.not_on_yourself");
  if (delegate.isDisabled) return refuse("authority.officer_disabled");
  const refused = refuseFirstDay(days.validFrom, today) ?? refuseDelegationDays(days, source);
  if (refused !== undefined) return refused;
  const live = delegate.posts.filter((post) => isLive(post, today));
  const isColleague = live.some((post) => post.areaId === source.areaId && post.delegatedFrom === undefined);
  if (unmanaged !== undefined && !isColleague) return refuse("authority.delegate_not_colleague");
  const isHeld = live.some(
    (post) => post.kind === source.kind && post.areaId === source.areaId && overlaps(post, { ...source, ...days }),
  );
  return isHeld ? refuse("authority.post_held_already") : undefined;
}
