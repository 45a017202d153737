import type { Client } from "pg";

export type CatalogueTable = {
  /** schema.table */
  readonly name: string;
  /** Without those that the database computes. */
  readonly columns: readonly string[];
  readonly key: readonly string[];
  readonly references: readonly {
    readonly columns: readonly string[];
    readonly table: string;
    readonly to: readonly string[];
  }[];
};

const ran = "public.vuon_migrations";
/** What ran here, and what is counted again where a backup is restored: in the background, or with each status. */
const notKept = [
  ran,
  "registry.population_changes",
  "registry.population_counts",
  "registry.population_days",
  "review.cause_counts",
  "review.histories",
  "review.history_steps",
  "review.household_histories",
  "review.status_counts",
];

/** Every table of the installation as the database itself knows it (not the queue of jobs, which each installation makes for itself), each after the tables that it refers to. */
export async function readCatalogue(client: Client): Promise<readonly CatalogueTable[]> {
  const found = await client.query<CatalogueTable>(`
    with tables as (
      select c.oid, n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'jobs')
    )
    select name,
      (select json_agg(attname order by attnum) from pg_attribute where attrelid = oid and attnum > 0 and not attisdropped
        and attgenerated = '') as columns,
      coalesce((select json_agg(attribute.attname order by place) from pg_index, unnest(indkey) with ordinality as part (number, place)
        join pg_attribute attribute on attribute.attnum = number
        where indrelid = tables.oid and indisprimary and attribute.attrelid = tables.oid), '[]') as key,
      coalesce((select json_agg(json_build_object('columns', (select json_agg(attname order by place) from unnest(conkey) with ordinality
            as part (number, place) join pg_attribute on attrelid = conrelid and attnum = number),
          'table', (select other.name from tables other where other.oid = confrelid),
          'to', (select json_agg(attname order by place) from unnest(confkey) with ordinality
            as part (number, place) join pg_attribute on attrelid = confrelid and attnum = number)) order by conname)
        from pg_constraint where conrelid = tables.oid and contype = 'f'), '[]') as references
    from tables where name <> all ('{${notKept.join(",")}}') order by name`);
  return inOrder(found.rows);
}

/** @throws Error when tables refer to each other in a ring. */
export function inOrder(tables: readonly CatalogueTable[]): readonly CatalogueTable[] {
  const ordered: CatalogueTable[] = [];
  const placed = new Set<string>();
  let open = tables;
  while (open.length > 0) {
    const ready = open.filter(({ name, references }) =>
      references.every(({ table }) => table === name || placed.has(table)),
    );
    if (ready.length === 0)
      throw new Error(`tables refer to each other in a ring: ${open.map(({ name }) => name).join()}`);
    for (const table of ready) {
      ordered.push(table);
      placed.add(table.name);
    }
    open = open.filter(({ name }) => !placed.has(name));
  }
  return ordered;
}

/** The number of the last migration that the database ran; 0 for an empty one. */
export async function migrationOf(client: Client): Promise<number> {
  const there = await client.query(`select from pg_tables where schemaname || '.' || tablename = '${ran}'`);
  if (there.rowCount === 0) return 0;
  const found = await client.query<{ number: number | null }>(`select max(number) as number from ${ran}`);
  return found.rows[0]?.number ?? 0;
}

/** Texts of days, instants, bytes and numbers the same on every server. */
export async function speakPlainly(client: Client): Promise<void> {
  await client.query(
    "set datestyle = 'ISO'; set timezone = 'UTC'; set bytea_output = 'hex'; set extra_float_digits = 1; set client_encoding = 'UTF8'",
  );
}
