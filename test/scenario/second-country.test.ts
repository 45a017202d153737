/** A country that is not the one the product was made for: its packs alone, from the register to the bank's answer, over HTTP. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { changeVillages } from "#contract/area/village.ts";
import { newId } from "#contract/new-id.ts";
import { registerHousehold } from "#contract/registry/household.ts";
import * as decision from "#contract/review/decision.ts";
import * as review from "#contract/review/round.ts";
import * as standards from "#contract/review/standard.ts";
import * as survey from "#contract/review/survey.ts";
import * as villages from "#contract/review/village.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import * as delivery from "#contract/delivery/support.ts";
import * as activity from "#contract/delivery/activity.ts";
import * as payment from "#contract/payment/batch.ts";
import * as payee from "#contract/payment/payee.ts";
import * as statement from "#contract/payment/statement.ts";
import { recordDebtorAccount } from "#contract/payment/office.ts";
import * as formulaRun from "#contract/planning/formula-run.ts";
import * as planning from "#contract/planning/plan.ts";
import * as programme from "#contract/planning/programme.ts";
import * as balance from "#contract/ledger/balance.ts";
import * as evaluation from "#contract/evaluation/measure.ts";
import * as movement from "#contract/evaluation/movement.ts";
import * as names from "#contract/planning/names.ts";
import { extractText, getDocumentProxy } from "unpdf";
import { dong } from "#kernel/money.ts";
import { madeUpPhoto } from "#test/support/made-up-photo.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";

const packs = fileURLToPath(new URL("../../packs/sample-country", import.meta.url));
const [province, commune] = ["T1", "T101"];
const clock = { now: new Date("2026-01-10T00:00:00Z") };
const on = (day: string) => {
  clock.now = new Date(`${day}T00:00:00Z`);
};

let opened: TestInstallation;
let people: Readonly<
  Record<"lead" | "planner" | "treasurer" | "chair" | "officer" | "accountant" | "cashier", TestOfficer>
>;
let village: string;
const [fundLineId, activityId] = [newId("fund line"), newId("activity")];
const [roundId, decisionId] = [newId("round"), newId("decision")];
const [planId, formulaRunId] = [newId("plan"), newId("formula run")];

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
/** Of a roof, in cents, as its programme has it; two households in hardship have a broken one. */
const [norm, roofs] = [125_050n, 2n];
const households: { readonly householdId: Id<"household">; readonly personId: Id<"person">; readonly name: string }[] =
  [];

before(async () => {
  opened = await openTestInstallation({ works: true, clock: () => clock.now, packs });
  people = {
    lead: await opened.officer("province_lead", province),
    planner: await opened.officer("province_officer", province),
    treasurer: await opened.officer("province_accountant", province),
    chair: await opened.officer("commune_chair", commune),
    officer: await opened.officer("commune_officer", commune),
    accountant: await opened.officer("commune_accountant", commune),
    cashier: await opened.officer("commune_cashier", commune),
  };
});
after(() => opened.close());

describe("a country of its own packs", () => {
  test("registers households in a village of its own", async () => {
    const { officer } = people;
    const formed = await officer.get(changeVillages, {
      params: { areaId: commune },
      body: { change: { change: "form", name: "Lower Alba" }, on: localDate("2026-01-10"), decision: "1/2026" },
    });
    village = formed.villages[0]?.areaId ?? "";
    for (const name of ["Mara Olen", "Tio Renn", "Asa Vell", "Lin Dara"]) {
      const [householdId, personId] = [newId("household"), newId("person")];
      await officer.get(registerHousehold, {
        body: {
          householdId,
          communeId: commune,
          villageId: village,
          address: "Lower Alba 4",
          residence: "permanent",
          registeredOn: localDate("2026-01-10"),
          members: [
            {
              personId,
              fullName: name,
              birthDate: localDate("1980-06-15"),
              birthPrecision: "day",
              sex: "female",
              ethnicityCode: "01",
              relation: "head",
              merit: false,
            },
          ],
        },
      });
      households.push({ householdId, personId, name });
    }
  });

  test("reviews them by its own standard and decides its own classes", async () => {
    const { planner, officer, chair } = people;
    const { rows } = await planner.get(standards.listStandards);
    assert.deepEqual(
      rows.map(({ standardId }) => standardId),
      ["xt-hardship-2026"],
    );
    on("2026-02-02");
    await planner.get(review.openRound, {
      body: {
        roundId,
        areaId: province,
        year: 2026,
        kind: "annual",
        standardId: "xt-hardship-2026",
        standardVersion: rows[0]?.version ?? "",
        scoreTableId: null,
        referenceDate: localDate("2026-02-02"),
        opensOn: localDate("2026-02-02"),
        closesOn: localDate("2026-04-30"),
      },
    });
    const ofCommune = { roundId, communeId: commune };
    await officer.get(review.listHouseholdsForReview, { params: ofCommune, body: { who: "everyone" } });
    for (const [at, { householdId, personId }] of households.entries()) {
      const answers = {
        household: { roofWhole: at > 1, tapWithin: at > 2, light: "oil" },
        members: [{ personId, schoolYears: 9 }],
      };
      await officer.get(survey.submitAnswers, {
        params: { householdId, roundId },
        body: { surveyedOn: localDate("2026-02-02"), answers },
      });
    }
    on("2026-02-05");
    const scored = await officer.get(survey.scoreReviews, { params: ofCommune, body: {} });
    assert.deepEqual([scored.scored, scored.classes], [4, { hardship: 3, at_risk: 1 }]);
    on("2026-02-10");
    await officer.get(villages.recordMeeting, {
      params: { roundId, villageId: village },
      body: {
        meetingId: newId("meeting"),
        heldOn: localDate("2026-02-10"),
        chair: "Village chair",
        secretary: "Village clerk",
        present: 40,
        minutes: "Agreed.",
        results: [],
      },
    });
    on("2026-02-12");
    await officer.get(villages.recordPosting, {
      params: { roundId, villageId: village },
      body: {
        publicPostingId: newId("public posting"),
        places: ["Village hall"],
        fromDate: localDate("2026-02-12"),
      },
    });
    on("2026-03-02");
    const decided = await chair.get(decision.decideList, {
      params: ofCommune,
      body: {
        decisionId,
        number: "7/2026",
        decidedOn: localDate("2026-03-02"),
        effectiveOn: localDate("2026-03-02"),
        legalBasis: "Home act",
      },
    });
    assert.deepEqual([decided.recognised, decided.escaped, decided.refused], [4, 0, 0]);
  });

  test("plans its own kinds with its own money, to the cent", async () => {
    const { treasurer, planner, lead, officer, chair } = people;
    const line = { fundSource: "TREASURE", component: "H.1", year: 2026 };
    const amount = dong(roofs * norm);
    await treasurer.get(formulaRun.recordBudget, {
      body: { ...line, areaId: province, amount, reference: "Budget act 2026" },
    });
    on("2026-03-10");
    await planner.get(formulaRun.runFormula, {
      body: {
        ...line,
        formulaRunId,
        areaId: province,
        amount,
        asOf: localDate("2026-03-05"),
        formula: { criteria: [{ code: "poor", weight: 100 }], unit: 1, useAreaCoefficient: false },
      },
    });
    const run = await lead.get(formulaRun.approveAllocation, {
      params: { formulaRunId },
      body: { decisionNumber: "8/2026", decidedOn: localDate("2026-03-10") },
    });
    assert.equal(run.shares.find(({ areaId }) => areaId === commune)?.amount, amount);
    const { rows: programmes } = await officer.get(programme.listProgrammes);
    assert.deepEqual(
      programmes.map(({ programmeId }) => programmeId),
      ["xt-home-2026"],
    );
    await officer.get(planning.draftPlan, {
      body: {
        planId,
        areaId: commune,
        year: 2026,
        programmeId: "xt-home-2026",
        programmeVersion: programmes[0]?.version ?? "",
        goals: [
          {
            goalId: newId("goal"),
            title: "Whole roofs",
            targets: [
              {
                targetId: newId("target"),
                indicatorCode: "homes_without_roof",
                baseline: Number(roofs),
                value: 0,
                outputs: [
                  {
                    outputId: newId("output"),
                    activityKind: "roof_repair",
                    quantity: Number(roofs),
                    unit: "roofs",
                    unitCost: dong(norm),
                    lines: [
                      {
                        activityLineId: newId("activity line"),
                        title: "Roofs of Alba",
                        fundLines: [{ fundLineId, fundSource: "TREASURE", component: "H.1", amount }],
                      },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
    });
    await chair.get(planning.submitPlan, { params: { planId } });
    await lead.get(planning.approvePlan, {
      params: { planId },
      body: { decisionNumber: "9/2026", decidedOn: localDate("2026-03-10") },
    });
  });

  test("supports those whom its standard found in hardship", async () => {
    const { officer, chair } = people;
    on("2026-04-01");
    await officer.get(activity.openActivity, {
      body: { activityId, fundLineId, title: "Roofs", startsOn: localDate("2026-04-01") },
    });
    await officer.get(delivery.proposeSupports, { params: { activityId }, body: {} });
    const { rows } = await officer.get(delivery.listSupports, { params: { activityId } });
    assert.deepEqual(
      rows.map(({ householdId }) => householdId).toSorted(),
      households
        .slice(0, 2)
        .map(({ householdId }) => householdId)
        .toSorted(),
    );
    const supports = rows.map(({ householdId, supportId }) => ({ householdId, supportId }));
    await officer.get(delivery.checkSupports, { params: { activityId }, body: { supports } });
    await chair.get(delivery.approveSupports, {
      params: { activityId },
      body: { supports, decisionNumber: "10/2026" },
    });
    on("2026-05-04");
    const [day, content] = [localDate("2026-05-04"), (await madeUpPhoto()).toString("base64")];
    for (const support of supports)
      await officer.get(delivery.recordDelivery, {
        params: support,
        body: {
          deliveredOn: day,
          evidence: [{ evidenceId: newId("evidence"), kind: "photo", mediaType: "image/png", content, takenOn: day }],
        },
      });
  });

  test("pays them by a bank file in its own currency, and reads the bank's answer", async () => {
    const { officer, accountant, chair } = people;
    for (const { householdId, personId, name } of households.slice(0, 2)) {
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
    await officer.get(payment.makeBatch, { body: { batchId, activityId, method: "bank", title: "Roofs" } });
    await accountant.get(payment.checkBatch, { params: { batchId } });
    await chair.get(payment.approveBatch, { params: { batchId } });
    on("2026-06-02");
    await accountant.get(payment.sendBatch, { params: { batchId }, body: { executionDate: localDate("2026-06-02") } });
    const { files } = await accountant.get(payment.getBatch, { params: { batchId } });
    const order = await accountant.fetch(`/api/payment-batches/${batchId}/files/${files[0]?.fileId ?? ""}`);
    const xml = await order.text();
    assert.match(xml, /<InstdAmt Ccy="XTS">1250\.50<\/InstdAmt>/);
    assert.match(xml, /<CtrlSum>2501\.00<\/CtrlSum>/);
    assert.ok(!xml.includes("VND"));
    const { rows } = await accountant.get(payment.listInstructions, { params: { batchId } });
    on("2026-06-03");
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
    const { findings } = await people.lead.get(balance.checkLedger);
    assert.deepEqual(findings, []);
  });

  test("measures what its classes count as", async () => {
    const { officer } = people;
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
    assert.deepEqual([moved.newlyPoor, moved.escaped], [3, 0]);
  });

  test("is named in its own words on every page, file and paper, and nothing of another country is in them", async () => {
    const { officer, chair, lead, planner, treasurer } = people;
    const roundOf = `rounds/${roundId}`;
    const [first] = households;
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
      [officer, `households/${household}/reviews/${roundId}/explanation`],
      [officer, "households/export?format=csv&columns=en"],
      [officer, "households/export?format=csv&columns=id"],
      [officer, `needs-in-full?areaId=${commune}`],
      [officer, `plans/${planId}`],
      [officer, `plans/${planId}/lines`],
      [officer, `plans/${planId}/story`],
      [officer, `framework?areaId=${commune}&programmeId=xt-home-2026&year=2026`],
      [planner, `framework/results.xml?areaId=${commune}&programmeId=xt-home-2026&year=2026`],
      [planner, `framework/results.csv?areaId=${commune}&programmeId=xt-home-2026&year=2026`],
      [planner, `formula-runs/${formulaRunId}`],
      [treasurer, `disbursement?areaId=${province}&year=2026`],
      [treasurer, "ledger/balances?areaId=T1"],
      [planner, `measures?areaId=${province}`],
      [planner, `movements?areaId=${province}&from=2026-01-31&to=2026-06-03`],
      [planner, `costs?areaId=${province}&year=2026`],
      [lead, `audit-entries?areaId=${province}`],
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
        `decisions/${decisionId}/papers/decision`,
        /COMMONWEALTH OF TAMARU.*OFFICE|OFFICE.*COMMONWEALTH OF TAMARU/,
      ],
      [chair, `decisions/${decisionId}/papers/decision`, /Home in hardship/],
      [officer, `${roundOf}/communes/${commune}/papers/list`, /Asa Vell/],
      [officer, `${roundOf}/villages/${village}/papers/minutes`, /Mara Olen/],
      [officer, `${roundOf}/villages/${village}/papers/posting`, /Home at risk/],
      [officer, `households/${household}/reviews/${roundId}/papers/form`, /Oil lamps/],
      [officer, `households/${household}/reviews/${roundId}/papers/explanation`, /The roof leaks or is broken/],
      [officer, `plans/${planId}/paper`, /1,250\.50/],
      [officer, `plans/${planId}/paper`, /Tamaru treasury/],
      [planner, `formula-runs/${formulaRunId}/papers/decision`, /2,501\.00 lino/],
      [planner, `formula-runs/${formulaRunId}/papers/decision`, /home in hardship/],
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
