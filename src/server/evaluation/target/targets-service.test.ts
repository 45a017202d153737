import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { listTargetResults } from "#contract/evaluation/target.ts";
import { readFramework } from "#contract/planning/framework.ts";
import { openSupportedCommune } from "#test/scenario/supported-commune.ts";
import type { SupportedCommune } from "#test/scenario/supported-commune.ts";
import type { TestOfficer } from "#test/support/installation.ts";

describe("results of targets", () => {
  let year: SupportedCommune;
  let commune: string;
  before(async () => {
    year = await openSupportedCommune();
    commune = year.scenario.commune;
  });
  after(async () => year.scenario.opened.close());
  const read = async (areaId: string, on: number, officer: TestOfficer = year.scenario.people.officer) =>
    (await officer.get(listTargetResults, { query: { areaId, year: on } })).rows;

  it("are what the plans of the year set out, with nothing delivered and nothing paid at first", async () => {
    assert.deepEqual(
      (await read(commune, 2026)).map(({ targetId, goal, ...target }) => ({
        ...target,
        named: targetId !== "" && goal !== "",
      })),
      [
        {
          planYear: 2026,
          areaId: commune,
          areaName: "Ba Tơ",
          indicatorCode: "households_without_durable_house",
          baseline: 2,
          target: 0,
          actual: 3,
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
    const [[here], nextYear, elsewhere] = [
      await read(commune, 2026),
      await read(commune, 2027),
      await read("21490", 2026, year.stranger),
    ];
    assert.equal(here?.delivered, 2);
    assert.deepEqual([nextYear, elsewhere], [[], []]);
  });

  it("agree with the framework of the commune, figure by figure", async () => {
    const { goals } = await year.scenario.people.officer.get(readFramework, {
      query: { areaId: commune, programmeId: "vn-2026-2035", year: 2026 },
    });
    const ofFramework = goals.flatMap(({ targets }) =>
      targets.map(({ targetId, baseline, value, actual, outputs }) => [
        targetId,
        baseline,
        value,
        actual,
        outputs[0]?.quantity,
        outputs[0]?.delivered,
        outputs[0]?.lines[0]?.funds[0]?.disbursed,
      ]),
    );
    assert.deepEqual(
      (await read(commune, 2026)).map((row) => [
        row.targetId,
        row.baseline,
        row.target,
        row.actual,
        row.planned,
        row.delivered,
        row.paid,
      ]),
      ofFramework,
    );
  });

  it("are withheld from who may not read the households by name", async () => {
    const analyst = await year.scenario.opened.officer("country_analyst", "VN");
    const [target] = await read(commune, 2026, analyst);
    assert.deepEqual(
      [target?.baseline, target?.actual, target?.planned, target?.delivered, target?.paid],
      ["suppressed", "suppressed", "suppressed", "suppressed", "suppressed"],
    );
  });
});
