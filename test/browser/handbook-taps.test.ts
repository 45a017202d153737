/** The six tasks of the handbook's first chapter on a phone, counted in taps from the first page, as the chapter prints them. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { after, before, describe, test } from "node:test";
import type { Browser, Locator } from "playwright-core";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { Scenario } from "../scenario/scenario.ts";
import { serveConsole } from "./serve-console.ts";
import { Desk } from "./desk.ts";

let scenario: Scenario;
let browser: Browser;
let listening: Listening;
let officer: Desk;
let printed: ReadonlyMap<string, number>;

before(async () => {
  const chapter = await readFile(new URL("../../docs/officer.md", import.meta.url), "utf8");
  printed = new Map(
    [...chapter.matchAll(/^\| (?<task>[^|]+?) +\|[^|]*\| +(?<taps>\d+) \|$/gm)].map(({ groups }) => [
      groups?.["task"] ?? "",
      Number(groups?.["taps"]),
    ]),
  );
  scenario = await Scenario.open();
  scenario.on("2026-09-05");
  await scenario.household("Đinh Văn Bốn");
  listening = await serveConsole(scenario.opened.server);
  browser = await openBrowser();
  officer = await Desk.open(browser, scenario.people.officer, listening.url);
  await officer.page.setViewportSize({ width: 390, height: 844 });
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

let taps = 0;
const tap = async (what: Locator) => {
  await what.click();
  taps += 1;
};
const button = (name: string | RegExp) => officer.page.getByRole("button", { name, exact: typeof name === "string" });
const link = (name: string | RegExp) => officer.page.getByRole("link", { name });
const item = (name: string) => officer.page.getByRole("menuitem", { name, exact: true });
/** Opens the list, and takes one of it. */
const pick = async (list: Locator, label: string) => {
  await list.selectOption({ label });
  taps += 2;
};
/** One tap goes into the field; what is then typed is not counted, since it is the same on paper. */
const type = async (box: Locator, text: string) => {
  await box.fill(text);
  taps += 1;
};

/** Does the task from the first page, and compares what it cost with what the handbook prints. */
async function count(task: string, how: () => Promise<void>): Promise<string> {
  await officer.go("/");
  taps = 0;
  await how();
  assert.equal(taps, printed.get(task), `${task}: ${taps} taps`);
  return `${task}: ${taps} taps`;
}

async function openHouseholds(): Promise<void> {
  await tap(button("Mở menu"));
  await tap(officer.page.getByRole("navigation").getByRole("link", { name: "Hộ gia đình" }));
  await officer.page.getByRole("heading", { level: 1, name: /Hộ gia đình/ }).waitFor();
}

async function openHousehold(): Promise<void> {
  await openHouseholds();
  await type(officer.page.getByLabel("Tìm theo tên, số định danh, điện thoại"), "dinh van bon");
  await tap(link(/Đinh Văn Bốn/).first());
  await officer.page.getByRole("heading", { level: 1, name: /Đinh Văn Bốn/ }).waitFor();
}

/** An act of the household's menu; its dialog is what follows. */
async function openAct(name: string): Promise<Locator> {
  await tap(button(/^Thao tác khác/).first());
  await tap(item(name));
  return officer.page.getByRole("dialog");
}

describe("a task of the handbook's first chapter costs the taps that are printed there:", () => {
  test("the chapter prints six tasks", () => {
    assert.equal(printed.size, 6);
  });

  test("a household is found by a name and opened", async (context) => {
    context.diagnostic(await count("Find a household by a name, and open it", openHousehold));
  });

  test("a household of two is registered", async (context) => {
    const done = await count("Register a household of two", async () => {
      await openHouseholds();
      await tap(link("Đăng ký hộ"));
      const { page } = officer;
      await pick(page.locator("main").getByLabel(/^Thôn/), "Làng Teng");
      await type(page.getByLabel("Địa chỉ"), "Xóm 3");
      await tap(button("Thêm thành viên"));
      for (const [at, name, sex, birth] of [
        [0, "Phạm Văn Đê", "Nam", "15/06/1980"],
        [1, "Phạm Thị Hai", "Nữ", "10/02/2012"],
      ] as const) {
        const member = page.locator("main fieldset").nth(at);
        await type(member.getByLabel("Họ và tên"), name);
        await pick(member.getByLabel("Giới tính"), sex);
        await type(member.getByLabel("Ngày sinh"), birth);
        await pick(member.getByLabel("Dân tộc"), "Hrê");
      }
      await tap(button("Đăng ký hộ này"));
      await page.getByRole("heading", { level: 1, name: /Phạm Văn Đê/ }).waitFor();
    });
    context.diagnostic(done);
  });

  test("a list of households is imported", async (context) => {
    const done = await count("Import a list whose columns are understood", async () => {
      await openHouseholds();
      await tap(link("Nhập danh sách"));
      const rows = [
        "Mã hộ,Thôn,Họ và tên,Quan hệ với chủ hộ,Năm sinh,Giới tính",
        "1,Làng Teng,Đinh Văn A,Chủ hộ,1980,Nam",
      ];
      await officer.page
        .locator("input[type=file]")
        .first()
        .setInputFiles({ name: "Danh sách.csv", mimeType: "text/csv", buffer: Buffer.from(`${rows.join("\n")}\n`) });
      // The button of the field, and the file in the phone's own list.
      taps += 2;
      await tap(button("Tải tệp lên"));
      await tap(button("Tiếp tục: xem thử"));
      await tap(button("Xem thử"));
      await officer.sees("Kết quả xem thử: chưa lưu gì");
      await tap(button("Nhập danh sách này"));
      await officer.sees("Đã xong");
    });
    context.diagnostic(done);
  });

  test("a birth is recorded", async (context) => {
    const done = await count("Record a birth", async () => {
      await openHousehold();
      const dialog = await openAct("Thêm thành viên");
      await type(dialog.getByLabel("Họ và tên"), "Đinh Thị Bé");
      await pick(dialog.getByLabel("Quan hệ với chủ hộ"), "Con");
      await pick(dialog.getByLabel("Giới tính"), "Nữ");
      await type(dialog.getByLabel("Ngày sinh"), "01/09/2026");
      await pick(dialog.getByLabel("Dân tộc"), "Hrê");
      await tap(dialog.getByRole("button", { name: "Thêm thành viên", exact: true }));
      await dialog.waitFor({ state: "detached" });
      await officer.sees(/Đinh Thị Bé/);
    });
    context.diagnostic(done);
  });

  test("a correction is asked for", async (context) => {
    const done = await count("Ask for a correction of a birth", async () => {
      await openHousehold();
      const what = await openAct("Yêu cầu sửa thông tin");
      await tap(what.getByRole("button", { name: "Thông tin của một người" }));
      const dialog = officer.page.getByRole("dialog");
      await pick(dialog.getByLabel("Thành viên"), "Đinh Văn Bốn (Chủ hộ)");
      await type(dialog.getByLabel("Ngày sinh"), "15/06/1981");
      await type(dialog.locator("textarea"), "theo giấy khai sinh");
      await tap(dialog.getByRole("button", { name: "Yêu cầu sửa thông tin", exact: true }));
      await dialog.waitFor({ state: "detached" });
      await officer.sees(/15\/06\/1981/);
    });
    context.diagnostic(done);
  });

  test("the households are taken away as a workbook", async (context) => {
    const done = await count("Take all households away as a workbook", async () => {
      await openHouseholds();
      await tap(button("Tải xuống"));
      const [file] = await Promise.all([
        officer.page.waitForEvent("download"),
        tap(officer.page.getByRole("menuitem", { name: /Excel/ }).first()),
      ]);
      // The browser may be one that another process started: its own path is not reported then.
      const workbook = await buffer(await file.createReadStream());
      assert.equal(workbook.subarray(0, 2).toString(), "PK");
    });
    context.diagnostic(done);
  });
});
