import assert from "node:assert/strict";
import { it } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { certificateNumber, issueCertificates, validYearOf, withdrawCertificate } from "./certificate.ts";

const refusalOf = (result: Result<undefined, Refusal>) => (result.ok ? undefined : result.failure);
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
  const codeOf = (on: string) => refusalOf(issueCertificates(decision, { on: localDate(on), today }))?.code;
  assert.deepEqual(["2025-12-19", "2025-12-20", "2026-01-11"].map(codeOf), [
    "review.certificate_before_decision",
    undefined,
    "review.day_in_future",
  ]);
});

it("a certificate is withdrawn once", () => {
  const certificate = { issuedOn: localDate("2025-12-20"), withdrawnOn: null };
  assert.equal(refusalOf(withdrawCertificate(certificate, { on: today, today })), undefined);
  const again = refusalOf(withdrawCertificate({ ...certificate, withdrawnOn: today }, { on: today, today }));
  assert.equal(again?.code, "review.certificate_withdrawn");
});
