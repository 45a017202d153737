import type { Client } from "pg";
import { DatabaseError } from "pg";
import { ArchiveRefused } from "#server/platform/archive/archive-refused.ts";
import type { CatalogueTable } from "#server/platform/archive/catalogue.ts";
import type { Keys } from "#server/platform/keys.ts";
import { openRow, sealedColumns } from "./carried-secrets.ts";
import type { Row } from "./carried-secrets.ts";
import { keptAsTheyAre, list, travelling } from "./table-rules.ts";

const sameKey = (key: readonly string[]) => key.map((column) => `here."${column}" = came."${column}"`).join(" and ");

/** @throws ArchiveRefused that names the first row that is here already and says something else. */
export async function refuseUnlike(client: Client, { name, columns, key }: CatalogueTable, keys: Keys): Promise<void> {
  if (keptAsTheyAre.has(name)) return;
  const sealed = sealedColumns[name] ?? [];
  const said = columns.filter((column) => !sealed.includes(column));
  const pairs = `${name} here join ${travelling(name)} came on ${sameKey(key)}`;
  const unlike = await client.query<{ key: Row }>(
    `select jsonb_build_object(${key.map((column) => `'${column}', here."${column}"`).join(", ")}) as key from ${pairs}
    where (${list(said, "here.")}) is distinct from (${list(said, "came.")}) limit 1`,
  );
  const [first] = unlike.rows;
  if (first !== undefined) throw unlikeRow(name, first.key);
  if (sealed.length === 0) return;
  const both = await client.query<{ here: Row; came: Row }>(
    `select to_jsonb(here) as here, to_jsonb(came) as came from ${pairs}`,
  );
  for (const { here, came } of both.rows) {
    const [is, was] = [here, came].map((row) => openRow(keys, name, row, "sealed")?.["value"]);
    if (is !== was) throw unlikeRow(name, Object.fromEntries(key.map((column) => [column, here[column]])));
  }
}

function unlikeRow(table: string, key: Row): ArchiveRefused {
  return new ArchiveRefused(
    `${table} ${JSON.stringify(key)} is here already and says something else; nothing was loaded`,
  );
}

/** Adds what is not here. Answers how many rows. @throws ArchiveRefused when a rule of the database is against it. */
export async function addRows(client: Client, { name, columns, key }: CatalogueTable): Promise<number> {
  if (name === "authority.officers") await nameOfficersApart(client);
  try {
    const { rowCount } = await client.query(
      `insert into ${name} (${list(columns)}) select ${list(columns, "came.")} from ${travelling(name)} came
      where not exists (select from ${name} here where ${sameKey(key)})`,
    );
    return rowCount ?? 0;
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    throw new ArchiveRefused(
      `${name}: ${error.constraint ?? error.message}: ${error.detail ?? ""}; nothing was loaded`,
      {
        cause: error,
      },
    );
  }
}

/** An officer who is new here gets no way to sign in, and another user name where somebody has that one. */
async function nameOfficersApart(client: Client): Promise<void> {
  await client.query(`update ${travelling("authority.officers")} came set user_name = user_name || '.' || right(officer_id::text, 6)
    where exists (select from authority.officers here where here.user_name = came.user_name and here.officer_id <> came.officer_id)`);
}
