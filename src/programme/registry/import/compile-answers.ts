import { compileReading, isWrong } from "./compile-reading.ts";
import type { Cells, Columns } from "./compile-reading.ts";
import type { AnswerReading, AnswerType, Mapping } from "./mapping.ts";

export type AnswerValue = string | number | boolean;
export type Answers = Readonly<Record<string, AnswerValue>>;
export type AnswersReader = {
  readonly household: (cells: Cells, unreadable: (field: string) => void) => Answers;
  readonly person: (cells: Cells, unreadable: (field: string) => void) => Answers;
};

/** Answers that are empty are left out; an answer that cannot be read is left out and named. */
export function compileAnswers(
  columns: { readonly households: Columns; readonly people: Columns },
  answers: NonNullable<Mapping["answers"]>,
): AnswersReader {
  return {
    household: compileRecord(columns.households, "answers.household", answers.household),
    person: compileRecord(columns.people, "answers.person", answers.person),
  };
}

function compileRecord(
  columns: Columns,
  where: string,
  readings: Readonly<Record<string, AnswerReading>>,
): AnswersReader["household"] {
  const fields = Object.entries(readings).map(([field, reading]) => ({
    field,
    type: reading.type,
    read: compileReading(columns, `${where}.${field}`, reading),
  }));
  return (cells, unreadable) => {
    const answers: Record<string, AnswerValue> = {};
    for (const { field, type, read } of fields) {
      const text = read(cells);
      if (text === undefined) continue;
      const value = isWrong(text) ? undefined : typed(type, text);
      if (value === undefined) unreadable(field);
      else answers[field] = value;
    }
    return answers;
  };
}

const yes = new Set(["yes", "true", "1", "1.0"]);
const no = new Set(["no", "false", "0", "0.0"]);

function typed(type: AnswerType, text: string): AnswerValue | undefined {
  if (type === "text") return text;
  if (type === "yes_no") return yes.has(text) ? true : no.has(text) ? false : undefined;
  if (!/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  return type === "whole" && !Number.isSafeInteger(value) ? undefined : value;
}
