import type { SourceRow } from "./mapped-household.ts";
import type { FileName } from "./quarantine.ts";

/** Why a row of a list holds no household: a title, the names of the columns, nothing in it, a sum, a signature or note, a village above its households, the head again, a rule of the mapping. */
export const leftOutReasons = ["title", "columns", "blank", "total", "signature", "village", "head", "rule"] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export type LeftOutRow = {
  readonly rowNumber: number;
  /** Of blank rows below each other, the last. */
  readonly lastRow?: number;
  readonly reason: LeftOutReason;
  readonly text: string;
};
export type LeftOutOfFile = LeftOutRow & { readonly file: FileName };

const mostText = 200;

/** With what it says, for people to check. */
export function leftOutAs({ number, cells }: SourceRow, reason: LeftOutReason): LeftOutRow {
  const said = cells.map((cell) => cell.replaceAll(/\s+/g, " ").trim()).filter((cell) => cell !== "");
  return { rowNumber: number, reason, text: said.join(" | ").slice(0, mostText) };
}

export function countLeftOut(rows: readonly LeftOutRow[]): number {
  return rows.reduce((sum, { rowNumber, lastRow = rowNumber }) => sum + lastRow - rowNumber + 1, 0);
}
