import assert from "node:assert/strict";
import { test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { answerHandover, handOver } from "./handover.ts";
import { closeRound, openRound, requireOpen } from "./round-rules.ts";

const refusalOf = (result: Result<unknown, Refusal>) => (result.ok ? undefined : result.failure);
const ready = { undecided: {}, decided: { recognised: 3 }, ended: 0, isHandedOver: false };

test("results are handed over once, when every household is decided", () => {
  assert.equal(refusalOf(handOver(ready)), undefined);
  const undecided = refusalOf(handOver({ ...ready, undecided: { posted: 2, objected: 1 } }));
  assert.deepEqual([undecided?.code, undecided?.facts], ["review.handover_undecided", { households: 3 }]);
  assert.equal(refusalOf(handOver({ ...ready, decided: {} }))?.code, "review.handover_nothing");
  assert.equal(refusalOf(handOver({ ...ready, decided: {}, ended: 2 })), undefined, "all ended without a result");
  assert.equal(refusalOf(handOver({ ...ready, isHandedOver: true }))?.code, "review.handed_over_already");
});

test("a handover is answered once, and anyone who returns it says why", () => {
  assert.equal(refusalOf(answerHandover({ answer: null }, { answer: "accepted" })), undefined);
  assert.equal(refusalOf(answerHandover({ answer: null }, { answer: "returned", remark: "two lists" })), undefined);
  assert.equal(refusalOf(answerHandover({ answer: null }, { answer: "returned" }))?.code, "review.return_needs_reason");
  const again = answerHandover({ answer: "accepted" }, { answer: "returned", remark: "two lists" });
  assert.equal(refusalOf(again)?.code, "review.handover_answered");
});

test("a round is closed when no commune is missing, and then nothing happens in it", () => {
  assert.equal(refusalOf(closeRound([])), undefined);
  const missing = refusalOf(closeRound([{ communeName: "Ba Động" }, { communeName: "Ba Vinh" }]));
  assert.deepEqual(missing?.facts, { communes: 2, first: "Ba Động" });
  assert.equal(refusalOf(requireOpen({ year: 2025, closedOn: null })), undefined);
  const closed = requireOpen({ year: 2025, closedOn: localDate("2025-12-20") });
  assert.deepEqual(refusalOf(closed)?.facts, { year: 2025 });
});

test("a round is opened by a standard that is in force on its day of reference", () => {
  const standard = { id: "s", validFrom: localDate("2022-01-01"), validTo: localDate("2026-12-31") };
  const opened = (referenceDate: string) =>
    refusalOf(
      openRound(standard, {
        kind: "annual",
        opensOn: localDate("2025-09-01"),
        closesOn: localDate("2025-12-14"),
        referenceDate: localDate(referenceDate),
      }),
    )?.code;
  assert.deepEqual(["2021-12-31", "2022-01-01", "2026-12-31", "2027-01-01"].map(opened), [
    "review.standard_not_in_force",
    undefined,
    undefined,
    "review.standard_not_in_force",
  ]);
});
