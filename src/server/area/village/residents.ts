/** Areas know who lives in a village only by asking: the registry answers. */
import type { RawBuilder } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { declareQuestion } from "#server/platform/question.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type Residents = {
  /** Rows (village_id, households): the households of a commune that have not closed before the day, which is today. */
  readonly byVillage: (communeId: string, today: LocalDate) => RawBuilder<unknown>;
  /** The same of a past day, by the places as they were recorded later. */
  readonly byVillageOn: (communeId: string, on: LocalDate) => RawBuilder<unknown>;
  /** The same of households whose review has begun and is not decided. */
  readonly underReview: (communeId: string) => RawBuilder<unknown>;
  /** The ids of the open households of `village`, as an array. */
  readonly idsInVillage: (communeId: string) => RawBuilder<unknown>;
  /** Moves households to another village of their commune. Answers how many. */
  readonly move: (
    tx: Tx,
    moved: {
      readonly communeId: string;
      readonly toId: string;
      readonly householdIds: readonly Id<"household">[];
      readonly on: LocalDate;
      readonly decision: string;
      readonly at: string;
      readonly by: string;
    },
  ) => Promise<number>;
};

export const residents = declareQuestion<Residents>("residents");
