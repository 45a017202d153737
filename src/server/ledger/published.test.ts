import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import { dong } from "#kernel/money.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { budgetLine, move, moveStage } from "#programme/ledger/ledger.ts";
import type { BudgetLine, Entry } from "#programme/ledger/ledger.ts";
import { runAct } from "#server/platform/act/act.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { recordContribution } from "#contract/ledger/contribution.ts";
import { localDate } from "#kernel/local-date.ts";
import { newId } from "#contract/new-id.ts";
import { balanceOf, checkLedger, postAllToLedger, postToLedger } from "./published.ts";

let opened: TestInstallation;
let accountant: TestOfficer;

before(async () => {
  opened = await openTestInstallation();
  accountant = await opened.officer("province_accountant", "51");
});
after(() => opened.close());

const ofYear = (change: Partial<BudgetLine> = {}) =>
  budgetLine({ fundSource: "PROVINCE", component: "II.1", areaId: "51", year: 2026, ...change });

/** One act with one posting, audited, as a service would. */
const post = async (key: string, entries: readonly Entry[], kind = "fund") =>
  runAct(opened.server, {
    actor: accountant,
    act: "planning.recordBudget",
    kind: "write",
    work: async (context) => {
      const id = await postToLedger(context, {
        idempotencyKey: key,
        kind,
        reference: { kind: "test", id: key },
        entries,
      });
      await context.audit({ areaId: "51", recordKind: "test", recordId: key, facts: {} });
      return success(id);
    },
  });
const balance = async (line: BudgetLine, kind: Entry["account"]["kind"] = "budget") =>
  opened.server.database.transaction().execute(async (tx) => balanceOf(tx, { ...line, kind }));
const fund = async (key: string, line: BudgetLine, amount: bigint) =>
  post(key, moveStage(line, "source", "budget", dong(amount)));

test("a contribution that says another amount than its posting is found", async () => {
  const contributionId = newId("contribution");
  const bookkeeper = await opened.officer("commune_accountant", "21484");
  const money = { form: "money", amount: dong(700n) } as const;
  const body = {
    contributionId,
    areaId: "21484",
    year: 2026,
    activityLineId: null,
    fundSource: "COMMUNITY",
    component: "II.1",
  };
  const what = { giver: "Dân làng Teng", content: "Góp làm đường", givenOn: localDate("2026-02-28"), given: money };
  await bookkeeper.get(recordContribution, { body: { ...body, ...what } });
  const owner = opened.ownersServer.database;
  const findings = async () => (await owner.transaction().execute(checkLedger)).findings;
  const raise = async (by: number) =>
    sql`update planning.contributions set amount = amount + ${by} where contribution_id = ${contributionId}`.execute(
      owner,
    );
  assert.deepEqual(await findings(), []);
  await raise(50);
  assert.deepEqual(await findings(), [
    { finding: "a contribution is not the amount of its posting", id: contributionId, difference: "50" },
  ]);
  await raise(-50);
});

describe("the dimensions of the ledger", () => {
  test("money of another year of origin stands on its own account and pays for nothing else", async () => {
    const [own, carried] = [ofYear({ component: "I.1" }), ofYear({ component: "I.1", originYear: 2024 })];
    await fund("own", own, 500n);
    await fund("carried", carried, 70n);
    assert.deepEqual([await balance(own), await balance(carried)], [500n, 70n]);
    const over = await post("over", moveStage(carried, "budget", "allocated", dong(71n)));
    assert.deepEqual(over, failure(refuse("ledger.overdraft")));
    assert.deepEqual([await balance(own), await balance(carried)], [500n, 70n]);
  });
  test("a posting that mixes money with goods or labour is refused", async () => {
    const [money, goods] = [ofYear({ component: "I.2" }), ofYear({ component: "I.2", form: "goods" })];
    const mixed = await post("mixed", move({ ...money, kind: "source" }, { ...goods, kind: "budget" }, dong(5n)));
    assert.deepEqual(mixed, failure(refuse("record.rule_broken", { rule: "posting keeps one form" })));
    assert.ok((await post("labour", moveStage({ ...goods, form: "labour" }, "source", "settled", dong(5n)))).ok);
  });
  test("money of a year to come is refused", async () => {
    const early = await fund("early", ofYear({ originYear: 2027 }), 5n);
    assert.deepEqual(early, failure(refuse("record.rule_broken", { rule: "money is carried forward only" })));
  });
});

describe("postings", () => {
  test("with the same key are one posting, and nothing moves twice", async () => {
    const line = ofYear({ component: "I.3" });
    const first = await fund("once", line, 40n);
    assert.deepEqual(await fund("once", line, 40n), first);
    assert.equal(await balance(line), 40n);
  });
  test("that do not sum to zero, or have one entry, are refused", async () => {
    const line = ofYear({ component: "I.4" });
    const one: Entry = { account: { ...line, kind: "budget" }, amount: dong(3n) };
    const lone = await post("lone", [one]);
    assert.deepEqual(lone, failure(refuse("record.rule_broken", { rule: "posting has two entries" })));
    const uneven = await post("uneven", [one, { account: { ...line, kind: "source" }, amount: dong(-2n) }]);
    assert.deepEqual(uneven, failure(refuse("record.rule_broken", { rule: "posting sums to zero" })));
  });
  test("are booked on another day only by an act that reaches their areas", async () => {
    const posted = await fund("booked", ofYear({ component: "I.3" }), 10n);
    assert.ok(posted.ok);
    const commune = await opened.officer("commune_accountant", "21484");
    const book = async (actor: TestOfficer, act: "treasury.recordVoucher" | "planning.recordBudget") =>
      runAct(opened.server, {
        actor,
        act,
        kind: "write",
        work: async (context) => {
          await sql`select planning.book_all(array[${posted.value}]::uuid[], array['2026-01-05']::date[])`.execute(
            context.tx,
          );
          const areaId = actor === commune ? "21484" : "51";
          await context.audit({ areaId, recordKind: "test", recordId: posted.value, facts: {} });
          return success(true);
        },
      });
    const bookedOn = async () => {
      const found = await sql<{ on: string | null }>`select booked_on as "on" from planning.postings
        where posting_id = ${posted.value}`.execute(opened.ownersServer.database);
      return found.rows[0]?.on;
    };
    assert.deepEqual(await book(commune, "treasury.recordVoucher"), failure(refuse("authority.not_permitted")));
    assert.equal(await bookedOn(), null);
    await book(accountant, "planning.recordBudget");
    assert.equal(await bookedOn(), "2026-01-05");
  });
  test("of many writers at once never overdraw an account, and lose nothing", async () => {
    const line = ofYear({ component: "I.5" });
    await fund("pot", line, 1_000n);
    const results = await Promise.all(
      Array.from({ length: 60 }, async (_, writer) =>
        post(`take ${writer}`, moveStage(line, "budget", "allocated", dong(BigInt(30 + (writer % 7)))), "allocate"),
      ),
    );
    const taken = results.reduce((sum, result, writer) => sum + (result.ok ? BigInt(30 + (writer % 7)) : 0n), 0n);
    const refusals = results.filter((result) => !result.ok);
    assert.ok(refusals.length > 0, "the pot was never empty, so nothing was tested");
    for (const result of refusals) assert.deepEqual(result, failure(refuse("ledger.overdraft")));
    assert.deepEqual([await balance(line), await balance(line, "allocated")], [1_000n - taken, taken]);
    assert.ok(1_000n - taken < 37n);
  });
  test("leave a ledger that is in order", async () => {
    assert.deepEqual((await opened.server.database.transaction().execute(checkLedger)).findings, []);
  });
});

describe("thousands of random postings", () => {
  test("sum to zero, leave each balance the sum of its entries, and nothing but a source below zero", async () => {
    const stages = ["source", "budget", "allocated", "committed", "disbursed"] as const;
    const lines = [
      ofYear({ component: "II.1" }),
      ofYear({ component: "II.1", originYear: 2025 }),
      ofYear({ component: "II.1", form: "labour" }),
      ofYear({ component: "II.1", areaId: "21484" }),
    ];
    const step = fc.record({
      line: fc.constantFrom(...lines),
      from: fc.nat(stages.length - 2),
      amount: fc.bigInt(1n, 1000n),
    });
    for (const [at, line] of lines.entries()) {
      for (const stage of stages.slice(1))
        assert.ok((await post(`start ${at} ${stage}`, moveStage(line, "source", stage, dong(4000)))).ok);
    }
    let [made, refused, run] = [0, 0, 0];
    const property = fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { minLength: 10, maxLength: 40 }),
      async (calls) => {
        run += 1;
        for (const [call, steps] of calls.entries()) {
          const posted = await runAct(opened.server, {
            actor: accountant,
            act: "planning.recordBudget",
            kind: "write",
            work: async (context) => {
              await postAllToLedger(
                context,
                steps.map(({ line, from, amount }, at) => ({
                  idempotencyKey: `random ${run} ${call} ${at}`,
                  kind: "adjust",
                  reference: { kind: "test", id: "random" },
                  entries: moveStage(line, stages[from] ?? "source", stages[from + 1] ?? "budget", dong(amount)),
                })),
              );
              await context.audit({ areaId: "51", recordKind: "test", recordId: "random", facts: {} });
              return success(null);
            },
          });
          if (posted.ok) made += steps.length;
          else refused += 1;
        }
        const reported = await opened.server.database.transaction().execute(checkLedger);
        assert.deepEqual(reported.findings, []);
      },
    );
    await fc.assert(property, { numRuns: 15, seed: 20_261_126 });
    assert.ok(made > 500 && refused > 10, `${made} postings, ${refused} refused calls`);
  });
});
