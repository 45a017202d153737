/**
 * A mapping says which columns of a source hold what the registry keeps. It is a file of its own (YAML, packs/mappings), so that the
 * next source needs no code.
 */
import type { LocalDate } from "#kernel/local-date.ts";
import type { IdentifierKind } from "#programme/registry/person/identifier.ts";

/** Where a value comes from: a column (its values may be translated), always the same, or one of several 0/1 columns. */
export type Reading =
  | {
      readonly column: string;
      /** What each value of the source means; a value that is not here is wrong, unless there is an `otherwise`. */
      readonly values?: Readonly<Record<string, string>> | undefined;
      readonly otherwise?: string | undefined;
    }
  | { readonly constant: string }
  | { readonly flags: Readonly<Record<string, string>> };

/** A day, month or year as written; or an age in completed years on a day, which gives the year of birth. */
export type BirthReading = { readonly column: string } | { readonly age: string; readonly at: LocalDate };

/** An answer for the review, with the type that the standard's rules want. */
export type AnswerReading = Reading & { readonly type: AnswerType };
export const answerTypes = ["text", "whole", "number", "yes_no"] as const;
export type AnswerType = (typeof answerTypes)[number];

/** Marks households for a second look without holding them back. */
export type Check = { readonly flag: string } & (
  | { readonly differs: string }
  | { readonly column: string; readonly is: readonly string[] }
  | { readonly missing: string; readonly when?: Reading | undefined }
  | { readonly size: string }
);

export type SkipRule = { readonly column: string; readonly is: readonly string[] };

export type Mapping = {
  /** Names the source for ever: a household is known again by it and its key. */
  readonly source: string;
  readonly household: {
    readonly key: string;
    /** The column in which the key is used once, where numbers begin again in each village. */
    readonly numberedWithin?: string | undefined;
    /** Official code, or the id of an area; without it, the area of the import, which must then be a commune. */
    readonly commune?: Reading | undefined;
    readonly village?: Reading | undefined;
    /** A village that its commune does not have yet is added; otherwise its households are flagged (unreadable:village). */
    readonly addVillages?: boolean | undefined;
    readonly address?: Reading | undefined;
    readonly residence?: Reading | undefined;
    readonly registeredOn: Reading;
  };
  readonly person: {
    /** The household's key in the row of a person. */
    readonly household: string;
    readonly key?: string | undefined;
    readonly name?: Reading | undefined;
    readonly birth?: BirthReading | undefined;
    readonly sex?: Reading | undefined;
    readonly relation: Reading;
    readonly ethnicity?: Reading | undefined;
    readonly localGroup?: Reading | undefined;
    readonly disability?: Reading | undefined;
    readonly merit?: Reading | undefined;
    readonly phone?: Reading | undefined;
    readonly identifiers?: { readonly [Kind in IdentifierKind]?: Reading | undefined } | undefined;
  };
  readonly skip?: readonly SkipRule[] | undefined;
  readonly checks?: readonly Check[] | undefined;
  readonly answers?:
    | {
        readonly surveyedOn: LocalDate;
        readonly household: Readonly<Record<string, AnswerReading>>;
        readonly person: Readonly<Record<string, AnswerReading>>;
        /** First route to income: whole đồng a person and month. */
        readonly incomePerPerson?: Reading | undefined;
        /** Second route: the answer to each question of form B1. */
        readonly points?: Readonly<Record<string, Reading>> | undefined;
      }
    | undefined;
};
