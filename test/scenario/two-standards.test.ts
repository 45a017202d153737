/** Two standards in one autumn: the result of the year by the old one, the opening list of the next by the new one, asked once. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as review from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "./scenario.ts";
import * as survey from "#contract/review/survey.ts";
import * as standard from "#contract/review/standard.ts";

describe("two standards in one autumn", () => {
  let scenario: Scenario;
  let old: Id<"round">;
  const coming = newId("round");
  const commune = (roundId: Id<"round">) => ({ roundId, communeId: "21484" });

  before(async () => {
    scenario = await Scenario.open();
    scenario.on("2026-09-02");
    old = await scenario.round(2026);
    for (const name of ["Đinh Thị Đượm", "Phạm Văn Rể"]) {
      const { householdId, person } = await scenario.household(name);
      if (name !== "Đinh Thị Đượm") continue;
      const answers = householdWith({});
      const members = answers.members.map((member) => ({ ...member, personId: person.personId }));
      await scenario.answer(old, householdId, { ...answers, members, incomePerPerson: 900_000 }, "2026-09-02");
    }
  });
  after(() => scenario.opened.close());

  test("answers of one round serve the other, and what the other standard does not yet know is reported household by household", async () => {
    const { planner, officer } = scenario.people;
    const { rows } = await planner.get(standard.listStandards);
    const next = rows.find(({ standardId }) => standardId === "vn-2027-2030");
    assert.equal(next?.draft, true);
    await planner.get(review.openRound, {
      body: {
        roundId: coming,
        areaId: "51",
        year: 2027,
        kind: "annual",
        standardId: "vn-2027-2030",
        standardVersion: next?.version ?? "",
        scoreTableId: null,
        referenceDate: localDate("2027-01-01"),
        opensOn: localDate("2026-09-01"),
        closesOn: localDate("2026-12-14"),
      },
    });
    for (const roundId of [old, coming])
      await officer.get(review.listHouseholdsForReview, { params: commune(roundId), body: { who: "everyone" } });
    const carry = (fromRoundId: Id<"round">) => ({ params: commune(coming), body: { fromRoundId } });
    const itself = await officer.ask(survey.carryAnswers, carry(coming));
    assert.equal("problem" in itself && itself.problem.code, "review.round_too_far");
    assert.deepEqual(await officer.get(survey.carryAnswers, carry(old)), { carried: 1, without: 1 });
    assert.deepEqual(await officer.get(survey.carryAnswers, carry(old)), { carried: 0, without: 1 }, "once");
    const scored = await officer.get(survey.scoreReviews, { params: commune(coming), body: {} });
    assert.equal(scored.scored, 0, "a draft with unknown facts classifies nobody");
    assert.deepEqual(
      scored.refused.map(({ code }) => code.split(".")[0]),
      ["standard"],
    );
    const byOld = await officer.get(survey.scoreReviews, { params: commune(old), body: {} });
    assert.equal(byOld.scored, 1);
  });
});
