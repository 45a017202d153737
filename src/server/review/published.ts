/** What later stages may ask of the review. */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";

export { listDecidedLists, takenBackByDecisions } from "./decision/decided-lists-store.ts";
export { addCauses, causesReported, causesReportedBy, findCauses } from "./explanation/causes-store.ts";
export { classesInUse, isInPoverty, isListed, isNearPoverty, readClassRoles } from "./standard/classes-store.ts";
export { keepBytes, keptFileAnswer, readReceived } from "./survey/kept-file.ts";
export type { KeptFile } from "./survey/evidence-store.ts";
export { classEndedOn } from "./standard/ended-standard-store.ts";
export { findStandardInForce } from "./standard/standard-in-force-store.ts";
export { indicatorCodesOf } from "./standard/standards-store.ts";
export { listStandardPacks } from "./standard/standard-packs-store.ts";
export { workingCalendar } from "./round/calendar.ts";
export { waitingInRounds } from "./round/waiting-in-rounds.ts";
export { addressOfCodes } from "./paper/pages.ts";
export { committeeChair, placeWithin } from "./paper/refusal-paper.ts";
export { storyOfReview } from "./decision/story-of-review.ts";
export { listForms } from "./standard/forms.ts";
export { escapesOfHistories, escapesOn, listEscapes, neverDecided } from "./decision/newly-escaped-store.ts";
export {
  combinationsAmong,
  lackCountsOn,
  standardsOfDecisions,
  withLacking,
} from "./standard/lacking-by-own-standard.ts";
export { codesCountedBy, findDecidingStandard, listIndicatorCodes } from "./standard/deciding-standard-store.ts";

/** Rows of the status of each household of these communes on a day, as poverty_statuses has it. */
export const statusesOn = (communes: readonly string[], on: LocalDate) => sql`review.statuses_on(${communes}, ${on})`;

/** The kept sums of these communes that hold on a day (migration 0400): `status_counts` and `cause_counts`. */
export const statusCountsOn = (communes: readonly string[], on: LocalDate) =>
  sql`review.status_counts_on(${communes}, ${on})`;
export const causeCountsOn = (communes: readonly string[], on: LocalDate) =>
  sql`review.cause_counts_on(${communes}, ${on})`;

/** The histories that households of these communes have on a day, each with the class that holds and how many have it (migration 0401). */
export const historiesOn = (communes: readonly string[], on: LocalDate) =>
  sql`review.history_steps_on(${communes}, ${on})`;

/** The first households, by id, with one of the histories of `chosen` (history_id, mask), as they were on the day (migration 0401). */
export const householdsOfHistories = (
  communes: readonly string[],
  on: LocalDate,
  first: { readonly chosen: RawBuilder<unknown>; readonly after: string | undefined; readonly limit: number },
) => sql`review.households_of_histories(${communes}, ${on}, array(select history_id from ${first.chosen} one order by history_id),
  array(select mask from ${first.chosen} one order by history_id), ${first.after ?? null}::uuid, ${first.limit})`;
