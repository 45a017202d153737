import { failure, success } from "#kernel/result.ts";
import type { Result } from "#kernel/result.ts";
import { residences } from "#programme/registry/household/household.ts";
import { identifierKinds } from "#programme/registry/person/identifier.ts";
import type { IdentifierKind } from "#programme/registry/person/identifier.ts";
import { relations } from "#programme/registry/household/membership.ts";
import { disabilityLevels, sexes } from "#programme/registry/person/person.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Birth } from "#programme/registry/person/person.ts";
import { columnAt, compileReading, readCell } from "./compile-reading.ts";
import type { Cells, Columns, MappingError, Reader, Wrong } from "./compile-reading.ts";
import { foldedVillage } from "./village-name.ts";
import { compileAnswers } from "./compile-answers.ts";
import type { AnswersReader } from "./compile-answers.ts";
import { compileCheck } from "./compile-check.ts";
import type { CheckReader } from "./compile-check.ts";
import type { BirthReading, Mapping, Reading } from "./mapping.ts";
import { birthOfAge, isEitherWay, isMonthFirst, readBirth } from "./read-birth.ts";

export type PreparedMapping = {
  readonly source: string;
  readonly addVillages: boolean;
  readonly householdKey: (cells: Cells) => string | undefined;
  readonly personHousehold: (cells: Cells) => string | undefined;
  readonly personKey: ((cells: Cells) => string | undefined) | undefined;
  readonly household: Readonly<Record<"commune" | "village" | "address" | "residence" | "registeredOn", Reader>> & {
    /** Whether the file has a column of the village: where it has none, no household lacks it. */
    readonly hasVillage: boolean;
  };
  readonly person: Readonly<
    Record<"name" | "sex" | "relation" | "ethnicity" | "localGroup" | "disability" | "merit" | "phone", Reader>
  > & {
    /** The file says who people are: then it says so of each head. */
    readonly isNamed: boolean;
    /** Whether the file has a column of the sex: where it has none, nobody lacks it. */
    readonly hasSex: boolean;
  };
  readonly birth: (cells: Cells) => Birth | undefined | Wrong;
  /** Whether the birth of a row has its month before its day, or reads both ways. */
  readonly birthOrder: (cells: Cells) => "month first" | "either way" | undefined;
  /** Some birth of the file has its month first: known once all of it was looked through. */
  readonly isMonthFirst: boolean;
  readonly identifiers: readonly { readonly kind: IdentifierKind; readonly read: Reader }[];
  readonly skips: (cells: Cells) => boolean;
  readonly checks: readonly CheckReader[];
  readonly answers: AnswersReader | undefined;
};

/** Ties a mapping to the columns of its files: one file of people that carry their household's facts, or two files. */
export function prepareMapping(
  mapping: Mapping,
  files: {
    readonly households?: readonly string[] | undefined;
    readonly people: readonly string[];
    /** Nobody is born after this day. */
    readonly today: LocalDate;
  },
): Result<PreparedMapping, readonly MappingError[]> {
  const errors: MappingError[] = [];
  const people = indexed(files.people, errors);
  const households = files.households === undefined ? people : indexed(files.households, errors);
  const { household, person } = mapping;
  const prepared: PreparedMapping = {
    source: mapping.source,
    addVillages: mapping.household.addVillages === true,
    householdKey: keyReader(households, "household.key", household.key, household.numberedWithin),
    personHousehold: keyReader(people, "person.household", person.household, household.numberedWithin),
    personKey: person.key === undefined ? undefined : readCell(columnAt(people, "person.key", person.key)),
    household: {
      commune: optional(households, "household.commune", household.commune),
      hasVillage: household.village !== undefined,
      village: optional(households, "household.village", household.village),
      address: optional(households, "household.address", household.address),
      residence: optional(households, "household.residence", household.residence, residences),
      registeredOn: compileReading(households, "household.registeredOn", household.registeredOn),
    },
    person: {
      isNamed: person.name !== undefined,
      hasSex: person.sex !== undefined,
      name: optional(people, "person.name", person.name),
      sex: optional(people, "person.sex", person.sex, sexes),
      relation: compileReading(people, "person.relation", person.relation, relations),
      ethnicity: optional(people, "person.ethnicity", person.ethnicity),
      localGroup: optional(people, "person.localGroup", person.localGroup),
      disability: optional(people, "person.disability", person.disability, [...disabilityLevels, "none"]),
      merit: optional(people, "person.merit", person.merit, ["yes", "no"]),
      phone: optional(people, "person.phone", person.phone),
    },
    birth: birthReader(people, person.birth, files.today),
    birthOrder: birthOrderReader(people, person.birth),
    isMonthFirst: false,
    identifiers: identifierKinds.flatMap((kind) => {
      const reading = person.identifiers?.[kind];
      return reading === undefined
        ? []
        : [{ kind, read: compileReading(people, `person.identifiers.${kind}`, reading) }];
    }),
    skips: skipReader(people, mapping),
    checks: (mapping.checks ?? []).map((check) => compileCheck(people, check)),
    answers: mapping.answers === undefined ? undefined : compileAnswers({ households, people }, mapping.answers),
  };
  return errors.length > 0 ? failure(errors) : success(prepared);
}

function indexed(names: readonly string[], errors: MappingError[]): Columns {
  return { at: new Map(names.map((name, at) => [name.trim(), at])), errors };
}

function optional(columns: Columns, where: string, reading: Reading | undefined, allowed?: readonly string[]): Reader {
  return reading === undefined ? () => undefined : compileReading(columns, where, reading, allowed);
}

/** A number that begins again in each village is a key together with the village. */
function keyReader(columns: Columns, where: string, key: string, within: string | undefined) {
  const number = readCell(columnAt(columns, where, key));
  if (within === undefined) return number;
  const village = readCell(columnAt(columns, "household.numberedWithin", within));
  return (cells: Cells) => {
    const written = number(cells);
    return written === undefined ? undefined : `${foldedVillage(village(cells) ?? "")} ${written}`.trim();
  };
}

function birthOrderReader(columns: Columns, reading: BirthReading | undefined): PreparedMapping["birthOrder"] {
  const at = reading === undefined || "age" in reading ? undefined : columns.at.get(reading.column);
  if (at === undefined) return () => undefined;
  const cell = readCell(at);
  return (cells) => {
    const written = cell(cells) ?? "";
    return isMonthFirst(written) ? "month first" : isEitherWay(written) ? "either way" : undefined;
  };
}

function birthReader(columns: Columns, reading: BirthReading | undefined, today: LocalDate): PreparedMapping["birth"] {
  if (reading === undefined) return () => undefined;
  const byAge = "age" in reading;
  const cell = readCell(columnAt(columns, "person.birth", byAge ? reading.age : reading.column));
  const wrong: Wrong = { reason: byAge ? "not_a_number" : "not_a_day" };
  return (cells) => {
    const written = cell(cells);
    if (written === undefined) return undefined;
    return (byAge ? birthOfAge(written, reading.at) : readBirth(written, today)) ?? wrong;
  };
}

function skipReader(columns: Columns, mapping: Mapping): (cells: Cells) => boolean {
  const rules = (mapping.skip ?? []).map((rule) => ({
    cell: readCell(columnAt(columns, "skip", rule.column)),
    is: new Set(rule.is),
  }));
  return (cells) => rules.some(({ cell, is }) => is.has(cell(cells) ?? ""));
}
