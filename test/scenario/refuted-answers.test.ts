/** One visit, two results: an objection that is upheld against one of them refutes the answers of both (docs/law.md L0.1-4). */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readWork } from "#contract/home/work.ts";
import { explainReview } from "#contract/review/explanation.ts";
import { listRounds } from "#contract/review/round.ts";
import { scoreReviews } from "#contract/review/survey.ts";
import { answerObjection, recordObjection } from "#contract/review/village.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { addComingStandard, comingId } from "#test/support/made-up-standard.ts";
import { Scenario } from "./scenario.ts";
import { codeOf, commune, poorly, TwoStandards } from "./two-standards-steps.ts";

type Home = Awaited<ReturnType<Scenario["household"]>>;

for (const against of ["the round", "the opening list"] as const) {
  describe(`an objection against the result of ${against}`, () => {
    let s: Scenario;
    let steps: TwoStandards;
    let object: Home;
    const [old, opening] = [newId("round"), newId("round")];
    const [own, other] = against === "the round" ? [old, opening] : [opening, old];
    const score = async (roundId: Id<"round">) =>
      s.people.officer.get(scoreReviews, { params: commune(roundId), body: {} });
    const page = async (roundId: Id<"round">) =>
      s.people.officer.get(explainReview, { params: { householdId: object.householdId, roundId } });
    const effective = (roundId: Id<"round">, day: string) => (roundId === opening ? "2027-01-01" : day);

    before(async () => {
      s = await Scenario.open();
      const [coming] = await addComingStandard(s.opened.ownersServer);
      object = await s.household("Objected");
      steps = new TwoStandards(s, { Objected: object, Other: await s.household("Other") });
      s.on("2026-09-01");
      await s.round(2025);
      const { rows } = await s.people.planner.get(listRounds);
      assert.equal(codeOf(await steps.open(old, "vn-2022-2026", rows[0]?.standardVersion ?? "", 2026)), undefined);
      const beside = {
        opensOn: localDate("2026-09-01"),
        closesOn: localDate("2026-12-14"),
        referenceDate: localDate("2027-01-01"),
        askedInRoundId: old,
      };
      assert.equal(codeOf(await steps.open(opening, comingId, coming?.version ?? "", 2027, beside)), undefined);
      for (const name of ["Objected", "Other"])
        await steps.answer(old, name, { ...poorly, waste: "thrown" }, 900_000, "2026-09-20");
      await score(old);
      for (const roundId of [old, opening]) await steps.throughVillage(roundId, "2026-10-05");
      const objectionId = newId("objection");
      s.on("2026-10-07");
      await s.people.officer.get(recordObjection, {
        params: { householdId: object.householdId, roundId: own },
        body: {
          objectionId,
          objector: "Ông A",
          objectorKind: "person",
          indicator: null,
          reason: "Nhà này có xe tải.",
          receivedOn: localDate("2026-10-07"),
        },
      });
      s.on("2026-10-08");
      await s.people.officer.get(answerObjection, {
        params: { householdId: object.householdId, objectionId },
        body: { outcome: "upheld", answer: "Đúng, khảo sát lại.", answeredOn: localDate("2026-10-08") },
      });
    });
    after(async () => s.opened.close());

    test("holds the other result until the answers are corrected", async () => {
      assert.equal((await page(other)).restsOnRefuted, true);
      assert.equal((await page(own)).restsOnRefuted, true);
      // The household's own result is not scored again from what was refuted, and is surveyed first.
      const again = await score(own);
      const refusedOf = (own === old ? again : (again.openingList ?? again)).refused;
      assert.deepEqual(
        refusedOf.map(({ householdId, code }) => [householdId, code]),
        [[object.householdId, "review.answers_refuted"]],
      );
      const waits = (await s.people.officer.get(readWork)).rows.filter(({ roundId }) => roundId === own);
      assert.deepEqual(
        waits.map(({ kind, count }) => [kind, count]).filter(([kind]) => kind === "survey" || kind === "score"),
        [["survey", 1]],
      );
      // What is held waits for no decision: the first page counts the one household that can be decided, then none.
      const toDecide = async () =>
        (await s.people.chair.get(readWork)).rows
          .filter(({ roundId, kind }) => roundId === other && kind === "decide")
          .map(({ count }) => count);
      s.on("2026-10-20");
      assert.deepEqual(await toDecide(), [1]);
      const decided = await steps.decide(other, "2026-10-20", effective(other, "2026-10-20"));
      assert.ok("body" in decided, JSON.stringify(decided));
      assert.deepEqual(decided.body.held, [
        { householdId: object.householdId, code: "review.rests_on_refuted_answers" },
      ]);
      assert.equal(decided.body.recognised, 1);
      assert.deepEqual(await toDecide(), []);
      const second = await steps.decide(other, "2026-10-21", effective(other, "2026-10-21"));
      assert.equal(codeOf(second), "review.rests_on_refuted_answers");
    });

    test("makes both results of the corrected answers, which the sheet of the round does not undo", async () => {
      const given = await steps.answer(own, "Objected", { waste: "collected" }, 5_000_000, "2026-10-22");
      assert.ok("body" in given, JSON.stringify(given));
      assert.equal(given.body.corrected, other);
      for (const roundId of [old, opening, old]) await score(roundId);
      for (const roundId of [old, opening]) {
        const { class: found, restsOnRefuted, state } = await page(roundId);
        assert.deepEqual([found, restsOnRefuted, state], ["non_poor", false, "scored"]);
      }
      for (const roundId of [old, opening]) await steps.throughVillage(roundId, "2026-10-23");
      const list = await steps.decide(other, "2026-11-03", effective(other, "2026-11-03"));
      assert.ok("body" in list, JSON.stringify(list));
      assert.deepEqual([list.body.refused, list.body.held], [1, []]);
    });
  });
}
