import type { Desk } from "./desk.ts";

/** A list of a hamlet: one household cannot be read, the others can. */
const list = [
  "Mã hộ;Họ và tên;Quan hệ với chủ hộ;Năm sinh;Giới tính;Thôn",
  "T1;Đinh Văn Nhớ;Chủ hộ;1979;Nam;Làng Teng",
  "T1;Phạm Thị Lành;Vợ;1983;Nữ;Làng Teng",
  "T2;Đinh Thị Hiếu;Chủ hộ;1990;Nữ;Làng Teng",
  "T3;Hồ Văn Xa;Chủ hộ;1988;Nam;Gò Rét",
  "T3;Hồ Thị Lan;Họ hàng xa;2015;Nữ;Gò Rét",
].join("\n");

/** A list is tried, imported, and a household that was held back corrected; a past day; a household that moves to another commune. */
export async function takeLists({ commune, signIn, open, act, take }: Desk): Promise<void> {
  const officer = await signIn(`officer.${commune}`);
  const forward = officer.locator("form button[type=submit]");
  await open(officer, "/imports/new");
  await officer
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: "Danh sách thôn.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
  await forward.click();
  await officer.getByText("Ý nghĩa từng cột").first().waitFor();
  await forward.click();
  await forward.getByText("Xem thử").waitFor();
  await forward.click();
  await officer.getByRole("heading", { name: "Xem thử các hộ đầu tiên" }).waitFor();
  await take(officer, "import-trial", true);
  await officer.getByRole("button", { name: "Nhập danh sách này" }).click();
  const correct = officer.getByRole("button", { name: /^Sửa/ }).first();
  await correct.waitFor({ timeout: 60_000 });
  await correct.click();
  await officer.getByRole("textbox").first().waitFor();
  await take(officer, "import-quarantine", true);

  await open(officer, "/households?on=2025-12-31");
  await take(officer, "past-day");

  await open(officer, "/households");
  await officer.locator("tbody a").first().click();
  await act(officer, "Chuyển hộ sang xã khác");
  await officer.getByRole("dialog").waitFor();
  await take(officer, "transfer");
}
