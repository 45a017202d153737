/** The server is killed in the middle of an allocation's approval and of a year-end run: nothing is half done, sums are zero. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { v7 } from "uuid";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { verifyChains } from "#server/authority/audit/verify-chains.ts";
import { Breaker } from "#test/support/breaker.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import * as formulaRun from "#contract/planning/formula-run.ts";
import * as planning from "#contract/ledger/balance.ts";
import * as moving from "#contract/planning/carry-over.ts";
import { newId } from "#contract/new-id.ts";

const line = { areaId: "51", year: 2026, fundSource: "CENTRAL_INVEST", component: "II.1" };
const amount = dong(960_000_000);
const decision = { decisionNumber: "1/QĐ-UBND", decidedOn: localDate("2026-02-01") };

let test: TestInstallation;
let lead: TestOfficer;
let planner: TestOfficer;
let breaker: Breaker;
before(async () => {
  test = await openTestInstallation();
  lead = await test.officer("province_lead", "51");
  planner = await test.officer("province_officer", "51");
  const treasurer = await test.officer("province_accountant", "51");
  breaker = await Breaker.open(test);
  await treasurer.get(formulaRun.recordBudget, { body: { ...line, amount, reference: "QĐ 1" } });
});
after(async () => {
  await breaker.close();
  await test.close();
});

async function record() {
  const { rows } = await breaker.owner.query<Record<string, string>>(`select
    (select count(*) from planning.postings) as postings, (select count(*) from planning.entries) as entries,
    (select coalesce(sum(amount), 0) from planning.entries) as sum, (select count(*) from planning.allocations) as allocations,
    (select count(*) from planning.carry_overs where state = 'approved') as carried,
    (select string_agg(kind || year || ' ' || total, ', ' order by kind, year) from (
      select kind, year, sum(balance) as total from planning.accounts group by kind, year having sum(balance) <> 0) sums) as balances,
    (select count(*) from authority.audit_entries where act in ('planning.approveAllocation', 'planning.approveCarryOver')) as audited`);
  return rows[0] ?? {};
}

/** Killed at each of these moments nothing is done; done after it with the same key, it is done once. */
async function nothingOrAll<E extends AnyEndpoint>(endpoint: E, ask: Ask<E>, holds: readonly string[]) {
  const before = await record();
  for (const hold of holds) {
    await breaker.during(lead, endpoint, ask, { hold });
    assert.deepEqual(await record(), before, hold);
  }
  const first = await lead.ask(endpoint, ask);
  const again = await lead.ask(endpoint, ask);
  assert.ok("body" in first && "body" in again, `${first.status} and ${again.status}`);
  assert.deepEqual(again.body, first.body);
  const { findings } = await lead.get(planning.checkLedger);
  assert.deepEqual(findings, []);
  assert.deepEqual((await verifyChains(test.ownersServer.database)).findings, []);
  return record();
}

/** When the posting is made and its record is not; and when all is written but the audit entry. */
const heldAudit = "select from authority.audit_heads where chain = '51' for update";

describe("the server process is killed", () => {
  it("in the middle of an allocation's approval: no commune has money, and approved again all have, once", async () => {
    const formulaRunId = newId("formula run");
    await planner.get(formulaRun.runFormula, {
      body: {
        ...line,
        formulaRunId,
        amount,
        asOf: localDate("2026-01-15"),
        formula: { criteria: [{ code: "equal", weight: 1 }], unit: 1000, useAreaCoefficient: false },
      },
    });
    const all = await nothingOrAll(
      formulaRun.approveAllocation,
      { params: { formulaRunId }, body: decision, key: v7() },
      ["lock table planning.allocations in share row exclusive mode", heldAudit],
    );
    assert.deepEqual(
      [all["allocations"], all["sum"], all["balances"]],
      ["96", "0", "allocated2026 960000000, source2026 -960000000"],
    );
  });

  it("in the middle of the year's end: nothing is carried, and approved again all is, once", async () => {
    const params = { carryOverId: newId("carry-over") };
    await planner.get(moving.runCarryOver, { body: { ...params, areaId: "51", fromYear: 2026 } });
    const all = await nothingOrAll(
      moving.approveCarryOver,
      { params, body: { ...decision, decidedOn: test.server.today() }, key: v7() },
      ["select from planning.accounts where kind = 'allocated' order by account_id desc limit 1 for update", heldAudit],
    );
    assert.deepEqual(
      [all["carried"], all["sum"], all["balances"]],
      ["1", "0", "allocated2027 960000000, source2026 -960000000"],
    );
  });
});
