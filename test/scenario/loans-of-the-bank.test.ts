/** The list of households that may borrow goes to the policy bank; what it fills in comes back, row by row, and what is overdue waits. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as contract from "#contract/delivery/credit.ts";
import { readWork } from "#contract/home/work.ts";
import { listBalances } from "#contract/ledger/balance.ts";
import { newId } from "#contract/new-id.ts";
import { localDate } from "#kernel/local-date.ts";
import { rowsOfFile } from "#test/support/read-table.ts";
import { codeOf } from "#test/support/sign-in.ts";
import { workbookOf } from "#test/support/workbook.ts";
import { reviewThree } from "./plan-beginnings.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
/** Codes of the households as the list gives them. */
let codes: readonly string[] = [];
const heads = [
  "Mã hộ",
  "Số khế ước",
  "Tình trạng vay",
  "Số tiền vay (đồng)",
  "Ngày giải ngân",
  "Hạn trả cuối cùng",
  "Dư nợ (đồng)",
  "Nợ quá hạn (đồng)",
  "Ghi chú",
];
const answered = (rows: readonly (readonly string[])[], asOf: string, isTrial = false) => ({
  params: { communeId: scenario.commune },
  body: {
    fileId: newId("file"),
    file: { format: "file" as const, base64: workbookOf([heads, ...rows]).toString("base64") },
    listName: `NHCSXH ${asOf}`,
    asOf: localDate(asOf),
    isTrial,
  },
});
const loans = async (query: { readonly overdue?: "yes" } = {}) =>
  scenario.people.planner.get(contract.listLoans, { query: { areaId: "51", ...query } });
const waits = async () =>
  (await scenario.people.officer.get(readWork)).rows.find(({ kind }) => kind === "watchLoans")?.count ?? 0;

before(async () => {
  scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-06-01");
});
after(async () => scenario.opened.close());

describe("loans of the policy bank", () => {
  test("begin with the list of who may borrow by the programme, as a workbook", async () => {
    const path = `/api/communes/${scenario.commune}/papers/borrowers?language=vi`;
    const answer = await scenario.people.officer.fetch(path);
    assert.equal(answer.status, 200);
    const base64 = Buffer.from(await answer.arrayBuffer()).toString("base64");
    const rows = await rowsOfFile({ format: "file", base64 });
    codes = rows.map((row) => row["Mã hộ"] ?? "");
    assert.equal(new Set(codes).size, 3);
    assert.ok(rows.every((row) => row["Chủ hộ"] !== "" && row["Tình trạng vay"] === ""));
    const stranger = await scenario.opened.officer("commune_officer", "21490");
    assert.notEqual((await stranger.fetch(path)).status, 200);
  });

  test("come back row by row: tried first, then taken in, what cannot be taken is kept with its reason", async () => {
    const { officer, chair } = scenario.people;
    const [a = "", b = "", c = ""] = codes;
    const rows = [
      [a, "KU01", "Đã giải ngân", "50.000.000", "02/03/2026", "02/03/2031", "50.000.000", "", ""],
      [b, "", "Đang xét", "", "", "", "", "", "Thiếu giấy tờ"],
      [c, "", "", "", "", "", "", "", ""],
      [newId("household"), "", "Đã duyệt", "", "", "", "", "", ""],
      [a, "KU02", "Đã giải ngân", "10.000.000", "02/03/2026", "", "20.000.000", "", ""],
    ];
    assert.equal(
      await codeOf(chair.ask(contract.recordLoanAnswers, answered(rows, "2026-05-31"))),
      "authority.not_permitted",
    );
    const ahead = officer.ask(contract.recordLoanAnswers, answered(rows, "2026-06-02"));
    assert.equal(await codeOf(ahead), "day.after_today");
    const tried = await officer.get(contract.recordLoanAnswers, answered(rows, "2026-05-31", true));
    assert.deepEqual([tried.read, tried.matched, tried.unanswered], [5, 2, 1]);
    assert.deepEqual(
      tried.heldBack.map(({ row, fault }) => [row, fault]),
      [
        [5, "unknown_code"],
        [6, "owes_more_than_lent"],
      ],
    );
    assert.equal((await loans()).total, 0);
    const written = await officer.get(contract.recordLoanAnswers, answered(rows, "2026-05-31"));
    assert.deepEqual({ ...written, isTrial: true }, tried);
    const found = await loans();
    assert.deepEqual([found.total, found.sums.amount, found.sums.outstanding], [2, 50_000_000n, 50_000_000n]);
    const files = await officer.get(contract.listLoanFiles, { query: { areaId: scenario.commune } });
    assert.deepEqual(
      files.rows.map(({ read, matched, unanswered, heldBack }) => [read, matched, unanswered, heldBack.length]),
      [[5, 2, 1, 2]],
    );
    assert.equal(await waits(), 0);
  });

  test("are brought up to date by the next file, and what is overdue waits; the ledger knows nothing of it", async () => {
    const { officer, accountant } = scenario.people;
    const [a = "", b = ""] = codes;
    const before = await accountant.get(listBalances, { query: { areaId: scenario.commune, year: 2026 } });
    scenario.on("2026-12-01");
    const next = [
      [a, "KU01", "Đã giải ngân", "50.000.000", "02/03/2026", "02/03/2031", "45.000.000", "2.000.000", ""],
      [b, "", "Từ chối", "", "", "", "", "", "Không đủ điều kiện"],
    ];
    await officer.get(contract.recordLoanAnswers, answered(next, "2026-11-30"));
    const { total, sums } = await loans();
    assert.deepEqual([total, sums.outstanding, sums.overdue, sums.overdueLoans], [2, 45_000_000n, 2_000_000n, 1]);
    const overdue = await loans({ overdue: "yes" });
    assert.deepEqual(
      overdue.rows.map(({ householdId, isOverdue }) => [householdId, isOverdue]),
      [[a, true]],
    );
    assert.equal(await waits(), 1);
    // An older list changes nothing.
    const older = await officer.get(contract.recordLoanAnswers, answered(next, "2026-10-31"));
    assert.deepEqual(
      older.heldBack.map(({ fault }) => fault),
      ["list_is_older", "list_is_older"],
    );
    const after = await accountant.get(listBalances, { query: { areaId: scenario.commune, year: 2026 } });
    assert.deepEqual(after.rows, before.rows);
  });
});
