import { Client } from "pg";
import { readCatalogue } from "#server/platform/archive/catalogue.ts";

/** The tables, jobs in the background among them, with a row that holds the text as it is written, or its bytes. */
export async function tablesWith(migratorUrl: string, text: string): Promise<readonly string[]> {
  const client = new Client({ connectionString: migratorUrl });
  await client.connect();
  try {
    const bytes = Buffer.from(text, "utf8").toString("hex");
    const found: string[] = [];
    for (const name of [...(await readCatalogue(client)).map((table) => table.name), "jobs.job"]) {
      const { rowCount } = await client.query(
        `select from ${name} one where strpos(to_jsonb(one)::text, $1) > 0 or strpos(to_jsonb(one)::text, $2) > 0 limit 1`,
        [text, bytes],
      );
      if (rowCount === 1) found.push(name);
    }
    return found;
  } finally {
    await client.end();
  }
}
