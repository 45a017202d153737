import type { Tx } from "#server/platform/database/database.ts";
import { declareQuestion } from "#server/platform/question.ts";

/** The programmes say from which count on households are counted for everybody: planning answers. */
export const smallCounts = declareQuestion<{
  /** The highest of the programmes in use; null where none says it. */
  readonly smallestOfProgrammes: (tx: Tx) => Promise<number | null>;
}>("small counts of programmes");
