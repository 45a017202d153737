import type { SourceRow } from "#programme/registry/import/mapped-household.ts";
import type { PreparedMapping } from "#programme/registry/import/prepare-mapping.ts";
import type { CsvTable } from "./csv-rows.ts";
import { holdRow } from "./hold-row.ts";
import type { HeldRow } from "./hold-row.ts";

/** Rows of a people file, found by household: those that come before their household wait in memory. */
export class WaitingPeople {
  readonly #mapping: PreparedMapping;
  readonly #columns: number;
  readonly #batches: AsyncGenerator<readonly SourceRow[]>;
  readonly #waiting = new Map<string, SourceRow[]>();
  #batch: readonly SourceRow[] = [];
  #position = 0;
  #ended = false;
  #held: HeldRow[] = [];
  #skipped = 0;
  #read = 0;

  constructor(mapping: PreparedMapping, people: CsvTable) {
    this.#mapping = mapping;
    this.#columns = people.columns.length;
    this.#batches = people.batches();
  }

  /** The rows that stand together under this key, reading ahead as far as needed. */
  async of(key: string): Promise<readonly SourceRow[]> {
    for (;;) {
      const row = await this.#next();
      if (row === undefined) break;
      const rowKey = this.#keyOf(row);
      if (rowKey !== undefined) this.#keep(rowKey, row);
      if (rowKey !== key && this.#waiting.has(key)) break;
    }
    const found = this.#waiting.get(key) ?? [];
    this.#waiting.delete(key);
    return found;
  }

  /** Reads to the end. Answers the rows that no household has taken. */
  async rest(): Promise<readonly { readonly key: string; readonly row: SourceRow }[]> {
    for (let row = await this.#next(); row !== undefined; row = await this.#next()) {
      const key = this.#keyOf(row);
      if (key !== undefined) this.#keep(key, row);
    }
    return [...this.#waiting].flatMap(([key, rows]) => rows.map((row) => ({ key, row })));
  }

  /** What was read, skipped and held since the last time this was asked. */
  take(): { readonly held: readonly HeldRow[]; readonly skipped: number; readonly people: number } {
    const taken = { held: this.#held, skipped: this.#skipped, people: this.#read };
    this.#held = [];
    this.#skipped = 0;
    this.#read = 0;
    return taken;
  }

  #keyOf(row: SourceRow): string | undefined {
    const key = this.#mapping.personHousehold(row.cells);
    if (key === undefined) this.#held.push(holdRow("people", row, undefined, "household", "missing_value"));
    else if (row.cells.length === this.#columns) return key;
    else this.#held.push(holdRow("people", row, key, "row", "wrong_cells"));
    return undefined;
  }

  #keep(key: string, row: SourceRow): void {
    const rows = this.#waiting.get(key);
    if (rows === undefined) this.#waiting.set(key, [row]);
    else rows.push(row);
  }

  async #next(): Promise<SourceRow | undefined> {
    while (!this.#ended) {
      const row = this.#batch[this.#position];
      this.#position += 1;
      if (row === undefined) {
        const next = await this.#batches.next();
        this.#ended = next.done === true;
        this.#batch = next.done === true ? [] : next.value;
        this.#position = 0;
        this.#read += this.#batch.length;
      } else if (this.#mapping.skips(row.cells)) this.#skipped += 1;
      else return row;
    }
    return undefined;
  }
}
