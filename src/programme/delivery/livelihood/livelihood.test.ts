import assert from "node:assert/strict";
import { test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { checkRotation, isBelowTargetShare, orderOfTurns, repaymentOf } from "./livelihood.ts";
import type { InTurn } from "./livelihood.ts";

const terms = { targetShare: 50, repayAfterMonths: 36, repayInPoverty: 50, repayNearPoverty: 70, checkEveryMonths: 6 };
const cow = { value: dong(15_000_001), receivedOn: localDate("2026-02-28") };

test("after three years the poor repay half and the near-poor 70 %, in whole amounts and never above the share", () => {
  assert.deepEqual(repaymentOf(cow, "in_poverty", terms), {
    ok: true,
    value: { due: 7_500_000n, dueOn: "2029-02-28" },
  });
  assert.deepEqual(repaymentOf(cow, "near_poverty", terms), {
    ok: true,
    value: { due: 10_500_000n, dueOn: "2029-02-28" },
  });
});
test("a class without a share is refused, and a programme that lets nothing revolve asks for nothing", () => {
  for (const role of ["average_living", "outside", undefined] as const)
    assert.equal(repaymentOf(cow, role, terms).ok, false);
  assert.deepEqual(repaymentOf(cow, undefined, { ...terms, repayAfterMonths: null }), { ok: true, value: null });
});
test("exactly half of a group is enough", () => {
  assert.equal(isBelowTargetShare({ members: 2, ofTargetGroup: 1 }, 50), false);
  assert.equal(isBelowTargetShare({ members: 3, ofTargetGroup: 1 }, 50), true);
  assert.equal(isBelowTargetShare({ members: 0, ofTargetGroup: 0 }, 50), null);
});

const member = (householdId: string, more: Partial<InTurn>): InTurn => ({
  householdId,
  role: "in_poverty",
  joinedOn: localDate("2026-01-01"),
  turns: 0,
  holdsNow: false,
  ...more,
});
const group = [
  member("a", { turns: 1, holdsNow: true }),
  member("b", { role: "near_poverty" }),
  member("c", { joinedOn: localDate("2026-02-01") }),
  member("d", { turns: 1 }),
  member("e", {}),
];
test("next is who has had fewest turns, then the poorest, then who joined first", () => {
  assert.deepEqual(
    orderOfTurns(group).map(({ householdId }) => householdId),
    ["e", "c", "b", "d"],
  );
});
test("an asset leaves the order only with a reason, and goes to nobody who holds one or is no member", () => {
  const isFree = (householdId: string, reason?: string) => checkRotation(group, { householdId, reason }).ok;
  assert.deepEqual(
    [isFree("e"), isFree("b"), isFree("b", "no shed yet"), isFree("a", "x"), isFree("z", "x")],
    [true, false, true, false, false],
  );
});
