/** A list of 1,000 supports goes out as a workbook and comes back: tried, accounted for row by row, delivered by one act. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { undoDelivery } from "#contract/delivery/correction.ts";
import { recordFieldAnswers } from "#contract/delivery/field-list.ts";
import * as delivery from "#contract/delivery/support.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { rowsOfFile } from "#test/support/read-table.ts";
import { codeOf } from "#test/support/sign-in.ts";
import { workbookOf } from "#test/support/workbook.ts";
import { reviewThree } from "./plan-beginnings.ts";
import { Scenario } from "./scenario.ts";

const size = 1000;
let scenario: Scenario;
let activityId: Id<"activity">;
/** The list as it went out: the code and the head of each. */
let out: readonly { readonly code: string; readonly village: string }[];

before(async () => {
  scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-03-02");
  const { fundLineId } = await scenario.fund(3, 2026);
  activityId = await scenario.activity(fundLineId, 2026);
  const { officer, chair } = scenario.people;
  const params = { activityId };
  await officer.get(delivery.proposeSupports, { params, body: {} });
  const supports = (await scenario.supports(activityId)).map(({ householdId, supportId }) => ({
    householdId,
    supportId,
  }));
  await officer.get(delivery.checkSupports, { params, body: { supports } });
  await chair.get(delivery.approveSupports, { params, body: { supports, decisionNumber: "56/QĐ-UBND" } });
  // The others of the thousand, alike: only their list is what is tested.
  await scenario.opened.ownersServer.database.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`create temporary table copied on commit drop as
      select gen_random_uuid() as household_id, gen_random_uuid() as support_id, n, first.support_id as of
      from generate_series(4, ${size}) n, (select support_id from delivery.supports limit 1) first`.execute(tx);
    await sql`insert into registry.households (household_id, commune_id, village_id, address, registered_on, source_system, source_key)
      select household_id, ${scenario.commune}, ${scenario.village}, 'Nhà ' || n, '2025-08-01', 'vuon', 'h' || n from copied`.execute(
      tx,
    );
    await sql`insert into delivery.supports
      select (jsonb_populate_record(support, jsonb_build_object('household_id', copied.household_id, 'support_id', copied.support_id,
        'series_id', copied.support_id))).* from copied join delivery.supports support on support.support_id = copied.of`.execute(
      tx,
    );
    await sql`insert into delivery.support_acts
      select (jsonb_populate_record(done, jsonb_build_object('household_id', copied.household_id, 'support_id', copied.support_id,
        'support_act_id', gen_random_uuid()))).* from copied join delivery.support_acts done on done.support_id = copied.of`.execute(
      tx,
    );
  });
  scenario.on("2026-05-10");
});
after(async () => scenario.opened.close());

const heads = ["Mã hỗ trợ", "Kết quả nhận", "Ngày nhận", "Ghi chú"];
const answered = (rows: readonly (readonly string[])[], isTrial: boolean) => ({
  params: { activityId },
  body: {
    file: { format: "file" as const, base64: workbookOf([heads, ...rows]).toString("base64") },
    listName: "Danh sách thẻ BHYT tháng 5",
    deliveredOn: localDate("2026-05-05"),
    isTrial,
  },
});
const stateOf = async () => {
  const found = await sql<{ state: string; n: number }>`select state, count(*)::int as n from delivery.supports
    where activity_id = ${activityId} group by 1 order by 1`.execute(scenario.opened.ownersServer.database);
  return Object.fromEntries(found.rows.map(({ state, n }) => [state, n]));
};

describe("a list of a thousand supports", () => {
  test("goes out as a workbook with a code for each and columns to fill in", async () => {
    const answer = await scenario.people.officer.fetch(
      `/api/activities/${activityId}/papers/field-list?language=vi&format=xlsx`,
    );
    assert.equal(answer.status, 200);
    const base64 = Buffer.from(await answer.arrayBuffer()).toString("base64");
    const rows = await rowsOfFile({ format: "file", base64 });
    out = rows.map((row) => ({ code: row["Mã hỗ trợ"] ?? "", village: row["Thôn"] ?? "" }));
    assert.equal(new Set(out.map(({ code }) => code)).size, size);
    assert.equal(rows[0]?.["Kết quả nhận"], "");
  });

  test("comes back: the trial says what each row would do, and writes nothing", async () => {
    const { officer, chair } = scenario.people;
    const codes = out.map(({ code }) => code);
    const rows = [
      ...codes.slice(0, 990).map((code) => [code, "x", "", ""]),
      [codes[990] ?? "", "Chưa", "", "Vắng nhà"],
      [codes[991] ?? "", "có", "06/05/2026", "Con nhận thay"],
      [codes[992] ?? "", "có lẽ", "", ""],
      [codes[993] ?? "", "x", "01/02/2026", ""],
      ["không có mã này", "x", "", ""],
      [codes[994] ?? "", "x", "", ""],
      [codes[994] ?? "", "x", "", ""],
    ];
    assert.equal(await codeOf(chair.ask(recordFieldAnswers, answered(rows, true))), "authority.not_permitted");
    const tried = await officer.get(recordFieldAnswers, answered(rows, true));
    assert.deepEqual(
      [tried.read, tried.delivered, tried.notReceived, tried.heldBack.length, tried.missing],
      [997, 991, 1, 5, 5],
    );
    assert.equal(tried.read, tried.delivered + tried.notReceived + tried.heldBack.length);
    assert.deepEqual(
      tried.heldBack.map(({ row, fault }) => [row, fault]),
      [
        [994, "answer_not_understood"],
        [995, "day_before_approval"],
        [996, "unknown_code"],
        [997, "listed_twice"],
        [998, "listed_twice"],
      ],
    );
    assert.deepEqual(await stateOf(), { committed: size });
    const began = performance.now();
    const written = await officer.get(recordFieldAnswers, answered(rows, false));
    assert.ok(performance.now() - began < 10_000, "one act of a thousand rows");
    assert.deepEqual({ ...written, isTrial: true }, tried);
    assert.deepEqual(await stateOf(), { committed: 9, delivered: 991 });
    const noted = await sql<{ note: string; day: string }>`
      select note, taken_on::text as day from delivery.evidence where support_id = ${codes[991] ?? ""}`.execute(
      scenario.opened.ownersServer.database,
    );
    assert.deepEqual(noted.rows, [{ note: "Danh sách thẻ BHYT tháng 5 #993: Con nhận thay", day: "2026-05-06" }]);
    // Handed in again, nothing is delivered twice.
    const again = await officer.get(recordFieldAnswers, answered(rows, false));
    assert.deepEqual([again.delivered, again.heldBack.length], [0, 996]);
    assert.equal((await stateOf())["delivered"], 991);
  });

  test("can be undone one by one, and is refused without its columns", async () => {
    const { officer } = scenario.people;
    const [first] = (await scenario.supports(activityId)).filter(({ state }) => state === "delivered");
    assert.ok(first !== undefined);
    const { householdId, supportId } = first;
    const undone = await officer.get(undoDelivery, {
      params: { householdId, supportId },
      body: { reason: "Ghi nhầm dòng" },
    });
    assert.equal(undone.state, "committed");
    const body = { ...answered([], true).body, file: { format: "csv" as const, text: "Thôn;Tên\nA;B\n" } };
    assert.equal(
      await codeOf(officer.ask(recordFieldAnswers, { params: { activityId }, body })),
      "table.columns_missing",
    );
  });
});
