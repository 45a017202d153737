/** Whether later stages have something of a household, so that it stays when its import is taken back: each answers for its own records. */
import type { RawBuilder } from "kysely";
import type { KeepReason } from "#programme/registry/take-back/take-back.ts";
import { declareQuestion } from "#server/platform/question.ts";

/** Conditions on `household`, which came in by `import`. */
export type LaterRecords = Readonly<
  Record<
    Extract<KeepReason, "decided" | "supported" | "paid" | "heard" | "requested" | "reviewed">,
    RawBuilder<unknown>
  >
>;

export const laterRecords = declareQuestion<LaterRecords>("records that later stages have of a household");
