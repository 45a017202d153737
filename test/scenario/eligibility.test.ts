/** Why me, why not me: each kind of support for one household, the rule taken apart, on any day. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { listEligibility, readHouseholdEligibility } from "#contract/delivery/eligibility.ts";
import { getActivity } from "#contract/delivery/activity.ts";
import * as delivery from "#contract/delivery/support.ts";
import { newId } from "#contract/new-id.ts";
import { recordDeath } from "#contract/registry/household-acts.ts";
import { registerHousehold } from "#contract/registry/household.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { adult, born, householdWith } from "#programme/review/survey/test-household.ts";
import { reviewThree } from "./plan-beginnings.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
let householdId: Id<"household">;
const [father, mother, child] = [newId("person"), newId("person"), newId("person")];

before(async () => {
  scenario = await Scenario.open();
  householdId = newId("household");
  const common = { birthPrecision: "day" as const, ethnicityCode: "19", merit: false };
  const members = [
    {
      ...common,
      personId: father,
      fullName: "Phạm Văn Đê",
      birthDate: localDate("1980-06-15"),
      sex: "male",
      relation: "head",
    },
    {
      ...common,
      personId: mother,
      fullName: "Phạm Thị Hoa",
      birthDate: localDate("1982-03-01"),
      sex: "female",
      relation: "spouse",
    },
    {
      ...common,
      personId: child,
      fullName: "Phạm Thị An",
      birthDate: localDate("2022-05-05"),
      sex: "female",
      relation: "child",
    },
  ] as const;
  const body = {
    householdId,
    communeId: scenario.commune,
    villageId: scenario.village,
    address: "Làng Teng",
    residence: "permanent" as const,
    registeredOn: localDate("2025-08-01"),
    members: [...members],
  };
  await scenario.people.officer.get(registerHousehold, { body });
  const roundId = await scenario.round(2025);
  const housing = { wallDurable: false, roofDurable: false, toilet: "none", water: "stream" };
  const answered = [
    { ...adult, personId: father, insured: false },
    { ...adult, personId: mother, birthDate: "1982-03-01", sex: "female", insured: true },
    { ...born("2022-05-05", { insured: false, attends: "none", sex: "female" }), personId: child },
  ];
  const answers = { ...householdWith(housing, answered), incomePerPerson: 900_000 };
  await scenario.answer(roundId, householdId, answers, "2025-09-20");
  await scenario.decide(roundId, 2025);
  scenario.on("2026-03-02");
});
after(() => scenario.opened.close());

type Kind = Output<typeof readHouseholdEligibility>["kinds"][number];
type Lines = Kind["reasons"];

const read = async (on?: string) =>
  scenario.people.officer.get(readHouseholdEligibility, {
    params: { householdId },
    query: on === undefined ? {} : { on },
  });
const kindOf = ({ kinds }: { readonly kinds: readonly Kind[] }, code: string): Kind => {
  const found = kinds.find(({ kind }) => kind === code);
  assert.ok(found !== undefined, code);
  return found;
};
const said = (lines: Lines): readonly string[] =>
  lines.map(({ depth, kind, field, test: how, values, found, holds }) =>
    [depth, kind === "condition" ? `${field} ${how} ${values.join(",")} (${String(found)})` : kind, holds].join(" "),
  );

describe("a household asks why", () => {
  test("each condition is said with the fact as it is", async () => {
    const answer = await read();
    assert.equal(answer.class, "poor");
    const housing = kindOf(answer, "housing_new");
    assert.equal(housing.answer, "yes");
    assert.deepEqual(said(housing.reasons), [
      "0 all true",
      "1 class in poor,near_poor (poor) true",
      "1 housingQuality is true (true) true",
    ]);
    const protection = kindOf(answer, "social_protection");
    assert.equal(protection.answer, "no");
    assert.deepEqual(said(protection.reasons).slice(2), ["1 ableToWork is 0 (2) false"]);
  });

  test("of a kind for people each member has an answer of its own", async () => {
    const insurance = kindOf(await read(), "health_insurance");
    assert.deepEqual([insurance.answer, insurance.isForPeople], ["yes", true]);
    assert.deepEqual(
      insurance.people.map(({ personId, answer }) => [personId, answer]),
      [
        [father, "yes"],
        [mother, "no"],
        [child, "no"],
      ],
    );
    assert.deepEqual(said(insurance.people[1]?.reasons ?? []), [
      "0 all false",
      "1 age at_least 6 (44) true",
      "1 insured is false (true) false",
    ]);
  });

  test("a kind for an area has no households, and every other kind of the programme is there", async () => {
    const { kinds } = await read();
    assert.ok(!kinds.some(({ kind }) => kind === "rural_road"));
    assert.ok(kinds.length > 20);
  });

  test("before anything was decided nobody can tell, and says so", async () => {
    const { class: known, kinds } = await read("2025-09-01");
    assert.equal(known, null);
    assert.deepEqual(new Set(kinds.map(({ answer }) => answer)), new Set(["unknown"]));
  });

  test("the same answer as the proposals, what is given is shown, and who dies has none from the next day", async () => {
    const { fundLineId } = await scenario.fund(2, 2026);
    const activityId = await scenario.activity(fundLineId, 2026);
    const params = { activityId };
    assert.equal((await scenario.people.officer.get(delivery.proposeSupports, { params, body: {} })).proposed, 1);
    const housing = kindOf(await read(), "housing_new");
    assert.deepEqual(
      housing.given.map((one) => [one.activityId, one.state, one.from, one.until]),
      [[activityId, "proposed", "2026-01-01", "2031-01-01"]],
    );
    const { activityKind } = await scenario.people.officer.get(getActivity, { params });
    const { kinds } = await read();
    assert.deepEqual(
      kinds.flatMap(({ kind, open }) => open.map((one) => [kind, one.activityId])),
      [[activityKind, activityId]],
    );
    await scenario.people.officer.get(recordDeath, {
      params: { householdId, personId: mother },
      body: { actId: newId("household act"), on: localDate("2026-03-01"), reason: "Giấy chứng tử" },
    });
    assert.equal(kindOf(await read(), "health_insurance").people.length, 2);
    assert.equal(kindOf(await read("2026-02-28"), "health_insurance").people.length, 3);
  });
});

describe("the list of an activity", () => {
  test("ranks, keeps a reserve, and is passed over only with a reason and within the plan", async () => {
    const own = await Scenario.open();
    try {
      await reviewThree(own);
      own.on("2026-03-02");
      const { fundLineId } = await own.fund(2, 2026);
      const params = { activityId: await own.activity(fundLineId, 2026) };
      const { officer, chair } = own.people;
      const list = async () => officer.get(listEligibility, { params, query: {} });
      const first = await list();
      assert.deepEqual([first.counts, first.room, first.total], [{ yes: 3, no: 0, unknown: 0 }, 2, 3]);
      assert.deepEqual(
        first.rows.map(({ rank, standing, given }) => [rank, standing, given]),
        [
          [1, "next", 0],
          [2, "next", 0],
          [3, "reserve", 0],
        ],
      );
      const choice = (...ranks: readonly number[]) =>
        first.rows
          .filter(({ rank }) => rank !== null && ranks.includes(rank))
          .map(({ householdId: one }) => ({ householdId: one }));
      const ask = async (body: object) => officer.ask(delivery.proposeSupports, { params, body });
      const codeOf = async (body: object) => {
        const answer = await ask(body);
        return "body" in answer ? answer.body.proposed : answer.problem.code;
      };
      assert.equal(await codeOf({ chosen: choice(1, 2, 3) }), "delivery.more_than_planned");
      assert.equal(await codeOf({ chosen: choice(3) }), "delivery.order_needs_reason");
      assert.equal(await codeOf({ chosen: [{ householdId: newId("household") }] }), "delivery.rule_of_kind_not_met");
      assert.equal(await codeOf({ chosen: choice(1, 3), reason: "Biên bản họp thôn 15/02/2026" }), 2);

      const left = await list();
      assert.deepEqual([left.room, left.rows.map(({ standing }) => standing)], [0, ["reserve"]]);
      assert.equal(await codeOf({}), 0);
      const [refused] = await own.supports(params.activityId);
      assert.ok(refused !== undefined);
      const { householdId: one, supportId } = refused;
      const body = { supports: [{ householdId: one, supportId }], reason: "Hộ xin rút" };
      await chair.get(delivery.refuseSupports, { params, body });
      const again = await list();
      assert.equal(again.room, 1);
      assert.equal(again.rows[0]?.standing, "next");
      assert.equal(await codeOf({ chosen: [{ householdId: again.rows[0].householdId }] }), 1);
    } finally {
      await own.opened.close();
    }
  });
});
