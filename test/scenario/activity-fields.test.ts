/** What the pack declares for a kind is asked, held and changed with a reason: cattle have a breed, a repair has nothing of its own. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as acts from "#contract/delivery/activity-acts.ts";
import * as contract from "#contract/delivery/activity.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { fundedLine } from "./funded-line.ts";
import { reviewThree } from "./plan-beginnings.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
let fundLineId: Id<"fund line">;
const activityId = newId("activity");
const params = { activityId };
const whole = { breed: "yellow", supplier: "HTX Ba Tơ", weightKg: 180, vaccinated: true, unitPrice: "15000000" };

before(async () => {
  scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-03-02");
  ({ fundLineId } = await fundedLine(scenario, {
    activityKind: "breeding_cows",
    component: "II.2",
    indicatorCode: "households_without_durable_house",
    quantity: 2,
    unitCost: 15_000_000,
  }));
});
after(async () => scenario.opened.close());

const problemOf = (answer: object) => {
  assert.ok("problem" in answer);
  const { code, facts } = answer.problem as { readonly code: string; readonly facts: object };
  return { code, facts };
};

describe("the own fields of a kind", () => {
  test("are shown before the activity is drafted, in all languages", async () => {
    const kind = await scenario.people.officer.get(contract.getActivityKind, { params: { fundLineId } });
    assert.equal(kind.activityKind, "breeding_cows");
    assert.deepEqual(
      kind.kindFields.map(({ code, type, needed }) => [code, type, needed]),
      [
        ["breed", "choice", true],
        ["supplier", "text", false],
        ["weightKg", "count", false],
        ["vaccinated", "yes_no", false],
        ["unitPrice", "money", false],
      ],
    );
    assert.equal(kind.kindFields[0]?.name.vi, "Giống bò");
  });

  test("are refused by name where the kind has none of it, or the value does not fit", async () => {
    const draft = async (fields: Record<string, string | number | boolean>) =>
      scenario.people.officer.ask(contract.draftActivity, {
        body: { activityId, fundLineId, title: "Bò sinh sản", startsOn: localDate("2026-03-02"), fields },
      });
    assert.deepEqual(problemOf(await draft({ teacher: "Y Vân" })), {
      code: "delivery.field_unknown",
      facts: { name: "teacher", field: "fields.teacher" },
    });
    assert.equal(problemOf(await draft({ breed: "imported" })).code, "delivery.field_of_other_type");
    assert.deepEqual(problemOf(await draft({ weightKg: 20 })), {
      code: "delivery.field_out_of_bounds",
      facts: { name: "weightKg", from: 50, to: 600, field: "fields.weightKg" },
    });
    const made = await draft({ supplier: "HTX Ba Tơ" });
    assert.ok(!("problem" in made));
  });

  test("that are needed are asked for when the activity is opened", async () => {
    const { officer } = scenario.people;
    const body = { openedOn: localDate("2026-03-02") };
    assert.deepEqual(problemOf(await officer.ask(acts.openActivity, { params, body })), {
      code: "delivery.field_missing",
      facts: { name: "breed", field: "fields.breed" },
    });
    const said = { title: "Bò sinh sản", startsOn: localDate("2026-03-02"), fields: whole };
    assert.deepEqual((await officer.get(contract.editActivity, { params, body: said })).fields, whole);
    assert.equal((await officer.get(acts.openActivity, { params, body })).state, "open");
  });

  test("of an open activity are changed with a reason, which the story and the audit keep", async () => {
    const { officer, chair } = scenario.people;
    const said = { title: "Bò sinh sản", startsOn: localDate("2026-03-02"), fields: { ...whole, breed: "crossbred" } };
    assert.equal(
      problemOf(await officer.ask(contract.editActivity, { params, body: said })).code,
      "delivery.edit_without_reason",
    );
    const { breed: _breed, ...without } = whole;
    const reason = "Đổi giống theo đề nghị của nhóm hộ";
    assert.equal(
      problemOf(await officer.ask(contract.editActivity, { params, body: { ...said, fields: without, reason } })).code,
      "delivery.field_missing",
    );
    assert.equal(
      problemOf(await chair.ask(contract.editActivity, { params, body: { ...said, reason } })).code,
      "authority.not_permitted",
    );
    const changed = await officer.get(contract.editActivity, { params, body: { ...said, reason } });
    assert.equal(changed.fields["breed"], "crossbred");
    const story = await officer.get(acts.listActivityActs, { params });
    assert.deepEqual(
      story.acts.map((one) => [one.act, one.reason]),
      [
        ["draft", null],
        ["edit", null],
        ["open", null],
        ["edit", reason],
      ],
    );
  });

  test("of a closed activity are not changed", async () => {
    const { officer } = scenario.people;
    await officer.get(acts.closeActivity, { params, body: { closedOn: localDate("2026-03-02") } });
    const body = { title: "Khác", startsOn: localDate("2026-03-02"), reason: "…" };
    assert.equal(
      problemOf(await officer.ask(contract.editActivity, { params, body })).code,
      "delivery.activity_closed",
    );
  });
});
