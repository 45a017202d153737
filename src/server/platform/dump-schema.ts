import type { Client } from "pg";

const ours = "'authority', 'sign_in', 'platform', 'registry', 'review', 'planning', 'delivery', 'payment'";
const inOurs = `n.nspname in (${ours})`;

/**
 * The schema as text that can be read and compared, from the catalogue of the database: what pg_dump would say of tables,
 * constraints, indexes, functions, row security and rights, in one order. Written so that PostgreSQL 15 to 18 say the same.
 */
export async function dumpSchema(client: Client): Promise<string> {
  const lines = async (query: string): Promise<readonly string[]> =>
    (await client.query<{ line: string }>(query)).rows.map((row) => row.line);
  const parts = [
    [
      "-- The schema after all of db/migrations, written by npm run schema:dump; a test compares it. Not run by anything.",
    ],
    await lines(`select 'create extension ' || extname || ';' as line from pg_extension
      where extname <> 'plpgsql' order by extname`),
    await lines(
      `select 'create schema ' || nspname || ';' as line from pg_namespace n where ${inOurs} order by nspname`,
    ),
    await lines(tables),
    await lines(constraints),
    await lines(indexes),
    await lines(functions),
    await lines(rowSecurity),
    await lines(policies),
    await lines(rights),
  ];
  return `${parts.map((part) => part.join("\n")).join("\n\n")}\n`;
}

const tables = `
  select 'create table ' || n.nspname || '.' || c.relname || E' (\\n' || string_agg(
    '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end
      || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''), E',\\n' order by a.attnum) || E'\\n);' as line
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relkind in ('r', 'p') and ${inOurs}
  group by n.nspname, c.relname order by n.nspname, c.relname`;

// From PostgreSQL 18 on "not null" is a constraint of its own (contype n); it stands with its column.
const constraints = `
  select 'alter table ' || n.nspname || '.' || c.relname || ' add constraint ' || o.conname || ' ' || pg_get_constraintdef(o.oid) || ';' as line
  from pg_constraint o join pg_class c on c.oid = o.conrelid join pg_namespace n on n.oid = c.relnamespace
  where ${inOurs} and o.contype <> 'n' order by n.nspname, c.relname, o.conname`;

const indexes = `
  select pg_get_indexdef(i.indexrelid) || ';' as line
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
  join pg_namespace n on n.oid = c.relnamespace
  where ${inOurs} and not exists (select from pg_constraint o where o.conindid = i.indexrelid)
  order by n.nspname, c.relname, x.relname`;

const functions = `
  select pg_get_functiondef(p.oid) || ';' as line
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where ${inOurs} and p.prokind in ('f', 'p')
  order by n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)`;

const rowSecurity = `
  select 'alter table ' || n.nspname || '.' || c.relname || ' enable row level security;' as line
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${inOurs} and c.relrowsecurity order by n.nspname, c.relname`;

const policies = `
  select 'create policy ' || p.policyname || ' on ' || p.schemaname || '.' || p.tablename || ' for ' || lower(p.cmd)
    || coalesce(' using (' || p.qual || ')', '') || coalesce(' with check (' || p.with_check || ')', '') || ';' as line
  from pg_policies p join pg_namespace n on n.nspname = p.schemaname
  where ${inOurs} order by p.schemaname, p.tablename, p.policyname`;

/** What the app role may do, table by table and column by column. */
const rights = `
  select line from (
    select 'grant ' || string_agg(lower(g.privilege_type), ', ' order by g.privilege_type) || ' on ' || g.table_schema || '.'
      || g.table_name || ' to ' || g.grantee || ';' as line
    from information_schema.role_table_grants g join pg_namespace n on n.nspname = g.table_schema
    where ${inOurs} and g.grantee = 'vuon_app' group by g.table_schema, g.table_name, g.grantee
    union all
    select 'grant ' || lower(g.privilege_type) || ' (' || string_agg(g.column_name, ', ' order by g.column_name) || ') on '
      || g.table_schema || '.' || g.table_name || ' to ' || g.grantee || ';'
    from information_schema.role_column_grants g join pg_namespace n on n.nspname = g.table_schema
    where ${inOurs} and g.grantee = 'vuon_app' and not exists (
      select from information_schema.role_table_grants w where w.grantee = g.grantee and w.table_schema = g.table_schema
        and w.table_name = g.table_name and w.privilege_type = g.privilege_type)
    group by g.table_schema, g.table_name, g.grantee, g.privilege_type
  ) granted order by line`;
