import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Tx } from "#server/platform/database/database.ts";
import { openSupportedCommune } from "#test/scenario/supported-commune.ts";
import type { SupportedCommune } from "#test/scenario/supported-commune.ts";
import { communesOf, idsOf } from "#server/area/published.ts";
import { listProgrammeIndicators } from "#server/planning/published.ts";
import { listTargets } from "./targets-store.ts";

describe("results of targets in the database", () => {
  let year: SupportedCommune;
  let commune: string;
  before(async () => {
    year = await openSupportedCommune();
    commune = year.scenario.commune;
  });
  after(async () => year.scenario.opened.close());
  const read = async <Value>(work: (tx: Tx) => Promise<Value>) =>
    year.inAct(year.scenario.people.officer, "evaluation.readMeasures", work);

  it("are what the plans of the year set out, with nothing delivered and nothing paid at first", async () => {
    const targets = await read(async (tx) => listTargets(tx, [commune], 2026));
    assert.deepEqual(
      targets.map(({ targetId, goal, ...target }) => ({ ...target, named: targetId !== "" && goal !== "" })),
      [
        {
          planYear: 2026,
          areaId: commune,
          areaName: "Ba Tơ",
          indicatorCode: "households_without_durable_house",
          baseline: 2,
          target: 0,
          planned: 2,
          delivered: 0,
          paid: 0n,
          named: true,
        },
      ],
    );
  });

  it("count what was delivered, and nothing of another year or area", async () => {
    await year.scenario.deliver(year.activityId, "2026-03-02");
    const [here, nextYear, elsewhere, nowhere] = await read(async (tx) => [
      await listTargets(tx, [commune], 2026),
      await listTargets(tx, [commune], 2027),
      await listTargets(tx, ["21490"], 2026),
      await listTargets(tx, [], 2026),
    ]);
    assert.equal(here?.[0]?.delivered, 2);
    assert.deepEqual([nextYear, elsewhere, nowhere], [[], [], []]);
  });

  it("are reported to another commune without what its households were given", async () => {
    const [target] = await year.inAct(year.stranger, "evaluation.readMeasures", async (tx) =>
      listTargets(tx, [commune], 2026),
    );
    assert.deepEqual([target?.planned, target?.delivered, target?.paid], [2, 0, 0n]);
  });

  it("are counted by what the programmes say of their indicators", async () => {
    const indicators = await read(listProgrammeIndicators);
    assert.ok(indicators.has("households_without_durable_house"));
    assert.equal(indicators.get("no such indicator"), undefined);
  });

  it("are read of an area's communes that are in force: itself, or all below it", async () => {
    const [own, all, none] = await read(async (tx) => [
      await communesOf(tx, commune),
      await communesOf(tx, "51"),
      await communesOf(tx, "no such area"),
    ]);
    assert.deepEqual(idsOf(own ?? []), [commune]);
    assert.ok((all?.length ?? 0) > 1 && idsOf(all ?? []).includes("21490"));
    assert.deepEqual(none, []);
  });
});
