import type { Expr } from "@bufbuild/cel-spec/cel/expr/syntax_pb.js";

/** Ends the check at the first place that is wrong; carries what is reported to the author. */
export class WrongExpression extends Error {
  readonly exprId: bigint;
  readonly remedy: string;
  constructor(expr: Expr, message: string, remedy: string) {
    super(message);
    this.exprId = expr.id;
    this.remedy = remedy;
  }
}
