/** The ledger opened from any balance to its postings and back, taken back by mirrors, with what people give beside it. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { printDisbursement, readMoneyFlow } from "#contract/treasury/disbursement.ts";
import * as ledger from "#contract/ledger/posting.ts";
import type { Ask } from "#contract/client.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { newId } from "#contract/new-id.ts";
import { textsOfPages } from "#test/support/read-pdf.ts";
import { Scenario } from "./scenario.ts";
import { recordBudget } from "#contract/planning/formula-run.ts";
import { checkLedger } from "#contract/ledger/balance.ts";
import * as contribution from "#contract/ledger/contribution.ts";

let scenario: Scenario;
before(async () => {
  scenario = await Scenario.open();
  scenario.on("2026-03-01");
});
after(() => scenario.opened.close());

const fund = async (reference: string, amount: number, originYear = 2026) =>
  scenario.people.treasurer.get(recordBudget, {
    body: {
      areaId: "51",
      year: 2026,
      originYear,
      fundSource: "PROVINCE",
      component: "II.1",
      amount: dong(amount),
      reference,
    },
  });
type Given = NonNullable<Ask<typeof contribution.recordContribution>["body"]>["given"];
const give = async (given: Given, fundSource = "COMMUNITY") =>
  scenario.people.accountant.get(contribution.recordContribution, {
    body: {
      contributionId: newId("contribution"),
      areaId: scenario.commune,
      year: 2026,
      activityLineId: null,
      fundSource,
      component: "II.1",
      giver: "Dân làng Teng",
      content: "Góp làm đường",
      givenOn: localDate("2026-02-28"),
      given,
    },
  });

describe("the ledger", () => {
  let budget: Id<"posting">;
  test("opens a balance to its postings, and a posting to its entries", async () => {
    budget = (await fund("12/QĐ-UBND", 700)).postingId;
    await fund("12/QĐ-UBND", 700);
    await fund("13/QĐ-UBND", 50, 2024);
    const query = { areaId: "51", by: "originYear" } as const;
    const { rows, choices } = await scenario.people.treasurer.get(ledger.exploreLedger, { query });
    assert.deepEqual(
      rows.map((row) => [row.key, row.amounts.budget]),
      [
        ["2024", 50n],
        ["2026", 700n],
      ],
    );
    assert.deepEqual(choices.originYears, [2024, 2026]);
    const found = await scenario.people.treasurer.get(ledger.listPostings, {
      query: { areaId: "51", originYear: "2026", stage: "budget" },
    });
    assert.deepEqual([found.total, found.sum, found.rows[0]?.on], [1, 700n, "2026-03-01"]);
    // Of all stages together what moves inside the ledger adds up to zero; how much it moved is reported all the same.
    const whole = await scenario.people.treasurer.get(ledger.listPostings, { query: { areaId: "51" } });
    assert.deepEqual(
      whole.rows.map(({ amount, turned }) => [amount, turned]),
      [
        [50n, 50n],
        [700n, 700n],
      ],
    );
    const opened = await scenario.people.treasurer.get(ledger.getPosting, { params: { postingId: budget } });
    assert.equal(opened.referenceId, "12/QĐ-UBND");
    assert.deepEqual(
      opened.entries.map(({ kind, amount }) => [kind, amount]),
      [
        ["source", -700n],
        ["budget", 700n],
      ],
    );
  });
  test("takes a posting back by its mirror, with the reason, once", async () => {
    const reverse = { params: { postingId: budget }, body: { reason: "Ghi nhầm số văn bản" } };
    const mirror = await scenario.people.treasurer.get(ledger.reversePosting, reverse);
    assert.deepEqual([mirror.kind, mirror.reverses, mirror.reason], ["reverse", budget, reverse.body.reason]);
    const again = await scenario.people.treasurer.ask(ledger.reversePosting, reverse);
    assert.ok("problem" in again && again.problem.code === "ledger.reversed_already");
    const ofMirror = await scenario.people.treasurer.ask(ledger.reversePosting, {
      params: { postingId: mirror.postingId },
      body: reverse.body,
    });
    assert.ok("problem" in ofMirror && ofMirror.problem.code === "ledger.undone_by_its_document");
    const { sum } = await scenario.people.treasurer.get(ledger.listPostings, {
      query: { areaId: "51", originYear: "2026", stage: "budget" },
    });
    assert.equal(sum, 0n);
  });
  test("keeps money, goods and labour that people give apart, each with its sum", async () => {
    await give({ form: "money", amount: dong(1000) });
    await give({ form: "labour", quantityHundredths: 1250, unit: "ngày công", unitValue: dong(200_000) });
    await give({ form: "goods", quantityHundredths: 300, unit: "m³ cát", unitValue: dong(350_000) }, "ENTERPRISE");
    const { sums, rows } = await scenario.people.lead.get(contribution.listContributions, { query: { areaId: "51" } });
    assert.deepEqual(sums, { money: 1000n, goods: 1_050_000n, labour: 2_500_000n });
    assert.equal(rows.length, 3);
    const { total, links } = await scenario.people.lead.get(readMoneyFlow, { query: { areaId: "51" } });
    // Carried-over budget and given money; what is not money is in no flow of money.
    assert.equal(total, 1050n);
    for (const level of ["component_area", "area_state"])
      assert.equal(
        links.filter((link) => link.level === level).reduce((sum, { amount }) => sum + amount, 0n),
        total,
      );
  });
  test("refuses to take a gift of money back when it has been used, and takes back one that has not", async () => {
    const { postingId } = await give({ form: "goods", quantityHundredths: 100, unit: "cây", unitValue: dong(70_000) });
    const params = { postingId };
    const mirror = await scenario.people.treasurer.get(ledger.reversePosting, {
      params,
      body: { reason: "Ghi hai lần" },
    });
    assert.equal(mirror.entries.length, 2);
    const { sums } = await scenario.people.lead.get(contribution.listContributions, { query: { areaId: "51" } });
    assert.equal(sums.goods, 1_050_000n);
    const { findings } = await scenario.people.lead.get(checkLedger);
    assert.deepEqual(findings, []);
  });
  test("is printed as a report of disbursement, on paper and as a workbook", async () => {
    const at = `/api${printDisbursement.path}?areaId=51&year=2026`;
    const paper = await scenario.people.treasurer.fetch(at);
    assert.equal(paper.headers.get("content-type"), "application/pdf");
    const pdf = new Uint8Array(await paper.arrayBuffer());
    assert.match(Buffer.from(pdf).toString("latin1", 0, 8), /^%PDF-1/);
    // The year is a chart whose words can be read, since it is drawn as lines and letters, beside the table of the same months.
    const texts = (await textsOfPages(pdf)).flat();
    const placed = (text: string) => texts.filter((one) => one.text === text);
    assert.equal(placed("Tiến độ giải ngân trong năm, cộng dồn").length, 1);
    assert.equal(placed("Tỷ đồng").length, 1, "the axis has its unit");
    assert.equal(placed("Kế hoạch").length, 2, "a line and a column");
    const [onChart, inTable] = placed("12").toSorted((one, other) => one.x - other.x);
    assert.ok((onChart?.x ?? 0) + 100 < (inTable?.x ?? 0), "the table is beside the chart");
    const workbook = await scenario.people.treasurer.fetch(`${at}&format=xlsx`);
    assert.match(workbook.headers.get("content-type") ?? "", /spreadsheetml/);
    assert.match((await workbook.text()).slice(0, 2), /^PK/);
  });
});
