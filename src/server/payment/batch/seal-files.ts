import { sql } from "kysely";
import type { Database } from "#server/platform/database/database.ts";
import { decryptBytes, encrypt, newestKey } from "#server/platform/keys.ts";
import type { Encrypted, Keys } from "#server/platform/keys.ts";
import { beforeEveryId } from "#server/platform/reseal.ts";
import type { ResealBatch, Resealed } from "#server/platform/reseal.ts";
import type { Id } from "#kernel/id.ts";

/** Payment orders and answers of banks hold account numbers, so their bytes are sealed, each to its own row. */
const placeOf = (fileId: Id<"file">) => `payment.files.content ${fileId}`;

export function sealFile(keys: Keys, fileId: Id<"file">, content: Uint8Array): Encrypted {
  return encrypt(keys, placeOf(fileId), content);
}

export function openFile(keys: Keys, fileId: Id<"file">, sealed: Encrypted): Buffer {
  return decryptBytes(keys, placeOf(fileId), sealed);
}

/**
 * Seals the files that an older version left open: SQL has no key, so the first start after the migration does it. Several processes
 * share the work; what is broken off goes on at the next start. The open bytes then leave the table's pages.
 */
export async function sealOldFiles(database: Database, keys: Keys, batch = 50): Promise<number> {
  let sealed = 0;
  for (;;) {
    const done = await database.transaction().execute(async (tx) => {
      const found = await sql<{
        fileId: Id<"file">;
        content: Buffer;
      }>`select file_id as "fileId", content from payment.files
        where content is not null order by file_id limit ${batch} for update skip locked`.execute(tx);
      for (const { fileId, content } of found.rows) {
        const { keyVersion, ciphertext } = sealFile(keys, fileId, content);
        await sql`update payment.files set content = null, key_version = ${keyVersion}, ciphertext = ${ciphertext}
          where file_id = ${fileId}`.execute(tx);
      }
      return found.rows.length;
    });
    sealed += done;
    if (done < batch) break;
  }
  if (sealed > 0) await sql`vacuum payment.files`.execute(database);
  return sealed;
}

/** Files sealed again with the newest key. Answers as its sister for accounts does. */
export async function resealFiles(database: Database, keys: Keys, { batch, after }: ResealBatch): Promise<Resealed> {
  return database.transaction().execute(async (tx) => {
    const found = await sql<
      Encrypted & { fileId: Id<"file"> }
    >`select file_id as "fileId", key_version as "keyVersion", ciphertext
      from payment.files where key_version < ${newestKey(keys)} and file_id > ${after?.[0] ?? beforeEveryId}::uuid
      order by file_id limit ${batch} for update`.execute(tx);
    for (const { fileId, ...old } of found.rows) {
      const again = sealFile(keys, fileId, openFile(keys, fileId, old));
      await sql`update payment.files set key_version = ${again.keyVersion}, ciphertext = ${again.ciphertext}
        where file_id = ${fileId}`.execute(tx);
    }
    const last = found.rows.at(-1);
    return { done: found.rows.length, last: last && [last.fileId] };
  });
}

export async function countFilesBefore(database: Database, version: number): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::int as count from payment.files
    where key_version < ${version}`.execute(database);
  return found.rows[0]?.count ?? 0;
}
