/** A delivery that is undone or corrected, over HTTP: the money follows in the ledger, the story keeps both, and a batch holds it. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as contract from "#contract/delivery/correction.ts";
import { getActivity } from "#contract/delivery/activity.ts";
import { listSupportActs, recordDelivery } from "#contract/delivery/support.ts";
import { readHouseholdChain } from "#contract/evaluation/effect.ts";
import { checkLedger } from "#contract/ledger/balance.ts";
import * as payment from "#contract/payment/batch.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { deliverThree } from "./delivered-three.ts";
import { Scenario } from "./scenario.ts";

type Key = { readonly householdId: Id<"household">; readonly supportId: Id<"support"> };
const codeOf = (answer: object) => ("problem" in answer ? (answer.problem as { code: string }).code : "done");

describe("a delivery that was recorded by mistake", () => {
  let scenario: Scenario;
  let activityId: Id<"activity">;
  let keys: readonly Key[];
  before(async () => {
    scenario = await Scenario.open();
    ({ activityId } = await deliverThree(scenario));
    keys = (await scenario.supports(activityId)).map(({ householdId, supportId }) => ({ householdId, supportId }));
  });
  after(() => scenario.opened.close());

  const supportOf = async ({ supportId }: Key) => {
    const found = (await scenario.supports(activityId)).find((one) => one.supportId === supportId);
    assert.ok(found !== undefined);
    return found;
  };
  const keyAt = (at: number) => {
    const key = keys[at];
    assert.ok(key !== undefined);
    return key;
  };
  const remainder = async () =>
    BigInt((await scenario.people.officer.get(getActivity, { params: { activityId } })).remainder ?? 0);
  const statement = () => ({
    evidenceId: newId("evidence"),
    kind: "statement" as const,
    note: "Đã nhận",
    takenOn: localDate("2026-05-20"),
  });

  test("is undone with a reason: the support waits for its delivery again, its money stays committed", async () => {
    const { officer } = scenario.people;
    const params = keyAt(0);
    const left = await remainder();
    await officer.get(contract.undoDelivery, { params, body: { reason: "Ghi nhầm hộ" } });
    const support = await supportOf(params);
    assert.deepEqual([support.state, support.deliveredOn], ["committed", null]);
    assert.equal(await remainder(), left);
    const again = await officer.ask(contract.undoDelivery, { params, body: { reason: "Ghi nhầm hộ" } });
    assert.equal(codeOf(again), "delivery.not_now");
    await officer.get(recordDelivery, {
      params,
      body: { deliveredOn: localDate("2026-05-20"), evidence: [statement()] },
    });
    const { acts } = await officer.get(listSupportActs, { params });
    assert.deepEqual(
      acts.slice(-3).map(({ act, note }) => [act, note]),
      [
        ["deliver", null],
        ["undo", "Ghi nhầm hộ"],
        ["deliver", null],
      ],
    );
    assert.deepEqual(acts.at(-2)?.changed?.before.deliveredOn, "2026-03-02");
    const { changes } = await officer.get(readHouseholdChain, { params: { householdId: params.householdId } });
    assert.deepEqual(
      changes.map(({ act, reason, officerName }) => [act, reason, officerName]),
      [["undo", "Ghi nhầm hộ", officer.fullName]],
    );
  });

  test("is corrected in day and amount: what was not delivered goes back to the fund line, and comes again up to the approval", async () => {
    const { officer } = scenario.people;
    const params = keyAt(1);
    const approved = (await supportOf(params)).amount;
    const left = await remainder();
    const correct = async (body: { readonly amount?: bigint; readonly deliveredOn?: string }) =>
      officer.ask(contract.correctDelivery, {
        params,
        body: {
          reason: "Giao thiếu",
          ...(body.amount === undefined ? {} : { amount: dong(body.amount) }),
          ...(body.deliveredOn === undefined ? {} : { deliveredOn: localDate(body.deliveredOn) }),
        },
      });
    assert.equal(codeOf(await correct({ amount: approved - 5_000_000n, deliveredOn: "2026-03-10" })), "done");
    const support = await supportOf(params);
    assert.deepEqual([support.amount, support.deliveredOn], [approved - 5_000_000n, "2026-03-10"]);
    assert.equal(await remainder(), left + 5_000_000n);
    assert.equal(codeOf(await correct({ amount: approved + 1n })), "delivery.more_than_approved");
    assert.equal(codeOf(await correct({ amount: 0n })), "delivery.delivered_nothing");
    assert.equal(codeOf(await correct({})), "delivery.nothing_corrected");
    assert.equal(codeOf(await correct({ deliveredOn: "2026-06-02" })), "day.after_today");
    assert.equal(codeOf(await correct({ deliveredOn: "2026-02-01" })), "day.before_what_it_rests_on");
    assert.equal(codeOf(await correct({ amount: approved - 1_000_000n })), "done");
    assert.equal(await remainder(), left + 1_000_000n);
    await officer.get(contract.undoDelivery, { params, body: { reason: "Chưa giao" } });
    assert.deepEqual([(await supportOf(params)).amount, await remainder()], [approved, left]);
    await officer.get(recordDelivery, {
      params,
      body: { deliveredOn: localDate("2026-05-20"), evidence: [statement()] },
    });
    const ledger = await scenario.people.lead.get(checkLedger, {});
    assert.deepEqual(ledger.findings, []);
  });

  test("of another commune, or by who does not deliver, is left as it is", async () => {
    const params = keyAt(1);
    const body = { reason: "Ghi nhầm hộ" };
    const stranger = await scenario.opened.officer("commune_officer", "21490");
    assert.notEqual(codeOf(await stranger.ask(contract.undoDelivery, { params, body })), "done");
    const byChair = await scenario.people.chair.ask(contract.undoDelivery, { params, body });
    assert.equal(codeOf(byChair), "authority.not_permitted");
    assert.equal((await supportOf(params)).state, "delivered");
  });

  test("is neither undone nor corrected once its money is in a batch, and paid money is returned first", async () => {
    const { officer } = scenario.people;
    for (const { householdId, ...person } of await scenario.heads(activityId))
      await scenario.bankPayee(householdId, person);
    const params = keyAt(2);
    const batchId = newId("batch");
    await officer.get(payment.makeBatch, {
      body: { batchId, activityIds: [activityId], method: "bank", title: "Đợt 1" },
    });
    const undo = async () => officer.ask(contract.undoDelivery, { params, body: { reason: "Ghi nhầm hộ" } });
    assert.equal(codeOf(await undo()), "delivery.in_batch");
    const correction = { amount: dong(1), reason: "Giao thiếu" };
    assert.equal(
      codeOf(await officer.ask(contract.correctDelivery, { params, body: correction })),
      "delivery.in_batch",
    );
    const otherDay = { deliveredOn: localDate("2026-05-21"), evidence: [statement()] };
    assert.equal(codeOf(await officer.ask(recordDelivery, { params, body: otherDay })), "delivery.in_batch");
  });
});
