/** A linear model in the shape that solvers take. It knows no solver. */
import type { Limit } from "./problem.ts";

export type ModelRow = {
  /** Undefined for a row that only defines a sum. */
  readonly limit: Limit | undefined;
  readonly lower: number;
  readonly upper: number;
  readonly entries: readonly (readonly [column: number, value: number])[];
};
export type LinearModel = {
  /** Maximised. */
  readonly columns: readonly { readonly gain: number; readonly upper: number; readonly isWhole: boolean }[];
  readonly rows: readonly ModelRow[];
};
export type SolvedModel =
  | {
      readonly status: "optimal";
      readonly objective: number;
      readonly columns: readonly number[];
      /** Gain of the objective for one more of the row's bound. */
      readonly prices: readonly number[];
    }
  /** Rows, and bounds of columns, that cannot all be kept; without any one of them the rest can. */
  | { readonly status: "infeasible"; readonly rows: readonly number[]; readonly columns: readonly number[] }
  | { readonly status: "stopped" };
