import { Readable } from "node:stream";
import { Client } from "pg";
import { ArchiveRefused } from "#server/platform/archive/archive-refused.ts";
import { migrationOf, readCatalogue, speakPlainly } from "#server/platform/archive/catalogue.ts";
import type { CatalogueTable } from "#server/platform/archive/catalogue.ts";
import type { Manifest } from "#server/platform/archive/manifest.ts";
import { writeArchive } from "#server/platform/archive/write-archive.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { openLine } from "./carried-secrets.ts";
import { gatherRows } from "./gather-rows.ts";
import { list, travelling } from "./table-rules.ts";

const portion = 2000;

/** Everything of a commune, all stages, as one file of JSON lines a table. Identifiers travel only in a sealed one. */
export async function dumpCommune(
  server: ServerContext,
  migratorUrl: string,
  request: {
    readonly communeId: string;
    readonly file: string;
    readonly madeBy: string;
    readonly passphrase?: string | undefined;
    readonly withoutIdentifiers?: boolean;
  },
): Promise<Manifest> {
  const { communeId, passphrase } = request;
  const identifiers: Manifest["identifiers"] =
    passphrase === undefined || request.withoutIdentifiers === true ? "left_out" : "sealed";
  const client = new Client({ connectionString: migratorUrl, application_name: "vuon commune dump" });
  await client.connect();
  try {
    await speakPlainly(client);
    await client.query("begin isolation level repeatable read");
    const found = await client.query("select from registry.areas where area_id = $1 and kind <> 'village'", [
      communeId,
    ]);
    if (found.rowCount === 0) throw new ArchiveRefused(`there is no commune ${communeId}`);
    const tables = await gatherRows(client, await readCatalogue(client), communeId);
    const facts = {
      kind: "commune" as const,
      areaId: communeId,
      identifiers,
      codeVersion: server.version,
      migration: await migrationOf(client),
      madeAt: server.now(),
      madeBy: request.madeBy,
      sequences: [],
      keys: {},
    };
    const parts = tables.map((table) => {
      let rows = 0;
      const lines = async function* read() {
        for await (const line of linesOf(client, table)) {
          const open = openLine(server.keys, table.name, line, identifiers);
          if (open === undefined) continue;
          rows += 1;
          yield Buffer.from(`${open}\n`);
        }
      };
      return { name: table.name, open: () => Readable.from(lines(), { objectMode: false }), rows: () => rows };
    });
    return await writeArchive(request.file, facts, parts, passphrase);
  } finally {
    // The rows that were put aside go with the connection.
    await client.end();
  }
}

/** As the database writes them: no number passes through one of ours. */
async function* linesOf(client: Client, { name, columns, key }: CatalogueTable): AsyncIterable<string> {
  for (let from = 0; ; from += portion) {
    const found = await client.query<{ line: string }>(
      `select to_jsonb(one)::text as line from (select ${list(columns)} from ${travelling(name)} order by ${list(key)}
        offset ${from} limit ${portion}) one`,
    );
    for (const { line } of found.rows) yield line;
    if (found.rows.length < portion) return;
  }
}
