import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";

/** How far behind its schedule money may be before it is reported, in hundredths of the line's amount; a programme's pack may say otherwise. */
export type DisbursementThresholds = { readonly behindBy: number; readonly farBehindBy: number };
export const usualThresholds: DisbursementThresholds = { behindBy: 10, farBehindBy: 25 };

export type Pace = "on_schedule" | "behind" | "far_behind";

/** Complete months of a year that have passed on a day: none before it, twelve after it. */
export function monthsPassed(year: number, on: string): number {
  const [ofDay, month] = [Number(on.slice(0, 4)), Number(on.slice(5, 7))];
  if (ofDay !== year) return ofDay < year ? 0 : 12;
  return month - 1;
}

/** What was to be disbursed by the end of so many months: by the line's own schedule, or spread evenly where it has none. */
export function scheduledBy(
  line: { readonly amount: Money; readonly schedule: readonly { readonly month: number; readonly amount: Money }[] },
  months: number,
): Money {
  if (line.schedule.length === 0) return dong((line.amount * BigInt(months)) / 12n);
  return dong(line.schedule.filter(({ month }) => month <= months).reduce((sum, { amount }) => sum + amount, 0n));
}

/** The gap to the schedule as a share of the amount, against the thresholds. */
export function paceOf(
  money: { readonly amount: Money; readonly scheduled: Money; readonly disbursed: Money },
  { behindBy, farBehindBy }: DisbursementThresholds,
): Pace {
  const gap = (money.scheduled - money.disbursed) * 100n;
  if (money.amount <= 0n || gap <= 0n) return "on_schedule";
  if (gap > money.amount * BigInt(farBehindBy)) return "far_behind";
  return gap > money.amount * BigInt(behindBy) ? "behind" : "on_schedule";
}

/** In hundredths of a percent, rounded down; null where there is no money. */
export function rateOf(disbursed: Money, available: Money): number | null {
  return available <= 0n ? null : Number((disbursed * 10_000n) / available);
}

/** What stands between a line's money and its disbursement, in the order of the chain. */
export const hindrances = ["plan", "activity", "approval", "acceptance", "voucher", "bank"] as const;
export type Hindrance = (typeof hindrances)[number];

export type LineStates = {
  readonly isPlanApproved: boolean;
  readonly activities: number;
  /** Of the line's money: approved for nobody yet, approved and not delivered, delivered and in no batch, in a batch and not paid. */
  readonly allocated: Money;
  readonly awaitsAcceptance: Money;
  readonly awaitsVoucher: Money;
  readonly awaitsBank: Money;
};

/** The first thing that is missing, or null where all that was planned is disbursed. */
export function hindranceOf(line: LineStates): Hindrance | null {
  if (!line.isPlanApproved) return "plan";
  if (line.awaitsVoucher > 0n) return "voucher";
  if (line.awaitsBank > 0n) return "bank";
  if (line.awaitsAcceptance > 0n) return "acceptance";
  if (line.allocated <= 0n) return null;
  return line.activities === 0 ? "activity" : "approval";
}
