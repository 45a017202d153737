import type { Desk } from "./desk.ts";

/** One made-up household from its need to the outcome, at the desks of those who work for it (docs/tour.md); its file is `household` of the registry's pictures. */
export async function takeTour({ commune, signIn, open, take }: Desk): Promise<void> {
  const officer = await signIn(`officer.${commune}`);
  await open(officer, "/activities");
  await officer
    .getByRole("link", { name: /Sửa chữa nhà ở/ })
    .first()
    .click();
  await officer.getByRole("heading", { level: 1, name: /Sửa chữa nhà ở/ }).waitFor();
  await officer.getByRole("heading", { level: 2, name: "Hỗ trợ", exact: true }).waitFor();
  await officer.waitForLoadState("networkidle");
  await take(officer, "tour-activity");
  // A row opens the support; above it is the file of its household.
  const support = await officer.locator("tbody a").first().getAttribute("href");
  await open(officer, support?.replace(/\/supports\/.*/, "") ?? "/households");
  await officer.getByRole("list", { name: "Từ nhu cầu đến kết quả" }).first().waitFor();
  await officer.waitForLoadState("networkidle");
  await officer.goto(
    await officer
      .locator('a[href*="/reviews/"]')
      .first()
      .evaluate((link) => (link as HTMLAnchorElement).href),
  );
  await officer.getByRole("heading", { level: 1 }).waitFor();
  await officer.waitForLoadState("networkidle");
  await take(officer, "tour-explanation");

  const chair = await signIn(`chair.${commune}`);
  await open(chair, "/plans");
  await chair.locator("tbody a").first().click();
  await chair.getByRole("heading", { level: 2 }).first().waitFor();
  await chair.waitForLoadState("networkidle");
  await take(chair, "tour-plan");

  const accountant = await signIn(`accountant.${commune}`);
  await open(accountant, "/payment-batches");
  await accountant.locator("tbody a").first().click();
  await accountant.getByRole("heading", { level: 2 }).first().waitFor();
  await accountant.waitForLoadState("networkidle");
  await take(accountant, "tour-batch");

  const province = await signIn("province.officer");
  await open(province, "/results");
  await province.waitForLoadState("networkidle");
  await take(province, "tour-results");
}
