import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { declareQuestion } from "#server/platform/question.ts";

/** An allocation tells counts of households too: planning answers which communes it gives as bands. */
export const bandedAreas = declareQuestion<{
  /** Communes with a band in an allocation of about this day. */
  readonly bandedOn: (tx: Tx, on: LocalDate, smallest: number) => Promise<ReadonlySet<string>>;
}>("banded areas of allocations");
