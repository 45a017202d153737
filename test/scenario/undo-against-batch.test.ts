/** Undoing a delivery while a batch is being made of it: one of the two goes on, and the database holds the rule without the server. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { undoDelivery } from "#contract/delivery/correction.ts";
import { recordDelivery } from "#contract/delivery/support.ts";
import * as payment from "#contract/payment/batch.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { beginAct } from "#server/platform/database/database.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { setDelivery } from "#server/delivery/support/correction-store.ts";
import { deliverThree } from "./delivered-three.ts";
import { Scenario } from "./scenario.ts";

describe("undoing a delivery against making a batch of it", () => {
  let scenario: Scenario;
  let activityId: Id<"activity">;
  before(async () => {
    scenario = await Scenario.open();
    ({ activityId } = await deliverThree(scenario));
    for (const { householdId, ...person } of await scenario.heads(activityId))
      await scenario.bankPayee(householdId, person);
  });
  after(() => scenario.opened.close());

  const inAct = async <Value>(act: string, work: (tx: Tx) => Promise<Value>) =>
    scenario.opened.server.database.transaction().execute(async (tx) => {
      await beginAct(tx, scenario.people.officer.officerId, act, "2026-06-01");
      return work(tx);
    });

  test("at once: what is undone is in no batch, and what is in the batch is not undone", async () => {
    const { officer } = scenario.people;
    const supports = await scenario.supports(activityId);
    const batchId = newId("batch");
    const [made, ...undone] = await Promise.all([
      officer.ask(payment.makeBatch, { body: { batchId, activityIds: [activityId], method: "bank", title: "Đợt 1" } }),
      ...supports.map(async ({ householdId, supportId }) =>
        officer.ask(undoDelivery, { params: { householdId, supportId }, body: { reason: "Ghi nhầm hộ" } }),
      ),
    ]);
    const done = undone.filter((answer) => "body" in answer).length;
    const refused = undone.filter((answer) => "problem" in answer && answer.problem.code === "delivery.in_batch");
    assert.equal(done + refused.length, 3);
    const inBatch = "body" in made ? made.body.batch.instructionCount : 0;
    assert.equal(inBatch + done, 3);
    const states = (await scenario.supports(activityId)).map(({ state }) => state).toSorted();
    assert.deepEqual(states, [...Array<string>(done).fill("committed"), ...Array<string>(inBatch).fill("delivered")]);
  });

  test("the database refuses to undo what is in a batch, no matter who writes it", async () => {
    const { officer } = scenario.people;
    for (const { householdId, supportId, state } of await scenario.supports(activityId))
      if (state === "committed")
        await officer.get(recordDelivery, {
          params: { householdId, supportId },
          body: {
            deliveredOn: localDate("2026-05-20"),
            evidence: [
              { evidenceId: newId("evidence"), kind: "statement", note: "Đã nhận", takenOn: localDate("2026-05-20") },
            ],
          },
        });
    // Those that are in the batch of the race already are not due.
    await officer.ask(payment.makeBatch, {
      body: { batchId: newId("batch"), activityIds: [activityId], method: "bank", title: "2" },
    });
    const supports = await scenario.supports(activityId);
    assert.equal(supports.length, 3);
    for (const one of supports) {
      const written = inAct("delivery.correctDelivery", async (tx) =>
        setDelivery(tx, one, { state: "committed", deliveredOn: null, amount: one.amount, approvedAmount: null }),
      );
      await assert.rejects(written, /delivery in a batch stays as it is/);
    }
  });
});
