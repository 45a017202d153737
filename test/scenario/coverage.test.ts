/** Who has had nothing, and which need has no support: by need and village, down to the households. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { listUncovered, readCoverage, readKindCoverage } from "#contract/delivery/coverage.ts";
import * as delivery from "#contract/delivery/support.ts";
import type { Id } from "#kernel/id.ts";
import { reviewThree } from "./plan-beginnings.ts";
import { Scenario } from "./scenario.ts";
import { countEligibleDaily } from "#server/delivery/eligibility/count-eligible.ts";

let scenario: Scenario;
let activityId: Id<"activity">;

before(async () => {
  scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-03-02");
});
after(() => scenario.opened.close());

const query = (year = "2026") => ({ areaId: scenario.commune, year });
const read = async (year?: string) => scenario.people.officer.get(readCoverage, { query: query(year) });
const list = async (need?: string) =>
  scenario.people.officer.get(listUncovered, { query: { ...query(), ...(need === undefined ? {} : { need }) } });

test("before any activity nobody has a support, and no need has an activity", async () => {
  const { households, without, needs, villages } = await read();
  assert.deepEqual([households, without], [3, 3]);
  assert.ok(needs.length > 0);
  for (const need of needs) assert.deepEqual([need.without, need.hasActivity], [need.households, false], need.need);
  assert.deepEqual(
    villages.map((village) => [village.areaId, village.households, village.without]),
    [[scenario.village, 3, 3]],
  );
  const { rows, total } = await list();
  assert.deepEqual([rows.length, total], [3, 3]);
});

test("a proposal covers the household, and of its needs those that the kind answers", async () => {
  const { fundLineId } = await scenario.fund(2, 2026);
  activityId = await scenario.activity(fundLineId, 2026);
  await scenario.people.officer.get(delivery.proposeSupports, { params: { activityId }, body: {} });
  const supported = new Set((await scenario.supports(activityId)).map(({ householdId }) => householdId));
  assert.equal(supported.size, 2);
  const { without, needs } = await read();
  assert.equal(without, 1);
  const housing = needs.find(({ need }) => need === "housingQuality");
  assert.deepEqual([housing?.households, housing?.without, housing?.hasActivity], [3, 1, true]);
  for (const other of needs.filter(({ need }) => need !== "housingQuality"))
    assert.equal(other.without, other.households, other.need);
  const [left] = (await list()).rows;
  assert.ok(left !== undefined && !supported.has(left.householdId));
  assert.deepEqual([left.given, left.road, left.needs.includes("housingQuality")], [0, "able_to_work", true]);
  assert.deepEqual(
    (await list("housingQuality")).rows.map(({ householdId }) => householdId),
    [left.householdId],
  );
  const otherNeed = needs.find(({ need }) => need !== "housingQuality");
  assert.equal((await list(otherNeed?.need)).total, otherNeed?.households);
});

test("a support that is refused covers nobody, and one of this year not the next", async () => {
  const [one] = await scenario.supports(activityId);
  assert.ok(one !== undefined);
  const { householdId, supportId } = one;
  const { officer, chair } = scenario.people;
  await officer.get(delivery.checkSupports, {
    params: { activityId },
    body: { supports: [{ householdId, supportId }] },
  });
  await chair.get(delivery.refuseSupports, {
    params: { activityId },
    body: { supports: [{ householdId, supportId }], reason: "Hộ xin rút" },
  });
  assert.equal((await read()).without, 2);
  assert.equal((await read("2027")).without, 3);
});

test("it is read one commune at a time, in one's own", async () => {
  const { officer, lead } = scenario.people;
  const elsewhere = await officer.ask(readCoverage, { query: { areaId: "21490", year: "2026" } });
  assert.equal(elsewhere.status, 403);
  const province = await lead.ask(listUncovered, { query: { areaId: "51", year: "2026" } });
  assert.ok(
    !("body" in province) && province.problem.code === "delivery.one_commune_at_a_time",
    JSON.stringify(province),
  );
});

describe("kinds of support", () => {
  const kindOf = async (who: "officer" | "lead", areaId: string) => {
    const { countedOn, kinds, places } = await scenario.people[who].get(readKindCoverage, {
      query: { areaId, kind: "housing_repair" },
    });
    const found = kinds.find(({ kind }) => kind === "housing_repair");
    assert.ok(found !== undefined);
    const { eligible, unknown, supported, isForPeople } = found;
    return { countedOn, isForPeople, counts: [eligible, unknown, supported], places };
  };

  test("a commune is counted as it is: one of three has a live support, and the village says the same", async () => {
    const { countedOn, isForPeople, counts, places } = await kindOf("officer", scenario.commune);
    assert.deepEqual([countedOn, isForPeople, counts], ["2026-03-02", false, [3, 0, 1]]);
    const [only, ...more] = places;
    assert.deepEqual([only?.areaId, only?.eligible, only?.supported, more], [scenario.village, 3, 1, []]);
  });

  test("a province has no figures before the daily count, then those of its communes with their day", async () => {
    const before = await scenario.people.lead.get(readKindCoverage, { query: { areaId: "51" } });
    assert.deepEqual([before.countedOn, before.kinds, before.places], [null, [], []]);
    await countEligibleDaily(scenario.opened.ownersServer);
    scenario.on("2026-03-05");
    const { countedOn, counts, places } = await kindOf("lead", "51");
    assert.deepEqual([countedOn, counts], ["2026-03-02", [3, 0, 1]]);
    assert.deepEqual(
      places.map(({ areaId, eligible, supported }) => [areaId, eligible, supported]),
      [[scenario.commune, 3, 1]],
    );
  });

  test("a kind that no programme of the year has is not found, and another commune is closed", async () => {
    const unknown = await scenario.people.officer.ask(readKindCoverage, {
      query: { areaId: scenario.commune, kind: "no_such_kind" },
    });
    assert.ok("problem" in unknown && unknown.problem.code === "record.not_found");
    const elsewhere = await scenario.people.officer.ask(readKindCoverage, { query: { areaId: "21490" } });
    assert.ok("problem" in elsewhere);
  });
});
