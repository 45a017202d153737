import assert from "node:assert/strict";
import { test } from "node:test";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { moneyOf, shareOf } from "./framework-progress.ts";

test("what is withheld has no share, and neither has what was not planned", () => {
  assert.equal(shareOf(3, 12), 0.25);
  assert.equal(shareOf(suppressed, 12), undefined);
  assert.equal(shareOf(0, 0), undefined);
});
test("the money of an output is that of all its lines, or none where a part of it is withheld", () => {
  const fund = (planned: bigint, disbursed: bigint) => ({ planned, disbursed });
  assert.deepEqual(moneyOf([{ funds: [fund(40n, 10n)] }, { funds: [fund(60n, 40n)] }]), {
    planned: 100n,
    disbursed: 50n,
    share: 0.5,
  });
  assert.equal(moneyOf([{ funds: [fund(40n, 10n), { planned: suppressed, disbursed: suppressed }] }]), undefined);
  assert.equal(moneyOf([{ funds: [] }]), undefined);
});
