import type { LocalDate } from "#kernel/local-date.ts";
import type { Residence } from "#programme/registry/household/household.ts";
import type { IdentifierKind } from "#programme/registry/person/identifier.ts";
import type { Relation } from "#programme/registry/household/membership.ts";
import type { Birth, DisabilityLevel, Sex } from "#programme/registry/person/person.ts";
import type { Cells } from "./compile-reading.ts";
import type { AnswerFields, HouseholdAnswers } from "./compile-answers.ts";

/** A row of a file; `number` counts rows as a table, the line of column names being 1. */
export type SourceRow = { readonly number: number; readonly cells: Cells };

/** All rows of one household: its own, where there is a file of households, and those of its people. */
export type HouseholdRows = {
  readonly key: string;
  readonly household: SourceRow | undefined;
  readonly people: readonly SourceRow[];
};

export type NewVillage = { readonly areaId: string; readonly communeId: string; readonly name: string };

export type MappedHousehold = {
  readonly key: string;
  readonly communeId: string;
  readonly villageId: string | undefined;
  /** Set when the village is to be added first. */
  readonly newVillage: NewVillage | undefined;
  readonly address: string | undefined;
  readonly residence: Residence;
  readonly registeredOn: LocalDate;
  readonly flags: readonly string[];
  readonly people: readonly MappedPerson[];
  readonly answers: HouseholdAnswers | undefined;
};

export type MappedPerson = {
  readonly key: string | undefined;
  readonly name: string | undefined;
  readonly birth: Birth | undefined;
  readonly sex: Sex | undefined;
  readonly relation: Relation;
  readonly ethnicityCode: string | undefined;
  readonly localGroup: string | undefined;
  readonly disability: DisabilityLevel | undefined;
  readonly isMerit: boolean;
  readonly phone: string | undefined;
  readonly identifiers: readonly { readonly kind: IdentifierKind; readonly value: string }[];
  readonly flags: readonly string[];
  readonly answers: AnswerFields | undefined;
};
