import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readReviewForm, submitAnswers } from "#contract/review/survey.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import { Scenario } from "#test/scenario/scenario.ts";
import type { Person } from "#test/scenario/scenario.ts";

let scenario: Scenario;
let home: { readonly householdId: Id<"household">; readonly person: Person };
let roundId: Id<"round">;
before(async () => {
  scenario = await Scenario.open();
  home = await scenario.household("Phạm Văn Đê");
  roundId = await scenario.round(2025);
  scenario.on("2025-09-20");
});
after(() => scenario.opened.close());

test("the form of a household that was not asked yet has its members, their ages on the reference date, and no answers", async () => {
  const { officer } = scenario.people;
  const form = await officer.get(readReviewForm, { params: { householdId: home.householdId, roundId } });
  assert.equal(form.blocked, null);
  assert.equal(form.answers, null);
  assert.deepEqual(
    form.members.map(({ fullName, relation, age }) => [fullName, relation, age]),
    [["Phạm Văn Đê", "head", 45]],
  );
  const area = form.household.flatMap((section) => section.fields).find((field) => field.field === "floorArea");
  assert.deepEqual([area?.decimals, area?.unit?.vi], [2, "m²"]);
  assert.deepEqual(
    form.members.map(({ asks, livesFrom, livesTo }) => [asks.toSorted(), livesFrom, livesTo]),
    [[["disabled", "drawsAllowance", "insured", "sex", "work"], "2025-08-01", null]],
  );
});

test("answers that were given are there when the form is opened again; who saw an earlier form is informed", async () => {
  const { officer } = scenario.people;
  const params = { householdId: home.householdId, roundId };
  const seen = (await officer.ask(readReviewForm, { params })).headers.get("etag") ?? "";
  const answers = householdWith({ water: "stream" });
  const members = answers.members.map((member) => ({ ...member, personId: home.person.personId }));
  const body = { surveyedOn: localDate("2025-09-20"), answers: { ...answers, members, incomePerPerson: 900_000 } };
  scenario.reach("2025-09-20");
  await officer.get(submitAnswers, { params, body });
  const form = await officer.get(readReviewForm, { params });
  assert.deepEqual(
    [form.state, form.answers?.household["water"], form.answers?.incomePerPerson],
    ["surveyed", "stream", 900_000],
  );
  const stale = await officer.fetch(`/api/households/${home.householdId}/reviews/${roundId}/answers`, {
    method: "PUT",
    headers: { "content-type": "application/json", "idempotency-key": "a stale form", "if-match": seen },
    body: JSON.stringify(body),
  });
  assert.equal(stale.status, 412);
});
