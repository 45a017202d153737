/** Every table of the console at 390 px: a row says what it says on a wide screen, whatever shape it takes. */
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { householdWith } from "#programme/review/survey/test-household.ts";
import type { Id } from "#kernel/id.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import type { TestOfficer } from "#test/support/installation.ts";
import { Scenario } from "../scenario/scenario.ts";
import { Desk } from "./desk.ts";
import { serveConsole } from "./serve-console.ts";
import { Walk } from "./walk.ts";

let scenario: Scenario;
let browser: Browser;
let listening: Listening;
let operator: TestOfficer;
let roundId: Id<"round">;
let householdId: Id<"household">;

before(async () => {
  scenario = await Scenario.open();
  operator = await scenario.opened.officer("operator", "VN");
  const made = await scenario.household("Phạm Văn Đê");
  householdId = made.householdId;
  roundId = await scenario.round(2025);
  scenario.on("2025-09-20");
  const answers = householdWith({ wallDurable: false, roofDurable: false, toilet: "none", water: "stream" });
  const members = answers.members.map((member) => ({ ...member, personId: made.person.personId }));
  await scenario.answer(roundId, householdId, { ...answers, members, incomePerPerson: 900_000 }, "2025-09-20");
  await scenario.decide(roundId, 2025);
  scenario.on("2026-02-01");
  const { fundLineId } = await scenario.fund(1, 2026);
  scenario.on("2026-03-05");
  await scenario.activity(fundLineId, 2026);
  listening = await serveConsole(scenario.opened.server);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

type Rows = Readonly<Record<string, readonly (readonly string[])[]>>;

/** By the name of the table, its rows; of a row each value. On a phone a row is a card, or a row of a table that moves by itself. */
async function rowsOn(page: Page): Promise<Rows> {
  return page.evaluate(() => {
    const plain = (element: Element) => (element.textContent ?? "").replaceAll(/\s+/g, " ").trim();
    const found: Record<string, string[][]> = {};
    for (const region of document.querySelectorAll("main [role=region][aria-label]")) {
      const rows = [...region.querySelectorAll("tbody tr")].map((row) =>
        [...row.querySelectorAll("th, td")].map(plain).filter((text) => text !== ""),
      );
      if (rows.length > 0) found[region.getAttribute("aria-label") ?? ""] = rows;
    }
    for (const list of document.querySelectorAll("main ul[aria-label]")) {
      const rows = [...list.children].map((row) => [plain(row)]);
      found[list.getAttribute("aria-label") ?? ""] ??= rows;
    }
    return found;
  });
}

/** A phone shows so many cards at once, and the others by pages. */
const cardsAtOnce = 25;

/** What a row says on a wide screen and not on a phone. */
function lostOf(wide: Rows, narrow: Rows): readonly string[] {
  return Object.entries(wide).flatMap(([label, rows]) =>
    rows.slice(0, cardsAtOnce).flatMap((values, at) => {
      const said = narrow[label]?.[at]?.join(" ") ?? "";
      return values.filter((value) => !said.includes(value)).map((value) => `${label}, row ${at + 1}: ${value}`);
    }),
  );
}

describe("tables on a phone", () => {
  test("the comparison finds a value that is lost", () => {
    assert.deepEqual(lostOf({ a: [["1", "2"]] }, { a: [["1"]] }), ["a, row 1: 2"]);
    assert.deepEqual(lostOf({ a: [["1"]] }, {}), ["a, row 1: 1"]);
    assert.deepEqual(lostOf({ a: [["1", "2"]] }, { a: [["x 2 1"]] }), []);
  });

  test("no page of registry, review, planning, evaluation and administration loses a value of a row at 390 px", async () => {
    const round = `/rounds/${roundId}`;
    const { planner, officer } = scenario.people;
    const walks: readonly (readonly [TestOfficer, readonly string[]])[] = [
      [
        officer,
        [
          "/households",
          `/households/${householdId}`,
          "/corrections",
          "/imports",
          "/duplicates",
          "/bulk-changes",
          "/transfers",
          "/rounds",
          `${round}?communeId=21484`,
          "/requests",
          "/certificates",
          "/calendar",
          "/score-tables",
          "/plans",
          "/framework",
          "/results",
          "/results/households",
          "/notifications",
          "/areas/21484",
          "/areas/21484/villages",
        ],
      ],
      [
        planner,
        [
          "/allocations",
          "/optimiser-runs",
          "/reallocations",
          "/carry-overs",
          "/plan-roll-up",
          "/rounds",
          round,
          "/results",
          "/framework",
          "/areas/51",
        ],
      ],
      [operator, ["/officers", "/failed-sign-ins", "/audit", "/audit/reads", "/account", "/health", "/imports"]],
    ];
    const pictures = process.env["VUON_PICTURES"];
    if (pictures !== undefined) await mkdir(pictures, { recursive: true });
    const lost: string[] = [];
    let compared = 0;
    for (const [who, paths] of walks) {
      const { page } = await Desk.open(browser, who, listening.url);
      const walk = new Walk(page, listening.url);
      for (const path of paths) {
        const shown: Rows[] = [];
        for (const width of [1440, 390]) {
          await page.setViewportSize({ width, height: 900 });
          await walk.to(path);
          if (width === 390)
            await page.waitForFunction(() => document.documentElement.scrollWidth <= 400, undefined, { timeout: 5000 });
          shown.push(await rowsOn(page));
          const file = `${who.fullName} ${path.replaceAll(/[^a-z-]+/g, " ")} ${width}.png`;
          if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${file}`, fullPage: true });
        }
        const [wide = {}, narrow = {}] = shown;
        compared += Object.values(wide).flat().length;
        lost.push(...lostOf(wide, narrow).map((one) => `${path}: ${one}`));
      }
      await page.context().close();
    }
    assert.deepEqual(lost, []);
    assert.ok(compared >= 20, `only ${compared} rows were compared`);
  });

  test("an operator reads of each part whether it works, since when and what it holds; another officer has no such page", async () => {
    const desk = await Desk.open(browser, operator, listening.url);
    await desk.go("/health");
    await desk.sees("Mọi bộ phận đều hoạt động.");
    for (const part of ["Cơ sở dữ liệu", "Cập nhật cơ sở dữ liệu", "Việc chạy nền", "Ổ đĩa", "Tệp khóa"])
      await desk.page
        .getByRole("region", { name: part, exact: true })
        .getByText(/^Như vậy từ \d/)
        .waitFor();
    await desk.sees("Dung lượng còn trống (MB)");
    await desk.close();
    const other = await Desk.open(browser, scenario.people.officer, listening.url);
    await other.go("/health");
    assert.equal(await other.page.getByText("Mọi bộ phận đều hoạt động.").count(), 0);
    await other.close();
  });

  test("a result that is decided says so where one would object, and leads to the request for a review", async () => {
    const desk = await Desk.open(browser, scenario.people.officer, listening.url);
    await desk.go(`/households/${householdId}/reviews/${roundId}`);
    await desk.sees(/Kết quả đã có quyết định/);
    await desk.follow("Ghi đề nghị rà soát cho hộ này (mẫu số 04)");
    await desk.page.getByRole("dialog").waitFor();
    await desk.close();
  });
});
