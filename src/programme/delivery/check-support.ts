import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { Escape } from "#programme/review/decision/newly-escaped.ts";
import type { BeneficiaryGroup } from "#programme/review/standard/beneficiary-groups.ts";
import { isInGroup, isNewlyEscaped } from "./participation.ts";

export type Finding = {
  readonly code: string;
  /** Blocks: the support may not be approved. Warns: somebody should look. Tells: what was found in order. */
  readonly severity: "blocks" | "warns" | "tells";
  readonly facts: Readonly<Record<string, string | number | boolean>>;
};

export type SupportCheck = {
  readonly amount: Money;
  /** Class on the day of the check; undefined when the household has no status. */
  readonly classNow: string | undefined;
  /** The last day of the standard by which the class was decided, where it is past: somebody should look whether it still holds. */
  readonly classEndedOn: LocalDate | null;
  /** Groups beside the lists that the kind is for, and whether the household is in them on the day. */
  readonly groups: readonly BeneficiaryGroup[];
  readonly escape: Escape;
  readonly lowIncomeWorkers: number | null;
  /** Is that class on the list? */
  readonly isListed: boolean;
  readonly mayTakePart: boolean;
  /** Whom of the household it is for, as it is on the day; undefined: for the household as a whole. */
  readonly person?: "takes_part" | "left" | "not_for" | undefined;
  /** Live supports of the same content and period from elsewhere. */
  readonly sameContent: readonly {
    readonly activityTitle: string;
    readonly fundSource: string;
    readonly amount: Money;
    readonly state: string;
  }[];
  /** What each fund line bears of it, and what is left of the line before this support. */
  readonly parts: readonly { readonly fundSource: string; readonly amount: Money; readonly remainder: Money }[];
};

/**
 * The four checks at approval, all reported: the status and the groups on the day, the rule of the kind, the same content from another source
 * (only the highest support, never twice: Circular 60/2026/TT-BTC Art. 2.3b, 3.1), and the remainder of each
 * fund line that bears it.
 */
export function checkSupport(check: SupportCheck): readonly Finding[] {
  const findings: Finding[] = [beneficiaryFinding(check)];
  if (check.classEndedOn !== null)
    findings.push({
      code: "delivery.class_by_ended_standard",
      severity: "warns",
      facts: { until: check.classEndedOn },
    });
  if (!check.mayTakePart) findings.push({ code: "delivery.rule_of_kind_not_met", severity: "blocks", facts: {} });
  if (check.person === "left") findings.push({ code: "delivery.person_left", severity: "blocks", facts: {} });
  if (check.person === "not_for") findings.push({ code: "delivery.person_not_for", severity: "blocks", facts: {} });
  for (const other of check.sameContent) {
    const facts = {
      activity: other.activityTitle,
      source: other.fundSource,
      amount: other.amount.toString(),
      state: other.state,
    };
    const isSettled = other.state !== "proposed" && other.state !== "checked";
    findings.push({
      code: isSettled ? "delivery.same_content_settled" : "delivery.same_content_open",
      severity: isSettled || other.amount >= check.amount ? "blocks" : "warns",
      facts,
    });
  }
  for (const { fundSource, amount, remainder } of check.parts) {
    if (remainder >= amount) continue;
    findings.push({
      code: "delivery.fund_line_exhausted",
      severity: "blocks",
      facts: { remainder: remainder.toString(), amount: amount.toString(), source: fundSource },
    });
  }
  return findings;
}

/** On the list, or in a group beside it that the kind is for; else why it is in none (docs/law.md L1.1-5, L1.3-1). */
function beneficiaryFinding(check: SupportCheck): Finding {
  const { classNow, isListed, groups, escape, lowIncomeWorkers } = check;
  if (classNow !== undefined && isListed)
    return { code: "delivery.on_the_list", severity: "tells", facts: { class: classNow } };
  const facts = { newlyEscaped: isNewlyEscaped(escape), lowIncomeWorkers };
  const found = groups.find((group) => isInGroup(group, facts) === true);
  if (found !== undefined) return { code: "delivery.in_group", severity: "tells", facts: { group: found } };
  if (groups.includes("newly_escaped") && escape.state === "ended") {
    const { since, until } = escape;
    return { code: "delivery.newly_escaped_ended", severity: "blocks", facts: { since, until } };
  }
  const unknown = groups.find((group) => isInGroup(group, facts) === undefined);
  if (unknown !== undefined) return { code: "delivery.group_unknown", severity: "blocks", facts: { group: unknown } };
  return { code: "delivery.not_on_the_list", severity: "blocks", facts: { class: classNow ?? "" } };
}

export const isBlocked = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === "blocks");
