import type { Desk } from "./desk.ts";

export async function takeRegistry({ commune, signIn, open, act, take }: Desk): Promise<void> {
  const officer = await signIn(`officer.${commune}`);
  await open(officer, "/");
  await officer.getByRole("heading", { name: "Tiến độ rà soát" }).waitFor();
  await take(officer, "today");

  // A household whose need was answered, paid and looked at again.
  await open(officer, "/activities");
  await officer
    .getByRole("link", { name: /Sửa chữa nhà ở/ })
    .first()
    .click();
  await officer.getByRole("heading", { level: 1, name: /Sửa chữa nhà ở/ }).waitFor();
  await officer.getByRole("heading", { level: 2, name: "Hỗ trợ", exact: true }).waitFor();
  // A row opens the support; above it is the file of its household.
  const support = await officer.locator("tbody a").first().getAttribute("href");
  await open(officer, support?.replace(/\/supports\/.*/, "") ?? "/households");
  await officer.getByRole("list", { name: "Từ nhu cầu đến kết quả" }).first().waitFor();
  await officer.waitForLoadState("networkidle");
  await take(officer, "household", true);

  await act(officer, "Yêu cầu sửa thông tin");
  await officer.getByRole("dialog").waitFor();
  await take(officer, "correction");

  // A list as communes have it: a title above the table, a total below, and a row that cannot be taken.
  const list = [
    "DANH SÁCH HỘ (dữ liệu thử);;;;;",
    "Mã hộ;Họ và tên;Quan hệ với chủ hộ;Năm sinh;Giới tính;Thôn",
    "A1;Đinh Văn Nhớ;Chủ hộ;1979;Nam;Làng Teng",
    "A1;Phạm Thị Lành;Vợ;1983;Nữ;Làng Teng",
    "A2;Đinh Thị Hiếu;Chủ hộ;1990;Nữ;Làng Teng",
    "A3;Hồ Văn Xa;Cháu rể họ xa;1988;Nam;Gò Rét",
    "Tổng cộng;4;;;;",
  ].join("\n");
  await open(officer, "/imports/new");
  await officer
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: "Danh sách hộ.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
  await officer.locator("form button[type=submit]").click();
  await officer.getByText("Ý nghĩa từng cột").first().waitFor();
  await officer.waitForLoadState("networkidle");
  await take(officer, "import-columns", true);

  await open(officer, "/bulk-changes/new");
  await take(officer, "bulk-file");

  const province = await signIn("province.officer");
  await open(province, `/areas/${commune}/villages`);
  await take(province, "villages");
  await open(province, "/duplicates");
  // Of one commune there may be none.
  await province.getByRole("button", { name: "Tìm hồ sơ trùng toàn tỉnh" }).click();
  await province.getByText(/^Lần tìm gần nhất: Quảng Ngãi/).waitFor({ timeout: 300_000 });
  await open(province, "/duplicates");
  await province.waitForLoadState("networkidle");
  await take(province, "duplicates");
  const pair = province.locator("tbody a").first();
  if ((await pair.count()) > 0) {
    await pair.click();
    await province.getByRole("heading", { level: 1 }).waitFor();
    await province.waitForLoadState("networkidle");
    await take(province, "duplicate", true);
  }
}
