/** A household splits and moves to another commune, by the words on the screen; last year is asked for and is as it was. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { joinMember } from "#contract/registry/household-acts.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "../scenario/scenario.ts";
import { serveConsole } from "./serve-console.ts";
import { Desk } from "./desk.ts";
import { pageIsWell } from "./well.ts";

let scenario: Scenario;
let browser: Browser;
let listening: Listening;
let sender: Desk;
let receiver: Desk;
let householdId: Id<"household">;

before(async () => {
  scenario = await Scenario.open();
  scenario.on("2026-02-10");
  ({ householdId } = await scenario.household("Phạm Văn Đê"));
  await scenario.people.officer.get(joinMember, {
    params: { householdId },
    body: {
      actId: newId("household act"),
      on: localDate("2025-09-02"),
      member: {
        personId: newId("person"),
        fullName: "Phạm Thị Mai",
        relation: "child",
        sex: "female",
        birthDate: localDate("2003-02-02"),
        birthPrecision: "day",
        merit: false,
      },
    },
  });
  const { server } = scenario.opened;
  listening = await serveConsole(server);
  browser = await openBrowser();
  sender = await Desk.open(browser, scenario.people.officer, listening.url);
  receiver = await Desk.open(browser, await scenario.opened.officer("commune_officer", "21490"), listening.url);
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

describe("a household that changes", () => {
  test("a daughter founds her own household", async () => {
    await sender.go(`/households/${householdId}`);
    await sender.press("Tách hộ");
    const dialog = sender.page.getByRole("dialog");
    await dialog.getByLabel(/Phạm Thị Mai/).selectOption("head");
    await dialog.getByLabel("Ở riêng từ ngày").fill("2026-02-01");
    await pageIsWell(sender.page);
    await dialog.getByRole("button", { name: "Tách hộ", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await sender.sees(/1 người ra lập hộ riêng do Phạm Thị Mai làm chủ hộ/);
  });

  test("the past is asked for by its day, is marked as past, and nothing is done there", async () => {
    await sender.go(`/households/${householdId}?on=2026-01-31`);
    await sender.sees(/Đây là số liệu ngày/);
    await sender.sees("Phạm Thị Mai");
    const split = await sender.findAct(/^Tách hộ/);
    assert.equal(await split.getAttribute("aria-disabled"), "true");
    await sender.page.keyboard.press("Escape");
    await pageIsWell(sender.page);
    await sender.press("Về hôm nay");
    await sender.page.waitForURL((url) => !url.search.includes("on="));
  });

  test("it asks to move to another commune, which finds it on its first page and takes it", async () => {
    await sender.go(`/households/${householdId}`);
    await sender.press("Chuyển hộ sang xã khác");
    const dialog = sender.page.getByRole("dialog");
    await dialog.getByLabel("Xã, phường chuyển đến").selectOption({ label: "Xã Ba Vinh" });
    await dialog.getByLabel("Chuyển từ ngày").fill("2026-02-05");
    await dialog.getByLabel("Căn cứ").fill("về quê vợ");
    await dialog.getByRole("button", { name: "Chuyển hộ sang xã khác" }).click();
    await dialog.waitFor({ state: "detached" });
    await sender.sees("đang chờ");

    await receiver.go("/");
    await receiver.follow(/hộ chuyển đến chờ trả lời/);
    await receiver.sees(/Hộ Phạm Văn Đê, 1 nhân khẩu/);
    await pageIsWell(receiver.page);
    await receiver.act("Tiếp nhận hộ", { "Địa chỉ": "Thôn Nước Nẻ" });
    await receiver.sees("Không có đề nghị chuyển hộ nào.");
    await receiver.choose("Trạng thái", "đã tiếp nhận");
    await receiver.follow(/Hộ Phạm Văn Đê/);
    await receiver.sees("Thôn Nước Nẻ");
  });

  test("the commune before lists it on its past days and sees its last day; the list of today has only the daughter", async () => {
    await sender.go("/households?on=2026-01-31");
    await sender.sees("Phạm Văn Đê");
    await pageIsWell(sender.page);
    await sender.go("/households");
    await sender.sees("Phạm Thị Mai");
    assert.equal(await sender.page.getByText("Phạm Văn Đê").count(), 0);
    await sender.go(`/households/${householdId}`);
    await sender.sees(/Hộ đã chuyển đi xã khác/);
  });

  test("an area is reported as of a day, on the boundaries of that day or of today", async () => {
    await sender.go("/map?on=2025-12-31");
    await sender.sees("Địa giới");
    await pageIsWell(sender.page);
    await sender.go("/areas/51?on=2024-12-31&boundaries=then");
    await sender.sees(/Huyện Ba Tơ/);
  });
});
