/** What later stages may ask of the review. */
import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";

export { listDecidedLists, seriesOfDecisions, statusStands } from "./decision/decided-lists-store.ts";
export { addCauses, causesReported, causesReportedBy, findCauses } from "./explanation/causes-store.ts";
export { classesInUse, isInPoverty, isListed, isNearPoverty, readClassRoles } from "./standard/classes-store.ts";
export { findStandardInForce } from "./standard/standard-in-force-store.ts";
export { indicatorCodesOf } from "./standard/standards-store.ts";
export { listStandardPacks } from "./standard/standard-packs-store.ts";
export { waitingInRounds } from "./round/waiting-in-rounds.ts";
export { listForms } from "./standard/forms.ts";
export { escapesOn, listEscapes, neverDecided } from "./decision/newly-escaped-store.ts";
export { combinationsAmong, lackCountsOn, standardsOfDecisions } from "./standard/lacking-by-own-standard.ts";
export { codesCountedBy, findDecidingStandard, standardInUse } from "./standard/deciding-standard-store.ts";

/** Rows of the status of each household of these communes on a day, as poverty_statuses has it. */
export const statusesOn = (communes: readonly string[], on: LocalDate) => sql`review.statuses_on(${communes}, ${on})`;
