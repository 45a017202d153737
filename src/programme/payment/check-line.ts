/** What the check of a batch says of one of its lines, before it is approved. */

/** A line and what stands behind it on the day of the check. */
export type LineFacts = {
  readonly isHouseholdClosed: boolean;
  /** The household lives in another commune than the one that pays. */
  readonly isElsewhere: boolean;
  readonly hasPayeeDied: boolean;
  /** The payee is no member of the household any more. */
  readonly hasPayeeLeft: boolean;
  /** Another payee was recorded since the batch was made. */
  readonly isPayeeReplaced: boolean;
  readonly lacksEvidence: boolean;
  /** The support is no longer delivered with the amount of the line. */
  readonly hasSupportChanged: boolean;
  /** The class on which the support rests, and that of the household on the day; null where there is none. */
  readonly classAtGrant: string | null;
  readonly classNow: string | null;
  /** Whether the account is written in the payee's name; null where there is no account, or one by authorisation. */
  readonly isOwnName: boolean | null;
};

export const lineFindingCodes = [
  "household_closed",
  "household_elsewhere",
  "payee_died",
  "payee_left",
  "payee_replaced",
  "evidence_missing",
  "support_changed",
  "class_changed",
  "name_differs",
] as const;
export type LineFinding = {
  readonly code: (typeof lineFindingCodes)[number];
  /** What blocks is excluded before the batch goes on; a warning is for the eyes of who signs. */
  readonly severity: "blocks" | "warns";
};

/**
 * The findings of a line, those that block first. A class that has changed since the support was decided does not take the support
 * back: it rests on the class of the day on which it was approved.
 */
export function checkLine(facts: LineFacts): readonly LineFinding[] {
  const findings: readonly (readonly [LineFinding["code"], LineFinding["severity"], boolean])[] = [
    ["household_closed", "blocks", facts.isHouseholdClosed],
    ["household_elsewhere", "blocks", facts.isElsewhere],
    ["payee_died", "blocks", facts.hasPayeeDied],
    ["payee_left", "blocks", facts.hasPayeeLeft && !facts.hasPayeeDied],
    ["payee_replaced", "blocks", facts.isPayeeReplaced],
    ["evidence_missing", "blocks", facts.lacksEvidence],
    ["support_changed", "blocks", facts.hasSupportChanged],
    ["class_changed", "warns", facts.classNow !== null && facts.classNow !== facts.classAtGrant],
    ["name_differs", "warns", facts.isOwnName === false],
  ];
  return findings.flatMap(([code, severity, holds]) => (holds ? [{ code, severity }] : []));
}

export const blocksLine = (findings: readonly LineFinding[]): boolean =>
  findings.some(({ severity }) => severity === "blocks");
