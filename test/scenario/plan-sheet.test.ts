/** A plan's sheet of an earlier version is read back; a column that nobody knows is refused by its name, and nothing of it is lost in silence. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "#contract/new-id.ts";
import * as planActs from "#contract/planning/plan-acts.ts";
import * as tools from "#contract/planning/plan-tools.ts";
import * as planning from "#contract/planning/plan.ts";
import { listProgrammes } from "#contract/planning/programme.ts";
import { dong } from "#kernel/money.ts";
import { sheetColumns, sheetOf } from "#programme/planning/plan/plan-sheet.ts";
import { houseLines } from "./plan-beginnings.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
const planId = newId("plan");
const params = { planId };

before(async () => {
  scenario = await Scenario.open();
  scenario.on("2026-01-10");
  const { officer } = scenario.people;
  const [programme] = (await officer.get(listProgrammes)).rows;
  const of = { programmeId: programme?.programmeId ?? "", programmeVersion: programme?.version ?? "" };
  await officer.get(planning.draftPlan, {
    body: { planId, areaId: scenario.commune, year: 2026, ...of, goals: [] },
  });
  const changes = houseLines(3, 90_000_000n).map((line) => ({
    put:
      line.kind === "fund" ? { ...line, originYear: 2025, schedule: [{ month: 6, amount: dong(90_000_000) }] } : line,
  }));
  await officer.get(planActs.editPlan, { params, body: { changes } });
});
after(() => scenario.opened.close());

const months = (name: string, currency: string) =>
  Array.from({ length: 12 }, (_, at) => `${name} ${at + 1} (${currency})`);
/** Every head that a version has written, in the order of the columns: a change of one adds today's here and the old one to the pack. */
const heads: Readonly<Record<string, readonly string[]>> = {
  "2026-11-26": [
    ..."TT|Nội dung|Mã chỉ tiêu|Hiện trạng|Cần đạt|Mã hoạt động|Đơn vị|Số lượng|Đơn giá (đồng)|Nguồn vốn".split("|"),
    ..."Nội dung thành phần|Số tiền (đồng)|Năm gốc của vốn".split("|"),
    ...months("Tháng", "đồng"),
    "Mã dòng",
  ],
  "2026-11-26 in English": [
    ..."No.|Content|Indicator|Baseline|Target|Kind of activity|Unit|Quantity|Unit cost (VND)|Source".split("|"),
    ..."Component|Amount (VND)|Year of origin".split("|"),
    ...months("Month", "VND"),
    "Line id",
  ],
  "2026-11-26 in Indonesian": [
    ..."No.|Isi|Indikator|Awal|Sasaran|Jenis kegiatan|Satuan|Jumlah|Biaya satuan (VND)|Sumber dana".split("|"),
    ..."Komponen|Nilai (VND)|Tahun asal".split("|"),
    ...months("Bulan", "VND"),
    "Kode baris",
  ],
  today: [
    ..."STT|Nội dung|Mã chỉ số|Số đầu kỳ|Chỉ tiêu cần đạt|Mã hoạt động|Đơn vị|Số lượng|Đơn giá (đồng)".split("|"),
    ..."Nguồn vốn|Nội dung thành phần|Số tiền (đồng)|Năm giao vốn".split("|"),
    ...months("Tháng", "đồng"),
    "Mã dòng",
  ],
};

async function sheetUnder(names: readonly string[]): Promise<string> {
  const { lines } = await scenario.people.officer.get(planActs.getPlanLines, { params });
  const rows = sheetOf(lines).map((row) => sheetColumns.map((column) => row[column] ?? ""));
  return [names, ...rows].map((cells) => cells.join(",")).join("\n");
}
const read = async (text: string) =>
  scenario.people.officer.ask(tools.importPlan, {
    params,
    body: { file: { format: "csv", text }, isTrial: true },
  });

for (const [version, names] of Object.entries(heads)) {
  test(`the sheet of ${version} is read back as the same plan, with its months, its year of origin and its lines`, async () => {
    assert.equal(names.length, sheetColumns.length);
    const answer = await read(await sheetUnder(names));
    assert.ok("body" in answer, JSON.stringify(answer));
    const { rows, errors, added, changed, untouched } = answer.body;
    assert.deepEqual([rows, errors, added, changed, untouched], [5, [], 0, 0, 0]);
  });
}

test("the sheet that is written today has the heads of today", async () => {
  const answer = await scenario.people.officer.fetch(`/api/plans/${planId}/sheet?language=vi`);
  const base64 = Buffer.from(await answer.arrayBuffer()).toString("base64");
  const whole = await scenario.people.officer.get(tools.importPlan, {
    params,
    body: { file: { format: "file", base64 }, isTrial: true },
  });
  assert.deepEqual([whole.rows, whole.errors, whole.added, whole.changed], [5, [], 0, 0]);
});

test("a column that nobody knows is refused with its name and place; empty it is in nobody's way", async () => {
  const today = heads["today"] ?? [];
  const renamed = await sheetUnder(today.map((name) => (name === "Năm giao vốn" ? "Năm của vốn" : name)));
  const answer = await read(renamed);
  assert.ok("problem" in answer, JSON.stringify(answer));
  assert.equal(answer.problem.code, "table.column_unknown");
  assert.deepEqual(answer.problem.facts, { head: "Năm của vốn", column: "M" });
  const noted = await read((await sheetUnder(today)).replace("Mã dòng", "Mã dòng,Ghi chú"));
  assert.ok("body" in noted, JSON.stringify(noted));
  assert.deepEqual([noted.body.errors, noted.body.changed], [[], 0]);
});
