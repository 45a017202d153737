import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { openSupportedCommune } from "#test/scenario/supported-commune.ts";
import type { SupportedCommune } from "#test/scenario/supported-commune.ts";
import { listBehind } from "./behind-store.ts";
import { countByClass, countMovements, sumMeasures } from "./measures-store.ts";

const before2025 = localDate("2025-11-01");
const decidedOn = localDate("2025-11-02");
const today = localDate("2026-03-02");

describe("measures in the database", () => {
  let year: SupportedCommune;
  let commune: string;
  let communes: readonly string[];
  before(async () => {
    year = await openSupportedCommune();
    commune = year.scenario.commune;
    communes = [commune];
  });
  after(async () => year.scenario.opened.close());

  const read = async <Value>(work: (tx: Tx) => Promise<Value>) =>
    year.inAct(year.scenario.people.officer, "evaluation.readRows", work);
  const readElsewhere = async <Value>(work: (tx: Tx) => Promise<Value>) =>
    year.inAct(year.stranger, "evaluation.readRows", work);
  const behind = {
    on: today,
    class: undefined,
    bit: undefined,
    since: undefined,
    movement: undefined,
    after: undefined,
    limit: 10,
  };

  it("are whole numbers of the day: of the decision, and not of the day before", async () => {
    const [none, sums] = await read(async (tx) => [
      await sumMeasures(tx, communes, before2025, { k: 3, bits: 12 }),
      await sumMeasures(tx, communes, decidedOn, { k: 3, bits: 12 }),
    ]);
    assert.deepEqual(none, []);
    const [sum, ...others] = sums ?? [];
    assert.deepEqual(others, []);
    assert.deepEqual([sum?.areaId, sum?.households, sum?.people, sum?.byBit.length], [commune, 3, 3, 12]);
    assert.equal((sum?.poor ?? 0) + (sum?.nearPoor ?? 0), 3);
    // Every household lacks the same indicators, so each bit is lacked by all three or by none.
    assert.ok(sum?.byBit.every((count) => count === 0 || count === 3));
    const lacking = sum?.byBit.filter((count) => count === 3).length ?? 0;
    assert.ok(lacking >= 3);
    assert.deepEqual([sum?.deprivedHouseholds, sum?.deprivedPeople, sum?.deprivationSum], [3, 3, 3 * lacking]);
  });

  it("count nobody as deprived who lacks fewer than k indicators", async () => {
    const [sum] = await read(async (tx) => sumMeasures(tx, communes, today, { k: 13, bits: 12 }));
    assert.deepEqual([sum?.households, sum?.deprivedHouseholds, sum?.deprivationSum], [3, 0, 0]);
  });

  it("have nothing where there is no commune, or none that was decided", async () => {
    const found = await read(async (tx) => [
      await sumMeasures(tx, [], today, { k: 3, bits: 12 }),
      await sumMeasures(tx, ["21490"], today, { k: 3, bits: 12 }),
      await countByClass(tx, [], today),
      await countMovements(tx, ["21490"], decidedOn, today),
      await listBehind(tx, { ...behind, communes: [] }),
    ]);
    assert.deepEqual(found, [[], [], [], [], []]);
  });

  it("by class are the sums of what decisions changed, and agree with the households", async () => {
    const [counts, sums] = await read(
      async (tx) =>
        [await countByClass(tx, communes, today), await sumMeasures(tx, communes, today, { k: 3, bits: 12 })] as const,
    );
    const of = (name: string) => counts.find((row) => row.class === name)?.households ?? 0;
    assert.deepEqual([of("poor"), of("near_poor")], [sums[0]?.poor, sums[0]?.nearPoor]);
    assert.deepEqual(await read(async (tx) => countByClass(tx, communes, before2025)), []);
  });

  it("of movement say - where a household had no status yet, and what stays is no movement of class", async () => {
    const [came, stayed] = await read(async (tx) => [
      await countMovements(tx, communes, before2025, today),
      await countMovements(tx, communes, decidedOn, today),
    ]);
    assert.deepEqual(
      came?.map((row) => [row.areaId, row.before, row.households, row.relapsed]),
      [[commune, "-", 3, 0]],
    );
    assert.ok(stayed?.every((row) => row.before === row.after));
    assert.equal(
      stayed?.reduce((sum, { households }) => sum + households, 0),
      3,
    );
  });

  it("open to the households behind them, page by page", async () => {
    const [first, second, newly] = await read(async (tx) => {
      const one = await listBehind(tx, { ...behind, communes, limit: 2 });
      return [
        one,
        await listBehind(tx, { ...behind, communes, after: one.at(-1)?.householdId }),
        await listBehind(tx, { ...behind, communes, since: before2025, movement: "newlyPoor" }),
      ];
    });
    const rows = [...(first ?? []), ...(second ?? [])];
    assert.deepEqual([first?.length, second?.length], [2, 1]);
    assert.deepEqual(
      rows.map(({ headName }) => headName).toSorted(),
      ["Phạm Văn Rể", "Phạm Văn Đê", "Đinh Thị Hoa"].toSorted(),
    );
    assert.deepEqual([rows[0]?.villageName, rows[0]?.memberCount], ["Làng Teng", 1]);
    assert.equal(newly?.length, rows.filter((row) => row.class === "poor").length);
  });

  it("of an indicator open to those who lack it, and to nobody where all have it", async () => {
    const [sum] = await read(async (tx) => sumMeasures(tx, communes, today, { k: 3, bits: 12 }));
    for (const [bit, count] of (sum?.byBit ?? []).entries()) {
      const rows = await read(async (tx) => listBehind(tx, { ...behind, communes, bit }));
      assert.equal(rows.length, count, `bit ${bit}`);
    }
  });

  it("of another commune show no household by name", async () => {
    assert.deepEqual(await readElsewhere(async (tx) => listBehind(tx, { ...behind, communes })), []);
    assert.deepEqual(await readElsewhere(async (tx) => sumMeasures(tx, communes, today, { k: 3, bits: 12 })), []);
  });
});
