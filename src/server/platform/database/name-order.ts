import { sql } from "kysely";
import type { Database } from "./database.ts";

/** Names in the order of the country's language, as the browser has them (Intl.Collator), with the letters of other peoples beside their bases. */
export const nameOrder = sql`collate platform.name_order`;

/** Makes that language the one by which names are put in order. */
export async function orderNames(database: Database, language: string): Promise<void> {
  const known = await sql<{
    language: string | null;
  }>`select obj_description(oid, 'pg_collation') as language from pg_collation
    where collname = 'name_order' and collnamespace = 'platform'::regnamespace`.execute(database);
  if (known.rows[0]?.language === language) return;
  await database.transaction().execute(async (tx) => {
    await sql`drop collation platform.name_order`.execute(tx);
    await sql`create collation platform.name_order (provider = icu, locale = ${sql.lit(language)})`.execute(tx);
    await sql`comment on collation platform.name_order is ${sql.lit(language)}`.execute(tx);
  });
}
