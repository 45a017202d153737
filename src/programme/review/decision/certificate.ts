/** Certificates of poor and near-poor households (Giấy chứng nhận hộ nghèo, hộ cận nghèo; docs/law.md L3.3). */
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";

export const certificateStates = ["valid", "withdrawn"] as const;
export type CertificateState = (typeof certificateStates)[number];

/** As it stands on the paper: counted through the year in the commune. */
export function certificateNumber(serial: number): string {
  return `${String(serial).padStart(2, "0")}/GCN-HN.HCN`;
}

/** The annual review of an autumn tells the next year; a regular one tells its own. */
export function validYearOf(round: {
  readonly year: number;
  readonly kind: "annual" | "regular" | "average_living";
}): number {
  return round.kind === "annual" ? round.year + 1 : round.year;
}

/** Why certificates cannot be issued on that day. */
export function refuseIssue(
  decision: { readonly decidedOn: LocalDate },
  day: { readonly on: LocalDate; readonly today: LocalDate },
): Refusal | undefined {
  if (day.on > day.today) return refuse("review.day_in_future", { day: day.on });
  return day.on < decision.decidedOn
    ? refuse("review.certificate_before_decision", { day: day.on, decided: decision.decidedOn })
    : undefined;
}

/** Why a certificate cannot be withdrawn, or replaced by another. */
export function refuseWithdrawal(
  certificate: { readonly issuedOn: LocalDate; readonly withdrawnOn: LocalDate | null },
  day: { readonly on: LocalDate; readonly today: LocalDate },
): Refusal | undefined {
  if (certificate.withdrawnOn !== null) return refuse("review.certificate_withdrawn", { day: certificate.withdrawnOn });
  if (day.on > day.today) return refuse("review.day_in_future", { day: day.on });
  return day.on < certificate.issuedOn
    ? refuse("review.certificate_before_decision", { day: day.on, decided: certificate.issuedOn })
    : undefined;
}
