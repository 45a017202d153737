/** Measures by indicator, group and cut-off over HTTP: what the officer of the commune reads, what is refused, what others do not see. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readMeasures } from "#contract/evaluation/measure.ts";
import { readMeasureChanges, readMeasureParts } from "#contract/evaluation/measure-parts.ts";
import { localDate } from "#kernel/local-date.ts";
import { reviewThree } from "./plan-beginnings.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
before(async () => {
  scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-03-02");
});
after(async () => scenario.opened.close());

const ofCommune = () => ({ areaId: scenario.commune });
const sum = (values: readonly (number | string | null)[]) =>
  values.reduce<number>((all, value) => all + (typeof value === "number" ? value : Number.NaN), 0);

test("the officer reads the same H, A and M0 as on the page of results, and what they are made of", async () => {
  const { officer } = scenario.people;
  const { total } = await officer.get(readMeasures, { query: ofCommune() });
  const parts = await officer.get(readMeasureParts, { query: ofCommune() });
  assert.deepEqual([parts.total.H, parts.total.A, parts.total.M0], [total.H, total.A, total.M0]);
  assert.equal(parts.total.H, 1);
  const near = (one: number, other: unknown) =>
    assert.ok(Math.abs(one - Number(other)) < 1e-12, `${one} ${String(other)}`);
  for (const some of [parts.total.indicators, parts.total.dimensions]) {
    near(sum(some.map(({ contribution }) => contribution)), total.M0);
    near(sum(some.map(({ share }) => share)), 1);
  }
  assert.deepEqual(
    parts.rows.map(({ key, households }) => [key, households]),
    [[scenario.commune, 3]],
  );
  for (const weighBy of ["people", "households"] as const)
    for (const by of ["class", "setting", "area_class", "ethnicity_group", "sex_of_head"] as const) {
      const { rows } = await officer.get(readMeasureParts, { query: { ...ofCommune(), by, weighBy } });
      assert.equal(sum(rows.map(({ households }) => households)), 3, by);
      if (by === "sex_of_head")
        assert.deepEqual(
          rows.map(({ key }) => key),
          ["male"],
        );
    }
});

test("any cut-off up to the weights is answered to who sees the households, and one above them refused", async () => {
  const { officer } = scenario.people;
  const { weightBase } = await officer.get(readMeasureParts, { query: ofCommune() });
  const all = await officer.get(readMeasureParts, { query: { ...ofCommune(), k: String(weightBase) } });
  assert.deepEqual([all.k, all.total.H, all.total.A], [weightBase, 0, null]);
  assert.equal((await officer.get(readMeasureParts, { query: { ...ofCommune(), k: "1" } })).total.H, 1);
  const above = await officer.ask(readMeasureParts, { query: { ...ofCommune(), k: String(weightBase + 1) } });
  assert.ok("problem" in above);
  assert.equal(above.problem.code, "evaluation.cutoff_above_weights");
});

test("who may not read the households sees no figure of three of them, and only the cut-offs that are offered", async () => {
  const analyst = await scenario.opened.officer("country_analyst", "VN");
  for (const by of [undefined, "class", "sex_of_head"] as const) {
    const { total, rows } = await analyst.get(readMeasureParts, { query: { areaId: "51", by } });
    for (const row of [total, ...rows]) {
      assert.deepEqual([row.H, row.M0, row.households], ["suppressed", "suppressed", "suppressed"]);
      assert.ok(row.indicators.every((one) => one.censored === "suppressed" && one.uncensored === "suppressed"));
    }
  }
  const { robustness } = await analyst.get(readMeasureParts, { query: { areaId: "51" } });
  assert.ok(robustness.every(({ H, spearman }) => H === "suppressed" && spearman === null));
  const other = [1, 2, 3, 4, 5, 6, 7].find((k) => !robustness.some((row) => row.k === k));
  const asked = await analyst.ask(readMeasureParts, { query: { areaId: "51", k: String(other) } });
  assert.ok("problem" in asked);
  assert.equal(asked.problem.code, "evaluation.cutoff_not_offered");
});

test("changes are of two days with a list by one standard; without a list there is nothing to compare", async () => {
  const { officer } = scenario.people;
  const days = { from: localDate("2025-12-31"), to: localDate("2026-03-02") };
  const found = await officer.get(readMeasureChanges, { query: { ...ofCommune(), ...days } });
  assert.equal(found.years, 61 / 365.2425);
  assert.deepEqual(
    found.total
      .filter(({ part }) => part === null)
      .map(({ measure, absolute, relative }) => [measure, absolute, relative]),
    [
      ["M0", 0, 0],
      ["H", 0, 0],
      ["A", 0, 0],
    ],
  );
  assert.deepEqual(
    found.rows.map(({ areaId }) => areaId),
    [scenario.commune],
  );
  const none = await officer.ask(readMeasureChanges, {
    query: { ...ofCommune(), from: localDate("2024-12-31"), to: days.to },
  });
  assert.ok("problem" in none);
  assert.equal(none.problem.code, "evaluation.no_list_by_day");
});
