/** Money that is paid in cash: who signed on the paper is ticked, one by one or all at once, for one day. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import * as payment from "#contract/payment/batch.ts";
import { registerPayee, verifyPayee } from "#contract/payment/payee.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { answersOf, badHouse } from "../scenario/home-answers.ts";
import { Scenario } from "../scenario/scenario.ts";
import { Desk } from "./desk.ts";
import { serveConsole } from "./serve-console.ts";
import { pageIsWell } from "./well.ts";

let scenario: Scenario;
let browser: Browser;
let listening: Listening;
let batchId: Id<"batch">;

before(async () => {
  scenario = await Scenario.open();
  const homes = [];
  for (const name of ["Phạm Văn Đê", "Đinh Thị Hoa", "Phạm Văn Rể"]) homes.push(await scenario.household(name));
  const roundId = await scenario.round(2025);
  scenario.on("2025-09-20");
  for (const { householdId, person } of homes)
    await scenario.answer(roundId, householdId, answersOf(person.personId, badHouse, 900_000), "2025-09-20");
  await scenario.decide(roundId, 2025);
  scenario.on("2026-02-01");
  const { fundLineId } = await scenario.fund(3, 2026);
  scenario.on("2026-03-05");
  const activityId = await scenario.activity(fundLineId, 2026);
  await scenario.deliver(activityId, "2026-05-20");
  scenario.on("2026-06-01");
  for (const { householdId, person } of homes) {
    const payeeId = newId("payee");
    const cash = { method: "cash", cashPoint: "UBND xã Ba Tơ" } as const;
    await scenario.people.officer.get(registerPayee, {
      params: { householdId },
      body: { payeeId, personId: person.personId, role: "head", ...cash },
    });
    await scenario.people.accountant.get(verifyPayee, { params: { householdId, payeeId } });
  }
  batchId = await scenario.sentBatch(activityId, "cash");
  scenario.on("2026-06-05");
  listening = await serveConsole(scenario.opened.server);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

const signed = async () => {
  const { rows } = await scenario.people.cashier.get(payment.cashList, { params: { batchId } });
  return rows.map(({ signedOn }) => signedOn).toSorted();
};

describe("a cash list in the browser", () => {
  test("those who signed are ticked and recorded; the rest follow, all at once", async () => {
    const cashier = await Desk.open(browser, scenario.people.cashier, listening.url);
    const { page } = cashier;
    await page.goto(`${listening.url}/payment-batches/${batchId}/cash-list`);
    const who = page.getByRole("group", { name: "Người đã ký trên giấy" });
    const record = page.getByRole("button", { name: "Ghi đã ký nhận" });
    await record.click();
    await cashier.sees("Người đã ký trên giấy: chưa điền");
    await who.getByRole("checkbox", { name: /^Đinh Thị Hoa/ }).check();
    await cashier.fill("Ngày ký nhận", "2026-06-04");
    await record.click();
    await who.getByRole("checkbox", { name: "Tất cả 2 người" }).waitFor();
    assert.deepEqual(await signed(), ["2026-06-04", null, null].toSorted());
    await pageIsWell(page);
    assert.equal(await page.getByLabel("Ngày ký nhận").inputValue(), "04/06/2026", "the day stays for the next ones");
    const all = who.getByRole("checkbox", { name: "Tất cả 2 người" });
    await all.check();
    assert.equal(await who.getByRole("checkbox", { checked: true }).count(), 3);
    await who.getByRole("checkbox", { name: /^Phạm Văn Rể/ }).uncheck();
    assert.equal(await all.isChecked(), false);
    await all.check();
    await cashier.fill("Ngày ký nhận", "2026-06-05");
    await record.click();
    await record.waitFor({ state: "detached" });
    assert.deepEqual(await signed(), ["2026-06-04", "2026-06-05", "2026-06-05"]);
    await cashier.close();
  });
});
