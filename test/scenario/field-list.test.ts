/** The list of supports that an officer takes along: by village, with everybody who is to be given something, and nobody else. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { writeFile } from "node:fs/promises";
import { listAuditEntries } from "#contract/authority/audit.ts";
import * as delivery from "#contract/delivery/support.ts";
import type { Id } from "#kernel/id.ts";
import { textsOfPages } from "#test/support/read-pdf.ts";
import { reviewThree } from "./plan-beginnings.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
let activityId: Id<"activity">;
before(async () => {
  scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-03-02");
  const { fundLineId } = await scenario.fund(3, 2026);
  activityId = await scenario.activity(fundLineId, 2026);
});
after(() => scenario.opened.close());

const ask = async (format: "pdf" | "xlsx", officer = scenario.people.officer) =>
  officer.fetch(`/api/activities/${activityId}/papers/field-list?language=vi&format=${format}`);

test("an activity without supports has no list, and says what to do", async () => {
  const answer = await ask("pdf");
  assert.equal(answer.status, 409);
  assert.equal(((await answer.json()) as { code: string }).code, "delivery.nobody_to_list");
});

test("each live support is on the page of its village once, with sum and room to sign; who is refused is not", async () => {
  const { officer, chair } = scenario.people;
  const params = { activityId };
  await officer.get(delivery.proposeSupports, { params, body: {} });
  const all = await scenario.supports(activityId);
  const keys = all.map(({ householdId, supportId }) => ({ householdId, supportId }));
  await officer.get(delivery.checkSupports, { params, body: { supports: keys } });
  await chair.get(delivery.refuseSupports, { params, body: { supports: keys.slice(2), reason: "Đã có nhà" } });
  await chair.get(delivery.approveSupports, {
    params,
    body: { supports: keys.slice(0, 2), decisionNumber: "56/QĐ-UBND" },
  });
  const answer = await ask("pdf");
  assert.equal(answer.status, 200);
  const pdf = new Uint8Array(await answer.arrayBuffer());
  if (process.env["VUON_PAPERS"] !== undefined) await writeFile(`${process.env["VUON_PAPERS"]}/field-list.pdf`, pdf);
  const text = (await textsOfPages(pdf))
    .flat()
    .map((one) => one.text)
    .join(" ")
    .replaceAll(/\s+/g, " ");
  assert.match(text, /DANH SÁCH HỖ TRỢ THEO THÔN Sửa nhà cho hộ nghèo .*2 hỗ trợ, tổng số tiền 60\.000\.000 đồng/);
  for (const [at, { headName }] of all.entries())
    assert.equal(text.split(headName ?? "?").length - 1, at < 2 ? 1 : 0, headName ?? "");
  assert.match(text, /Chờ bàn giao.*Tổng cộng 60\.000\.000.*NGƯỜI BÀN GIAO.*TRƯỞNG THÔN/);
  assert.equal((await ask("xlsx")).headers.get("content-type")?.includes("spreadsheetml"), true);
});

test("another commune's officer is refused, and each printing is in the audit", async () => {
  const stranger = await scenario.opened.officer("commune_officer", "21490");
  assert.notEqual((await ask("pdf", stranger)).status, 200);
  const { rows } = await scenario.people.lead.get(listAuditEntries, { query: { recordKind: "activity" } });
  const printed = rows.filter(({ facts }) => "printed" in facts);
  assert.deepEqual(printed.map(({ facts }) => [facts["format"], facts["printed"]]).toSorted(), [
    ["pdf", 2],
    ["xlsx", 2],
  ]);
});
