import type { Output } from "#contract/endpoint.ts";
import type { readHouseholdEligibility } from "#contract/delivery/eligibility.ts";
import type { RuleReason } from "#kernel/rule/explain-rule.ts";

export type ReasonLine = Output<typeof readHouseholdEligibility>["kinds"][number]["reasons"][number];

/** A rule taken apart as the lines of an answer, each after the one that it belongs to. */
export function linesOf(reason: RuleReason, depth = 0): ReasonLine[] {
  const { kind, holds } = reason;
  if (kind === "condition") {
    const { field = null, test, values, found } = reason;
    return [{ depth, kind, holds, field, test, values: [...values], found }];
  }
  const whole: ReasonLine = { depth, kind, holds, field: null, test: null, values: [], found: null };
  return [whole, ...reason.parts.flatMap((part) => linesOf(part, depth + 1))];
}
