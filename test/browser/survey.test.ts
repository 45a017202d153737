/** A review with paper and a phone, by the words on the screen: form B without a line, paper forms by the keyboard, tables, minutes, papers. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, BrowserContext } from "playwright-core";
import { listEvidence, listMeetings } from "#contract/review/evidence.ts";
import { readReviewForm } from "#contract/review/survey.ts";
import * as review from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { namedId } from "#test/support/named-id.ts";
import { localDate } from "#kernel/local-date.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { rowsOfFile } from "#test/support/read-table.ts";
import { openBrowser } from "#test/support/browser.ts";
import { workbookOf } from "#test/support/workbook.ts";
import { entryCells, keyOfAnswer, withAnswer } from "#web/review/quick-entry/entry-keys.ts";
import type { EntryCell } from "#web/review/quick-entry/entry-keys.ts";
import { draftOf } from "#web/review/survey/survey-draft.ts";
import type { SurveyField, SurveyForm } from "#web/review/survey/survey-draft.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "../scenario/scenario.ts";
import { serveConsole } from "./serve-console.ts";
import { Desk } from "./desk.ts";
import { pageIsWell } from "./well.ts";
import * as villageContract from "#contract/review/village.ts";
import * as survey from "#contract/review/survey.ts";

const photo = {
  name: "nha.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
};

let scenario: Scenario;
let browser: Browser;
let listening: Listening;
let officer: Desk;
let context: BrowserContext;
let roundId: Id<"round">;
let households: readonly Id<"household">[];

before(async () => {
  scenario = await Scenario.open();
  const names = ["Phạm Văn Đê", "Đinh Thị Đượm", "Hồ Văn Giỏi"];
  const found: Id<"household">[] = [];
  for (const name of names) found.push((await scenario.household(name)).householdId);
  households = found;
  scenario.on("2025-09-05");
  roundId = await scenario.round(2025);
  const commune = { roundId, communeId: scenario.commune };
  await scenario.people.officer.get(review.listHouseholdsForReview, { params: commune, body: { who: "everyone" } });
  scenario.on("2025-09-20");
  listening = await serveConsole(scenario.opened.server);
  browser = await openBrowser();
  officer = await Desk.open(browser, scenario.people.officer, listening.url);
  context = officer.page.context();
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

const formOf = async (householdId: Id<"household">) =>
  scenario.people.officer.get(readReviewForm, { params: { householdId, roundId } });
const home = () => namedId("household", households[0] ?? "");

/** Some answer that the field admits. */
function someAnswer(field: SurveyField): string {
  if (field.type === "bool") return "no";
  if (field.values.length > 0) return field.values[0]?.value ?? "";
  return field.type === "string" ? "" : field.decimals > 0 ? "45,5" : "1";
}

/** What the form asks, one after the other: an answer may ask for more. */
function* asked(form: SurveyForm): Generator<EntryCell> {
  const done = new Set<string>();
  for (let draft = draftOf(form, form.referenceDate); ;) {
    const cell = entryCells(form, draft).find(({ id }) => !done.has(id));
    if (cell === undefined) return;
    done.add(cell.id);
    yield cell;
    draft = withAnswer(draft, cell, someAnswer(cell.field));
  }
}

/** Answers what the step asks, and goes on. */
async function answerStep(householdId: Id<"household">, verb: RegExp): Promise<void> {
  const { page } = officer;
  for (const { id, field } of asked(await formOf(householdId))) {
    const input = page.locator(`[id="${id}"]`);
    if ((await input.count()) === 0) continue;
    if (field.type === "bool") await input.getByRole("radio", { name: "Không" }).check();
    else if (field.values.length > 0) await input.selectOption(field.values[0]?.value ?? "");
    else await input.fill(someAnswer(field));
  }
  await officer.press(verb);
}

describe("form B on a phone", () => {
  before(async () => officer.page.setViewportSize({ width: 390, height: 844 }));
  after(async () => officer.page.setViewportSize({ width: 1280, height: 900 }));

  test("half filled in, it is there again after the line is lost and the page is read again", async () => {
    await officer.go(`/households/${home()}/reviews/${roundId}/answers`);
    await pageIsWell(officer.page);
    await context.setOffline(true);
    await officer.sees("Bạn vẫn hỏi tiếp được: câu trả lời, ảnh và chữ ký được lưu trên máy này.");
    await answerStep(home(), /^Tiếp tục/);
    await officer.sees("Bước 2/3");
    await context.setOffline(false);
    await officer.page.reload();
    await officer.sees("Đây là phiếu đang điền dở");
    await officer.sees("Bước 2/3");
    await pageIsWell(officer.page);
    await answerStep(home(), /^Tiếp tục/);
    await officer.sees("Bước 3/3");
  });

  test("the place is reported when the device permits it, and the form goes without it when not", async () => {
    await officer.press("Ghi vị trí khảo sát");
    await officer.sees("Không lấy được vị trí. Bạn vẫn nộp được phiếu.");
    await context.grantPermissions(["geolocation"]);
    await context.setGeolocation({ latitude: 14.76, longitude: 108.73, accuracy: 12 });
    await officer.press("Ghi vị trí khảo sát");
    await officer.sees("Đã ghi vị trí, sai số 12 m.");
  });

  test("a photo and a signature taken without a line wait on the device, and go when it is back", async () => {
    const { page } = officer;
    await context.setOffline(true);
    await officer.handIn("Chụp ảnh", photo);
    await officer.sees("1 ảnh, chữ ký lưu trên máy này");
    await officer.press("Ký tên");
    const pad = page.getByLabel("Khung ký tên");
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    assert.ok(box !== null);
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 120, box.y + 50, { steps: 4 });
    await page.mouse.up();
    await officer.press("Lưu chữ ký");
    await officer.sees("2 ảnh, chữ ký lưu trên máy này");
    await pageIsWell(page);
    await officer.fill(/^Thu nhập bình quân/, "900000");
    await officer.press("Nộp phiếu");
    await officer.sees("Không kết nối được với máy chủ");
    assert.equal((await formOf(home())).state, "listed");
    await context.setOffline(false);
    await page.getByText("lưu trên máy này, chờ có mạng").waitFor({ state: "detached" });
    const { rows } = await scenario.people.officer.get(listEvidence, { params: { householdId: home(), roundId } });
    assert.deepEqual(rows.map(({ kind }) => kind).toSorted(), ["photo", "signature"]);
  });

  test("what was not sent is found on the first page, and sent from there", async () => {
    await officer.go("/");
    await officer.sees("Phiếu chưa gửi, đang giữ trên máy này");
    await pageIsWell(officer.page);
    await officer.page.getByRole("button", { name: "Mở menu" }).click();
    await officer.press(/commune_officer/);
    await officer.page.getByRole("menuitem", { name: "Đăng xuất" }).click();
    await officer.sees("1 phiếu khảo sát chưa gửi, đang giữ trên máy này, sẽ bị xóa");
    await officer.page
      .getByRole("dialog")
      .getByRole("button", { name: /^(Hủy|Hủy bỏ)$/ })
      .click();
    await officer.go("/");
    await officer.follow("Phạm Văn Đê");
    await officer.press("Nộp phiếu");
    await officer.sees("Đã nộp phiếu của hộ Phạm Văn Đê");
    await officer.sees(/^Còn 2 hộ: mở hộ tiếp theo/);
    const { state, answered, answers } = await formOf(home());
    assert.deepEqual([state, answered.hasPlace, answers?.incomePerPerson], ["surveyed", true, 900_000]);
    await officer.go("/");
    assert.equal(await officer.page.getByText("Phiếu chưa gửi").count(), 0);
  });
});

describe("paper at the desk", () => {
  const commune = () => ({ roundId, communeId: scenario.commune });
  const village = () => ({ roundId, villageId: scenario.village });

  test("a paper form is typed in by the keyboard alone", async () => {
    const { keyboard } = officer.page;
    await officer.go(`/rounds/${roundId}/villages/${scenario.village}/entry`);
    await officer.sees("Đã nhập 0, còn 2 hộ");
    await pageIsWell(officer.page);
    const head = (await officer.page.getByRole("heading", { level: 2 }).first().textContent()) ?? "";
    const entered = head === "Đinh Thị Đượm" ? 1 : 2;
    for (const cell of asked(await formOf(namedId("household", households[entered] ?? "")))) {
      await keyboard.type(keyOfAnswer(cell.field, someAnswer(cell.field)));
      await keyboard.press("Enter");
    }
    await keyboard.type("1200000");
    await officer.page.reload();
    const income = officer.page.getByLabel(/^Thu nhập bình quân/);
    await income.waitFor();
    assert.equal(await income.inputValue(), "1200000", "what was typed outlives the page");
    await income.focus();
    await keyboard.press("Control+Enter");
    await officer.sees("Đã nhập 1, còn 1 hộ");
    const { state, answered, answers } = await formOf(namedId("household", households[entered] ?? ""));
    assert.deepEqual([state, answered.how, answers?.incomePerPerson], ["surveyed", "paper", 1_200_000]);
  });

  test("a table goes out, comes in with a wrong cell that is named, and comes in right", async () => {
    await officer.go(`/rounds/${roundId}/answers?communeId=${scenario.commune}`);
    await pageIsWell(officer.page);
    const bytes = await officer.takeFile("Tải xuống bảng Excel");
    const rows = await rowsOfFile({ format: "file", base64: bytes.toString("base64") });
    const csv = await officer.takeFile("Tải xuống bảng CSV");
    assert.deepEqual(await rowsOfFile({ format: "csv", text: csv.toString("utf8") }), rows);
    const states = await Promise.all(households.map(async (householdId) => (await formOf(householdId)).state));
    const listed = states.indexOf("listed");
    const left = rows.find((row) => Object.values(row).includes(["", "Đinh Thị Đượm", "Hồ Văn Giỏi"][listed] ?? ""));
    assert.ok(left !== undefined);
    const { household, member } = await formOf(namedId("household", households[listed] ?? ""));
    const fields = [...household.flatMap((section) => section.fields), ...member];
    const filled = (income: string) =>
      Object.fromEntries(
        Object.entries(left).map(([name, cell]) => {
          const code = /\[(.+)\]$/.exec(name)?.[1] ?? "";
          const field = fields.find((one) => [`h.${one.field}`, `m.${one.field}`].includes(code));
          if (code === "income") return [name, income];
          if (field === undefined || cell !== "") return [name, cell];
          const answer = someAnswer(field);
          return [name, field.type === "bool" ? "Không" : answer];
        }),
      );
    const bring = async (income: string) => {
      const row = filled(income);
      const buffer = workbookOf([Object.keys(row), Object.values(row)]);
      const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      await officer.handIn("Tệp đã điền", { name: "phieu-b.xlsx", mimeType, buffer });
      await officer.tabTo(officer.page.getByRole("button", { name: "Xem thử", exact: true }));
      await officer.page.keyboard.press("Enter");
    };
    await bring("nhiều");
    await officer.sees(/“nhiều” không phải là số/);
    await pageIsWell(officer.page);
    await bring("3.000.000");
    await officer.sees("Sẽ lưu 1 hộ");
    await officer.tabTo(officer.page.getByRole("button", { name: "Lưu câu trả lời", exact: true }));
    await officer.page.keyboard.press("Enter");
    await officer.sees("Đã lưu 1 hộ");
    assert.equal((await formOf(namedId("household", households[listed] ?? ""))).answered.how, "file");
  });

  test("both signed minutes are kept with the meeting", async () => {
    const { officer: clerk } = scenario.people;
    await clerk.get(survey.scoreReviews, { params: commune(), body: {} });
    await clerk.get(villageContract.recordMeeting, {
      params: village(),
      body: {
        meetingId: newId("meeting"),
        heldOn: localDate("2025-09-20"),
        chair: "Trưởng thôn",
        secretary: "Thư ký",
        present: 40,
        minutes: "Thôn thống nhất.",
        results: [],
      },
    });
    await officer.go(`/rounds/${roundId}/villages/${scenario.village}`);
    await officer.handIn("Thêm bản của thôn", photo);
    await officer.sees(/^Xem bản đã ký/);
    await officer.handIn("Thêm bản của Ban Chỉ đạo", photo);
    await officer.page.getByText("chưa có bản ký").waitFor({ state: "detached" });
    const { rows } = await clerk.get(listMeetings, { params: village() });
    assert.deepEqual(rows[0]?.copies.map(({ copy }) => copy).toSorted(), ["committee", "village"]);
    await pageIsWell(officer.page);
    const minutes = await officer.takeFile("Biên bản họp dân (PDF)");
    assert.equal(minutes.subarray(0, 5).toString(), "%PDF-");
  });

  test("the sheet that is posted prints alone; a household objects to one line of its explanation", async () => {
    const { page } = officer;
    scenario.on("2025-09-22");
    await scenario.people.officer.get(villageContract.recordPosting, {
      params: village(),
      body: {
        publicPostingId: newId("public posting"),
        places: ["Nhà văn hóa thôn"],
        fromDate: localDate("2025-09-22"),
      },
    });
    scenario.on("2025-09-23");
    await officer.go(`/rounds/${roundId}/villages/${scenario.village}/posting-sheet`);
    await pageIsWell(page);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.getByRole("navigation").filter({ visible: true }).count(), 0);
    await officer.sees("Phạm Văn Đê");
    await page.emulateMedia({ media: null });

    await officer.go(`/households/${home()}/reviews/${roundId}`);
    await pageIsWell(page);
    const sheet = await officer.takeFile("Bản giải thích cho hộ (PDF)");
    assert.equal(sheet.subarray(0, 5).toString(), "%PDF-");
    await officer.tabTo(page.getByRole("button", { name: "Ghi khiếu nại", exact: true }));
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await officer.tabTo(dialog.getByLabel("Người khiếu nại"));
    await page.keyboard.type("Phạm Văn Đê");
    await officer.tabTo(dialog.getByLabel("Lý do"));
    await page.keyboard.type("Nhà đã hỏng mái");
    await pageIsWell(page);
    await officer.tabTo(dialog.getByRole("button", { name: "Ghi khiếu nại", exact: true }));
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await officer.sees("Đang có khiếu nại; xã trả lời trong 3 ngày làm việc");
  });

  test("every one of these pages speaks three languages", async () => {
    const pages = [
      `/households/${home()}/reviews/${roundId}`,
      `/rounds/${roundId}/answers?communeId=${scenario.commune}`,
      `/rounds/${roundId}/villages/${scenario.village}`,
      `/rounds/${roundId}/villages/${scenario.village}/entry`,
      `/rounds/${roundId}/villages/${scenario.village}/posting-sheet`,
    ];
    await officer.page.setViewportSize({ width: 390, height: 844 });
    for (const path of pages) {
      const reported = new Set<string>();
      for (const language of ["vi", "en", "id"] as const) {
        await officer.speak(language);
        await officer.go(path);
        reported.add(await officer.page.locator("main").innerText());
        const width = await officer.page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= 400, `${path} in ${language}: ${width} px wide`);
      }
      assert.equal(reported.size, 3, path);
    }
    await officer.speak("vi");
  });
});
