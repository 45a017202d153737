/** Form B as a table, a row a person: what its columns are, and what its rows say. */
import { readNumber } from "#programme/registry/import/read-number.ts";
import { searchText } from "#programme/registry/household/search-text.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import { memberFaults } from "./answers-of-household.ts";
import type { GivenMember, MemberFault, RegisteredMember } from "./answers-of-household.ts";
import { isWithinBounds } from "./answer-bounds.ts";
import type { Bounds, FormField } from "./form.ts";
import { isAskedAfter } from "#programme/review/standard/asked-of.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Scalar } from "#kernel/rule/rule-type.ts";
import type { HouseholdField, MemberField, Texts } from "#programme/review/standard/standard-pack.ts";

/** A field of the form with what the standard lets it be. */
export type AskedField = FormField &
  Pick<MemberField, "type" | "optional" | "when"> &
  Pick<HouseholdField, "neededFor"> & { readonly known?: readonly string[] };

export type AnswerTable = {
  /** Between which limits an income is. */
  readonly income?: Bounds | undefined;
  readonly household: readonly AskedField[];
  readonly member: readonly AskedField[];
  /** Questions of form B1, where the round has a table of points. */
  readonly points: readonly { readonly question: string; readonly answers: readonly string[] }[];
};

export type TableMember = RegisteredMember & {
  readonly asks: readonly string[];
  /** On the reference date of the round; null where the birth is not known. */
  readonly age: number | null;
};

export type AnswerColumn = { readonly key: string; readonly label: Texts };

const same = (text: string): Texts => ({ vi: text, en: text, id: text });

/** What helps the reader; of these `household` and `person` are read, and a birth that was written over is reported. */
export const helpColumns: readonly AnswerColumn[] = [
  { key: "household", label: { vi: "Mã hộ", en: "Household", id: "Rumah tangga" } },
  { key: "village", label: { vi: "Thôn", en: "Village", id: "Desa" } },
  { key: "head", label: { vi: "Chủ hộ", en: "Head", id: "Kepala" } },
  { key: "person", label: { vi: "Mã người", en: "Person", id: "Orang" } },
  { key: "name", label: { vi: "Họ và tên", en: "Name", id: "Nama" } },
  { key: "birth", label: { vi: "Năm sinh", en: "Year of birth", id: "Tahun lahir" } },
];
const income: AnswerColumn = {
  key: "income",
  label: {
    vi: "Thu nhập bình quân đầu người một tháng (đồng)",
    en: "Income per person per month (đồng)",
    id: "Pendapatan per orang per bulan (đồng)",
  },
};

export function columnsOf(table: AnswerTable): readonly AnswerColumn[] {
  return [
    ...helpColumns,
    ...table.household.map(({ field, label }) => ({ key: `h.${field}`, label })),
    income,
    ...table.points.map(({ question }) => ({
      key: `b1.${question}`,
      label: same(`B1 ${question.replaceAll("_", " ")}`),
    })),
    ...table.member.map(({ field, label }) => ({ key: `m.${field}`, label })),
  ];
}

/** The head of a column: its words, and in brackets the key by which it is found again. */
export const headOf = ({ key, label }: AnswerColumn, language: keyof Texts) => `${label[language]} [${key}]`;

/** The key that a head was written with, or that it is. */
export function keyInHead(head: string): string | undefined {
  const key = /\[([^[\]]+)\]\s*$/.exec(head)?.[1] ?? head.trim();
  return /^(?:household|village|head|person|name|birth|income|(?:h|m|b1)\..+)$/.test(key) ? key : undefined;
}

/** A column of answers that this table does not ask for, where it holds something: of another form, or with a slip in its key. */
export function unknownColumn(
  table: AnswerTable,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): string | undefined {
  const known = new Set(columnsOf(table).map(({ key }) => key));
  return columns.find(
    (name) => /^(?:h|m|b1)\./.test(name) && !known.has(name) && rows.some((cells) => (cells[name] ?? "").trim() !== ""),
  );
}

export const cellProblems = [
  "missing",
  "not_a_number",
  "out_of_bounds",
  "unknown_value",
  "unknown_household",
  "unknown_person",
  "repeated_person",
  "no_row",
  "differs",
  "unrecorded",
] as const;
export type WrongCell = {
  /** 1 is the first row under the heads. */
  readonly row: number;
  readonly householdId: string | null;
  readonly column: Texts;
  readonly problem: (typeof cellProblems)[number];
  readonly given: string;
  /** What the registry has instead. */
  readonly recorded?: string;
  /** Between which limits the figure is. */
  readonly bounds?: Bounds;
};
export type ReadAnswers = {
  readonly taken: readonly { readonly householdId: string; readonly row: number; readonly answers: Answers }[];
  readonly wrong: readonly WrongCell[];
  /** Households of the file without a single answer: their form waits. */
  readonly blank: number;
};

const yes = new Set(["yes", "true", "1", "x", "co", "ya"]);
const no = new Set(["no", "false", "0", "khong", "tidak"]);

/**
 * Reads the rows of a file. A household is taken whole or not at all; each cell that is wrong is named with its row, column and reason.
 * What is asked of the household is in any of its rows, the first that is filled counts.
 */
export function readAnswerRows(
  table: AnswerTable,
  rows: readonly Readonly<Record<string, string>>[],
  membersOf: ReadonlyMap<string, readonly TableMember[]>,
): ReadAnswers {
  const columns = new Map(columnsOf(table).map((column) => [column.key, column.label]));
  const byHousehold = Map.groupBy(
    rows.map((cells, at) => ({
      row: at + 1,
      cells: Object.fromEntries(Object.entries(cells).map(([head, cell]) => [keyInHead(head) ?? head, cell.trim()])),
    })),
    ({ cells }) => (cells["household"] ?? "").toLowerCase(),
  );
  const wrong: WrongCell[] = [];
  const taken: { householdId: string; row: number; answers: Answers }[] = [];
  let blank = 0;
  for (const [householdId, own] of byHousehold) {
    const [first] = own;
    const members = membersOf.get(householdId);
    if (first === undefined) continue;
    if (members === undefined) {
      wrong.push(cell(first.row, null, "household", "unknown_household", householdId));
      continue;
    }
    // The sex is the registry's and is in the table already.
    if (
      own.every(({ cells }) =>
        Object.entries(cells).every(([key, text]) => text === "" || !/^(h|b1)\.|^m\.(?!sex$)|^income$/.test(key)),
      )
    ) {
      blank += 1;
      continue;
    }
    const before = wrong.length;
    const answers = answersOf(householdId, own, members);
    if (wrong.length === before) taken.push({ householdId, row: first.row, answers });
  }
  return { taken, wrong, blank };

  function cell(
    row: number,
    householdId: string | null,
    key: string,
    problem: WrongCell["problem"],
    given = "",
  ): WrongCell {
    return { row, householdId, column: columns.get(key) ?? same(key), problem, given };
  }

  function answersOf(householdId: string, own: readonly Row[], members: readonly TableMember[]): Answers {
    const filled = (key: string) => own.find(({ cells }) => (cells[key] ?? "") !== "") ?? own[0];
    const read = (field: AskedField, key: string, row: Row | undefined, isAsked: boolean): Scalar => {
      const text = row?.cells[key] ?? "";
      if (text === "") {
        if (isAsked && field.optional !== true) wrong.push(cell(row?.row ?? 0, householdId, key, "missing"));
        return null;
      }
      const value = valueOf(field, text);
      const at = row?.row ?? 0;
      if (value === undefined)
        wrong.push(cell(at, householdId, key, isFigure(field) ? "not_a_number" : "unknown_value", text));
      if (typeof value === "number") checkBounds(at, key, field.bounds, value / 10 ** (field.decimals ?? 0), text);
      return value ?? null;
    };
    const checkBounds = (at: number, key: string, bounds: Bounds | undefined, figure: number, text: string) => {
      if (bounds !== undefined && !isWithinBounds(bounds, figure))
        wrong.push({ ...cell(at, householdId, key, "out_of_bounds", text), bounds });
    };
    const isMeasured = (filled("income")?.cells["income"] ?? "") !== "";
    const fields = Object.fromEntries(table.member.map((field) => [field.field, field]));
    const rowOf = new Map(own.map((row) => [personOf(row), row]));
    wrong.push(...faultsOf(householdId, own, members));
    return {
      household: Object.fromEntries(
        table.household.map((field) => [
          field.field,
          read(field, `h.${field.field}`, filled(`h.${field.field}`), field.neededFor === undefined || isMeasured),
        ]),
      ),
      members: members.map(({ personId, birthDate, birthPrecision, sex, asks, age }) => {
        const row = rowOf.get(personId);
        const given: Record<string, Scalar> = {};
        for (const field of table.member) {
          if (field.field === "sex") continue;
          const isAsked =
            row !== undefined &&
            asks.includes(field.field) &&
            isAskedAfter(fields, field.field, given, age ?? undefined);
          given[field.field] = read(field, `m.${field.field}`, row, isAsked);
        }
        return { ...given, personId, birthDate, birthPrecision, sex };
      }),
      ...incomeOf(householdId, filled, checkBounds),
    };
  }

  /** Who the rows answer for, held against who lives there. */
  function faultsOf(householdId: string, own: readonly Row[], members: readonly TableMember[]): readonly WrongCell[] {
    const sexField = table.member.find(({ field }) => field === "sex");
    const given = own.map((row): GivenMember => {
      const sex = row.cells["m.sex"] ?? "";
      return {
        personId: personOf(row),
        birthDate: row.cells["birth"] ?? "",
        sex: sexField === undefined || sex === "" ? "" : (valueOf(sexField, sex) ?? sex),
      };
    });
    return memberFaults(given, members, { needsSex: sexField !== undefined }).map((fault): WrongCell => {
      const rows = own.filter((row) => personOf(row) === fault.personId);
      const row = (fault.kind === "repeated" ? rows.at(-1) : rows[0])?.row ?? own[0]?.row ?? 0;
      const key = "field" in fault ? { birth: "birth", sex: "m.sex" }[fault.field] : "person";
      const problem = problemOf[fault.kind];
      if (fault.kind !== "differs") return cell(row, householdId, key, problem, fault.personId);
      return { ...cell(row, householdId, key, problem, fault.given), recorded: fault.recorded };
    });
  }

  function incomeOf(
    householdId: string,
    filled: (key: string) => Row | undefined,
    checkBounds: (at: number, key: string, bounds: Bounds | undefined, figure: number, text: string) => void,
  ): Pick<Answers, "incomePerPerson" | "points"> {
    const row = filled("income");
    const text = row?.cells["income"] ?? "";
    if (text !== "" || table.points.length === 0) {
      const value = readNumber(text, "whole");
      if (value !== undefined) {
        checkBounds(row?.row ?? 0, "income", table.income, value, text);
        return { incomePerPerson: value };
      }
      wrong.push(cell(row?.row ?? 0, householdId, "income", text === "" ? "missing" : "not_a_number", text));
      return {};
    }
    const points = table.points.map(({ question, answers }) => {
      const key = `b1.${question}`;
      const found = filled(key);
      const given = found?.cells[key] ?? "";
      const answer = answers.find(
        (code) => searchText(code.replaceAll("_", " ")) === searchText(given.replaceAll("_", " ")),
      );
      if (answer === undefined)
        wrong.push(cell(found?.row ?? 0, householdId, key, given === "" ? "missing" : "unknown_value", given));
      return [question, answer ?? ""] as const;
    });
    return { points: Object.fromEntries(points) };
  }
}

/** A refusal of whole answers, as the cell whose question it names. */
export function wrongCellOf(
  table: AnswerTable,
  { row, householdId }: Pick<WrongCell, "row" | "householdId">,
  { code, facts }: Refusal,
): WrongCell {
  const question = String(facts["question"] ?? "");
  const keys = [`h.${question}`, `m.${question}`, `b1.${question}`];
  const column = columnsOf(table).find(({ key }) => keys.includes(key))?.label ?? same(question);
  const problem = code === "review.answer_unknown" ? "unknown_value" : "missing";
  return { row, householdId, column, problem, given: String(facts["answer"] ?? "") };
}

const problemOf = {
  unknown: "unknown_person",
  repeated: "repeated_person",
  unanswered: "no_row",
  differs: "differs",
  unrecorded: "unrecorded",
} as const satisfies Record<MemberFault["kind"], WrongCell["problem"]>;

const personOf = ({ cells }: Row): string => (cells["person"] ?? "").toLowerCase();

type Row = { readonly row: number; readonly cells: Readonly<Record<string, string>> };

const isFigure = ({ type }: AskedField) => type === "int" || type === "double";

/** A cell as the standard keeps it: yes or no and names of values in any of the languages, figures as people write them. */
function valueOf(field: AskedField, text: string): Scalar {
  const folded = searchText(text);
  if (field.type === "bool") return yes.has(folded) ? true : no.has(folded) ? false : undefined;
  if (isFigure(field)) {
    const decimals = field.decimals ?? 0;
    const value = readNumber(text, field.type === "int" && decimals === 0 ? "whole" : "number");
    if (value === undefined) return undefined;
    return field.type === "double" ? value : Math.round(value * 10 ** decimals);
  }
  const { known } = field;
  if (known === undefined || known.length === 0) return text;
  const isNamed = (code: string) =>
    Object.values(field.values?.[code] ?? {}).some((name: string) => searchText(name) === folded);
  return known.find((code) => code === text.toLowerCase() || isNamed(code));
}

/** An answer as a cell: the word of a value, a figure with its decimals. */
export function cellOf(field: AskedField, value: unknown, language: keyof Texts): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean")
    return { vi: ["Không", "Có"], en: ["No", "Yes"], id: ["Tidak", "Ya"] }[language][Number(value)] ?? "";
  if (typeof value === "number") {
    const { decimals = 0 } = field;
    const text = (value / 10 ** decimals).toFixed(decimals);
    return language === "en" ? text : text.replace(".", ",");
  }
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return field.values?.[text]?.[language] ?? text;
}
