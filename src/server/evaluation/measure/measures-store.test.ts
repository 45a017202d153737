import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { localDate } from "#kernel/local-date.ts";
import { measuresOf } from "#programme/evaluation/measures.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { openSupportedCommune } from "#test/scenario/supported-commune.ts";
import type { SupportedCommune } from "#test/scenario/supported-commune.ts";
import { standardPack } from "#contract/review/standard-pack.ts";
import { findDecidingStandard } from "#server/review/published.ts";
import { listBehind } from "./behind-store.ts";
import { countMovements } from "#server/evaluation/movement/movements-store.ts";
import { countByClass, sumMeasures } from "./measures-store.ts";

const before2025 = localDate("2025-11-01");
const decidedOn = localDate("2025-11-02");
const today = localDate("2026-03-02");
const equal = Array.from({ length: 12 }, () => 1);

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

  let codes: readonly string[];
  let byOwn: { readonly series: string; readonly codes: readonly string[]; readonly weights: readonly number[] };
  before(async () => {
    const own = await read(async (tx) => findDecidingStandard(tx, communes, today));
    assert.ok(own);
    codes = standardPack.parse(own.pack).indicators.map(({ code }) => code);
    byOwn = { series: own.series, codes, weights: equal };
  });

  const read = async <Value>(work: (tx: Tx) => Promise<Value>) =>
    year.inAct(year.scenario.people.officer, "evaluation.readRows", work);
  const readElsewhere = async <Value>(work: (tx: Tx) => Promise<Value>) =>
    year.inAct(year.stranger, "evaluation.readRows", work);
  const behind = {
    on: today,
    class: undefined,
    indicator: undefined,
    since: undefined,
    movement: undefined,
    after: undefined,
    limit: 10,
  };

  it("are whole numbers of the day: of the decision, and not of the day before", async () => {
    const [none, sums] = await read(async (tx) => [
      await sumMeasures(tx, communes, before2025, { ...byOwn, k: 3 }),
      await sumMeasures(tx, communes, decidedOn, { ...byOwn, k: 3 }),
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
    const [sum] = await read(async (tx) => sumMeasures(tx, communes, today, { ...byOwn, k: 13 }));
    assert.deepEqual([sum?.households, sum?.deprivedHouseholds, sum?.deprivationSum], [3, 0, 0]);
  });

  it("have nothing where there is no commune, or none that was decided", async () => {
    const found = await read(async (tx) => [
      await sumMeasures(tx, [], today, { ...byOwn, k: 3 }),
      await sumMeasures(tx, ["21490"], today, { ...byOwn, k: 3 }),
      await countByClass(tx, [], today),
      (await countMovements(tx, ["21490"], { from: decidedOn, to: today })).rows,
      await listBehind(tx, { ...behind, communes: [] }),
    ]);
    assert.deepEqual(found, [[], [], [], [], []]);
  });

  it("by class are the sums of what decisions changed, and agree with the households", async () => {
    const [counts, sums] = await read(
      async (tx) =>
        [await countByClass(tx, communes, today), await sumMeasures(tx, communes, today, { ...byOwn, k: 3 })] as const,
    );
    const of = (name: string) => counts.find((row) => row.class === name)?.households ?? 0;
    assert.deepEqual([of("poor"), of("near_poor")], [sums[0]?.poor, sums[0]?.nearPoor]);
    assert.deepEqual(await read(async (tx) => countByClass(tx, communes, before2025)), []);
  });

  it("of movement say - where a household had no status yet, and what stays is no movement of class", async () => {
    const [came, stayed] = await read(async (tx) => [
      (await countMovements(tx, communes, { from: before2025, to: today })).rows,
      (await countMovements(tx, communes, { from: decidedOn, to: today })).rows,
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
    const [sum] = await read(async (tx) => sumMeasures(tx, communes, today, { ...byOwn, k: 3 }));
    for (const [bit, count] of (sum?.byBit ?? []).entries()) {
      const rows = await read(async (tx) => listBehind(tx, { ...behind, communes, indicator: codes[bit] }));
      assert.equal(rows.length, count, `bit ${bit}`);
    }
  });

  it("of another commune show no household by name", async () => {
    assert.deepEqual(await readElsewhere(async (tx) => listBehind(tx, { ...behind, communes })), []);
    assert.deepEqual(await readElsewhere(async (tx) => sumMeasures(tx, communes, today, { ...byOwn, k: 3 })), []);
  });

  it("weigh each indicator: of three, one lacks two of a sixth each, one nothing, one six of an eighteenth each", async () => {
    // The order of the indicators of the global MPI: four of weight 3, six of weight 1, of 18; deprived from 6.
    const weights = [3, 3, 3, 3, 1, 1, 1, 1, 1, 1];
    const { database } = year.scenario.opened.ownersServer;
    const { rows } = await sql<{ statusId: string }>`select household_id as "statusId" from review.poverty_statuses
      order by household_id`.execute(database);
    for (const [at, deprivations] of [0b11, 0, 0b11_1111_0000].entries())
      await sql`update review.poverty_statuses set deprivations = ${deprivations}
        where household_id = ${rows[at]?.statusId ?? ""}`.execute(database);
    const [sum] = await read(async (tx) => sumMeasures(tx, communes, today, { ...byOwn, k: 6, weights }));
    assert.ok(sum !== undefined);
    assert.deepEqual([sum.people, sum.deprivedPeople, sum.deprivationSum], [3, 2, 12]);
    const { H, A, M0 } = measuresOf(sum, 18);
    assert.deepEqual([H?.toFixed(4), A?.toFixed(4), M0?.toFixed(4)], ["0.6667", "0.3333", "0.2222"]);
  });
});
