import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { postOfOffice, refuseClosedOffice } from "#programme/authority/office/office.ts";
import type { Office } from "#programme/authority/office/office.ts";
import type { Manager } from "./manage-officers.ts";
import { refuseOneself, refusePostOf } from "./manage-officers.ts";
import type { Level, Post } from "./post.ts";
import { postLevels } from "./post.ts";
import type { RecordedPost } from "./recorded-post.ts";
import { refuseFewOperators } from "./two-operators.ts";
import type { OperatorTime } from "./two-operators.ts";

/** A post may be given so many days ahead. */
export const furthestStartDays = 366;

/** A post begins today or later: one that began in the past would permit what was done before anybody gave it. */
export function refuseFirstDay(validFrom: LocalDate, today: LocalDate): Refusal | undefined {
  if (validFrom < today) return refuse("authority.post_starts_before_today", { day: today });
  const latest = addDays(today, furthestStartDays);
  return validFrom > latest ? refuse("authority.post_starts_too_late", { day: latest }) : undefined;
}

const lastDay = (post: Post) => post.validTo ?? "9999-12-31";

/** Do two posts share a day? */
export function overlaps(one: Post, other: Post): boolean {
  return one.validFrom <= lastDay(other) && other.validFrom <= lastDay(one);
}

/** A post of an area is held in one of its level; that of an office names the office, which is of its kind and not closed. */
function refusePlaceOf(
  given: Post & { readonly officeId?: string | undefined },
  { areaLevel, office }: { readonly areaLevel: Level | undefined; readonly office?: Office | undefined },
): Refusal | undefined {
  if (postLevels[given.kind] !== "office") {
    if (given.officeId !== undefined) return refuse("authority.post_not_of_office");
    return areaLevel === postLevels[given.kind]
      ? undefined
      : refuse("authority.area_not_of_level", { post: given.kind, areaId: given.areaId });
  }
  if (given.officeId === undefined) return refuse("authority.post_needs_office");
  if (office?.areaId !== given.areaId || postOfOffice(office.kind) !== given.kind)
    return refuse("authority.post_not_of_office");
  return refuseClosedOffice(office);
}

/**
 * May the manager give this post? `areaLevel` is the level of its area, undefined where it is no area in force. An operator's post with a
 * last day needs two operators afterwards, or the installation would be left with one without anybody doing anything.
 */
export function refuseGivenPost(
  manager: Manager,
  given: Post & { readonly officerId: string; readonly officeId?: string | undefined },
  known: {
    readonly isDisabled: boolean;
    readonly posts: readonly RecordedPost[];
    readonly areaLevel: Level | undefined;
    /** The office that is named. */
    readonly office?: Office | undefined;
    readonly operators: readonly OperatorTime[];
  },
  today: LocalDate,
): Refusal | undefined {
  const refused = refuseOneself(manager, given.officerId) ?? refusePostOf(manager, given);
  if (refused !== undefined) return refused;
  if (known.isDisabled) return refuse("authority.officer_disabled");
  const misplaced = refusePlaceOf(given, known);
  if (misplaced !== undefined) return misplaced;
  const early = refuseFirstDay(given.validFrom, today);
  if (early !== undefined) return early;
  if (given.validTo !== undefined && given.validTo < given.validFrom)
    return refuse("authority.post_ends_before_it_starts", { day: given.validFrom });
  const isHeld = known.posts.some(
    (post) =>
      !post.isRevoked &&
      post.delegatedFrom === undefined &&
      post.kind === given.kind &&
      post.areaId === given.areaId &&
      post.officeId === given.officeId &&
      overlaps(post, given),
  );
  if (isHeld) return refuse("authority.post_held_already");
  if (given.kind !== "operator") return undefined;
  const lasting = { officerId: given.officerId, validFrom: given.validFrom, validTo: undefined };
  return refuseFewOperators(
    [...known.operators, lasting],
    [...known.operators, { ...lasting, validTo: given.validTo }],
    today,
  );
}
