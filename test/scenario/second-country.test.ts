/** A country that is not the one the product was made for: its packs alone, from the register to the bank's answer. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { newId } from "#contract/new-id.ts";
import { localDate } from "#kernel/local-date.ts";
import * as payment from "#contract/payment/batch.ts";
import * as payee from "#contract/payment/payee.ts";
import * as statement from "#contract/payment/statement.ts";
import { recordDebtorAccount } from "#contract/payment/office.ts";
import * as balance from "#contract/ledger/balance.ts";
import * as evaluation from "#contract/evaluation/measure.ts";
import * as movement from "#contract/evaluation/movement.ts";
import * as names from "#contract/planning/names.ts";
import { extractText, getDocumentProxy } from "unpdf";
import type { TestOfficer } from "#test/support/installation.ts";
import { commune, norm, province, roofs, SecondCountry } from "./second-country.ts";

let country: SecondCountry;
before(async () => {
  country = await SecondCountry.open();
});
after(() => country.opened.close());

/** Words of the country that the product was made for. Its language may speak of any country, its names may not. */
const foreign = [
  /\bVN\b/,
  /\bVND\b/,
  /đồng(?! ý)/,
  /vn-20/,
  /Hộ nghèo/i,
  /hộ cận nghèo/i,
  /Poor household/i,
  /near_poor/,
  /Vi[eệ]t ?Nam/i,
];
const foreignIn = (place: string, text: string) =>
  foreign.flatMap((word) => {
    const [found] = new RegExp(`.{0,40}${word.source}.{0,40}`, word.flags).exec(text) ?? [];
    return found === undefined ? [] : [`${place}: ${found}`];
  });

describe("a country of its own packs", () => {
  test("registers households in a village of its own", async () => {
    await country.register();
    assert.equal(country.households.length, 4);
  });

  test("reviews them by its own standard and decides its own classes", async () => {
    const { standards, scored, decided } = await country.review();
    assert.deepEqual(standards, ["xt-hardship-2026"]);
    assert.deepEqual([scored.scored, scored.classes], [4, { hardship: 3, at_risk: 1 }]);
    assert.deepEqual([decided.recognised, decided.escaped, decided.refused], [4, null, 0]);
  });

  test("plans its own kinds with its own money, to the cent", async () => {
    const { shares, programmes } = await country.plan();
    assert.equal(shares.find(({ areaId }) => areaId === commune)?.amount, roofs * norm);
    assert.deepEqual(programmes, ["xt-home-2026"]);
  });

  test("supports those whom its standard found in hardship", async () => {
    const rows = await country.support();
    const expected = country.households.slice(0, 2).map(({ householdId }) => householdId);
    assert.deepEqual(rows.map(({ householdId }) => householdId).toSorted(), expected.toSorted());
  });

  test("pays them by a bank file in its own currency, and reads the bank's answer", async () => {
    const { officer, accountant, chair } = country.people;
    for (const { householdId, personId, name } of country.households.slice(0, 2)) {
      const payeeId = newId("payee");
      await officer.get(payee.registerPayee, {
        params: { householdId },
        body: {
          payeeId,
          personId,
          role: "head",
          method: "bank",
          bankBin: "100200",
          accountNumber: "0123456789",
          accountName: name,
        },
      });
      await accountant.get(payee.verifyPayee, { params: { householdId, payeeId } });
    }
    await chair.get(recordDebtorAccount, {
      params: { communeId: commune },
      body: {
        debtorAccountId: newId("debtor account"),
        holder: "District of Alba",
        bankBin: "100200",
        accountNumber: "9527",
      },
    });
    const batchId = newId("batch");
    await officer.get(payment.makeBatch, {
      body: { batchId, activityIds: [country.activityId], method: "bank", title: "Roofs" },
    });
    await accountant.get(payment.checkBatch, { params: { batchId } });
    await chair.get(payment.approveBatch, { params: { batchId } });
    country.on("2026-06-02");
    await accountant.get(payment.sendBatch, { params: { batchId }, body: { executionDate: localDate("2026-06-02") } });
    const { files } = await accountant.get(payment.getBatch, { params: { batchId } });
    const order = await accountant.fetch(`/api/payment-batches/${batchId}/files/${files[0]?.fileId ?? ""}`);
    const xml = await order.text();
    assert.match(xml, /<InstdAmt Ccy="XTS">1250\.50<\/InstdAmt>/);
    assert.match(xml, /<CtrlSum>2501\.00<\/CtrlSum>/);
    assert.ok(!xml.includes("VND"));
    const { rows } = await accountant.get(payment.listInstructions, { params: { batchId } });
    country.on("2026-06-03");
    const content = [
      "end_to_end_id,outcome,amount,currency,reason,reference,booked_on",
      ...rows.map(({ endToEndId }, at) => `${endToEndId},paid,1250.50,XTS,,REF${at},2026-06-03`),
    ].join("\n");
    const answer = await accountant.get(statement.readAnswerFile, {
      params: { batchId },
      body: { fileId: newId("file"), fileName: "answer.csv", content },
    });
    assert.deepEqual([answer.paid, answer.unmatched.length, answer.account?.answered.amount], [2, 0, 2n * norm]);
    await accountant.get(statement.reconcileBatch, { params: { batchId } });
    const { findings } = await country.people.lead.get(balance.checkLedger);
    assert.deepEqual(findings, []);
  });

  test("measures what its classes count as", async () => {
    const { officer } = country.people;
    const { total } = await officer.get(evaluation.readMeasures, { query: { areaId: commune } });
    assert.deepEqual([total.households, total.poor, total.nearPoor, total.H], [4, 3, 1, 0.75]);
    const counts = await officer.get(evaluation.readCounts, { query: { areaId: commune } });
    assert.deepEqual(
      counts.rows.map((row) => [row.class, row.households]),
      [
        ["at_risk", 1],
        ["hardship", 3],
      ],
    );
    const { total: moved } = await officer.get(movement.readMovements, {
      query: { areaId: commune, from: localDate("2026-01-31"), to: localDate("2026-06-03") },
    });
    // The first list of a standard has no movements.
    assert.deepEqual([moved.newlyPoor, moved.escaped], [null, null]);
  });

  test("is named in its own words on every page, file and paper, and nothing of another country is in them", async () => {
    const { officer, chair, lead, planner, treasurer } = country.people;
    const roundOf = `rounds/${country.roundId}`;
    const [first] = country.households;
    const household = first?.householdId ?? "";
    const named = await officer.get(names.listNames, { params: { language: "en" } });
    assert.deepEqual(named.country.currency, { code: "XTS", decimals: 2, name: "lino", symbol: "L" });
    assert.deepEqual(named.names.classes, {
      hardship: "Home in hardship",
      at_risk: "Home at risk",
      steady: "Steady home",
    });
    assert.equal(named.names.kinds["roof_repair"], "Roof repair");
    assert.equal(named.names.questions["roofWhole"], "The roof is whole");
    const reads: readonly (readonly [TestOfficer, string])[] = [
      [officer, "public/names/vi"],
      [officer, "public/names/id"],
      [officer, "session"],
      [officer, `areas?parentId=XT`],
      [officer, `areas/${commune}`],
      [officer, "ethnicities"],
      [officer, "programmes"],
      [officer, "standards"],
      [officer, "rounds"],
      [officer, "calendar/2026"],
      [officer, `households?communeId=${commune}`],
      [officer, `households/${household}`],
      [officer, `households/${household}/statuses`],
      [officer, `households/${household}/chain`],
      [officer, `households/${household}/reviews/${country.roundId}/explanation`],
      [officer, "households/export?format=csv&columns=en"],
      [officer, "households/export?format=csv&columns=id"],
      [officer, `needs-in-full?areaId=${commune}`],
      [officer, `plans/${country.planId}`],
      [officer, `plans/${country.planId}/lines`],
      [officer, `plans/${country.planId}/story`],
      [officer, `framework?areaId=${commune}&programmeId=xt-home-2026&year=2026`],
      [planner, `framework/results.xml?areaId=${commune}&programmeId=xt-home-2026&year=2026`],
      [planner, `framework/results.csv?areaId=${commune}&programmeId=xt-home-2026&year=2026`],
      [planner, `formula-runs/${country.formulaRunId}`],
      [treasurer, `disbursement?areaId=${province}&year=2026`],
      [treasurer, "ledger/balances?areaId=T1"],
      [planner, `measures?areaId=${province}`],
      [planner, `movements?areaId=${province}&from=2026-01-31&to=2026-06-03`],
      [planner, `costs?areaId=${province}&year=2026`],
      [lead, "audit-entries"],
      [officer, "notifications"],
    ];
    const found: string[] = [];
    for (const [who, path] of reads) {
      const response = await who.fetch(`/api/${path}`);
      const text = await response.text();
      found.push(...(response.ok ? foreignIn(path, text) : [`${path}: ${response.status} ${text}`]));
    }
    for (const [who, path, own] of [
      [
        chair,
        `decisions/${country.decisionId}/papers/decision`,
        /COMMONWEALTH OF TAMARU.*OFFICE|OFFICE.*COMMONWEALTH OF TAMARU/,
      ],
      [chair, `decisions/${country.decisionId}/papers/decision`, /Home in hardship/],
      [officer, `${roundOf}/communes/${commune}/papers/list`, /Asa Vell/],
      [officer, `${roundOf}/villages/${country.village}/papers/minutes`, /Mara Olen/],
      [officer, `${roundOf}/villages/${country.village}/papers/posting`, /Home at risk/],
      [officer, `households/${household}/reviews/${country.roundId}/papers/form`, /Oil lamps/],
      [officer, `households/${household}/reviews/${country.roundId}/papers/explanation`, /The roof leaks or is broken/],
      [officer, `plans/${country.planId}/paper`, /1,250\.50/],
      [officer, `plans/${country.planId}/paper`, /Tamaru treasury/],
      [planner, `formula-runs/${country.formulaRunId}/papers/decision`, /2,501\.00 lino/],
      [planner, `formula-runs/${country.formulaRunId}/papers/decision`, /home in hardship/],
      [treasurer, `disbursement/report?areaId=${province}&year=2026`, /2,501\.00 lino/],
    ] as const) {
      for (const language of ["en", "vi", "id"]) {
        const response = await who.fetch(`/api/${path}${path.includes("?") ? "&" : "?"}language=${language}`);
        assert.equal(response.status, 200, path);
        const { text } = await extractText(await getDocumentProxy(new Uint8Array(await response.arrayBuffer())), {
          mergePages: true,
        });
        const whole = text.replaceAll(/\s+/g, " ");
        if (language === "en" && !own.test(whole)) found.push(`${path} has no ${own.source}: ${whole.slice(0, 400)}`);
        found.push(...foreignIn(`${path} ${language}`, whole));
      }
    }
    assert.deepEqual(found, []);
  });
});
