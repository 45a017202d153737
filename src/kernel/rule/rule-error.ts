/** Why a rule of a pack cannot be used, so that its author can mend it: where, what, how. */
export type RuleError = {
  readonly file: string;
  readonly rule: string;
  /** Character in the source, from 0; line and column from 1. */
  readonly position: number;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly remedy: string;
};

export type RuleSource = { readonly file: string; readonly rule: string; readonly source: string };

export function ruleError(source: RuleSource, position: number, message: string, remedy: string): RuleError {
  const before = source.source.slice(0, position).split("\n");
  return {
    file: source.file,
    rule: source.rule,
    position,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    message,
    remedy,
  };
}

export function ruleErrorText(error: RuleError): string {
  return `${error.file}: rule ${error.rule}, line ${error.line}, column ${error.column}: ${error.message}. ${error.remedy}`;
}
