import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { TableFile } from "#contract/table-file.ts";
import { columnsCalled } from "#kernel/table-head.ts";
import { workbookWith } from "#test/support/workbook.ts";
import { nameColumns } from "./name-columns.ts";
import type { ColumnNames } from "./name-columns.ts";
import { readInThread } from "./read-in-thread.ts";
import type { ThreadLimits } from "./read-in-thread.ts";
import { readUpload } from "./read-upload.ts";
import { Turns } from "./turns.ts";

const file = (content: string | Uint8Array): TableFile => ({
  format: "file",
  base64: Buffer.from(content).toString("base64"),
});
const payments: ColumnNames = {
  nameOf: columnsCalled([
    ["Ngày", "date"],
    ["Số tiền", "amount"],
    ["Số CT", "reference"],
  ]),
  required: ["date", "amount"],
};

async function tableOf(content: string | Uint8Array | TableFile, names: ColumnNames = payments) {
  const read = await readUpload(typeof content === "string" || content instanceof Uint8Array ? file(content) : content);
  return read.ok ? nameColumns(read.value, names) : read;
}

async function rowsOf(content: string | Uint8Array | TableFile) {
  const table = await tableOf(content);
  assert.ok(table.ok, JSON.stringify(table));
  const { rows, rowOf } = table.value;
  return rows.map(({ date, amount, reference }, at) => [rowOf(at + 1), date, amount, reference]);
}

async function refusalOf(content: string | Uint8Array) {
  const table = await tableOf(content);
  assert.ok(!table.ok, JSON.stringify(table));
  return table.failure;
}

const lines = ["Ngày,Số tiền,Số CT", '05/11/2026,"1.250.000",B1', "06/11/2026,777,B2"];
const csv = `${lines.join("\r\n")}\r\n`;
const rows = [
  [2, "05/11/2026", "1.250.000", "B1"],
  [3, "06/11/2026", "777", "B2"],
];

describe("a table that somebody hands in", () => {
  it("is the same in every encoding, with every separator, as text and as bytes", async () => {
    const wide = Buffer.from(csv, "utf16le");
    const mark = Buffer.from([0xff, 0xfe]);
    assert.deepEqual(await rowsOf({ format: "csv", text: csv }), rows);
    for (const [name, bytes] of Object.entries({
      "UTF-8": Buffer.from(csv),
      "UTF-8 with a mark": Buffer.from(`\uFEFF${csv}`),
      "UTF-16 with a mark": Buffer.concat([mark, wide]),
      "UTF-16 without one": wide,
      "UTF-16 the other way round": Buffer.from(wide).swap16(),
      "letters apart": Buffer.from(csv.normalize("NFD")),
      semicolons: Buffer.from(csv.replaceAll(",", ";")),
      tabs: Buffer.from(csv.replaceAll(",", "\t")),
      bars: Buffer.from(csv.replaceAll(",", "|")),
    }))
      assert.deepEqual(await rowsOf(bytes), rows, name);
  });
  it("has its head below titles that have more separators than it, and rows as the file numbers them", async () => {
    const titles = "KHO BẠC, KHU VỰC XIV, BẢNG KÊ, THÁNG 11\n\nĐơn vị: đồng\n";
    const found = await rowsOf(
      `${titles}Số CT;SỐ  TIỀN;Ngày;Ghi chú\n(1);(2);(3);(4)\nB1;1250000;05/11/2026;\n\nB2;777;06/11/2026;\n`,
    );
    assert.deepEqual(found, [
      [6, "05/11/2026", "1250000", "B1"],
      [8, "06/11/2026", "777", "B2"],
    ]);
  });
  it("is refused where a column that is asked for stands twice, with its places", async () => {
    const refusal = await refusalOf("Ngày,Số tiền,Số CT,Số tiền\n05/11/2026,1250000,B1,777\n");
    assert.deepEqual([refusal.code, refusal.facts], ["table.head_twice", { head: "Số tiền", columns: "B, D" }]);
    const other = await rowsOf("Ngày,Số tiền,Số CT,Ghi chú,Ghi chú\n05/11/2026,1250000,B1,a,b\n");
    assert.deepEqual(other, [[2, "05/11/2026", "1250000", "B1"]]);
  });
  it("is refused where a row has more cells than the head: a figure was cut at its comma", async () => {
    const refusal = await refusalOf("Ngày,Số tiền,Số CT\n05/11/2026,1,250,000,B1\n");
    assert.deepEqual([refusal.code, refusal.facts], ["table.row_too_wide", { row: 2, cells: 5, columns: 3 }]);
    assert.deepEqual(await rowsOf("Ngày,Số tiền,Số CT,,\n05/11/2026,777,B1,,\n"), [[2, "05/11/2026", "777", "B1"]]);
  });
  it("is refused with the columns that it lacks, and with the most rows that are taken", async () => {
    const refusal = await refusalOf("Số CT,Số tiền\nB1,5\n");
    assert.deepEqual([refusal.code, refusal.facts], ["table.columns_missing", { columns: "date" }]);
    const many = await tableOf(csv, { ...payments, mostRows: 1 });
    assert.ok(!many.ok && many.failure.code === "table.too_many_rows");
  });
  it("may name a column as JavaScript names what every object has", async () => {
    const read = await readUpload(file("constructor,__proto__\n1,2\n"));
    assert.ok(read.ok);
    const table = nameColumns(read.value, { nameOf: () => undefined });
    assert.ok(table.ok);
    assert.deepEqual(Object.entries(table.value.rows[0] ?? {}), [
      ["constructor", "1"],
      ["__proto__", "2"],
    ]);
  });
});

describe("a number cell of a workbook", () => {
  const amounts = async (values: readonly string[]) => {
    const sheet = values.map(
      (value, at) =>
        `<row r="${at + 2}"><c r="A${at + 2}" t="str"><v>x</v></c><c r="B${at + 2}"><v>${value}</v></c></row>`,
    );
    const head = `<row r="1"><c r="A1" t="str"><v>Ngày</v></c><c r="B1" t="str"><v>Số tiền</v></c></row>`;
    const found = await rowsOf(workbookWith({ sheets: { S: head + sheet.join("") } }));
    return found.map(([, , amount]) => amount);
  };
  it("is that number and no other, also where its text would read as thousands", async () => {
    const read = await amounts([
      "356.125",
      "-1.5",
      "1250000",
      "1.25E+6",
      "0.1",
      "1250000.0000000001",
      "999999999999999",
    ]);
    assert.deepEqual(read, ["356.1250", "-1.5", "1250000", "1250000", "0.1", "1250000", "999999999999999"]);
  });
});

describe("the thread that reads", () => {
  const many = Buffer.from(`a,b\n${"one,two\n".repeat(40_000)}`);
  const codeOf = async (limits: ThreadLimits) => {
    const read = await readInThread(many, limits);
    return read.ok ? read.value.rows.length : read.failure.code;
  };
  it("is ended when it takes too long or too much memory, and the next one reads", async () => {
    assert.equal(await codeOf({ seconds: 0, megabytes: 400 }), "table.takes_too_long");
    assert.equal(await codeOf({ seconds: 60, megabytes: 8 }), "table.takes_too_much_memory");
    assert.equal(await codeOf({ seconds: 60, megabytes: 400 }), 40_001);
  });
});

describe("turns", () => {
  it("are taken by so many at once; others wait, and those for whom there is no place are sent away", async () => {
    const turns = new Turns({ atOnce: 2, waiting: 1 });
    let running = 0;
    let most = 0;
    const ends: (() => void)[] = [];
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
      return "done";
    };
    const first = turns.take(work);
    const second = turns.take(work);
    const third = turns.take(work);
    assert.equal(await turns.take(work), undefined, "two run and one waits");
    ends.shift()?.();
    assert.equal(await first, "done");
    while (ends.length < 2) await new Promise((resolve) => setImmediate(resolve));
    for (const end of ends) end();
    assert.deepEqual([await second, await third, most], ["done", "done", 2]);
    const fails = async () => Promise.reject(new Error("broken"));
    await assert.rejects(turns.take(fails));
    await assert.rejects(turns.take(fails));
    await assert.rejects(turns.take(fails), /broken/, "work that fails gives the turn back");
  });
});
