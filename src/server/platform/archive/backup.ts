import { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { migrationOf, readCatalogue, speakPlainly } from "./catalogue.ts";
import type { CatalogueTable } from "./catalogue.ts";
import { listRan } from "#server/platform/database/migrate.ts";
import { keyFingerprints } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";
import { writeArchive } from "./write-archive.ts";
import type { ServerContext } from "#server/platform/server-context.ts";

/** Every table in one snapshot, by COPY, while the installation goes on working. */
export async function backup(
  server: ServerContext,
  migratorUrl: string,
  request: { readonly file: string; readonly madeBy: string; readonly passphrase?: string | undefined },
): Promise<Manifest> {
  const client = new Client({ connectionString: migratorUrl, application_name: "vuon backup" });
  await client.connect();
  try {
    await speakPlainly(client);
    await client.query("begin isolation level repeatable read, read only");
    const tables = await readCatalogue(client);
    const facts = {
      kind: "backup" as const,
      codeVersion: server.version,
      migration: await migrationOf(client),
      migrations: (await listRan(client)).map(({ name, hash }) => ({ name, hash })),
      madeAt: server.now(),
      madeBy: request.madeBy,
      sequences: await readSequences(client),
      keys: keyFingerprints(server.keys),
    };
    return await writeArchive(
      request.file,
      facts,
      tables.map((table) => partOf(client, table)),
      request.passphrase,
    );
  } finally {
    await client.end();
  }
}

/** Who was signed in does not travel: a restored installation asks everybody to sign in. */
export const notCarried: readonly string[] = ["sign_in.sessions", "sign_in.verifications"];

function partOf(client: Client, { name, columns }: CatalogueTable) {
  const list = columnList(columns);
  const rows = notCarried.includes(name) ? `(select ${list} from ${name} where false)` : `${name} (${list})`;
  const copy = copyTo(`copy ${rows} to stdout`);
  return { name, columns: [...columns], open: () => client.query(copy), rows: () => copy.rowCount };
}

export function columnList(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(", ");
}

async function readSequences(client: Client): Promise<{ name: string; value: string }[]> {
  const found = await client.query<{ name: string; value: string }>(`
    select quote_ident(schemaname) || '.' || quote_ident(sequencename) as name, last_value::text as value from pg_sequences
    where last_value is not null and schemaname <> 'jobs' order by 1`);
  return found.rows;
}
