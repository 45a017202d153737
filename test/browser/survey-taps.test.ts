/** Form B on a phone, counted in taps: a household of four that confirms last year's answers, and one where everything changed. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Locator } from "playwright-core";
import { extractText, getDocumentProxy } from "unpdf";
import { explainReview } from "#contract/review/explanation.ts";
import { newId } from "#contract/new-id.ts";
import { registerHousehold } from "#contract/registry/household.ts";
import { readReviewForm } from "#contract/review/survey.ts";
import * as review from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { adult, born, householdWith } from "#programme/review/survey/test-household.ts";
import { openBrowser } from "#test/support/browser.ts";
import { Scenario } from "../scenario/scenario.ts";
import { serveConsole } from "./serve-console.ts";
import { Desk } from "./desk.ts";
import { pageIsWell } from "./well.ts";

const goals = { unchanged: 35, changed: 50 };
const people = [
  { birthDate: "1980-06-15", relation: "head", sex: "male", answers: {} },
  { birthDate: "1983-02-10", relation: "spouse", sex: "female", answers: {} },
  { birthDate: "2012-03-01", relation: "child", sex: "male", answers: { attends: "lower_secondary" } },
  { birthDate: "2018-05-01", relation: "child", sex: "female", answers: { attends: "primary" } },
] as const;

let scenario: Scenario;
let browser: Browser;
let listening: Listening;
let officer: Desk;
let roundId: Id<"round">;
let homes: readonly Id<"household">[];

before(async () => {
  scenario = await Scenario.open();
  const clerk = scenario.people.officer;
  const first = await scenario.round(2025);
  const found: Id<"household">[] = [];
  for (const name of ["Phạm Văn Đê", "Đinh Văn Bốn"]) {
    const householdId = newId("household");
    const members = people.map((person, at) => ({
      relation: person.relation,
      sex: person.sex,
      personId: newId("person"),
      fullName: at === 0 ? name : `${name} ${at + 1}`,
      birthDate: localDate(person.birthDate),
      birthPrecision: "day" as const,
      ethnicityCode: "19",
      merit: false,
    }));
    await clerk.get(registerHousehold, {
      body: {
        householdId,
        communeId: scenario.commune,
        villageId: scenario.village,
        address: "Làng Teng",
        residence: "permanent",
        registeredOn: localDate("2025-08-01"),
        members,
      },
    });
    const sheets = members.map(({ personId, birthDate, sex }, at) => ({
      ...(at < 2 ? adult : born(birthDate, people[at]?.answers)),
      personId,
      birthDate,
      sex,
    }));
    await scenario.answer(first, householdId, { ...householdWith({}, sheets), incomePerPerson: 900_000 }, "2025-09-20");
    found.push(householdId);
  }
  homes = found;
  await scenario.decide(first, 2025);
  scenario.on("2026-09-05");
  roundId = await scenario.round(2026);
  const commune = { roundId, communeId: scenario.commune };
  await clerk.get(review.listHouseholdsForReview, { params: commune, body: { who: "everyone" } });
  scenario.on("2026-09-20");
  listening = await serveConsole(scenario.opened.server);
  browser = await openBrowser();
  officer = await Desk.open(browser, clerk, listening.url);
  await officer.page.setViewportSize({ width: 390, height: 844 });
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

let taps = 0;
const tap = async (what: Locator) => {
  await what.tap().catch(async () => what.click());
  taps += 1;
};
/** Opens the list, and takes one of it. */
const pick = async (list: Locator) => {
  const values = await list.locator("option").evaluateAll((found) => found.map((one) => one.getAttribute("value")));
  await list.selectOption(values[1] ?? "");
  taps += 2;
};
const type = async (box: Locator, text: string) => {
  await box.fill(text);
  taps += 1;
};

/** Answers everything that the step asks; an answer may ask for more. */
async function answerStep(choice: "Không thay đổi" | "Có thay đổi"): Promise<void> {
  const main = officer.page.locator("main");
  for (const button of await main.getByRole("button", { name: choice, exact: true }).all()) {
    await tap(button);
    await button.and(main.locator("[aria-pressed=true]")).waitFor();
  }
  for (;;) {
    const radio = main.locator("[role=radiogroup]:not(:has(:checked))").first();
    const list = await firstEmpty(main.locator("select"));
    const box = await firstEmpty(main.locator("input[inputmode=decimal], input[inputmode=numeric]"));
    if ((await radio.count()) > 0) await tap(radio.getByRole("radio", { name: "Không", exact: true }));
    else if (list !== undefined) await pick(list);
    else if (box !== undefined) await type(box, "45");
    else return;
  }
}

async function firstEmpty(inputs: Locator): Promise<Locator | undefined> {
  for (const input of await inputs.all()) if ((await input.inputValue()) === "") return input;
  return undefined;
}

async function survey(household: Id<"household">, choice: "Không thay đổi" | "Có thay đổi"): Promise<number> {
  taps = 0;
  await officer.go(`/households/${household}/reviews/${roundId}/answers`);
  await pageIsWell(officer.page);
  for (let step = 0; step < 5; step += 1) {
    await answerStep(choice);
    await tap(officer.page.getByRole("button", { name: /^Tiếp tục/ }));
    await officer.sees(`Bước ${step + 2}/6`);
  }
  await type(officer.page.getByLabel(/^Thu nhập bình quân/), "950000");
  await tap(officer.page.getByRole("button", { name: "Nộp phiếu", exact: true }));
  await officer.sees(/^Đã nộp phiếu của hộ/);
  return taps;
}

describe("a household of four", () => {
  test("is surveyed in few taps when nothing changed, and the answers say that they were confirmed", async (context) => {
    const [home] = homes;
    assert.ok(home !== undefined);
    const counted = await survey(home, "Không thay đổi");
    context.diagnostic(`${counted} taps`);
    assert.ok(counted <= goals.unchanged, `${counted} taps`);
    const { people: by } = scenario;
    const form = await by.officer.get(readReviewForm, { params: { householdId: home, roundId } });
    assert.deepEqual([form.state, form.answers?.household["floorArea"]], ["surveyed", 6000]);
    const { confirmed } = await by.officer.get(explainReview, { params: { householdId: home, roundId } });
    assert.equal(confirmed?.year, 2025);
    assert.ok((confirmed?.count ?? 0) >= 9 + 2 * 3, "the house, and both parents");
  });

  test("is surveyed in not many more when everything is asked, after the next one was opened from the page", async (context) => {
    await officer.follow(/^Còn 1 hộ: mở hộ tiếp theo \(Đinh Văn Bốn\)/);
    await officer.page.getByRole("heading", { level: 1, name: /Đinh Văn Bốn/ }).waitFor();
    const [, home] = homes;
    assert.ok(home !== undefined);
    const counted = await survey(home, "Có thay đổi");
    context.diagnostic(`${counted} taps`);
    assert.ok(counted <= goals.changed, `${counted} taps`);
    await officer.sees("Không còn hộ nào của thôn chờ bạn khảo sát.");
    const { confirmed } = await scenario.people.officer.get(explainReview, { params: { householdId: home, roundId } });
    assert.equal(confirmed, null);
  });
});

test("the income of a household is computed from its sources, explained and printed with them", async () => {
  const [home] = homes;
  assert.ok(home !== undefined);
  const { page } = officer;
  await officer.go(`/households/${home}/reviews/${roundId}/answers`);
  for (let step = 0; step < 5; step += 1) {
    await tap(page.getByRole("button", { name: /^Tiếp tục/ }));
    await officer.sees(`Bước ${step + 2}/6`);
  }
  await page.getByRole("button", { name: "Tính từ các nguồn thu 12 tháng", exact: true }).click();
  await page.getByRole("button", { name: "Nộp phiếu", exact: true }).click();
  await officer.sees(/chưa trả lời/);
  const source = async (name: string, months: string, amount: string, cost: string) => {
    await page.getByRole("button", { name: `+ ${name}`, exact: true }).click();
    const fields = page.getByRole("group", { name, exact: true });
    if (months !== "") await fields.getByLabel("Thu được mấy tháng").selectOption(months);
    await fields.getByLabel(/^Số tiền/).fill(amount);
    if (cost !== "") await fields.getByLabel(/^Chi phí/).fill(cost);
  };
  await source("Tiền công, tiền lương", "8", "4.000.000", "");
  await source("Trồng trọt", "", "20.000.000", "6.400.000");
  await source("Trợ cấp xã hội của Nhà nước", "12", "500.000", "");
  await officer.sees(/Tổng 12 tháng: 45\.600\.000/);
  await officer.sees(/: 12 tháng : 4 người = 950\.000/);
  await pageIsWell(page);
  await page.getByRole("button", { name: "Nộp phiếu", exact: true }).click();
  await officer.sees(/^Đã nộp phiếu của hộ/);
  const { income } = await scenario.people.officer.get(explainReview, { params: { householdId: home, roundId } });
  assert.deepEqual(
    [income.detail?.perPerson, income.detail?.people, income.detail?.lines.map(({ year }) => year)],
    [950_000n, 4, [32_000_000n, 13_600_000n, 6_000_000n]],
  );
  await officer.go(`/households/${home}/reviews/${roundId}`);
  await page.getByRole("heading", { name: "Thu nhập được tính như thế nào" }).waitFor();
  await officer.sees(/Trợ cấp xã hội của Nhà nước \(không tính\)/);
  await pageIsWell(page);
  const paper = async (path: string) => {
    const response = await scenario.people.officer.fetch(`/api/households/${home}/reviews/${roundId}/papers/${path}`);
    assert.equal(response.status, 200);
    const pdf = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
    const { text } = await extractText(pdf, { mergePages: true });
    return text.replaceAll(/\s+/g, " ");
  };
  assert.match(await paper("form?language=vi&blank=no"), /Trồng trọt 20\.000\.000 6\.400\.000 13\.600\.000/);
});
