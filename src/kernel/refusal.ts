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

/** What a fact is, and so how people write it. `named`: a code that has a name, of a need, a source or a line. */
export type FactKind = "text" | "number" | "money" | "day" | "seconds" | "named";
type Kinds = Readonly<Record<string, FactKind>>;

/** A refusal, declared once in the table of its room. */
export type RefusalDeclaration = {
  /** What its text tells, in every language. */
  readonly facts: Kinds;
  /** What it carries beside that, for programs: each refusal says some of it. */
  readonly more?: Kinds;
  /** An article, several where it is refused for one of them, or what a pack names. */
  readonly rule?: string | readonly string[] | { readonly namedBy: "pack" };
};
export type RefusalTable = Readonly<Record<string, RefusalDeclaration>>;

type ValueOf<Kind> = Kind extends "number" | "seconds" ? number : string;
type Values<Of> = { readonly [Name in keyof Of]: ValueOf<Of[Name]> };
type FactsOf<One> = One extends { readonly facts: infer Facts }
  ? Values<Facts> & (One extends { readonly more: infer More } ? Partial<Values<More>> : unknown)
  : never;
type RuleOf<One> = One extends { readonly rule: infer Rule }
  ? Rule extends readonly (infer Each)[]
    ? Each
    : Rule extends { readonly namedBy: "pack" }
      ? string
      : Rule
  : undefined;

/** What a table declares, by code. */
export type Declared<Table> = {
  readonly [Code in keyof Table]: { readonly facts: FactsOf<Table[Code]>; readonly rule: RuleOf<Table[Code]> };
};

/** All refusals: each table of a room adds its own. */
export interface Refusals {}
export type RefusalCode = keyof Refusals;

type Given<Code extends RefusalCode> = object extends Refusals[Code]["facts"]
  ? [facts?: Refusals[Code]["facts"], rule?: Refusals[Code]["rule"]]
  : [facts: Refusals[Code]["facts"], rule?: Refusals[Code]["rule"]];

export function refuse<Code extends RefusalCode>(code: Code, ...[facts, rule]: Given<Code>): Refusal {
  return rule === undefined ? { code, facts: facts ?? {} } : { code, facts: facts ?? {}, rule };
}
