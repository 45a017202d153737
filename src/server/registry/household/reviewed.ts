/** The registry knows what reviews say of its households only by asking: the review answers. */
import type { RawBuilder } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";
import { declareQuestion } from "#server/platform/question.ts";
import type { Id } from "#kernel/id.ts";

/** The questions that a mapping of an import answers, by name. */
export type MappedAnswers = Readonly<Record<"household" | "person" | "points", readonly string[]>>;

export type ImportedSurvey = {
  readonly householdId: Id<"household">;
  readonly reviewId: Id<"review">;
  readonly communeId: string;
  readonly villageId: string | undefined;
  readonly memberCount: number;
  readonly answers: object;
};

export type Reviewed = {
  /** The class that the last decision effective on the day gave to a household. */
  readonly classOn: (householdId: RawBuilder<unknown>, on: string) => RawBuilder<unknown>;
  /** The last day of the standard by which that class was decided, where it is past; else null. */
  readonly classEndedOn: (householdId: RawBuilder<unknown>, on: string) => RawBuilder<unknown>;
  /** Rows of household_id, state, since and until: who is newly escaped on the day, of the households that `household_id` is held against. */
  readonly escapesOn: (households: RawBuilder<unknown>, on: string) => RawBuilder<unknown>;
  /** Low-income workers by the last decision effective on the day; null: unknown. */
  readonly lowIncomeWorkersOn: (householdId: RawBuilder<unknown>, on: string) => RawBuilder<unknown>;
  /** What the standards call their classes, by code, as short as a table wants it. */
  readonly classNames: (
    tx: Tx,
  ) => Promise<ReadonlyMap<string, { readonly vi: string; readonly en: string; readonly id: string }>>;
  /** How many reviews a household has. */
  readonly countReviews: (householdId: RawBuilder<unknown>) => RawBuilder<unknown>;
  /** Where a round is held, and whether it still takes answers. */
  readonly findRound: (
    tx: Tx,
    roundId: Id<"round">,
  ) => Promise<{ readonly areaId: string; readonly closedOn: string | null } | undefined>;
  /** Has open reviews of households that had no village yet met and posted where they live. */
  readonly takeFirstVillage: (tx: Tx, householdIds: readonly Id<"household">[]) => Promise<void>;
  /** Writes from which day the next status of these households holds, after they moved with all of theirs. */
  readonly orderStatuses: (tx: Tx, householdIds: readonly Id<"household">[]) => Promise<void>;
  /** Takes answers that came with the households of an import. */
  /** Of the answers that a mapping reads, those that the form of the round does not ask. */
  readonly answersNotAsked: (tx: Tx, roundId: Id<"round">, given: MappedAnswers) => Promise<readonly string[]>;
  readonly addSurveys: (
    tx: Tx,
    surveys: readonly ImportedSurvey[],
    round: { readonly roundId: Id<"round">; readonly surveyedOn: string; readonly officerId: Id<"officer"> },
  ) => Promise<void>;
};

export const reviewed = declareQuestion<Reviewed>("reviewed households");
