import assert from "node:assert/strict";
import { test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { cellOf, columnsOf, headOf, readAnswerRows, unknownColumn } from "./answer-rows.ts";
import type { AnswerTable, AskedField, TableMember } from "./answer-rows.ts";

const words = (text: string) => ({ vi: text, en: text, id: text });
const area: AskedField = { field: "floorArea", label: words("Diện tích"), type: "int", decimals: 2 };
const water: AskedField = {
  field: "water",
  label: words("Nguồn nước"),
  type: "string",
  known: ["piped", "stream"],
  values: {
    piped: { vi: "Nước máy", en: "Piped water", id: "Air pipa" },
    stream: { vi: "Sông, suối", en: "Stream", id: "Sungai" },
  },
};
const roof: AskedField = { field: "roofDurable", label: words("Mái"), type: "bool" };
const attends: AskedField = { field: "attends", label: words("Đang học"), type: "bool" };
const table: AnswerTable = { household: [area, water, roof], member: [attends], points: [] };

const living = (personId: string, more: Partial<TableMember>): TableMember => ({
  personId,
  fullName: "Phạm Văn Đê",
  sex: "male",
  birthDate: null,
  birthPrecision: more.birthDate == null ? null : "day",
  asks: ["sex", "attends"],
  age: null,
  ...more,
});
const members = new Map([
  [
    "h1",
    [
      living("p1", { birthDate: localDate("1980-01-01"), birthPrecision: "year", asks: ["sex"] }),
      living("p2", { birthDate: localDate("2018-05-02") }),
    ],
  ],
]);
const heads = Object.fromEntries(columnsOf(table).map((column) => [column.key, headOf(column, "vi")]));
const row = (cells: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(cells).map(([key, text]) => [heads[key] ?? key, text]));
const whole = [
  row({
    household: "h1",
    person: "p1",
    "h.floorArea": "45,5",
    "h.water": "Sông, suối",
    "h.roofDurable": "Không",
    income: "1.200.000",
  }),
  row({ household: "h1", person: "p2", "m.attends": "có" }),
];

test("a household is read from its rows: words in any language, figures as people write them, only what is asked at that age", () => {
  const { taken, wrong } = readAnswerRows(table, whole, members);
  assert.deepEqual(wrong, []);
  assert.deepEqual(taken[0]?.answers, {
    household: { floorArea: 4550, water: "stream", roofDurable: false },
    members: [
      { attends: null, personId: "p1", birthDate: "1980-01-01", birthPrecision: "year", sex: "male" },
      { attends: true, personId: "p2", birthDate: "2018-05-02", birthPrecision: "day", sex: "male" },
    ],
    incomePerPerson: 1_200_000,
  });
});

test("what is wrong is named by row, column and reason, and the household is not taken", () => {
  const rows = [
    row({ household: "h1", person: "p1", "h.floorArea": "bốn mươi", "h.water": "giếng trời", income: "" }),
    row({ household: "h1", person: "p9", "m.attends": "có" }),
    row({ household: "h7", person: "p1" }),
  ];
  const { taken, wrong } = readAnswerRows(table, rows, members);
  assert.deepEqual(taken, []);
  assert.deepEqual(
    wrong.map(({ row: at, column, problem, given }) => [at, column.vi.split(" ")[0], problem, given]),
    [
      [2, "Mã", "unknown_person", "p9"],
      [1, "Mã", "no_row", "p2"],
      [1, "Diện", "not_a_number", "bốn mươi"],
      [1, "Nguồn", "unknown_value", "giếng trời"],
      [1, "Mái", "missing", ""],
      [1, "Thu", "missing", ""],
      [3, "Mã", "unknown_household", "h7"],
    ],
  );
});

test("a person in two rows, and a birth or a sex that was written over, are named with what the registry has", () => {
  const withSex: AnswerTable = {
    ...table,
    member: [
      { field: "sex", label: words("Giới tính"), type: "string", known: ["male", "female"] },
      { ...attends, label: words("Đang học") },
    ],
  };
  const [first = {}, second = {}] = whole;
  const rows = [
    { ...first, "m.sex": "female", birth: "1981" },
    { ...second, birth: "2018" },
    { ...second, "m.attends": "không" },
  ];
  const { taken, wrong } = readAnswerRows(withSex, rows, members);
  assert.deepEqual(taken, []);
  assert.deepEqual(
    wrong.map(({ row: at, column, problem, given, recorded }) => [at, column.vi, problem, given, recorded]),
    [
      [1, "Năm sinh", "differs", "1981", "1980"],
      [1, "Giới tính", "differs", "female", "male"],
      [3, "Mã người", "repeated_person", "p2", undefined],
    ],
  );
});

test("who has no birth in the registry is named, and the household waits", () => {
  const unknown = new Map([["h1", [living("p1", {})]]]);
  const { taken, wrong } = readAnswerRows(table, whole.slice(0, 1), unknown);
  assert.deepEqual(taken, []);
  assert.deepEqual(
    wrong.map(({ row: at, column, problem }) => [at, column.vi, problem]),
    [
      [1, "Năm sinh", "unrecorded"],
      [1, "Đang học", "missing"],
    ],
  );
});

test("a household without an answer waits, and is no error", () => {
  const { taken, wrong, blank } = readAnswerRows(
    table,
    [row({ household: "h1", person: "p1", name: "Phạm Văn Đê" })],
    members,
  );
  assert.deepEqual([taken, wrong, blank], [[], [], 1]);
});

test("an answer goes out as it comes in again", () => {
  assert.deepEqual(
    [cellOf(area, 4550, "vi"), cellOf(water, "stream", "en"), cellOf(roof, false, "id"), cellOf(area, null, "vi")],
    ["45,50", "Stream", "Tidak", ""],
  );
});

test("points of form B1 are read where the income stands empty", () => {
  const withPoints = { ...table, points: [{ question: "electricity_use", answers: ["under_25", "over_25"] }] };
  const [first = {}, second = {}] = whole;
  const rows = [{ ...first, [heads["income"] ?? ""]: "", "b1.electricity_use": "Under 25" }, second];
  const { taken, wrong } = readAnswerRows(withPoints, rows, members);
  assert.deepEqual(wrong, []);
  assert.deepEqual(taken[0]?.answers.points, { electricity_use: "under_25" });
});

test("a column of answers that the table does not have is named where it holds something", () => {
  const columns = ["household", "person", "Ghi chú", "h.floorArea", "h.areaa"];
  assert.equal(unknownColumn(table, columns, [{ "Ghi chú": "xa", "h.floorArea": "45", "h.areaa": " " }]), undefined);
  assert.equal(unknownColumn(table, columns, [{ "h.floorArea": "45", "h.areaa": "12" }]), "h.areaa");
});
