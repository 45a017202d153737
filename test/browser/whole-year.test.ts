/** One household from a file to its payment and what came of it, all in the browser, by those whose work it is. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { Scenario } from "../scenario/scenario.ts";
import { serveConsole } from "./serve-console.ts";
import { Desk } from "./desk.ts";

const mapping = `
source: village-list
household:
  key: ma_ho
  village: { column: thon }
  registeredOn: { constant: 2025-07-01 }
person:
  household: ma_ho
  key: ma_nguoi
  name: { column: ho_ten }
  birth: { column: ngay_sinh }
  sex: { column: gioi_tinh, values: { Nam: male, Nữ: female } }
  relation: { column: quan_he, values: { Chủ hộ: head, Vợ: spouse, Con: child } }
`;
const people = [
  "ma_ho,thon,ma_nguoi,ho_ten,ngay_sinh,gioi_tinh,quan_he",
  "H1,Làng Teng,N1,Phạm Văn Đê,15/06/1980,Nam,Chủ hộ",
  "H2,Làng Teng,N2,Đinh Thị Không Chủ,01/02/1990,Nữ,Con",
].join("\n");

let scenario: Scenario;
let browser: Browser;
let listening: Listening;
const desks = new Map<string, Desk>();
type Role = keyof Scenario["people"];

async function desk(role: Role): Promise<Desk> {
  const known = desks.get(role) ?? (await Desk.open(browser, scenario.people[role], listening.url));
  desks.set(role, known);
  return known;
}

before(async () => {
  scenario = await Scenario.open();
  listening = await serveConsole(scenario.opened.server);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

async function openRound(year: number): Promise<void> {
  const planner = await desk("planner");
  await planner.go("/rounds");
  await planner.follow("Mở đợt rà soát");
  await planner.fill("Năm", String(year));
  await planner.choose("Chuẩn nghèo", /2022-2025/);
  for (const [label, day] of [
    ["Ngày xác định tuổi và thông tin hộ", `${year}-10-01`],
    ["Bắt đầu", `${year}-09-01`],
    ["Kết thúc", `${year}-12-14`],
  ] as const)
    await planner.fill(label, day);
  await planner.press("Mở đợt rà soát");
  await planner.sees(`Rà soát định kỳ năm ${year}`);
}

/** Form B in its three steps. */
async function survey(year: number, answers: { readonly durable: boolean; readonly income: string }): Promise<void> {
  const officer = await desk("officer");
  await officer.go("/rounds");
  await officer.follow(`Rà soát định kỳ năm ${year}`);
  await officer.act("Lập danh sách rà soát", { "Hộ đưa vào danh sách": "Toàn bộ hộ của xã" });
  await officer.follow("Làng Teng");
  await officer.follow("Phạm Văn Đê");
  await officer.fill("Ngày khảo sát", `${year}-09-20`);
  const say = async (question: RegExp, yes: boolean) =>
    officer.page
      .getByRole("radiogroup", { name: question })
      .getByRole("radio", { name: yes ? "Có" : "Không", exact: true })
      .check();
  // What was answered last year is asked again only where it has changed.
  const askAgain = async () => {
    for (const button of await officer.page.getByRole("button", { name: "Có thay đổi", exact: true }).all()) {
      await button.click();
      await button.and(officer.page.locator("[aria-pressed=true]")).waitFor();
    }
  };
  await askAgain();
  await officer.press(/^Tiếp tục/);
  await officer.sees("Mái bằng vật liệu bền chắc: chưa trả lời");
  await say(/^Tường/, answers.durable);
  await say(/^Cột/, answers.durable);
  await say(/^Mái/, answers.durable);
  await officer.fill(/^Diện tích nhà ở/, "45,5");
  await officer.choose(/^Nguồn nước/, "Nước máy");
  await officer.choose(/^Loại nhà tiêu/, "Tự hoại");
  await say(/internet/, true);
  await officer.fill(/^Số phương tiện/, "2");
  await say(/^Sống chủ yếu bằng nông/, false);
  await officer.press("Tiếp tục: 1. Phạm Văn Đê");
  await officer.page.getByRole("heading", { level: 2, name: /Phạm Văn Đê/ }).waitFor();
  await askAgain();
  await say(/^Có thẻ bảo hiểm/, true);
  await officer.choose(/^Việc làm/, /có hợp đồng/);
  await say(/^Hưởng trợ cấp/, false);
  await officer.press("Tiếp tục: Thu nhập");
  await officer.fill(/^Thu nhập bình quân/, answers.income);
  await officer.press("Nộp phiếu");
  await officer.page.getByRole("heading", { level: 1, name: "Hộ Phạm Văn Đê" }).waitFor();
}

/** Classified, agreed by the village, posted for three working days, decided by the chair. */
async function decide(year: number): Promise<void> {
  const officer = await desk("officer");
  scenario.on(`${year}-10-10`);
  await officer.go("/rounds");
  await officer.follow(`Rà soát định kỳ năm ${year}`);
  await officer.act("Tính điểm và phân loại");
  await officer.follow("Làng Teng");
  await officer.follow("Ghi biên bản họp dân");
  for (const [label, value] of [
    ["Ngày họp", `${year}-10-10`],
    ["Chủ trì", "Trưởng thôn"],
    ["Thư ký", "Thư ký thôn"],
    ["Số người dự", "40"],
    ["Số người đồng ý, trong 40 người (không bắt buộc)", "35"],
    ["Nội dung biên bản", "Thôn thống nhất."],
  ] as const)
    await officer.fill(label, value);
  await officer.press("Ghi biên bản họp dân");
  await officer.page.getByRole("heading", { level: 1, name: "Làng Teng" }).waitFor();
  scenario.on(`${year}-10-15`);
  await officer.act("Niêm yết công khai", { "Từ ngày": `${year}-10-15` });
  await officer.follow("Danh sách niêm yết (in)");
  await officer.sees("DANH SÁCH NIÊM YẾT KẾT QUẢ RÀ SOÁT");
  scenario.on(`${year}-11-02`);
  const chair = await desk("chair");
  await chair.go("/rounds");
  await chair.follow(`Rà soát định kỳ năm ${year}`);
  await chair.act("Quyết định công nhận", {
    "Số quyết định": `${year}/QĐ-UBND`,
    "Ngày quyết định": `${year}-11-02`,
  });
  await chair.sees("Đã quyết định");
}

describe("a household's year in the browser", () => {
  test("a file is imported; what cannot be taken is held back with its reason", async () => {
    scenario.on("2025-09-05");
    const officer = await desk("officer");
    await officer.go("/imports");
    await officer.follow("Nhập danh sách hộ");
    const choose = async (label: RegExp, name: string, text: string) =>
      officer.page
        .getByLabel(label)
        .locator("xpath=..")
        .locator("xpath=ancestor-or-self::*[descendant::input[@type='file']][1]")
        .locator("input[type=file]")
        .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
    await choose(/^Tệp danh sách/, "people.csv", people);
    await officer.page.getByText("Tệp thứ hai, tệp ánh xạ, phiếu trả lời").click();
    await choose(/^Tệp ánh xạ/, "mapping.yaml", mapping);
    await officer.press("Tải tệp lên");
    await officer.sees("Các cột được đọc theo tệp ánh xạ.");
    await officer.press("Tiếp tục: xem thử");
    await officer.press("Xem thử");
    await officer.sees("Kết quả xem thử: chưa lưu gì");
    await officer.press("Nhập danh sách này");
    await officer.page.getByRole("heading", { level: 1, name: /village-list/ }).waitFor();
    await officer.sees("Đã xong");
    await officer.sees("Hộ không có chủ hộ");
    await officer.press("Sửa H2");
    await officer.fill("quan_he", "Chủ hộ");
    await officer.press("Nhập hộ này");
    await officer.sees("Không còn hộ nào chờ xử lý.");
    await officer.go("/households");
    await officer.sees("Phạm Văn Đê");
  });

  test("2025: the household is surveyed, and recognised as poor", async () => {
    await openRound(2025);
    scenario.on("2025-09-20");
    await survey(2025, { durable: false, income: "900.000" });
    await decide(2025);
    const officer = await desk("officer");
    await officer.go("/households");
    await officer.follow("Phạm Văn Đê");
    await officer.sees(/Đã quyết định, Hộ cận nghèo|Đã quyết định, Hộ nghèo/);
  });

  test("2026: money comes in, is shared by formula, and a plan ties it to the need", async () => {
    scenario.on("2026-02-01");
    const line = async (who: Desk) => {
      await who.fill("Năm", "2026");
      await who.choose("Nguồn vốn", "NSTW - vốn đầu tư phát triển");
      await who.choose("Nội dung thành phần", /^II.1/);
      await who.fill("Số tiền (đồng)", "30.000.000");
    };
    const treasurer = await desk("treasurer");
    await treasurer.go("/budgets/new");
    await line(treasurer);
    await treasurer.fill("Số văn bản giao vốn", "01/QĐ-UBND");
    await treasurer.press("Ghi nhận vốn");
    await treasurer.sees("Sổ cái cân đối");
    const planner = await desk("planner");
    await planner.go("/allocations/new");
    await line(planner);
    await planner.press("Tính phân bổ");
    await planner.sees("Khớp đến từng đồng");
    const lead = await desk("lead");
    await lead.go("/allocations");
    await lead.follow(/II\.1/);
    await lead.act("Phê duyệt phân bổ", { "Số quyết định": "12/QĐ-UBND" });
    await lead.sees("12/QĐ-UBND");

    const officer = await desk("officer");
    await officer.go("/plans/new");
    await officer.choose("Chương trình", /2026 - 2035/);
    await officer.press("Lập kế hoạch");
    await officer.follow("Thêm mục tiêu");
    await officer.sees(/Chất lượng nhà ở 1/);
    await officer.fill("Mục tiêu", "Không còn hộ nghèo ở nhà tạm");
    await officer.choose("Chỉ số", /chất lượng nhà ở/);
    await officer.fill("Số đầu kỳ", "1");
    await officer.fill("Chỉ tiêu cần đạt", "0");
    await officer.choose("Hoạt động", "Hỗ trợ sửa chữa nhà ở");
    await officer.fill("Số lượng", "1");
    await officer.choose("Nguồn vốn", "NSTW - vốn đầu tư phát triển");
    await officer.sees("Thành tiền: 30.000.000 đồng");
    await officer.press("Thêm mục tiêu");
    await officer.sees("Không còn hộ nghèo ở nhà tạm");
    await officer.act("Trình tỉnh");
    await lead.go("/plans");
    await lead.follow("Ba Tơ");
    await lead.act("Phê duyệt", { "Số quyết định": "34/QĐ-UBND" });
    await lead.sees("Đã phê duyệt");
  });

  test("the house is repaired, with evidence, and paid to the đồng", async () => {
    scenario.on("2026-03-05");
    const [officer, chair, accountant] = [await desk("officer"), await desk("chair"), await desk("accountant")];
    await officer.go("/plans");
    await officer.follow("Ba Tơ");
    await officer.follow("Thêm hoạt động");
    await officer.fill("Tên hoạt động", "Sửa nhà năm 2026");
    await officer.press("Lưu dự thảo");
    await officer.act("Mở hoạt động");
    await officer.act("Đề xuất hộ");
    await officer.act("Kiểm tra");
    const activity = new URL(officer.page.url()).pathname;
    await chair.go(activity);
    await chair.act("Phê duyệt", { "Số quyết định": "56/QĐ-UBND" });
    scenario.on("2026-05-20");
    await officer.go(activity);
    await officer.act("Ghi bàn giao", { "Nội dung xác nhận (minh chứng)": "Đã sửa xong mái và tường" });
    await officer.follow("Người nhận tiền");
    await officer.fill("Mã ngân hàng (BIN)", "970405");
    await officer.fill("Số tài khoản", "0123 456 789");
    await officer.press("Lưu người nhận tiền");
    await officer.sees("Chưa xác nhận");
    await accountant.go(new URL(officer.page.url()).pathname);
    await accountant.press("Xác nhận người nhận");
    await accountant.sees("Đã xác nhận");

    await officer.go(activity);
    await officer.act("Lập đợt chi trả", { "Tên đợt": "Chi sửa nhà đợt 1" });
    await officer.sees("Mới lập");
    const batch = new URL(officer.page.url()).pathname;
    await accountant.go(batch);
    await accountant.act("Kiểm tra");
    await chair.go(batch);
    await chair.act("Duyệt và tạm giữ tiền");
    await chair.follow("Tài khoản chi của xã");
    await chair.fill("Tên chủ tài khoản", "UBND xã Ba Tơ");
    await chair.fill("Mã ngân hàng, kho bạc (BIN)", "970405");
    await chair.fill("Số tài khoản", "9527");
    await chair.press("Ghi tài khoản");
    await chair.sees(/Tài khoản hiện dùng do/);
    await accountant.go(batch);
    await accountant.act("Lập lệnh thanh toán", { "Ngày chi": "2026-06-02" });
    const file = accountant.page.getByRole("link", { name: /Lệnh thanh toán: VUON/ });
    const order = await accountant.page.request.get(
      new URL((await file.getAttribute("href")) ?? "", listening.url).href,
    );
    const reference = /<EndToEndId>([^<]+)</.exec(await order.text())?.[1] ?? "";
    const answer = `end_to_end_id,outcome,amount,reason,reference,booked_on\n${reference},paid,30000000,,NH1,2026-05-20`;
    await accountant.act("Nhận kết quả ngân hàng", { "Nội dung tệp trả lời": answer });
    await accountant.act("Đối soát");
    await accountant.sees("Đã đối soát");
  });

  test("the next review tells that the need is gone; the chain of the household says so", async () => {
    await openRound(2026);
    scenario.on("2026-09-20");
    await survey(2026, { durable: true, income: "6.000.000" });
    await decide(2026);
    const officer = await desk("officer");
    await officer.go("/households");
    await officer.follow("Phạm Văn Đê");
    const chain = officer.page.getByRole("list", { name: "Từ nhu cầu đến kết quả" });
    await chain.waitFor();
    const text = (await chain.textContent()) ?? "";
    for (const part of ["Chất lượng nhà ở (2025)", "Sửa nhà năm 2026", "30.000.000 đồng", "Không còn thiếu hụt (2026)"])
      assert.ok(text.includes(part), `${part} is not in: ${text}`);
    await officer.go("/results");
    await officer.sees("Thoát nghèo trong năm");
  });
});
