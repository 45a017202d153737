import { compileReading, isWrong } from "./compile-reading.ts";
import type { Cells, Columns, Reader } from "./compile-reading.ts";
import { readNumber } from "./read-number.ts";
import type { AnswerReading, AnswerType, Mapping, Reading } from "./mapping.ts";

export type AnswerValue = string | number | boolean;
export type AnswerFields = Readonly<Record<string, AnswerValue>>;
/** What the household answered as a whole; the shape is that of the review's answers, without the members. */
export type HouseholdAnswers = {
  readonly household: AnswerFields;
  readonly incomePerPerson?: number;
  readonly points?: Readonly<Record<string, string>>;
};
type Unreadable = (field: string) => void;
export type AnswersReader = {
  readonly household: (cells: Cells, unreadable: Unreadable) => HouseholdAnswers;
  readonly person: (cells: Cells, unreadable: Unreadable) => AnswerFields;
};

/** Answers that are empty are left out; an answer that cannot be read is left out and named. */
export function compileAnswers(
  columns: { readonly households: Columns; readonly people: Columns },
  answers: NonNullable<Mapping["answers"]>,
): AnswersReader {
  const { households, people } = columns;
  const fields = compileFields(households, "answers.household", answers.household);
  const income = one(households, "answers.incomePerPerson", answers.incomePerPerson, "whole");
  const points =
    answers.points === undefined ? undefined : compileFields(households, "answers.points", textsOf(answers.points));
  return {
    household: (cells, unreadable) => {
      const incomePerPerson = income?.(cells, unreadable);
      return {
        household: fields(cells, unreadable),
        ...(typeof incomePerPerson === "number" ? { incomePerPerson } : {}),
        ...(points === undefined ? {} : { points: texts(points(cells, unreadable)) }),
      };
    },
    person: compileFields(people, "answers.person", answers.person),
  };
}

type FieldReader = (cells: Cells, unreadable: Unreadable) => AnswerValue | undefined;

function one(columns: Columns, where: string, reading: Reading | undefined, type: AnswerType): FieldReader | undefined {
  return reading === undefined ? undefined : typedReader(where, compileReading(columns, where, reading), type);
}

function compileFields(
  columns: Columns,
  where: string,
  readings: Readonly<Record<string, AnswerReading>>,
): AnswersReader["person"] {
  const fields = Object.entries(readings).map(([field, reading]) => ({
    field,
    read: typedReader(field, compileReading(columns, `${where}.${field}`, reading), reading.type),
  }));
  return (cells, unreadable) => {
    const answers: Record<string, AnswerValue> = {};
    for (const { field, read } of fields) {
      const value = read(cells, unreadable);
      if (value !== undefined) answers[field] = value;
    }
    return answers;
  };
}

function typedReader(field: string, read: Reader, type: AnswerType): FieldReader {
  return (cells, unreadable) => {
    const text = read(cells);
    if (text === undefined) return undefined;
    const value = isWrong(text) ? undefined : typed(type, text);
    if (value === undefined) unreadable(field);
    return value;
  };
}

function textsOf(readings: Readonly<Record<string, Reading>>): Readonly<Record<string, AnswerReading>> {
  return Object.fromEntries(
    Object.entries(readings).map(([question, reading]) => [question, { ...reading, type: "text" }]),
  );
}

function texts(fields: AnswerFields): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).map(([question, answer]) => [question, String(answer)]));
}

const yes = new Set(["yes", "true", "1", "1.0"]);
const no = new Set(["no", "false", "0", "0.0"]);

function typed(type: AnswerType, text: string): AnswerValue | undefined {
  if (type === "text") return text;
  if (type === "yes_no") return yes.has(text) ? true : no.has(text) ? false : undefined;
  return readNumber(text, type);
}
