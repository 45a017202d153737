import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Manager } from "./manage-officers.ts";
import { refuseAccountOf } from "./manage-officers.ts";
import type { RecordedPost } from "./recorded-post.ts";
import { refuseFewOperators } from "./two-operators.ts";
import type { OperatorTime } from "./two-operators.ts";

/** Why an account is disabled: chosen and not written, so that the audit holds no name. */
export const disableReasons = ["left_service", "long_leave", "security", "investigation"] as const;
export type DisableReason = (typeof disableReasons)[number];

export type ManagedOfficer = {
  readonly officerId: string;
  readonly isDisabled: boolean;
  readonly posts: readonly RecordedPost[];
};

export function refuseDisable(
  manager: Manager,
  officer: ManagedOfficer,
  operators: readonly OperatorTime[],
  today: LocalDate,
): Refusal | undefined {
  const refused = refuseAccountOf(manager, officer, today);
  if (refused !== undefined) return refused;
  if (officer.isDisabled) return refuse("authority.officer_disabled");
  const left = operators.filter((time) => time.officerId !== officer.officerId);
  return refuseFewOperators(operators, left, today);
}

export function refuseEnable(manager: Manager, officer: ManagedOfficer, today: LocalDate): Refusal | undefined {
  const refused = refuseAccountOf(manager, officer, today);
  if (refused !== undefined) return refused;
  return officer.isDisabled ? undefined : refuse("authority.officer_not_disabled");
}

/** A new password or the end of all sessions: nothing of a disabled account is open. */
export function refuseReset(manager: Manager, officer: ManagedOfficer, today: LocalDate): Refusal | undefined {
  const refused = refuseAccountOf(manager, officer, today);
  if (refused !== undefined) return refused;
  return officer.isDisabled ? refuse("authority.officer_disabled") : undefined;
}
