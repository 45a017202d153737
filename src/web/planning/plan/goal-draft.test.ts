import assert from "node:assert/strict";
import { test } from "node:test";
import { addGoal } from "#contract/planning/plan.ts";
import { faultsOf } from "#web/ui/form/faults-of.ts";
import { askOfWritten } from "#web/ui/form/read-written.ts";
import { costOf, newGoal, wholeGoal } from "./goal-draft.ts";

const begun = newGoal("0197a7a0-0000-7000-8000-000000000001");
const kind = { unit: "houses", name: "Housing repair" };

function filledWith(quantity: string) {
  const [target] = begun.targets ?? [];
  const [output] = target?.outputs ?? [];
  const [line] = output?.lines ?? [];
  const fundLines = line?.fundLines?.map((fund) => ({ ...fund, fundSource: "CENTRAL_INVEST", component: "II.1" }));
  const written = { activityKind: "housing_repair", quantity, unitCost: "30.000.000", lines: [{ ...line, fundLines }] };
  const measured = { indicatorCode: "households_without_durable_house", baseline: "12", value: "0" };
  const targets = [{ ...target, ...measured, outputs: [{ ...output, ...written }] }];
  return { ...begun, title: "No household in a shack", targets };
}
const filled = filledWith("12");
const goalOf = (draft: typeof filled) => addGoal.body.parse(askOfWritten(addGoal, wholeGoal(draft, kind)).body);

test("the money of the line is quantity times unit cost, to the đồng", () => {
  assert.equal(costOf(filled), 360_000_000n);
  const [line] = goalOf(filled).targets[0]?.outputs[0]?.lines ?? [];
  assert.equal(line?.fundLines[0]?.amount, 360_000_000n);
  assert.equal(line?.title, "Housing repair");
});
test("a goal keeps its ids, so that sent again it is the same goal", () => {
  assert.deepEqual(goalOf(filled), goalOf(filled));
});
test("a figure that is none is named, and makes no goal", () => {
  assert.deepEqual(faultsOf(addGoal, wholeGoal(filled, kind)), []);
  const faults = faultsOf(addGoal, wholeGoal(filledWith("a dozen"), kind)).map(({ path }) => path);
  assert.ok(faults.includes("targets.0.outputs.0.quantity"), faults.join(", "));
});
