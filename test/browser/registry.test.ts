/** Double records and changes of many households, by the words on the screen. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { registerHousehold } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { serveConsole } from "./serve-console.ts";
import { Desk } from "./desk.ts";
import { pageIsWell } from "./well.ts";
import { newId } from "#contract/new-id.ts";

let opened: TestInstallation;
let browser: Browser;
let listening: Listening;
let desk: Desk;
const households: Id<"household">[] = [];

before(async () => {
  opened = await openTestInstallation({ works: true });
  const officer = await opened.officer("commune_officer", "21484");
  for (const address of ["Làng Teng", "Gò Rét"]) {
    const householdId = newId("household");
    households.push(householdId);
    await officer.get(registerHousehold, {
      body: {
        householdId,
        communeId: "21484",
        address,
        residence: "permanent",
        registeredOn: localDate("2025-08-01"),
        members: [
          {
            personId: newId("person"),
            fullName: "Hồ Văn Krếp",
            relation: "head",
            sex: "male",
            birthDate: localDate("1970-02-03"),
            birthPrecision: "day",
            personalId: "051070333444",
            merit: false,
          },
        ],
      },
    });
  }
  listening = await serveConsole(opened.server);
  browser = await openBrowser();
  desk = await Desk.open(browser, officer, listening.url);
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await opened?.close();
});

describe("the registry in the browser", () => {
  test("a number that is searched for is in no address, and going back finds it again", async () => {
    const { page } = desk;
    const addresses: string[] = [];
    page.on("request", (request) => addresses.push(request.url()));
    await desk.go("/households");
    await desk.fill("Tìm theo tên, số định danh, điện thoại", "051070333444");
    await page.waitForURL(/found=/);
    await desk.sees(/có người tên “051070333444”/);
    await desk.follow("Hồ Văn Krếp");
    await page.waitForURL(/households\/[0-9a-f-]{36}/);
    await page.goBack();
    await desk.sees(/có người tên “051070333444”/);
    addresses.push(page.url());
    assert.deepEqual(
      addresses.filter((address) => address.includes("051070333444")),
      [],
    );
  });

  test("double records are looked for, compared, merged and unmerged", async () => {
    await desk.go("/duplicates");
    await desk.press("Tìm hồ sơ trùng");
    // The shared number was reported when the second was registered; the search compares the rest.
    await desk.sees(/Đã so 2 người; thêm 0 cặp mới/);
    await pageIsWell(desk.page);
    await desk.follow(/Hồ Văn Krếp/);
    await desk.sees("Cùng một số định danh");
    await pageIsWell(desk.page);
    await desk.press("Cùng một hộ");
    const dialog = desk.page.getByRole("dialog");
    await dialog.getByLabel("Giữ lại hồ sơ").selectOption("left");
    await dialog.getByLabel("Lý do, giấy tờ đã xem").fill("cùng thẻ căn cước");
    await dialog.getByRole("button", { name: "Cùng một hộ" }).click();
    await desk.sees(/^Đã gộp:/);
    await desk.go("/households");
    await desk.follow("Hồ Văn Krếp");
    await desk.go("/duplicates?state=merged");
    await desk.follow(/Hồ Văn Krếp/);
    await desk.act("Hoàn tác", { "Lý do, giấy tờ đã xem": "hai anh em" });
    await desk.page.getByRole("button", { name: "Cùng một hộ" }).waitFor();
  });

  test("many households are changed at once, after a trial, and the change is taken back", async () => {
    await desk.go("/households");
    await desk.press("Thao tác khác");
    await desk.page.getByRole("menuitem", { name: "Thay đổi mọi hộ tìm thấy" }).click();
    await desk.press("Xem thử");
    await desk.sees("Chọn ít nhất một thay đổi.");
    await desk.fill(/^Gắn nhãn/, "ra_soat_lai");
    await desk.fill(/^Lý do, văn bản/, "sau bão");
    await desk.press("Xem thử");
    await desk.sees("Đã chọn 2 hộ: 2 hộ sẽ thay đổi, 0 hộ đã đúng như vậy. Chưa lưu gì.");
    await desk.press("Thay đổi các hộ này");
    await desk.sees("Đã thay đổi 2 trong 2 hộ; 0 hộ đã đúng như vậy.");
    await desk.page.getByRole("dialog").getByRole("button", { name: "Đóng" }).last().click();
    await desk.sees("Nhãn: ra soat lai");
    await desk.go("/bulk-changes");
    await pageIsWell(desk.page);
    await desk.act("Hoàn tác");
    await desk.sees("Đã khôi phục 2 hộ; 0 hộ đã có thay đổi sau đó nên không khôi phục.");
  });

  test("households are changed by a file, and its faulty rows are reported", async () => {
    await desk.go("/bulk-changes/new");
    await pageIsWell(desk.page);
    const file = `Mã hộ;Gắn nhãn\n${households[0]};can_xem\nkhông-có;can_xem\n`;
    await desk.page
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: "danh-dau.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
    await desk.fill(/^Lý do, văn bản/, "trưởng thôn báo");
    await desk.press("Xem thử");
    await desk.sees("Dòng không thực hiện được: 1");
    await pageIsWell(desk.page);
    await desk.press("Thay đổi các hộ này");
    await desk.sees("Đã thay đổi 1 trong 1 hộ; 0 hộ đã đúng như vậy.");
  });

  test("a village is formed, households move there, and it takes another name", async () => {
    await desk.go("/areas/21484/villages");
    await desk.sees(/Xã chưa có thôn nào/);
    const decision = { "Số quyết định, nghị quyết": "12/NQ-HĐND", "Từ ngày": "2026-01-10" };
    await desk.act("Thành lập thôn mới", { ...decision, "Tên thôn mới": "Suối Loa" });
    await desk.page.getByRole("link", { name: "Suối Loa" }).waitFor();
    await desk.press("Thao tác khác: Suối Loa");
    await desk.page.getByRole("menuitem", { name: "Đổi tên Suối Loa" }).click();
    const dialog = desk.page.getByRole("dialog");
    await dialog.getByLabel("Tên thôn mới").fill("Suối Lớn");
    await dialog.getByLabel("Từ ngày").fill("2026-02-10");
    await dialog.getByLabel("Số quyết định, nghị quyết").fill("13/NQ-HĐND");
    await dialog.getByRole("button", { name: "Đổi tên Suối Loa" }).click();
    await desk.page.getByRole("link", { name: "Suối Lớn" }).waitFor();
    await desk.sees("Suối Loa (không còn)");
    await pageIsWell(desk.page);
  });

  test("a correction begins with what is wrong", async () => {
    await desk.go(`/households/${households[1]}`);
    await desk.press("Yêu cầu sửa thông tin");
    await desk.page.getByRole("button", { name: "Thông tin của hộ" }).click();
    const dialog = desk.page.getByRole("dialog");
    await dialog.getByLabel("Địa chỉ").fill("Xóm 3");
    await dialog.locator("textarea").fill("ghi nhầm xóm");
    await dialog.getByRole("button", { name: "Yêu cầu sửa thông tin" }).click();
    await desk.sees(/Xóm 3/);
    await pageIsWell(desk.page);
  });

  test("a number that does not fit is doubted while it is typed, and hinders nothing", async () => {
    await desk.go("/households/new");
    await desk.page.getByLabel("Ngày sinh").first().fill("1980-05-06");
    await desk.page.getByLabel("Số định danh cá nhân").first().fill("051 180 009 999");
    await desk.page.getByLabel("Số định danh cá nhân").first().fill("051 081 009 999");
    await desk.sees(/Kiểm tra lại: .*năm sinh/);
    await pageIsWell(desk.page);
  });

  test("the steps of an import are well on a phone too", async () => {
    await desk.go("/imports/new");
    await pageIsWell(desk.page);
    await desk.page
      .locator("input[type=file]")
      .first()
      .setInputFiles({
        name: "Danh sách.csv",
        mimeType: "text/csv",
        buffer: Buffer.from("Mã hộ,Họ và tên,Quan hệ với chủ hộ,Năm sinh,Giới tính\n1,Đinh Văn A,Chủ hộ,1980,Nam\n"),
      });
    await desk.press("Tải tệp lên");
    await desk.sees("Tên cột ở dòng 1; 5 cột.");
    await pageIsWell(desk.page);
    await desk.press("Tiếp tục: xem thử");
    await desk.press("Xem thử");
    await desk.sees("Kết quả xem thử: chưa lưu gì");
    await pageIsWell(desk.page);
  });

  test("a picture that is named as a workbook is refused with its reason, and another file is chosen from there", async () => {
    const { page } = desk;
    await desk.go("/imports/new");
    await desk.press("Bắt đầu lại từ đầu");
    const pick = async (name: string, buffer: Buffer) => {
      await page.locator("input[type=file]").first().setInputFiles({ name, mimeType: "text/csv", buffer });
      await desk.press("Tải tệp lên");
    };
    await pick("Danh sách.xlsx", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
    await desk.sees("“Danh sách.xlsx” chưa đọc được");
    await desk.sees(/Đây là ảnh .*Chọn tệp \.xlsx hoặc \.csv/);
    await pageIsWell(page);
    await desk.press("Chọn tệp khác");
    await pick(
      "Danh sách.csv",
      Buffer.from("Mã hộ,Họ và tên,Quan hệ với chủ hộ,Năm sinh,Giới tính\n1,Đinh Văn A,Chủ hộ,1980,Nam\n"),
    );
    await desk.sees("Tên cột ở dòng 1; 5 cột.");
    await desk.press("Tiếp tục: xem thử");
  });

  test("every other box for a table says the same, and its button opens the box", async () => {
    const { page } = desk;
    await desk.go("/bulk-changes/new");
    const picture = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
    await page.locator("input[type=file]").first().setInputFiles({ name: "a.xlsx", mimeType: "", buffer: picture });
    await desk.fill(/Lý do/, "tệp nhầm");
    await page.locator("form button[type=submit]").click();
    await desk.sees(/Đây là ảnh/);
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), desk.press("Chọn tệp khác")]);
    assert.equal(chooser.isMultiple(), false);
  });

  test("an import that was left on the way is offered at the first step of a new one", async () => {
    await desk.go("/imports/new");
    await desk.sees(/Danh sách\.csv.*đang ở bước “Xem thử rồi nhập”/);
    await pageIsWell(desk.page);
    await desk.press("Tiếp tục với Danh sách.csv");
    await desk.press("Xem thử");
    await desk.press("Nhập danh sách này");
    await desk.sees("Đã xong");
  });

  test("an import is taken back after a second look, and what stood there can be read", async () => {
    // What the officer does next stands out; undoing is in the menu.
    const acts = desk.page.getByRole("group", { name: "Thao tác" });
    await acts.getByRole("link").first().waitFor();
    assert.deepEqual(await acts.getByRole("button").or(acts.getByRole("link")).allTextContents(), ["Mở danh sách hộ"]);
    await desk.press("Thao tác khác");
    await desk.page.getByRole("menuitem", { name: "Thu hồi lượt nhập này" }).click();
    const dialog = desk.page.getByRole("dialog");
    await dialog.getByText("1 hộ với 1 người được xóa khỏi danh sách hộ.").waitFor();
    await pageIsWell(desk.page);
    await dialog.locator("textarea").fill("nhầm tệp");
    await dialog.getByRole("button", { name: "Thu hồi lượt nhập này" }).click();
    await desk.sees("Đã thu hồi 1; giữ lại 0.");
    await desk.press("Xem Đinh Văn A");
    await desk.sees("Nội dung khi thu hồi");
    await pageIsWell(desk.page);
  });
});
