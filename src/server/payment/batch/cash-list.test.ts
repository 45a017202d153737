import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as payment from "#contract/payment/batch.ts";
import * as payee from "#contract/payment/payee.ts";
import { idOf } from "#kernel/id.ts";
import { csvRecords } from "#server/platform/tables/read/csv-records.ts";
import { newId } from "#contract/new-id.ts";
import { openSupportedCommune } from "#test/scenario/supported-commune.ts";
import type { SupportedCommune } from "#test/scenario/supported-commune.ts";

describe("the cash list of a batch as a file", () => {
  let year: SupportedCommune;
  before(async () => {
    year = await openSupportedCommune();
  });
  after(async () => year.scenario.opened.close());

  test("is a table that a spreadsheet opens: Vietnamese letters, no formula, one row an instruction", async () => {
    const { scenario, activityId } = year;
    await scenario.deliver(activityId, "2026-03-02");
    const { officer, accountant } = scenario.people;
    const names = ['=HYPERLINK("x"), Đê', "Đinh Thị Hoa"];
    const supports = await scenario.supports(activityId);
    assert.equal(supports.length, 2);
    const owner = scenario.opened.ownersServer.database;
    for (const [at, { householdId }] of supports.entries()) {
      const named = await owner
        .updateTable("registry.people")
        .set({ full_name: names[at] ?? "" })
        .where("household_id", "=", householdId)
        .returning("person_id")
        .executeTakeFirstOrThrow();
      const payeeId = newId("payee");
      const personId = idOf("person", named.person_id);
      await officer.get(payee.registerPayee, {
        params: { householdId },
        body: { payeeId, personId, role: "head", method: "cash", cashPoint: "Nhà văn hóa thôn" },
      });
      await accountant.get(payee.verifyPayee, { params: { householdId, payeeId } });
    }
    const batchId = await scenario.sentBatch(activityId, "cash");
    const { files } = await accountant.get(payment.getBatch, { params: { batchId } });
    const answer = await accountant.fetch(`/api/payment-batches/${batchId}/files/${files[0]?.fileId ?? ""}`);
    assert.equal(answer.headers.get("content-type"), "text/csv; charset=utf-8");
    const bytes = Buffer.from(await answer.arrayBuffer());
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const rows = csvRecords(bytes.toString("utf8"));
    assert.deepEqual(
      rows.map(({ recipient, amount, signature }) => [recipient, amount, signature]).toSorted(),
      [
        [`'${names[0] ?? ""}`, "30000000", ""],
        [names[1], "30000000", ""],
      ].toSorted(),
    );
    assert.equal(new Set(rows.map((row) => row["end_to_end_id"])).size, 2);
  });
});
