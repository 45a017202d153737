/**
 * A refusal: an act that the rules do not allow, reported so that a person can do something about it.
 * `code` is stable and is the key of the message in packs/locales (refusal.CODE); `facts` fill its gaps.
 */
export type Refusal = {
  readonly code: string;
  /** The rule it rests on: an article of law, a pack rule, a decision record. */
  readonly rule?: string;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
};

export function refuse(code: string, facts: Refusal["facts"] = {}, rule?: string): Refusal {
  return rule === undefined ? { code, facts } : { code, facts, rule };
}
