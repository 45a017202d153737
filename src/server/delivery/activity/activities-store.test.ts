import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import * as delivery from "#contract/delivery/support.ts";
import { localDate } from "#kernel/local-date.ts";
import { openSupportedCommune } from "#test/scenario/supported-commune.ts";
import type { SupportedCommune } from "#test/scenario/supported-commune.ts";
import { findStoredPack } from "#server/planning/published.ts";
import * as store from "./activities-store.ts";
import { newId } from "#contract/new-id.ts";
import { namedId } from "#test/support/named-id.ts";

describe("activities in the database", () => {
  let year: SupportedCommune;
  before(async () => {
    year = await openSupportedCommune();
    const { officer } = year.scenario.people;
    await officer.get(delivery.proposeSupports, { params: { activityId: year.activityId }, body: {} });
  });
  after(async () => year.scenario.opened.close());
  const open = "delivery.openActivity";

  it("tell what was planned, what is left of the money and how far their supports are", async () => {
    const found = await year.inAct(year.scenario.people.officer, open, async (tx) =>
      store.findActivity(tx, year.activityId),
    );
    assert.deepEqual(
      [found?.communeName, found?.year, found?.fundSource, found?.component, found?.plannedQuantity, found?.state],
      ["Ba Tơ", 2026, "CENTRAL_INVEST", "II.1", 2, "open"],
    );
    assert.deepEqual([found?.supports, found?.remainder, found?.unitCost], [{ proposed: 2 }, 60_000_000n, 30_000_000n]);
    assert.deepEqual([found?.place, found?.endsOn], [null, null]);
  });

  it("are listed of an area with all below it, of one year or of all", async () => {
    const ids = async (areaId: string, of: number | undefined) =>
      year.inAct(year.scenario.people.officer, open, async (tx) =>
        (await store.listActivityRows(tx, { areaId, year: of })).map(({ activityId }) => activityId),
      );
    assert.deepEqual(await ids(year.scenario.commune, 2026), [year.activityId]);
    assert.deepEqual(await ids("51", undefined), [year.activityId]);
    assert.deepEqual(await ids("51", 2027), []);
    assert.deepEqual(await ids("21490", undefined), []);
    assert.deepEqual(await ids("no such area", undefined), []);
  });

  it("are narrowed by kind, state and what waits, a part at a time, with how many there are in each state", async () => {
    const [commune, asked] = [year.scenario.commune, year.scenario.people.officer];
    const ids = async (filter: object, part?: { after: number; limit: number }) =>
      year.inAct(asked, open, async (tx) =>
        (await store.listActivityRows(tx, { areaId: commune, ...filter }, part)).map(({ activityId }) => activityId),
      );
    assert.deepEqual(await ids({ kind: "housing_repair", state: "open", waits: "proposed" }), [year.activityId]);
    assert.deepEqual(await ids({ kind: "toilet" }), []);
    assert.deepEqual(await ids({ state: "closed" }), []);
    assert.deepEqual(await ids({ waits: "delivered" }), []);
    assert.deepEqual(await ids({}, { after: 1, limit: 1 }), []);
    const counted = await year.inAct(asked, open, async (tx) =>
      store.countActivities(tx, { areaId: commune, state: "closed" }),
    );
    assert.deepEqual(counted, { byState: { draft: 0, open: 1, closed: 0 }, kinds: ["housing_repair"], executors: [] });
  });

  it("are seen from another commune without its supports, and not added there", async () => {
    const activity = {
      activityId: newId("activity"),
      activityKind: "housing_repair",
      communeId: year.scenario.commune,
      year: 2026,
      fundLineId: year.fundLineId,
      title: "Sửa nhà",
      place: null,
      startsOn: localDate("2026-03-01"),
      endsOn: null,
      fields: {},
    };
    const [seen, line] = await year.inAct(year.stranger, open, async (tx) => [
      await store.findActivity(tx, year.activityId),
      await store.findPlannedLine(tx, year.fundLineId),
    ]);
    assert.deepEqual(seen?.supports, {});
    assert.deepEqual([line?.areaId, line?.planState], [year.scenario.commune, "approved"]);
    const outputId = line?.outputId ?? namedId("output", "");
    await assert.rejects(
      year.inAct(year.stranger, open, async (tx) => store.addActivity(tx, { ...activity, outputId })),
      /row-level security/,
    );
  });

  it("that are not there are undefined, also under their lock", async () => {
    const found = await year.inAct(year.scenario.people.officer, open, async (tx) => [
      await store.findActivity(tx, newId("activity")),
      await store.lockActivity(tx, newId("activity")),
      await store.findPlannedLine(tx, newId("fund line")),
      await findStoredPack(tx, "vn-2026-2035", "no such version"),
    ]);
    assert.deepEqual(found, [undefined, undefined, undefined, undefined]);
  });

  it("take turns: a second act on the same activity waits for the first", async () => {
    const order: string[] = [];
    let locked: () => void = () => undefined;
    const isLocked = new Promise<void>((resolve) => {
      locked = resolve;
    });
    const { officer } = year.scenario.people;
    const first = year.inAct(officer, open, async (tx) => {
      assert.equal(await store.lockActivity(tx, year.activityId), year.scenario.commune);
      locked();
      await sql`select pg_sleep(0.2)`.execute(tx);
      order.push("first");
    });
    await isLocked;
    const second = year.inAct(officer, open, async (tx) => {
      await store.lockActivity(tx, year.activityId);
      order.push("second");
    });
    await Promise.all([first, second]);
    assert.deepEqual(order, ["first", "second"]);
  });
});
