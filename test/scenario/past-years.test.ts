/** Closed years of a programme come into the ledger from a table: whole or not at all, once. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { recordPastYears } from "#contract/treasury/past-years.ts";
import { workbookWith } from "#test/support/workbook.ts";
import { Scenario } from "./scenario.ts";
import { checkLedger, listBalances } from "#contract/ledger/balance.ts";

const heads = "year,origin_year,source,component,area,stage,month,amount";
const line = (year: number, origin: number | "", area: string, stage: string, month: number | "", amount: number) =>
  [year, origin, "CENTRAL_INVEST", "II.1", area, stage, month, amount].join(",");
const table = [
  heads,
  line(2023, "", "21484", "allocated", "", 900_000_000),
  line(2023, "", "21490", "allocated", "", 100_000_000),
  line(2023, "", "21484", "disbursed", 12, 600_000_000),
  line(2023, "", "21490", "disbursed", 6, 100_000_000),
  line(2023, "", "21484", "settled", "", 500_000_000),
  line(2023, "", "21484", "carried_over", "", 300_000_000),
  line(2024, 2023, "21484", "disbursed", 2, 250_000_000),
  line(2024, 2023, "21484", "returned", "", 50_000_000),
].join("\n");

let scenario: Scenario;
before(async () => {
  scenario = await Scenario.open();
});
after(() => scenario.opened.close());

const record = (text: string, isTrial: boolean) =>
  scenario.people.treasurer.get(recordPastYears, {
    body: { areaId: "51", programmeId: "vn-2026-2035", file: { format: "csv", text }, isTrial },
  });

describe("closed years of a programme", () => {
  test("are tried without a trace", async () => {
    const reported = await record(table, true);
    assert.deepEqual([reported.rows, reported.errorCount, reported.recorded], [8, 0, 0]);
    assert.deepEqual(
      reported.sums.map(({ year, stage, amount }) => [year, stage, amount]),
      [
        [2023, "allocated", 1_000_000_000n],
        [2023, "disbursed", 700_000_000n],
        [2023, "settled", 500_000_000n],
        [2023, "carried_over", 300_000_000n],
        [2024, "disbursed", 250_000_000n],
        [2024, "returned", 50_000_000n],
      ],
    );
    assert.equal((await scenario.people.treasurer.get(checkLedger)).postings, 0);
  });
  test("are read by the heads and stages that an office writes, in each language", async () => {
    const written = [
      "Năm;Năm giao vốn;Nguồn vốn;Nội dung thành phần;Mã xã;Giai đoạn của vốn;Tháng;Số tiền",
      "2023;;CENTRAL_INVEST;II.1;21484;Giao vốn;;900000000",
      "2023;;CENTRAL_INVEST;II.1;21484;giải ngân;12;600000000",
      "2023;;CENTRAL_INVEST;II.1;21484;Chuyển nguồn;;300000000",
    ];
    const inIndonesian = [
      "Tahun;Tahun asal;Sumber dana;Komponen;Kode komune;Tahap dana;Bulan;Jumlah",
      "2023;;CENTRAL_INVEST;II.1;21484;Dialokasikan;;5000000",
      "2023;;CENTRAL_INVEST;II.1;21484;Dikembalikan;;5000000",
    ];
    const sums = async (lines: readonly string[]) => {
      const reported = await record(lines.join("\n"), true);
      assert.deepEqual(reported.errors, []);
      return reported.sums.map(({ stage, amount }) => [stage, amount]);
    };
    assert.deepEqual(await sums(written), [
      ["allocated", 900_000_000n],
      ["disbursed", 600_000_000n],
      ["carried_over", 300_000_000n],
    ]);
    assert.deepEqual(await sums(inIndonesian), [
      ["allocated", 5_000_000n],
      ["returned", 5_000_000n],
    ]);
  });
  test("with one wrong row record nothing, and the row is named", async () => {
    const reported = await record(`${table}\n${line(2024, 2023, "01", "returned", "", 1)}`, false);
    assert.deepEqual(reported.errors, [{ row: 10, field: "area", reason: "unknown", value: "01" }]);
    assert.equal((await scenario.people.treasurer.get(checkLedger)).postings, 0);
  });
  test("with a number cell that is no whole đồng record nothing: its text would read as thousands", async () => {
    const cells = ["2023", "", "CENTRAL_INVEST", "DA1.1", "21484", "allocated", ""];
    const heads = "year,origin_year,source,component,area,stage,month,amount".split(",");
    const texts = (row: readonly string[]) => row.map((text) => `<c t="str"><v>${text}</v></c>`).join("");
    const sheet = `<row r="1">${texts(heads)}</row><row r="2">${texts(cells)}<c><v>356.125</v></c></row>`;
    const file = { format: "file" as const, base64: workbookWith({ sheets: { S: sheet } }).toString("base64") };
    const reported = await scenario.people.treasurer.get(recordPastYears, {
      body: { areaId: "51", programmeId: "vn-2026-2035", file, isTrial: false },
    });
    assert.deepEqual(
      reported.errors.map(({ row, field, reason }) => [row, field, reason]).filter(([, field]) => field === "amount"),
      [[2, "amount", "not_money"]],
    );
    assert.equal((await scenario.people.treasurer.get(checkLedger)).postings, 0);
  });
  test("are recorded whole, and each year's money stays apart by its origin", async () => {
    const reported = await record(table, false);
    assert.deepEqual([reported.recorded, reported.already], [7, 0]);
    const { rows } = await scenario.people.treasurer.get(listBalances, { query: { areaId: "51" } });
    const held = rows
      .filter(({ balance, kind }) => balance !== 0n && kind !== "source")
      .map(({ areaId, year, originYear, kind, balance }) => [areaId, year, originYear, kind, balance]);
    assert.deepEqual(
      new Set(held.map(String)),
      new Set(
        [
          ["21484", 2024, 2023, "disbursed", 250_000_000n],
          ["21484", 2024, 2023, "returned", 50_000_000n],
          ["21484", 2023, 2023, "disbursed", 100_000_000n],
          ["21484", 2023, 2023, "settled", 500_000_000n],
          ["21490", 2023, 2023, "disbursed", 100_000_000n],
        ].map(String),
      ),
    );
    assert.deepEqual((await scenario.people.treasurer.get(checkLedger)).findings, []);
  });
  test("brought in again change nothing; with another sum they are refused", async () => {
    assert.deepEqual(await record(table, false).then(({ recorded, already }) => [recorded, already]), [0, 7]);
    const other = table
      .replace("disbursed,6,100000000", "disbursed,6,90000000")
      .concat(`\n${line(2023, "", "21490", "returned", "", 10_000_000)}`);
    const answer = await scenario.people.treasurer.ask(recordPastYears, {
      body: { areaId: "51", programmeId: "vn-2026-2035", file: { format: "csv", text: other }, isTrial: false },
    });
    assert.ok("problem" in answer);
    assert.equal(answer.problem.code, "planning.past_years_differ");
    assert.deepEqual((await scenario.people.treasurer.get(checkLedger)).findings, []);
  });
  test("are booked on the days on which they happened", async () => {
    const found = await scenario.opened.ownersServer.database
      .selectFrom("planning.postings")
      .select(["kind", "booked_on"])
      .orderBy("posting_id")
      .execute();
    assert.deepEqual(
      found.map((posting) => [posting.kind, String(posting.booked_on)]),
      [
        ["fund", "2023-01-01"],
        ["disburse", "2023-06-30"],
        ["disburse", "2023-12-31"],
        ["settle", "2023-12-31"],
        ["carry_over", "2023-12-31"],
        ["disburse", "2024-02-29"],
        ["return", "2024-12-31"],
      ],
    );
  });
});
