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

const onTheDay = (day: string) => ({ issuedOn: localDate(day), today: localDate(day) });

it("certificates are of lists, not of the average living standard", () => {
  assert.equal(refusalOf(issueCertificates({ kind: "annual" }, null, onTheDay("2026-12-31"))), undefined);
  const byEnded = (on: string) =>
    refusalOf(issueCertificates({ kind: "annual" }, localDate("2026-12-31"), onTheDay(on)));
  assert.deepEqual(
    [byEnded("2026-12-31"), byEnded("2027-01-01")],
    [undefined, { code: "review.certificate_of_ended_standard", facts: { until: "2026-12-31" } }],
    "a certificate does not rest on a standard that has ended",
  );
  const backDated = { issuedOn: localDate("2026-12-31"), today: localDate("2027-01-01") };
  assert.equal(
    refusalOf(issueCertificates({ kind: "annual" }, localDate("2026-12-31"), backDated))?.code,
    "review.certificate_of_ended_standard",
  );
  const average = refusalOf(issueCertificates({ kind: "average_living" }, null, onTheDay("2026-12-31")));
  assert.equal(average?.code, "review.certificates_of_lists_only");
});

it("a certificate is withdrawn once", () => {
  assert.equal(refusalOf(withdrawCertificate({ withdrawnOn: null })), undefined);
  const again = refusalOf(withdrawCertificate({ withdrawnOn: today }));
  assert.equal(again?.code, "review.certificate_withdrawn");
});
