/** Certificates of poor and near-poor households (Giấy chứng nhận hộ nghèo, hộ cận nghèo; docs/law.md L3.3). */
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

export const certificateStates = ["valid", "withdrawn"] as const;
export type CertificateState = (typeof certificateStates)[number];

/** As it stands on the paper: counted through the year in the commune. */
export function certificateNumber(serial: number): string {
  return `${String(serial).padStart(2, "0")}/GCN-HN.HCN`;
}

/** A certificate of the annual review of an autumn holds for the next year; one of a regular review for its own. */
export function validYearOf(round: {
  readonly year: number;
  readonly kind: "annual" | "regular" | "average_living";
}): number {
  return round.kind === "annual" ? round.year + 1 : round.year;
}

/** The average living standard is recognised by the decision alone. A day of issue in the past does not lead around the end of a standard. */
export function issueCertificates(
  decision: { readonly kind?: "annual" | "regular" | "average_living" },
  standardEndsOn: LocalDate | null,
  { issuedOn, today }: { readonly issuedOn: LocalDate; readonly today: LocalDate },
): Result<undefined, Refusal> {
  if (decision.kind === "average_living") return failure(refuse("review.certificates_of_lists_only"));
  return standardEndsOn !== null && (issuedOn > standardEndsOn || today > standardEndsOn)
    ? failure(refuse("review.certificate_of_ended_standard", { until: standardEndsOn }))
    : success(undefined);
}

/** Withdrawn once, for good or in place of another. */
export function withdrawCertificate(certificate: {
  readonly withdrawnOn: LocalDate | null;
}): Result<undefined, Refusal> {
  return certificate.withdrawnOn === null
    ? success(undefined)
    : failure(refuse("review.certificate_withdrawn", { day: certificate.withdrawnOn }));
}
