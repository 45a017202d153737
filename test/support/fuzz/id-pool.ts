/** Ids and codes of records that are there, by the name of the field that holds them, so that a request gets beyond "not found". */
import { sql } from "kysely";
import type { Database } from "#server/platform/database/database.ts";

const mostOfAName = 60;

export class IdPool {
  readonly #byName = new Map<string, string[]>();
  readonly #found = new Map<string, readonly string[]>();

  add(name: string, value: string): void {
    const key = name.toLowerCase();
    const known = this.#byName.get(key) ?? [];
    if (known.includes(value)) return;
    if (known.length >= mostOfAName) known.shift();
    known.push(value);
    this.#byName.set(key, known);
    this.#found.clear();
  }

  /** Of "newHeadId" also what is known of a "headId": the longest name that it ends with. */
  of(name: string): readonly string[] {
    const key = name.toLowerCase();
    const found = this.#found.get(key) ?? this.#lookUp(key);
    this.#found.set(key, found);
    return found;
  }

  #lookUp(key: string): readonly string[] {
    for (let from = 0; from < key.length - 1; from += 1) {
      const known = this.#byName.get(key.slice(from));
      if (known !== undefined) return known;
    }
    return [];
  }
}

const schemas = ["registry", "review", "planning", "delivery", "payment", "authority", "evaluation"];

/** A few values of every column that is named like an id or a code. */
export async function fillPool(owners: Database, pool: IdPool): Promise<void> {
  const columns = await sql<{
    place: string;
    table: string;
    column: string;
  }>`select table_schema as place, table_name as "table", column_name as "column"
    from information_schema.columns where table_schema in (${sql.join(schemas)}) and data_type in ('uuid', 'text')
      and (column_name like '%\\_id' or column_name like '%code' or column_name in ('fund_source', 'component', 'class', 'standard_version', 'programme_version', 'activity_kind'))`.execute(
    owners,
  );
  for (const { place, table, column } of columns.rows) {
    const values = await sql<{ value: string | null }>`select distinct ${sql.ref(column)}::text as value
      from ${sql.table(`${place}.${table}`)} limit 40`.execute(owners);
    const name = column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    for (const { value } of values.rows) if (value !== null) pool.add(name, value);
  }
}
