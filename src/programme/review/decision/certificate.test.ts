import assert from "node:assert/strict";
import { it } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { certificateNumber, refuseIssue, refuseWithdrawal, validYearOf } from "./certificate.ts";

const today = localDate("2026-01-10");

it("certificates are numbered through the year, and those of an autumn hold for the next", () => {
  assert.deepEqual([certificateNumber(7), certificateNumber(132)], ["07/GCN-HN.HCN", "132/GCN-HN.HCN"]);
  assert.deepEqual(
    [validYearOf({ year: 2025, kind: "annual" }), validYearOf({ year: 2026, kind: "regular" })],
    [2026, 2026],
  );
});

it("a certificate is issued on or after the day of its decision, and never in the future", () => {
  const decision = { decidedOn: localDate("2025-12-20") };
  const codeOf = (on: string) => refuseIssue(decision, { on: localDate(on), today })?.code;
  assert.deepEqual(["2025-12-19", "2025-12-20", "2026-01-11"].map(codeOf), [
    "review.certificate_before_decision",
    undefined,
    "review.day_in_future",
  ]);
});

it("a certificate is withdrawn once", () => {
  const certificate = { issuedOn: localDate("2025-12-20"), withdrawnOn: null };
  assert.equal(refuseWithdrawal(certificate, { on: today, today }), undefined);
  const again = refuseWithdrawal({ ...certificate, withdrawnOn: today }, { on: today, today });
  assert.equal(again?.code, "review.certificate_withdrawn");
});
