import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { refuseDelegationDays } from "./delegate-post.ts";
import type { RecordedPost } from "./recorded-post.ts";
import { isLive } from "./recorded-post.ts";
import { refuseFewOperators } from "./two-operators.ts";
import type { OperatorTime } from "./two-operators.ts";

/** Why a post ends: chosen and not written, so that the audit holds no name. */
export const endReasons = ["term_over", "moved", "left_service", "given_in_error", "security"] as const;
export type EndReason = (typeof endReasons)[number];

/** When a post ends: after its last day, or at once. */
export type PostEnd = { readonly lastDay: LocalDate; readonly isRevoked: boolean };

/**
 * The end of a post: the last day on which it counts, today or later; "now" revokes it at once. The day of a post that has not ended yet may
 * be moved; a post that has ended does not begin again. A delegation keeps to the days of its post (`source`).
 */
export function endPost(
  post: RecordedPost,
  wanted: LocalDate | "now",
  known: { readonly operators: readonly OperatorTime[]; readonly source: RecordedPost | undefined },
  today: LocalDate,
): Result<PostEnd, Refusal> {
  if (!isLive(post, today)) return failure(refuse("authority.post_has_ended"));
  if (wanted !== "now" && wanted < today) return failure(refuse("authority.end_before_today", { day: today }));
  if (wanted !== "now" && wanted < post.validFrom)
    return failure(refuse("authority.post_ends_before_it_starts", { day: post.validFrom }));
  if (known.source !== undefined && wanted !== "now") {
    const refused = refuseDelegationDays({ validFrom: post.validFrom, validTo: wanted }, known.source);
    if (refused !== undefined) return failure(refused);
  }
  const end: PostEnd = {
    lastDay: wanted === "now" ? (post.validFrom > today ? post.validFrom : today) : wanted,
    isRevoked: wanted === "now",
  };
  if (post.kind === "operator" && post.delegatedFrom === undefined) {
    // Revoked now, it counts for nothing from today on.
    const last = wanted === "now" ? addDays(today, -1) : wanted;
    const refused = refuseFewOperators(known.operators, withoutTime(known.operators, post, last), today);
    if (refused !== undefined) return failure(refused);
  }
  return success(end);
}

/** The operators after this post ends on the day. */
function withoutTime(operators: readonly OperatorTime[], post: RecordedPost, last: LocalDate): readonly OperatorTime[] {
  const index = operators.findIndex(
    (time) => time.officerId === post.officerId && time.validFrom === post.validFrom && time.validTo === post.validTo,
  );
  const ended = operators.map((time, at) => (at === index ? { ...time, validTo: last } : time));
  return ended.filter((time) => time.validTo === undefined || time.validTo >= time.validFrom);
}
