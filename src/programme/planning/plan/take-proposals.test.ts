import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { takeProposals } from "./take-proposals.ts";
import type { OfferedProposal } from "./take-proposals.ts";

const texts = (word: string) => ({ vi: `${word} vi`, en: `${word} en`, id: `${word} id` });
const source = { fundSource: "CENTRAL_INVEST", component: "II.1" };
const housing: OfferedProposal = {
  need: { code: "housingQuality", name: texts("housing"), households: 5 },
  kind: "housing_repair",
  kindName: texts("repair"),
  unit: texts("house"),
  indicatorCode: "households_without_durable_house",
  quantity: 3,
  unitCost: 30n,
  funds: [
    { ...source, originYear: 2025, amount: 50n },
    { ...source, originYear: 2026, amount: 40n },
  ],
};
const unanswered: OfferedProposal = {
  ...housing,
  need: { ...housing.need, code: "toilet" },
  kind: null,
  kindName: null,
  unit: null,
  quantity: 0,
  funds: [],
};
const offered = [housing, unanswered];
const refusalOf = (asked: readonly { need: string; quantity: number }[], from = offered) => {
  const result = takeProposals(from, asked, "vi");
  return result.ok ? undefined : result.failure;
};

describe("proposals taken into a draft", () => {
  test("are all that can be answered where nothing is chosen, each quantity to be confirmed", () => {
    const result = takeProposals(offered, undefined, "vi");
    assert.ok(result.ok);
    assert.deepEqual(result.value, [
      {
        goal: "Giảm thiếu hụt: housing vi",
        indicatorCode: "households_without_durable_house",
        households: 5,
        kind: "housing_repair",
        activity: "repair vi",
        quantity: 3,
        unit: "house vi",
        unitCost: 30n,
        funds: housing.funds,
        toConfirm: true,
      },
    ]);
  });
  test("take no more money than the chosen units cost, from the first sources, in the language that was asked for", () => {
    const result = takeProposals(offered, [{ need: "housingQuality", quantity: 2 }], "en");
    const [one] = result.ok ? result.value : [];
    assert.deepEqual(
      one?.funds.map(({ amount }) => amount),
      [50n, 10n],
    );
    assert.deepEqual([one?.goal, one?.unit, one?.toConfirm], ["Fewer lack: housing en", "house en", false]);
  });
  test("are no more than was proposed, also when a need is named twice", () => {
    assert.deepEqual(refusalOf([{ need: "housingQuality", quantity: 4 }]), {
      code: "planning.more_than_proposed",
      facts: { need: "housingQuality", asked: 4, proposed: 3 },
    });
    const twice = { need: "housingQuality", quantity: 2 };
    assert.equal(refusalOf([twice, twice])?.code, "planning.more_than_proposed");
  });
  test("are not of a need that nothing answers, or that is not there", () => {
    for (const need of ["toilet", "elsewhere"])
      assert.equal(refusalOf([{ need, quantity: 1 }])?.code, "planning.more_than_proposed", need);
  });
  test("are refused where nothing is proposed", () => {
    const result = takeProposals([unanswered], undefined, "vi");
    assert.equal(!result.ok && result.failure.code, "planning.no_proposal_to_take");
  });
});
