/**
 * The pictures of the documents, taken of a running demo: node scripts/take-screenshots.ts http://127.0.0.1:3000 [registry|review]
 * Everybody in them is made up.
 */
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { openBrowser } from "#test/support/browser.ts";

const url = process.argv[2] ?? "http://127.0.0.1:3000";
const part = process.argv[3];
const folder = fileURLToPath(new URL("../docs/images/", import.meta.url));
const password = "vuon-demo-2026";
const commune = "21484";

const browser = await openBrowser();

async function signIn(userName: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, colorScheme: "light" });
  await context.addInitScript(() => localStorage.setItem("vuon.language", "vi"));
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.locator("input[autocomplete=username]").fill(userName);
  await page.locator("input[autocomplete=current-password]").fill(password);
  await page.locator("form button[type=submit]").click();
  await page.waitForURL((address) => !address.pathname.includes("sign-in"));
  return page;
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${url}${path}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
}

const take = async (page: Page, name: string, fullPage = false) =>
  page.screenshot({ path: `${folder}${name}.png`, fullPage });

if (part !== "review") await takeRegistry();
if (part !== "registry") await takeReview();
await browser.close();

async function takeRegistry(): Promise<void> {
  const officer = await signIn(`officer.${commune}`);
  await open(officer, "/");
  await take(officer, "today");

  // A household whose need was answered, paid and looked at again.
  await open(officer, "/activities");
  await officer
    .getByRole("link", { name: /Sửa chữa nhà ở/ })
    .first()
    .click();
  await officer.getByRole("heading", { level: 2 }).first().waitFor();
  await officer.locator("tbody a").first().click();
  await officer.getByRole("list", { name: "Từ nhu cầu đến kết quả" }).first().waitFor();
  await officer.waitForLoadState("networkidle");
  await take(officer, "household", true);

  await officer.getByRole("button", { name: "Yêu cầu sửa thông tin" }).click();
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
  await officer.getByText("Cột nào chứa gì").first().waitFor();
  await officer.waitForLoadState("networkidle");
  await take(officer, "import-columns", true);

  await open(officer, "/bulk-changes/new");
  await take(officer, "bulk-file");

  const province = await signIn("province.officer");
  await open(province, `/areas/${commune}/villages`);
  await take(province, "villages");
  await open(province, "/duplicates");
  await province.locator("#pair-commune").selectOption(commune);
  await province.getByRole("button", { name: "Tìm hồ sơ trùng" }).click();
  await province.getByText(/Đã so/).waitFor({ timeout: 120_000 });
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

/** A round in its middle, in the commune where most is still to be surveyed. */
async function takeReview(): Promise<void> {
  const province = await signIn("province.officer");
  const read = async (page: Page, path: string) => (await page.request.get(`${url}/api${path}`)).json();
  type Row = { areaId: string; states: Record<string, number>; openObjections: number };
  const rounds: { rows: { roundId: string; closedOn: string | null }[] } = await read(province, "/rounds");
  const roundId = rounds.rows.find(({ closedOn }) => closedOn === null)?.roundId ?? "";
  const communes: { rows: Row[] } = await read(province, `/rounds/${roundId}/progress`);
  const most = (rows: readonly Row[], ...states: readonly string[]) =>
    rows.toSorted((a, b) => sum(b, states) - sum(a, states))[0]?.areaId ?? "";
  const sum = ({ states }: Row, names: readonly string[]) => names.reduce((all, name) => all + (states[name] ?? 0), 0);
  const place = most(communes.rows, "listed");
  await open(province, `/rounds/${roundId}`);
  await take(province, "review-board");

  const reviewer = await signIn(`officer.${place}`);
  await open(reviewer, `/rounds/${roundId}?communeId=${place}`);
  await take(reviewer, "review-commune");
  const villages: { rows: Row[] } = await read(reviewer, `/rounds/${roundId}/progress?communeId=${place}`);
  const [listed, scored, posted] = [
    most(villages.rows, "listed"),
    most(villages.rows, "scored"),
    most(villages.rows, "posted", "objected"),
  ];
  const reviewsOf = async (villageId: string) => {
    const found: { rows: { householdId: string; state: string; class: string | null }[] } = await read(
      reviewer,
      `/rounds/${roundId}/reviews?villageId=${villageId}&limit=200`,
    );
    return found.rows;
  };
  await open(reviewer, `/rounds/${roundId}/villages/${listed}/entry`);
  await reviewer.locator("[data-entry]").first().fill("1");
  await take(reviewer, "review-entry");
  await open(reviewer, `/rounds/${roundId}/answers?communeId=${place}`);
  await take(reviewer, "review-answers");
  const [first] = await reviewsOf(listed);
  await open(reviewer, `/households/${first?.householdId}/reviews/${roundId}/answers`);
  await reviewer.getByLabel("Diện tích nhà ở (m²)").fill("4550");
  await take(reviewer, "review-survey", true);
  await open(reviewer, `/rounds/${roundId}/villages/${scored}/meeting`);
  await take(reviewer, "review-meeting", true);
  await open(reviewer, `/rounds/${roundId}/villages/${posted}`);
  await take(reviewer, "review-village", true);
  // A household that the round before found poor: why, and what came of it.
  const before = rounds.rows.find(({ closedOn }) => closedOn !== null)?.roundId ?? "";
  const poor: { rows: { householdId: string }[] } = await read(
    reviewer,
    `/rounds/${before}/reviews?communeId=${place}&class=poor&limit=1`,
  );
  await open(reviewer, `/households/${poor.rows[0]?.householdId}/reviews/${before}`);
  await take(reviewer, "review-explanation", true);
}
