import { leftOutAs } from "#programme/registry/import/left-out.ts";
import type { LeftOutReason, LeftOutRow } from "#programme/registry/import/left-out.ts";
import type { SourceRow } from "#programme/registry/import/mapped-household.ts";

/** The rows of one reading of a file: how many it has, and which of them hold no household. */
export class RowAccount {
  #last = 0;
  #rows = 0;
  #leftOut: LeftOutRow[] = [];
  #blank: { from: number; to: number } | undefined;

  /** Each row as it comes. Rows that a workbook does not write are blank: its numbers have gaps. */
  see({ number }: SourceRow): void {
    const missing = Math.max(0, number - this.#last - 1);
    if (missing > 0) this.#addBlank(this.#last + 1, number - 1);
    this.#rows += missing + 1;
    this.#last = Math.max(this.#last, number);
  }

  note(row: SourceRow, reason: Exclude<LeftOutReason, "rule" | "blank">): void {
    this.#leftOut.push(leftOutAs(row, reason));
  }

  noteBlank({ number }: SourceRow): void {
    this.#addBlank(number, number);
  }

  /** Since the last time that this was asked. */
  takeLeftOut(): readonly LeftOutRow[] {
    this.#endBlank();
    const taken = this.#leftOut;
    this.#leftOut = [];
    return taken.toSorted((a, b) => a.rowNumber - b.rowNumber);
  }

  takeRows(): number {
    const taken = this.#rows;
    this.#rows = 0;
    return taken;
  }

  #addBlank(from: number, to: number): void {
    if (this.#blank?.to === from - 1) this.#blank.to = to;
    else {
      this.#endBlank();
      this.#blank = { from, to };
    }
  }

  #endBlank(): void {
    if (this.#blank === undefined) return;
    const { from, to } = this.#blank;
    this.#leftOut.push({ rowNumber: from, ...(to > from ? { lastRow: to } : {}), reason: "blank", text: "" });
    this.#blank = undefined;
  }
}
