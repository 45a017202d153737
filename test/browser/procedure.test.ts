/** What a review has around its steps, by the words on the screen: requests, form A, route, meeting, loudspeaker, calendar, handover. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import * as review from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { Scenario } from "../scenario/scenario.ts";
import { serveConsole } from "./serve-console.ts";
import { Desk } from "./desk.ts";
import { pageIsWell } from "./well.ts";
import * as survey from "#contract/review/survey.ts";

let scenario: Scenario;
let browser: Browser;
let listening: Listening;
let officer: Desk;
let roundId: Id<"round">;

before(async () => {
  scenario = await Scenario.open();
  listening = await serveConsole(scenario.opened.server);
  browser = await openBrowser();
  officer = await Desk.open(browser, scenario.people.officer, listening.url);
  await scenario.household("Phạm Văn Hỏi");
  scenario.on("2025-09-02");
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

describe("the procedure in the browser", () => {
  test("a household asks, the list takes it up, form A lets it through", async () => {
    await officer.go("/households");
    await officer.follow("Phạm Văn Hỏi");
    await officer.act("Ghi đề nghị rà soát", { "Lý do": "Bệnh nặng", "Ngày nhận": "2025-09-02" });
    await officer.go("/requests");
    await officer.sees("Mới nhận");
    await pageIsWell(officer.page);
    roundId = await scenario.round(2025);
    await officer.go("/");
    await officer.sees("đề nghị rà soát chưa được đưa vào danh sách");
    await officer.go(`/rounds/${roundId}`);
    await officer.act("Lập danh sách rà soát");
    await officer.go("/requests");
    await officer.act("Ghi phiếu A", {
      "Kết quả phiếu A": "Đủ điều kiện khảo sát phiếu B",
      "Nhận xét của rà soát viên": "Nhà hư hỏng",
    });
    await officer.sees("Đủ điều kiện khảo sát phiếu B");
    await officer.go("/");
    await officer.sees("hộ cần khảo sát");
    await pageIsWell(officer.page);
  });

  test("the route of a village is shared out", async () => {
    await officer.go(`/rounds/${roundId}/villages/${scenario.village}/route`);
    await officer.sees("chưa giao");
    await officer.press("Phân công");
    const dialog = officer.page.getByRole("dialog");
    await dialog.getByRole("checkbox").first().check();
    await dialog.getByRole("button", { name: "Phân công" }).click();
    await dialog.waitFor({ state: "detached" });
    await officer.sees("1. Phạm Văn Hỏi");
    await pageIsWell(officer.page);
  });

  test("the meeting says who did not agree; the loudspeaker names nobody", async () => {
    scenario.on("2025-09-20");
    const { rows } = await scenario.people.officer.get(review.listReviews, { params: { roundId }, query: {} });
    const householdId = rows[0]?.householdId;
    assert.ok(householdId !== undefined);
    const answers = householdWith({ wallDurable: false, roofDurable: false, toilet: "none", water: "stream" });
    const form = await scenario.people.officer.get(survey.readReviewForm, { params: { householdId, roundId } });
    const members = answers.members.map((member) => ({ ...member, personId: form.members[0]?.personId ?? "" }));
    await scenario.answer(roundId, householdId, { ...answers, members, incomePerPerson: 900_000 }, "2025-09-20");
    await officer.go(`/rounds/${roundId}`);
    const verb = "Tính điểm và phân loại";
    // Pressed twice, as many people do: the second look stays open, and the page shows what the first press did.
    await (await officer.findAct(verb)).dblclick();
    const dialog = officer.page.getByRole("dialog");
    await dialog.getByRole("button", { name: verb, exact: true }).dblclick();
    await dialog.waitFor({ state: "detached" });
    await officer.sees("Đã phân loại 1 hộ.");
    const { rows: scored } = await scenario.people.officer.get(review.listReviews, {
      params: { roundId },
      query: { state: "scored" },
    });
    assert.equal(scored.length, 1);
    await officer.go(`/rounds/${roundId}/villages/${scenario.village}/meeting`);
    await officer.press("Ghi biên bản họp dân");
    await officer.sees("Chủ trì: chưa điền");
    await pageIsWell(officer.page);
    for (const [label, value] of [
      ["Ngày họp", "2025-09-20"],
      ["Chủ trì", "Trưởng thôn"],
      ["Thư ký", "Thư ký thôn"],
      ["Số người dự", "40"],
      ["Nội dung biên bản", "Thôn họp."],
    ] as const)
      await officer.fill(label, value);
    await officer.fill(/^Số người đồng ý, trong 40 người/, "41");
    await officer.press("Ghi biên bản họp dân");
    await officer.sees("Số người đồng ý về hộ Phạm Văn Hỏi: ghi từ 0 đến số người dự họp.");
    await officer.fill(/^Số người đồng ý, trong 40 người/, "30");
    await officer.fill(/^Ý kiến khác/, "Một số người chưa rõ thu nhập");
    await officer.press("Ghi biên bản họp dân");
    await officer.page.getByRole("heading", { level: 1, name: "Làng Teng" }).waitFor();
    scenario.on("2025-09-22");
    await officer.act("Niêm yết công khai", { "Từ ngày": "2025-09-22" });
    await officer.follow("Bài đọc trên loa");
    await officer.sees("1 hộ nghèo, 0 hộ cận nghèo");
    assert.equal(await officer.page.getByText("Phạm Văn Hỏi").count(), 0);
    await pageIsWell(officer.page);
  });

  test("the chair decides and hands the results over; the province accepts and closes", async () => {
    scenario.on("2025-11-02");
    const chair = await Desk.open(browser, scenario.people.chair, listening.url);
    await chair.go(`/rounds/${roundId}`);
    await chair.act("Quyết định công nhận", { "Số quyết định": "12/QĐ-UBND", "Ngày quyết định": "2025-11-02" });
    await chair.act("Gửi báo cáo kết quả", { "Ngày báo cáo": "2025-11-02" });
    await chair.sees("Chờ tỉnh trả lời");
    await pageIsWell(chair.page);
    const planner = await Desk.open(browser, scenario.people.planner, listening.url);
    await planner.go("/");
    await planner.sees("xã đã báo cáo kết quả, chờ tỉnh trả lời");
    await planner.go(`/rounds/${roundId}`);
    await planner.press("Chấp nhận");
    await planner.page
      .getByRole("dialog")
      .getByRole("button", { name: /^Chấp nhận/ })
      .click();
    await planner.sees("Tỉnh đã chấp nhận");
    const lead = await Desk.open(browser, scenario.people.lead, listening.url);
    await lead.go(`/rounds/${roundId}`);
    await lead.act("Kết thúc đợt rà soát", { "Ngày kết thúc": "2025-11-02" });
    await lead.sees("Chưa thể “Kết thúc đợt rà soát”");
    for (const desk of [chair, planner, lead]) await desk.close();
  });

  test("the operator moves a day, for everybody to see", async () => {
    const operator = await Desk.open(browser, await scenario.opened.officer("operator", "VN"), listening.url);
    await operator.go("/calendar?year=2026");
    await operator.act("Sửa một ngày", { Ngày: "2026-11-24", "Là ngày": "Ngày nghỉ", "Căn cứ": "Thông báo thử" });
    await operator.sees("Thông báo thử");
    await pageIsWell(operator.page);
    await officer.go("/calendar?year=2027");
    await officer.sees("Tính theo luật, chờ công bố");
    await operator.close();
  });
});
