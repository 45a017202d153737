/** One visit, two results, by the words on the screen: the opening list is opened, both results are seen, each is decided, and results say what changed. */
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import * as survey from "#contract/review/survey.ts";
import type { Id } from "#kernel/id.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { addComingStandard } from "#test/support/made-up-standard.ts";
import { Scenario } from "../scenario/scenario.ts";
import { commune, poorly, TwoStandards } from "../scenario/two-standards-steps.ts";
import * as review from "#contract/review/round.ts";
import { serveConsole } from "./serve-console.ts";
import { Desk } from "./desk.ts";
import { pageIsWell } from "./well.ts";

let scenario: Scenario;
let steps: TwoStandards;
let browser: Browser;
let listening: Listening;
let old: Id<"round">;
const homes: Record<string, Awaited<ReturnType<Scenario["household"]>>> = {};

before(async () => {
  scenario = await Scenario.open();
  await addComingStandard(scenario.opened.ownersServer);
  listening = await serveConsole(scenario.opened.server);
  browser = await openBrowser();
  scenario.on("2026-09-02");
  for (const name of ["Phạm Văn Giữa", "Đinh Thị Nghèo"]) homes[name] = await scenario.household(name);
  steps = new TwoStandards(scenario, homes);
  old = await scenario.round(2026);
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

describe("an opening list in the browser", () => {
  test("the province opens it beside the round of the year", async () => {
    const planner = await Desk.open(browser, scenario.people.planner, listening.url);
    await planner.go("/rounds/new");
    await planner.fill("Năm", "2027");
    await planner.choose("Chuẩn nghèo", "Made-up standard 2027-2030 · 1");
    await planner.choose(/^Danh sách đầu kỳ đi kèm đợt/, "2026");
    await planner.fill("Ngày xác định tuổi và thông tin hộ", "2027-01-01");
    await planner.press("Mở đợt rà soát");
    await planner.sees("Đây là danh sách đầu kỳ");
    await pageIsWell(planner.page);
  });

  test("both results are seen by village and by household, and decided each by itself", async () => {
    for (const [name, income] of [
      ["Phạm Văn Giữa", 1_900_000],
      ["Đinh Thị Nghèo", 900_000],
    ] as const)
      await steps.answer(old, name, { ...poorly, waste: "thrown" }, income, "2026-09-20");
    scenario.on("2026-10-05");
    await scenario.people.officer.get(survey.scoreReviews, { params: commune(old), body: {} });
    const officer = await Desk.open(browser, scenario.people.officer, listening.url);
    await officer.go(`/rounds/${old}`);
    await officer.sees("Hai kết quả của cùng một lần rà soát, theo thôn");
    await officer.sees("Không nghèo → Hộ nghèo: 1");
    await pageIsWell(officer.page);
    await officer.go(`/households/${homes["Phạm Văn Giữa"]?.householdId}/reviews/${old}`);
    await officer.sees("Danh sách đầu kỳ");
    const { rows } = await scenario.people.planner.get(review.listRounds);
    const opening = rows.find(({ roundId }) => roundId === old)?.openingRoundId;
    if (typeof opening !== "string") throw new Error("there is an opening list");
    for (const roundId of [old, opening]) await steps.throughVillage(roundId, "2026-10-10");
    scenario.on("2026-11-02");
    const chair = await Desk.open(browser, scenario.people.chair, listening.url);
    for (const [roundId, number] of [
      [old, "81/QĐ-UBND"],
      [opening, "82/QĐ-UBND"],
    ] as const) {
      await chair.go(`/rounds/${roundId}`);
      await chair.act("Quyết định công nhận", { "Số quyết định": number, "Ngày quyết định": "2026-11-02" });
      await chair.sees(`Quyết định số ${number}`);
    }
    await chair.sees("thoát nghèo: không áp dụng");
  });

  test("results say that movements are not applicable, and show the change of standard", async () => {
    scenario.on("2027-02-01");
    const officer = await Desk.open(browser, scenario.people.officer, listening.url);
    await officer.go("/results");
    await officer.sees("không áp dụng (thay đổi chuẩn nghèo)");
    await officer.sees("Chuyển chuẩn nghèo ngày 01/01/2027");
    await pageIsWell(officer.page);
    await officer.go(`/households/${homes["Đinh Thị Nghèo"]?.householdId}`);
    await officer.sees("thay đổi chuẩn nghèo");
    await pageIsWell(officer.page);
  });
});
