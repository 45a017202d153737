import type { Id } from "#kernel/id.ts";
import { newId } from "#contract/new-id.ts";
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import * as delivery from "#contract/delivery/support.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { openSupportedCommune } from "#test/scenario/supported-commune.ts";
import type { SupportedCommune } from "#test/scenario/supported-commune.ts";
import { communeOfHousehold } from "#server/registry/published.ts";
import * as store from "./chain-store.ts";

describe("the chain from review to money in the database", () => {
  let year: SupportedCommune;
  let householdId: Id<"household">;
  before(async () => {
    year = await openSupportedCommune();
    const { scenario, activityId } = year;
    await scenario.deliver(activityId, "2026-03-02");
    const [support] = await scenario.supports(activityId);
    assert.ok(support !== undefined);
    ({ householdId } = support);
  });
  after(async () => year.scenario.opened.close());
  const read = async <Value>(work: (tx: Tx) => Promise<Value>) =>
    year.inAct(year.scenario.people.officer, "evaluation.readRows", work);
  const readElsewhere = async <Value>(work: (tx: Tx) => Promise<Value>) =>
    year.inAct(year.stranger, "evaluation.readRows", work);

  it("begins with the classified reviews of a household; one that was never reviewed has none", async () => {
    const [reviews, none] = await read(async (tx) => [
      await store.listClassified(tx, householdId),
      await store.listClassified(tx, newId("household")),
    ]);
    assert.deepEqual(
      reviews?.map(({ year: of, referenceDate, standardId }) => [of, referenceDate, standardId]),
      [[2025, "2025-10-01", "vn-2022-2026"]],
    );
    assert.notEqual(reviews?.[0]?.deprivations, null);
    assert.deepEqual(none, []);
  });

  it("tells the money behind a support, and nothing paid where no instruction was made", async () => {
    const [money] = await read(async (tx) => store.listSupportMoney(tx, householdId));
    assert.deepEqual(
      [money?.activityId, money?.fundLineId, money?.state, money?.amount, money?.isCommitted],
      [year.activityId, year.fundLineId, "delivered", 30_000_000n, true],
    );
    assert.deepEqual(
      [money?.instructionId, money?.batchId, money?.paymentState, money?.paid, money?.settledOn],
      [null, null, null, 0n, null],
    );
    assert.deepEqual([money?.deliveredOn, money?.fundSource], ["2026-03-02", "CENTRAL_INVEST"]);
  });

  it("tells what a fund line pays for and where its money stands, to the đồng", async () => {
    const [line, balances, activities, none] = await read(
      async (tx) =>
        [
          await store.findFundLine(tx, year.fundLineId),
          await store.balancesOfLine(tx, year.fundLineId),
          await store.activitiesOfLine(tx, year.fundLineId),
          await store.findFundLine(tx, newId("fund line")),
        ] as const,
    );
    assert.deepEqual([line?.planned, line?.component, line?.participants], [60_000_000n, "II.1", "household"]);
    assert.deepEqual([balances["allocated"], balances["committed"]], [0n, 60_000_000n]);
    assert.deepEqual(
      activities.map(({ households, committed, paid }) => [households, committed, paid]),
      [[2, 60_000_000n, 0n]],
    );
    assert.equal(none, undefined);
    assert.deepEqual(await read(async (tx) => store.balancesOfLine(tx, newId("fund line"))), {});
  });

  it("opens a fund line to its households, page by page", async () => {
    const page = { after: undefined, limit: 1 };
    const [first, second, last] = await read(async (tx) => {
      const one = await store.householdsOfLine(tx, year.fundLineId, page);
      const two = await store.householdsOfLine(tx, year.fundLineId, { ...page, after: one[0]?.householdId });
      return [one, two, await store.householdsOfLine(tx, year.fundLineId, { ...page, after: two[0]?.householdId })];
    });
    assert.deepEqual([first?.length, second?.length, last], [1, 1, []]);
    assert.deepEqual([first?.[0]?.amount, first?.[0]?.paid, first?.[0]?.villageName], [30_000_000n, 0n, "Làng Teng"]);
    assert.ok((first?.[0]?.householdId ?? "") < (second?.[0]?.householdId ?? ""));
  });

  it("of another commune tells sums of money and no household", async () => {
    const [reviews, money, households, commune] = await readElsewhere(
      async (tx) =>
        [
          await store.listClassified(tx, householdId),
          await store.listSupportMoney(tx, householdId),
          await store.householdsOfLine(tx, year.fundLineId, { after: undefined, limit: 10 }),
          await communeOfHousehold(tx, householdId),
        ] as const,
    );
    assert.deepEqual([reviews, money, households, commune], [[], [], [], undefined]);
    const line = await readElsewhere(async (tx) => store.findFundLine(tx, year.fundLineId));
    assert.equal(line?.planned, 60_000_000n);
  });

  it("leaves a refused support out of what is committed", async () => {
    const { officer } = year.scenario.people;
    const activityId = await year.scenario.activity(year.fundLineId, 2026);
    await officer.get(delivery.proposeSupports, { params: { activityId }, body: {} });
    const supports = (await year.scenario.supports(activityId)).map((one) => ({
      householdId: one.householdId,
      supportId: one.supportId,
    }));
    assert.ok(supports.length > 0);
    await year.scenario.people.chair.get(delivery.refuseSupports, {
      params: { activityId },
      body: { supports, reason: "trùng" },
    });
    const activities = await read(async (tx) => store.activitiesOfLine(tx, year.fundLineId));
    const refused = activities.find((one) => one.activityId === activityId);
    assert.deepEqual([refused?.households, refused?.committed, refused?.paid], [0, 0n, 0n]);
  });
});
