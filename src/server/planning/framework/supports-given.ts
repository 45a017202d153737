/** A plan knows what households were given only by asking: delivery answers. */
import type { RawBuilder } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";
import { declareQuestion } from "#server/platform/question.ts";
import type { Id } from "#kernel/id.ts";

export type SupportsGiven = {
  /** Fund lines from which fewer than `smallest` households were supported in some state, as far as the reader's act sees supports. */
  readonly linesOfFewSupports: (
    tx: Tx,
    areaId: string,
    smallest: number,
  ) => Promise<readonly { readonly fundLineId: Id<"fund line">; readonly areaId: string }[]>;
  /**
   * Units by kind of activity that households of these communes got or were promised in earlier years, after the review that says
   * what they lack: the deprivation is answered although no review has seen it yet.
   */
  readonly unitsSupported: (tx: Tx, communes: readonly string[], year: number) => Promise<ReadonlyMap<string, number>>;
  /** Units delivered of each output of a plan. */
  readonly unitsDelivered: (tx: Tx, planId: Id<"plan">) => Promise<ReadonlyMap<string, number>>;
  /** Rows of output_id and delivered: how many supports of each of these outputs, an array of ids, were delivered, if any. */
  readonly deliveredOf: (outputs: RawBuilder<unknown>) => RawBuilder<unknown>;
};

export const supportsGiven = declareQuestion<SupportsGiven>("supports given");
