import type { Client } from "pg";
import type { CatalogueTable } from "#server/platform/archive/catalogue.ts";
import { list, places, ruleOf, travelling } from "./table-rules.ts";

/**
 * Puts the rows of a commune aside, table by table: its own, and those of others that they refer to. Answers the tables that travel, each
 * after those that it refers to.
 */
export async function gatherRows(
  client: Client,
  tables: readonly CatalogueTable[],
  communeId: string,
): Promise<readonly CatalogueTable[]> {
  const gathered: CatalogueTable[] = [];
  const before = new Set<string>();
  for (const table of tables) {
    const rule = ruleOf(table, before);
    if ("leftOut" in rule) continue;
    // PostgreSQL binds no values in "create table as", so an empty one is filled.
    await client.query(`create temporary table ${travelling(table.name)} as select * from ${table.name} limit 0`);
    if (rule.rows !== "as needed") {
      await client.query(
        `insert into ${travelling(table.name)} select * from ${table.name} where $1::text is not null and ${rule.rows}`,
        [communeId],
      );
    }
    gathered.push(table);
    before.add(table.name);
  }
  await closeLedger(client, communeId);
  for (const table of gathered.toReversed()) await takeParents(client, table, before);
  await takeOfficers(client, gathered);
  return gathered;
}

/**
 * Money that came from or went to accounts of other areas: on its way it stands on one source account of the commune for each fund,
 * component and year, so that every posting still sums to zero and the commune's own balances are what they are.
 */
async function closeLedger(client: Client, communeId: string): Promise<void> {
  const accounts = travelling("planning.accounts");
  const entries = travelling("planning.entries");
  const outside = `select account.*, md5(concat_ws(' ', 'outside', $1::text, fund_source, component, year, origin_year, form))::uuid as stands_on
    from planning.accounts account where area_id not in ${places}`;
  await client.query(
    `insert into ${accounts} (account_id, fund_source, component, area_id, year, origin_year, form, kind, fund_line_id, balance)
    select outside.stands_on, fund_source, component, $1, year, origin_year, form, 'source', null, sum(amount)
    from ${entries} entry join (${outside}) outside using (account_id) group by 1, 2, 3, 5, 6, 7`,
    [communeId],
  );
  await client.query(
    `update ${entries} entry set account_id = outside.stands_on from (${outside}) outside where entry.account_id = outside.account_id`,
    [communeId],
  );
}

/** What a row refers to goes along; a table may refer to itself, so until nothing more is found. */
async function takeParents(client: Client, table: CatalogueTable, gathered: ReadonlySet<string>): Promise<void> {
  for (const { columns, table: parent, to } of table.references) {
    if (!gathered.has(parent)) throw new Error(`${table.name} travels and ${parent}, to which it refers, does not`);
    const missing = `insert into ${travelling(parent)} select * from ${parent}
      where (${list(to)}) in (select ${list(columns)} from ${travelling(table.name)})
        and (${list(to)}) not in (select ${list(to)} from ${travelling(parent)})`;
    for (;;) {
      const { rowCount } = await client.query(missing);
      if (rowCount === 0 || parent !== table.name) break;
    }
  }
}

/** Officers are in many columns and in the facts of the audit, so they are found by their id wherever it is written. */
async function takeOfficers(client: Client, tables: readonly CatalogueTable[]): Promise<void> {
  const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  const officers = travelling("authority.officers");
  for (const { name } of tables) {
    if (name === "authority.officers") continue;
    await client.query(`insert into ${officers} select * from authority.officers where officer_id in (
        select found[1]::uuid from ${travelling(name)} one, regexp_matches(one::text, '${uuid}', 'g') found)
      and officer_id not in (select officer_id from ${officers})`);
  }
}
