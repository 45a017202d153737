/** What a year left in the database, table by table, for installations that are to hold the same. */
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
    const reported = new Map<string, string>();
    for (const { name } of await readCatalogue(client)) {
      const condition = which(name);
      if (condition === undefined) continue;
      const found = await client.query<{ reported: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(one::text, E'\\n' order by one::text)), '-') as reported
        from ${name} one where ${condition}`,
      );
      reported.set(name, found.rows[0]?.reported ?? "");
    }
    return reported;
  } finally {
    await client.end();
  }
}
