/** A kind for people supports those of a household for whom it is, each once; who left or is no longer one of them is found at the check. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as delivery from "#contract/delivery/support.ts";
import { newId } from "#contract/new-id.ts";
import * as planning from "#contract/planning/plan.ts";
import * as programme from "#contract/planning/programme.ts";
import { recordDeath } from "#contract/registry/household-acts.ts";
import { registerHousehold } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { zeroMoney } from "#kernel/money.ts";
import { adult, born, householdWith } from "#programme/review/survey/test-household.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
let householdId: Id<"household">;
const [father, mother, child, baby] = [newId("person"), newId("person"), newId("person"), newId("person")];
before(async () => {
  scenario = await Scenario.open();
  householdId = await poorHousehold();
  scenario.on("2026-03-02");
});
after(() => scenario.opened.close());

/** Four people, of whom the parents and a child of ten have no insurance card. */
async function poorHousehold(): Promise<Id<"household">> {
  const id = newId("household");
  const common = { birthPrecision: "day" as const, ethnicityCode: "19", merit: false };
  const people = [
    [father, "Phạm Văn Đê", "1980-06-15", "male", "head"],
    [mother, "Phạm Thị Hoa", "1982-03-01", "female", "spouse"],
    [child, "Phạm Văn Bảo", "2015-04-02", "male", "child"],
    [baby, "Phạm Thị An", "2022-05-05", "female", "child"],
  ] as const;
  await scenario.people.officer.get(registerHousehold, {
    body: {
      householdId: id,
      communeId: scenario.commune,
      villageId: scenario.village,
      address: "Làng Teng",
      residence: "permanent",
      registeredOn: localDate("2025-08-01"),
      members: people.map(([personId, fullName, birthDate, sex, relation]) => ({
        ...common,
        personId,
        fullName,
        birthDate: localDate(birthDate),
        sex,
        relation,
      })),
    },
  });
  const roundId = await scenario.round(2025);
  const housing = { wallDurable: false, roofDurable: false, toilet: "none", water: "stream" };
  const members = [
    { ...adult, personId: father, insured: false },
    { ...adult, personId: mother, birthDate: "1982-03-01", sex: "female", insured: false },
    { ...born("2015-04-02", { insured: false }), personId: child },
    { ...born("2022-05-05", { insured: false, attends: "none", sex: "female" }), personId: baby },
  ];
  await scenario.answer(roundId, id, { ...householdWith(housing, members), incomePerPerson: 900_000 }, "2025-09-20");
  await scenario.decide(roundId, 2025);
  return id;
}

/** A plan that hands out insurance cards, and two activities of it. */
async function activities(): Promise<readonly [Id<"activity">, Id<"activity">]> {
  const { officer, chair, lead } = scenario.people;
  const { rows } = await officer.get(programme.listProgrammes, { query: { year: "2026" } });
  const chosen = rows.find(({ components }) => components.some(({ code }) => code === "I.5"));
  const [planId, fundLineId] = [newId("plan"), newId("fund line")];
  const fundLines = [{ fundLineId, fundSource: "CENTRAL_RECURRENT", component: "I.5", amount: zeroMoney }];
  const output = {
    outputId: newId("output"),
    activityKind: "health_insurance",
    quantity: 10,
    unit: "người",
    unitCost: zeroMoney,
    lines: [{ activityLineId: newId("activity line"), title: "Thẻ bảo hiểm y tế", fundLines }],
  };
  const target = { indicatorCode: "households_without_insurance", baseline: 1, value: 0, outputs: [output] };
  await officer.get(planning.draftPlan, {
    body: {
      planId,
      areaId: scenario.commune,
      year: 2026,
      programmeId: chosen?.programmeId ?? "",
      programmeVersion: chosen?.version ?? "",
      goals: [{ goalId: newId("goal"), title: "Bảo hiểm y tế", targets: [{ targetId: newId("target"), ...target }] }],
    },
  });
  await chair.get(planning.submitPlan, { params: { planId } });
  const body = { decisionNumber: "34/QĐ-UBND", decidedOn: localDate("2026-02-20") };
  await lead.get(planning.approvePlan, { params: { planId }, body });
  return [await scenario.activity(fundLineId, 2026), await scenario.activity(fundLineId, 2026)];
}

const chosenOf = (rows: readonly { readonly householdId: Id<"household">; readonly supportId: Id<"support"> }[]) => ({
  supports: rows.map((row) => ({ householdId: row.householdId, supportId: row.supportId })),
});

test("people are proposed by the rule of the kind, each once an activity and once a period", async () => {
  const { officer, chair } = scenario.people;
  const [first, second] = await activities();
  const params = { activityId: first };
  const counts = await officer.get(delivery.proposeSupports, { params, body: {} });
  assert.deepEqual(counts, { proposed: 3, eligible: 3, considered: 1 });
  const supports = await scenario.supports(first);
  assert.deepEqual(
    supports.map(({ personId, personName, headName }) => [personId, personName, headName]),
    [
      [father, "Phạm Văn Đê", "Phạm Văn Đê"],
      [mother, "Phạm Thị Hoa", "Phạm Văn Đê"],
      [child, "Phạm Văn Bảo", "Phạm Văn Đê"],
    ],
  );
  const again = await officer.get(delivery.proposeSupports, { params, body: {} });
  assert.deepEqual([again.proposed, again.eligible], [0, 0]);

  await officer.get(recordDeath, {
    params: { householdId, personId: mother },
    body: { actId: newId("household act"), on: localDate("2026-03-01"), reason: "Giấy chứng tử" },
  });
  assert.deepEqual(await officer.get(delivery.checkSupports, { params, body: chosenOf(supports) }), {
    checked: 3,
    blocked: 1,
  });
  const checked = await scenario.supports(first);
  assert.deepEqual(
    checked.map(({ findings }) => findings.filter(({ severity }) => severity === "blocks").map(({ code }) => code)),
    [[], ["delivery.person_left"], []],
  );
  const living = checked.filter(({ personId }) => personId !== mother);
  const approval = { ...chosenOf(living), decisionNumber: "40/QĐ-UBND" };
  assert.equal((await chair.get(delivery.approveSupports, { params, body: approval })).approved, 2);

  const other = { activityId: second };
  assert.equal((await officer.get(delivery.proposeSupports, { params: other, body: {} })).proposed, 2);
  const twice = await scenario.supports(second);
  const body = chosenOf(twice);
  assert.equal((await officer.get(delivery.checkSupports, { params: other, body })).blocked, 2);
  const found = await scenario.supports(second);
  for (const { findings } of found)
    assert.ok(findings.some(({ code, severity }) => code === "delivery.same_content_settled" && severity === "blocks"));
});
