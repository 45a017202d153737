/** The pages of production cycles and value chains: planned with a warning, without a buyer, and drafted as a contract. */
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { draftActivity } from "#contract/delivery/activity.ts";
import { formLivelihoodGroup, joinLivelihoodGroup } from "#contract/delivery/livelihood.ts";
import { planCycle } from "#contract/delivery/production.ts";
import { draftContract, recordBuyer, recordDemand } from "#contract/delivery/value-chain.ts";
import { newId } from "#contract/new-id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { fundedLine } from "../scenario/funded-line.ts";
import { Scenario } from "../scenario/scenario.ts";
import { Desk } from "./desk.ts";
import { serveConsole } from "./serve-console.ts";
import { pageIsWell } from "./well.ts";

let scenario: Scenario;
let browser: Browser;
let listening: Listening;
let desk: Desk;
const [activityId, groupId] = [newId("activity"), newId("livelihood group")];
const [cycleId, contractId, buyerId] = [newId("production cycle"), newId("offtake contract"), newId("buyer")];
const paths = () => [
  `/activities/${activityId}`,
  "/livelihood-groups",
  `/livelihood-groups/${groupId}`,
  "/production-cycles",
  `/production-cycles/${cycleId}`,
  "/value-chain",
  "/produce-without-buyer",
  `/offtake-contracts/${contractId}`,
];

before(async () => {
  scenario = await Scenario.open();
  const { householdId } = await scenario.household("Đinh Văn Tư");
  scenario.on("2026-03-02");
  const { officer } = scenario.people;
  const { fundLineId } = await fundedLine(scenario, {
    activityKind: "medicinal_plants",
    component: "II.2",
    indicatorCode: "poor_households",
    quantity: 2,
    unitCost: 15_000_000,
  });
  const startsOn = localDate("2026-03-02");
  const [harvestFrom, harvestTo] = [localDate("2026-04-16"), localDate("2026-06-14")];
  const communeId = scenario.commune;
  await officer.get(draftActivity, { body: { activityId, fundLineId, title: "Liên kết ớt", startsOn, fields: {} } });
  await officer.get(formLivelihoodGroup, { body: { groupId, activityId, name: "Tổ trồng ớt", formedOn: startsOn } });
  const member = { householdId, role: "leader" as const, joinedOn: startsOn };
  await officer.get(joinLivelihoodGroup, { params: { groupId }, body: member });
  const cycle = { cycleId, activityId, groupId, product: "chili", size: 0.5, startsOn, harvestFrom, harvestTo };
  await officer.get(planCycle, { body: { ...cycle, expectedYield: 3000 } });
  const buyer = { buyerId, communeId, name: "HTX Gia vị", kind: "cooperative" as const, products: ["chili"] };
  await officer.get(recordBuyer, { body: { ...buyer, locatedIn: "21490" } });
  const wanted = { demandId: newId("buyer demand"), buyerId, communeId, product: "chili", quantity: 5000 };
  const prices = { priceFrom: dong(20_000), priceTo: dong(24_000) };
  await officer.get(recordDemand, { body: { ...wanted, ...prices, wantedFrom: harvestFrom, wantedTo: harvestTo } });
  const shares = [{ cycleId, quantity: 1000 }];
  const draft = { contractId, buyerId, shares, priceRule: "market" as const, startsOn, endsOn: harvestTo };
  await officer.get(draftContract, { body: draft });
  listening = await serveConsole(scenario.opened.server);
  browser = await openBrowser();
  desk = await Desk.open(browser, officer, listening.url);
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

test("an officer sees the warning, records who looks for a buyer, and accepts a proposal as the draft of a contract", async () => {
  await desk.go(`/production-cycles/${cycleId}`);
  await desk.sees(/Hạn hán: cấp rủi ro 2/);
  await desk.sees("chưa thu hoạch");
  await desk.press("Ghi việc tìm người mua");
  await desk.fill("Ai phụ trách", "Phòng Kinh tế");
  await desk.fill("Việc tiếp theo", "Mời công ty xem ruộng");
  await desk.fill("Hạn", "10/04/2026");
  await desk.page.getByRole("dialog").getByRole("button", { name: "Ghi việc tìm người mua" }).click();
  await desk.sees(/Phòng Kinh tế đang tìm người mua/);
  await desk.go("/produce-without-buyer");
  await desk.sees("Phòng Kinh tế");
  await desk.go("/value-chain");
  await desk.sees("Đề xuất ghép với bên mua");
  await desk.page.getByRole("button", { name: "Lập hợp đồng bao tiêu" }).first().click();
  await desk.fill("Đến ngày", "31/07/2026");
  await desk.page.getByRole("dialog").getByRole("button", { name: "Lập hợp đồng bao tiêu" }).click();
  await desk.page.waitForURL(/offtake-contracts/);
  await desk.sees("Dự thảo");
});

for (const language of ["vi", "en", "id"] as const)
  test(`the pages are well in ${language}`, async () => {
    await desk.speak(language);
    for (const path of paths()) {
      await desk.go(path);
      await desk.page.locator("main h1").waitFor();
      await pageIsWell(desk.page);
      if (process.env["VUON_PICTURES"] !== undefined && language === "vi") {
        const name = path.slice(1).replaceAll("/", "-").slice(0, 24);
        await desk.page.screenshot({ path: `${process.env["VUON_PICTURES"]}/${name}.png`, fullPage: true });
      }
    }
  });
