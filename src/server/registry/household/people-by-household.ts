import { leftOutAs } from "#programme/registry/import/left-out.ts";
import type { LeftOutOfFile } from "#programme/registry/import/left-out.ts";
import type { SourceRow } from "#programme/registry/import/mapped-household.ts";
import type { PreparedMapping } from "#programme/registry/import/prepare-mapping.ts";
import { personRow } from "#server/registry/import/count-people.ts";
import type { PeopleCounts } from "#server/registry/import/count-people.ts";
import { holdRow } from "#server/registry/import/hold-row.ts";
import type { HeldRow } from "#server/registry/import/hold-row.ts";
import type { Table } from "#server/registry/tables/table.ts";

type TakenRows = {
  readonly held: readonly HeldRow[];
  readonly skipped: number;
  readonly leftOut: readonly LeftOutOfFile[];
};

/** Gathers the rows of people until a household is complete; what is gathered so far waits in memory. */
export class PeopleByHousehold {
  readonly #counts: PeopleCounts;
  readonly #kindOf: ReturnType<typeof personRow>;
  readonly #open = new Map<string, SourceRow[]>();
  held: HeldRow[] = [];
  #skipped: LeftOutOfFile[] = [];

  constructor(mapping: PreparedMapping, width: number, counts: PeopleCounts) {
    this.#counts = counts;
    this.#kindOf = personRow(mapping, width);
  }

  /** Takes one row. Answers its household's key when this row makes it complete. */
  take(row: SourceRow): string | undefined {
    const kind = this.#kindOf(row.cells);
    if (kind === "skip") this.#skipped.push({ ...leftOutAs(row, "rule"), file: "people" });
    else if (kind === "no key") this.held.push(holdRow("people", row, undefined, "household", "missing_value"));
    else if (kind === "wrong cells") this.held.push(holdRow("people", row, undefined, "row", "wrong_cells"));
    else {
      const rows = this.#open.get(kind.key);
      if (rows === undefined) this.#open.set(kind.key, [row]);
      else rows.push(row);
      if ((rows?.length ?? 1) === this.#counts.get(kind.key)) return kind.key;
    }
    return undefined;
  }

  isComplete(key: string): boolean {
    return (this.#open.get(key)?.length ?? 0) === (this.#counts.get(key) ?? 0);
  }

  /** Hands out the rows of a household, once. */
  rowsOf(key: string): readonly SourceRow[] {
    const rows = this.#open.get(key) ?? [];
    this.#open.delete(key);
    return rows;
  }

  /** What no household has asked for. */
  left(): readonly { readonly key: string; readonly row: SourceRow }[] {
    return [...this.#open].flatMap(([key, rows]) => rows.map((row) => ({ key, row })));
  }

  /** What was held and skipped since the last time this was asked. */
  takeCounts(table: Table): TakenRows {
    const shaped = table.takeLeftOut().map((row) => ({ ...row, file: "people" as const }));
    const counts = { held: this.held, skipped: this.#skipped.length, leftOut: [...shaped, ...this.#skipped] };
    this.held = [];
    this.#skipped = [];
    return counts;
  }
}
