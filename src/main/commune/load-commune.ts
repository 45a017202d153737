import { Writable } from "node:stream";
import { Client } from "pg";
import { ArchiveRefused } from "#server/platform/archive/archive-refused.ts";
import { migrationOf, readCatalogue, speakPlainly } from "#server/platform/archive/catalogue.ts";
import type { CatalogueTable } from "#server/platform/archive/catalogue.ts";
import { openArchive } from "#server/platform/archive/open-archive.ts";
import type { OpenArchive } from "#server/platform/archive/open-archive.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { indexOldAccounts } from "#server/payment/payee/account-index.ts";
import { connect } from "#server/platform/database/database.ts";
import { sealLine, withFingerprint } from "./carried-secrets.ts";
import type { Row } from "./carried-secrets.ts";
import { addRows, refuseUnlike } from "./take-rows.ts";
import { list, ruleOf, travelling } from "./table-rules.ts";
import type { Id } from "#kernel/id.ts";

export type Loaded = {
  readonly areaId: string;
  readonly madeAt: string;
  readonly added: Readonly<Record<string, number>>;
};

/** Brings a commune in: everything in one transaction, or nothing. What is here already and says the same is left. @throws ArchiveRefused */
export async function loadCommune(
  server: ServerContext,
  migratorUrl: string,
  request: { readonly file: string; readonly officerId: Id<"officer">; readonly passphrase?: string | undefined },
): Promise<Loaded> {
  const archive = await openArchive(request.file, request.passphrase);
  const client = new Client({ connectionString: migratorUrl, application_name: "vuon commune load" });
  await client.connect();
  try {
    const { areaId, madeAt } = await refuseForeign(client, archive, request.file);
    await speakPlainly(client);
    await client.query("begin");
    const added: Record<string, number> = {};
    const before = new Set<string>();
    for (const table of await readCatalogue(client)) {
      const rule = ruleOf(table, before);
      if ("leftOut" in rule) continue;
      before.add(table.name);
      if (!archive.manifest.tables.some(({ name }) => name === table.name)) continue;
      await bringAside(client, archive, table, { server, areaId });
      await refuseUnlike(client, table, server.keys);
      const count = await addRows(client, table);
      if (count > 0) added[table.name] = count;
    }
    const rows = Object.values(added).reduce((sum, count) => sum + count, 0);
    await client.query(
      "select authority.append_audit($1, $2, $3, 'registry.loadCommune', registry.root_area(), 'area', $4, $5)",
      [server.newId(), server.now(), request.officerId, areaId, JSON.stringify({ rows, madeAt })],
    );
    // People are found by names that are kept apart from them.
    await client.query("select registry.gather_names()");
    await client.query("commit");
    await client.query("analyze");
    const database = connect(migratorUrl, { connections: 1 });
    await indexOldAccounts(database, server.keys).finally(async () => database.destroy());
    return { areaId, madeAt, added };
  } finally {
    await client.end();
    await archive.close();
  }
}

async function refuseForeign(
  client: Client,
  { manifest }: OpenArchive,
  file: string,
): Promise<{ readonly areaId: string; readonly madeAt: string }> {
  if (manifest.kind !== "commune" || manifest.areaId === undefined) {
    throw new ArchiveRefused(`${file} is not the dump of a commune: restore it instead`);
  }
  const here = await migrationOf(client);
  if (manifest.migration > here) {
    throw new ArchiveRefused(
      `the dump is of migration ${manifest.migration}, this installation has ${here}: use a newer version here`,
    );
  }
  return { areaId: manifest.areaId, madeAt: manifest.madeAt };
}

/** The rows of a table beside those of the installation, sealed by its keys; and the fingerprints of identifiers. */
async function bringAside(
  client: Client,
  archive: OpenArchive,
  table: CatalogueTable,
  { server: { keys }, areaId }: { readonly server: ServerContext; readonly areaId: string },
): Promise<void> {
  const { name, columns } = table;
  const aside = travelling(name);
  await client.query(`create temporary table ${aside} as select ${list(columns)} from ${name} limit 0`);
  let waiting = "";
  let lines: string[] = [];
  const write = async () => {
    const [first] = lines;
    if (first === undefined) return;
    const known: Row = JSON.parse(sealLine(keys, name, first));
    const given = columns.filter((column) => column in known);
    // A table that an older version had without the commune of its rows: they are this commune's.
    const added = columns.includes("commune_id") && !given.includes("commune_id") ? ["commune_id"] : [];
    await client.query(
      `insert into ${aside} (${list([...given, ...added])}) select ${[list(given), ...added.map(() => "$2::text")].join()}
      from jsonb_populate_recordset(null::${name}, $1::jsonb)`,
      [`[${lines.map((line) => sealLine(keys, name, line)).join(",")}]`, ...added.map(() => areaId)],
    );
    if (name === "registry.identifiers")
      await addFingerprints(
        client,
        lines.map((line) => withFingerprint(keys, line)),
      );
    lines = [];
  };
  const take = async (text: string) => {
    const parts = (waiting + text).split("\n");
    waiting = parts.pop() ?? "";
    for (const part of parts) lines.push(part);
    if (lines.length >= 1000) await write();
  };
  const decoder = new TextDecoder();
  await archive.read(
    name,
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        take(decoder.decode(chunk, { stream: true })).then(() => done(), done);
      },
      final: (done) => {
        write().then(() => done(), done);
      },
    }),
  );
}

async function addFingerprints(client: Client, rows: readonly Row[]): Promise<void> {
  await client.query(
    `insert into registry.identifier_index (kind, blind_index, person_id, household_id, commune_id)
    select kind, blind_index, person_id, household_id, commune_id from jsonb_populate_recordset(null::registry.identifier_index, $1::jsonb)
    on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}
