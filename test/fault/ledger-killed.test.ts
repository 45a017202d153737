/** The server process, or its database sessions, are killed in the middle of a budget, an allocation's approval and a plan's approval. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { v7 } from "uuid";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import * as planning from "#contract/planning/plan.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { verifyChains } from "#server/authority/audit/verify-chains.ts";
import { checkLedger } from "#server/ledger/published.ts";
import { Breaker } from "#test/support/breaker.ts";
import { askOver, openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import * as programmeContract from "#contract/planning/programme.ts";
import * as formulaRun from "#contract/planning/formula-run.ts";
import { newId } from "#contract/new-id.ts";

const commune = "21484";
const amount = dong(900_000_000);
const line = { fundSource: "CENTRAL_INVEST", component: "II.1", year: 2026 };
const [runId, planId, budgetKey] = [newId("formula run"), newId("plan"), v7()];

let test: TestInstallation;
let people: Record<"treasurer" | "lead", TestOfficer>;
let breaker: Breaker;
before(async () => {
  test = await openTestInstallation();
  people = {
    treasurer: await test.officer("province_accountant", "51"),
    lead: await test.officer("province_lead", "51"),
  };
  breaker = await Breaker.open(test);
});
after(async () => {
  await breaker.close();
  await test.close();
});

/** What the acts may write. */
async function record() {
  const { rows } = await breaker.owner.query<Record<string, string>>(`select
    (select count(*) from planning.postings) as postings, (select count(*) from planning.entries) as entries,
    (select count(*) from planning.allocations) as allocations,
    (select coalesce(string_agg(state, ','), '') from planning.plans) as plans,
    (select coalesce(sum(balance) filter (where kind = 'budget'), 0) from planning.accounts) as budget,
    (select coalesce(sum(balance) filter (where kind = 'allocated'), 0) from planning.accounts) as allocated,
    (select coalesce(sum(balance) filter (where fund_line_id is not null), 0) from planning.accounts) as assigned,
    (select count(*) from authority.audit_entries where act like 'planning.%') as audited`);
  return rows[0] ?? {};
}

async function isSound() {
  const { database } = test.ownersServer;
  assert.deepEqual((await database.transaction().execute(checkLedger)).findings, []);
  assert.deepEqual((await verifyChains(database)).findings, []);
}

/** Broken at every place: nothing was done. Done again with the same key, twice: it is done once. */
async function nothingThenOnce<E extends AnyEndpoint>(
  who: TestOfficer,
  endpoint: E,
  ask: Ask<E>,
  holds: readonly string[],
) {
  const before = await record();
  for (const hold of holds) {
    for (const victim of ["process", "database sessions"] as const) {
      await breaker.during(who, endpoint, ask, { hold, victim });
      assert.deepEqual(await record(), before, `${victim}: ${hold}`);
      await isSound();
    }
  }
  const server = await breaker.server();
  const answers = [
    await askOver(server.fetchAs(who), endpoint, ask),
    await askOver(server.fetchAs(who), endpoint, ask),
  ];
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200],
  );
  await isSound();
  return record();
}

const heldAudit = (area: string) => `select from authority.audit_heads where chain = '${area}' for update`;

describe("the process or the database is killed", () => {
  it("in the middle of recording a budget: no đồng is there, and recorded again it is there once", async () => {
    // The first budget opens accounts and chain, so that there is something to hold.
    await people.treasurer.get(formulaRun.recordBudget, {
      body: { ...line, areaId: "51", amount: dong(1), reference: "0" },
    });
    const now = await nothingThenOnce(
      people.treasurer,
      formulaRun.recordBudget,
      { body: { ...line, areaId: "51", amount, reference: "12/QĐ" }, key: budgetKey },
      ["select from planning.accounts where kind = 'budget' for update", heldAudit("51")],
    );
    assert.deepEqual([now["postings"], now["entries"], now["budget"]], ["2", "4", String(amount + 1n)]);
  });

  it("in the middle of approving an allocation: no commune has money, and approved again each has it once", async () => {
    await breaker.owner.query(
      `insert into planning.formula_runs (formula_run_id, area_id, year, origin_year, fund_source, component, amount, formula, inputs, result, as_of, run_at, run_by)
       values ($1, '51', 2026, 2026, 'CENTRAL_INVEST', 'II.1', $2, $3, $4, $5, '2026-01-15', now(), $6)`,
      [
        runId,
        String(amount),
        JSON.stringify({ criteria: [{ code: "poor", weight: 1 }], unit: 1, useAreaCoefficient: false }),
        JSON.stringify([{ areaId: commune, numbers: { poor: 1 }, coefficient: 1 }]),
        JSON.stringify([{ areaId: commune, amount: String(amount) }]),
        people.lead.officerId,
      ],
    );
    const now = await nothingThenOnce(
      people.lead,
      formulaRun.approveAllocation,
      {
        params: { formulaRunId: runId },
        body: { decisionNumber: "34/QĐ", decidedOn: localDate("2026-02-01") },
        key: v7(),
      },
      [
        "select from planning.accounts where kind = 'budget' for update",
        "lock table planning.allocations in share row exclusive mode",
        heldAudit("51"),
      ],
    );
    assert.deepEqual([now["allocations"], now["allocated"], now["budget"]], ["1", String(amount), "1"]);
  });

  it("in the middle of approving a plan: no line has money and the plan is not approved; approved again it is, once", async () => {
    const officer = await test.officer("commune_officer", commune);
    const chair = await test.officer("commune_chair", commune);
    const { rows } = await officer.get(programmeContract.listProgrammes);
    const programme = rows.find(({ programmeId }) => programmeId === "vn-2026-2035");
    await officer.get(planning.draftPlan, {
      body: {
        planId,
        areaId: commune,
        year: 2026,
        programmeId: programme?.programmeId ?? "",
        programmeVersion: programme?.version ?? "",
        goals: [
          {
            goalId: newId("goal"),
            title: "Không còn nhà tạm",
            targets: [
              {
                targetId: newId("target"),
                indicatorCode: "households_without_durable_house",
                baseline: 30,
                value: 0,
                outputs: [
                  {
                    outputId: newId("output"),
                    activityKind: "housing_repair",
                    quantity: 30,
                    unit: "nhà",
                    unitCost: dong(30_000_000),
                    lines: [0, 1, 2].map((at) => ({
                      activityLineId: newId("activity line"),
                      title: `Sửa nhà đợt ${at + 1}`,
                      fundLines: [
                        {
                          fundLineId: newId("fund line"),
                          fundSource: line.fundSource,
                          component: line.component,
                          amount: dong(300_000_000),
                        },
                      ],
                    })),
                  },
                ],
              },
            ],
          },
        ],
      },
    });
    await chair.get(planning.submitPlan, { params: { planId } });
    const now = await nothingThenOnce(
      people.lead,
      planning.approvePlan,
      { params: { planId }, body: { decisionNumber: "56/QĐ", decidedOn: localDate("2026-03-01") }, key: v7() },
      [
        "select from planning.accounts where kind = 'allocated' and fund_line_id is null for update",
        heldAudit(commune),
      ],
    );
    assert.deepEqual([now["plans"], now["assigned"], now["allocated"]], ["approved", String(amount), String(amount)]);
  });
});
