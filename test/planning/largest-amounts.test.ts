/**
 * A contribution of 999,999,999,999,999,999 đồng once made every page about the province's money fail for everybody. Now there is a
 * most that one entry may be; and where an installation holds such amounts from before, and many of them, their sums are read to the đồng.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Client } from "pg";
import { v7 } from "uuid";
import { send } from "#contract/client.ts";
import * as ledger from "#contract/ledger/posting.ts";
import { localDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import { dong, largestAmount } from "#kernel/money.ts";
import { budgetLine, moveStage } from "#programme/ledger/ledger.ts";
import { addVillages } from "#server/area/area/areas-store.ts";
import { addContribution } from "#server/ledger/contribution/contributions-store.ts";
import { runAct } from "#server/platform/act/act.ts";
import { postToLedger } from "#server/ledger/published.ts";
import { readConfig } from "#server/platform/config.ts";
import { publicRoutes, routesOf } from "#server/routes.ts";
import { makeRecords, requestFor } from "#test/permission/requests.ts";
import type { Records } from "#test/permission/requests.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { recordBudget } from "#contract/planning/formula-run.ts";
import * as contributionContract from "#contract/ledger/contribution.ts";
import { newId } from "#contract/new-id.ts";

const commune = "21484";
const fromBefore = dong(999_999_999_999_999_999n);
/** Nine fill an account as far as a bigint goes; the sum of two such accounts is beyond it. */
const times = 9;
const sources = ["COMMUNITY", "ENTERPRISE", "AID"];

let opened: TestInstallation;
let records: Records;
let accountant: TestOfficer;
let lead: TestOfficer;

const contribution = (amount: Money) => ({
  contributionId: newId("contribution"),
  areaId: commune,
  year: 2026,
  activityLineId: null,
  fundSource: "COMMUNITY",
  component: "II.1",
  giver: "Dân làng Teng",
  content: "Góp làm đường",
  givenOn: localDate("2026-02-28"),
  given: { form: "money" as const, amount },
});

/** As an installation of before the bound recorded it: the constraints were not there. */
async function recordAsBefore(fundSource: string): Promise<void> {
  const { given, ...facts } = { ...contribution(fromBefore), fundSource };
  const done = await runAct(opened.server, {
    actor: accountant,
    act: "ledger.recordContribution",
    kind: "write",
    work: async (context) => {
      const line = budgetLine({ ...facts, form: "money" });
      const postingId = await postToLedger(context, {
        idempotencyKey: `contribute:${facts.contributionId}`,
        kind: "contribute",
        reference: { kind: "contribution", id: facts.contributionId },
        entries: moveStage(line, "source", "allocated", given.amount),
      });
      await addContribution(context.tx, {
        ...facts,
        form: "money",
        amount: given.amount,
        quantityHundredths: null,
        unit: null,
        unitValue: null,
        postingId,
        recordedAt: context.now,
        recordedBy: context.actor.officerId,
      });
      await context.audit({ areaId: commune, recordKind: "contribution", recordId: facts.contributionId, facts: {} });
      return { ok: true, value: undefined };
    },
  });
  assert.ok(done.ok);
}

const bounds = [
  ["planning.contributions", "contribution_is_at_most_the_largest_amount", "amount <= 1000000000000000"],
  ["planning.accounts", "account_holds_at_most_nine_thousand_largest_amounts", "abs(balance) <= 9000000000000000000"],
];

async function withoutBounds(work: () => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: opened.migratorUrl });
  await client.connect();
  for (const [table, name] of bounds) await client.query(`alter table ${table} drop constraint ${name}`);
  await work();
  for (const [table, name, check] of bounds)
    await client.query(`alter table ${table} add constraint ${name} check (${check}) not valid`);
  await client.end();
}

before(async () => {
  opened = await openTestInstallation();
  await opened.ownersServer.database
    .transaction()
    .execute((tx) => addVillages(tx, [{ areaId: "21484-01", communeId: commune, name: "Làng Teng" }]));
  records = await makeRecords(opened, commune);
  accountant = await opened.officer("province_accountant", "51");
  lead = await opened.officer("province_lead", "51");
});
after(() => opened.close());

describe("an amount that is taken in", () => {
  test("is at most a million billion đồng, and more is refused with the field's name", async () => {
    const most = await accountant.ask(contributionContract.recordContribution, { body: contribution(largestAmount) });
    assert.equal(most.status, 200);
    for (const amount of [dong(largestAmount + 1n), fromBefore, dong(-1)]) {
      const response = await accountant.fetch("/api/contributions", {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": v7() },
        body: JSON.stringify({ ...contribution(amount), given: { form: "money", amount: amount.toString() } }),
      });
      assert.equal(response.status, 422);
      const { errors }: { errors: readonly { path: string }[] } = await response.json();
      assert.match(errors[0]?.path ?? "", /given/);
    }
  });

  test("is bounded also where it is a quantity at a rate", async () => {
    const given = { form: "labour" as const, quantityHundredths: 1_000_000_000, unit: "day", unitValue: largestAmount };
    const answer = await accountant.ask(contributionContract.recordContribution, {
      body: { ...contribution(largestAmount), given },
    });
    assert.equal("problem" in answer && answer.problem.code, "ledger.amount_too_large");
  });

  test("is bounded by the database too", async () => {
    await assert.rejects(recordAsBefore("COMMUNITY"));
  });
});

describe("amounts from before there was a bound", () => {
  before(() =>
    withoutBounds(async () => {
      for (const source of sources) for (let time = 0; time < times; time += 1) await recordAsBefore(source);
    }),
  );

  test("are summed to the đồng, beyond what a bigint holds", async () => {
    const expected = fromBefore * BigInt(times * sources.length) + largestAmount;
    assert.ok(expected > 2n ** 63n);
    const query = { areaId: "51", year: "2026" };
    const { rows } = await lead.get(ledger.exploreLedger, { query });
    assert.equal(
      rows.reduce((sum, row) => sum + row.amounts.allocated, 0n),
      expected,
    );
    const { sums } = await lead.get(contributionContract.listContributions, { query });
    assert.equal(sums.money, expected);
  });

  const reads = routesOf(readConfig({}))
    .map((route) => route.endpoint)
    .filter(({ method, id }) => method === "get" && /^(planning|evaluation|delivery|payment)\./.test(id));
  for (const endpoint of reads) {
    test(`${endpoint.id} still answers`, async () => {
      const asked = requestFor(endpoint.id, records);
      const query = asked.query as Record<string, string> | undefined;
      const wide = query?.["areaId"] === undefined ? asked : { ...asked, query: { ...query, areaId: "51" } };
      for (const request of [asked, wide]) {
        const response = await send((path, init) => lead.fetch(path, init), endpoint, request, v7);
        await response.text();
        assert.ok(response.status < 500, `${response.status}`);
      }
    });
  }

  test("do not stop others: budgets are recorded and the year's end is tried", async () => {
    const budget = await accountant.ask(recordBudget, {
      body: { areaId: "51", year: 2026, fundSource: "AID", component: "I.1", amount: dong(1000), reference: "12/QĐ" },
    });
    assert.equal(budget.status, 200);
    for (const id of ["planning.runCarryOver", "planning.runFormula", "planning.runOptimiser"]) {
      const endpoint = routesOf(readConfig({})).find((route) => route.endpoint.id === id)?.endpoint;
      assert.ok(endpoint !== undefined);
      const response = await send(
        (path, init) => accountant.fetch(path, init),
        endpoint,
        requestFor(id, { ...records, commune: "51" }),
        v7,
      );
      assert.ok(response.status < 500, `${id} ${response.status} ${await response.text()}`);
    }
    for (const { endpoint } of publicRoutes.filter((route) => route.endpoint.path.endsWith("allocations")))
      assert.equal((await opened.fetch(`/api${endpoint.path}`)).status, 200);
  });
});
