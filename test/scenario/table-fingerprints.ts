/** What a year left in the database, table by table, for houses that are to hold the same. */
import pg from "pg";
import { readCatalogue, speakPlainly } from "#server/platform/archive/catalogue.ts";

/** "rows and fingerprint" of every table, of all rows or of those that `which` says. */
export async function fingerprints(
  url: string,
  which: (table: string) => string | undefined = () => "true",
): Promise<ReadonlyMap<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await speakPlainly(client);
    const told = new Map<string, string>();
    for (const { name } of await readCatalogue(client)) {
      const condition = which(name);
      if (condition === undefined) continue;
      const found = await client.query<{ told: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(one::text, E'\\n' order by one::text)), '-') as told
        from ${name} one where ${condition}`,
      );
      told.set(name, found.rows[0]?.told ?? "");
    }
    return told;
  } finally {
    await client.end();
  }
}
