import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import { countAccountsBefore, resealAccounts } from "#server/payment/payee/reseal-accounts.ts";
import { countFilesBefore, resealFiles } from "#server/payment/batch/seal-files.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { newestKey, parseKeys } from "#server/platform/keys.ts";
import type { Keys } from "#server/platform/keys.ts";
import { noticedWithin, writeKeys } from "#server/platform/watch-keys.ts";
import { countCorrectionsBefore, resealCorrections } from "#server/registry/correction/reseal-corrections.ts";
import { countSealedBefore, resealIdentifiers } from "#server/registry/person/reseal-identifiers.ts";
import type { Id } from "#kernel/id.ts";

type Rotation = { readonly version: number; readonly resealed: number; readonly retired: readonly number[] };

/**
 * New keys, everything sealed again with them, the old ones retired when no row needs them any more. What was broken off goes on: as
 * long as an older key is in the file, no newer one is made. Run as the owner of the tables.
 */
export async function rotateKeys(
  ownersServer: ServerContext,
  request: {
    readonly keyFile: string;
    readonly officerId: Id<"officer">;
    readonly batch?: number;
    readonly advance?: (done: number, of: number) => void;
  },
): Promise<Rotation> {
  const { keyFile, batch = 500 } = request;
  const { database } = ownersServer;
  const read = async () => parseKeys(await readFile(keyFile, "utf8"));
  const before = await read();
  if (!isUnderWay(before)) await writeKeys(keyFile, withNewKeys(before));
  const keys = await read();
  const version = newestKey(keys);
  // Nothing is sealed by a key that a running installation does not know yet.
  await setTimeout(noticedWithin * 1.5);
  const total = await countBefore(database, version);
  let resealed = 0;
  for (const reseal of [resealIdentifiers, resealCorrections, resealAccounts, resealFiles]) {
    let after: readonly string[] | undefined;
    do {
      const { done, last } = await reseal(database, keys, { batch, after });
      after = last;
      resealed += done;
      if (done > 0) request.advance?.(resealed, total);
    } while (after !== undefined);
  }
  const left = await countBefore(database, version);
  if (left > 0) throw new Error(`${left} rows are still sealed by an older key: rotate again, it goes on`);
  const retired = Object.keys(keys.fields)
    .map(Number)
    .filter((one) => one < version);
  await database.transaction().execute(async (tx) => {
    const facts = JSON.stringify({ version, resealed, retired: retired.join() });
    await sql`select authority.append_audit(${ownersServer.newId()}, ${ownersServer.now()}, ${request.officerId},
      'authority.rotateKeys', registry.root_area(), 'keys', ${String(version)}, ${facts})`.execute(tx);
  });
  await writeKeys(keyFile, {
    ...keys,
    earlierBlindIndexes: [],
    fields: Object.fromEntries(Object.entries(keys.fields).filter(([one]) => Number(one) === version)),
  });
  return { version, resealed, retired };
}

async function countBefore(database: ServerContext["database"], version: number): Promise<number> {
  const counts = [countSealedBefore, countCorrectionsBefore, countAccountsBefore, countFilesBefore];
  const found = await Promise.all(counts.map(async (count) => count(database, version)));
  return found.reduce((sum, count) => sum + count, 0);
}

function isUnderWay(keys: Keys): boolean {
  return keys.earlierBlindIndexes.length > 0 || Object.keys(keys.fields).length > 1;
}

function withNewKeys(keys: Keys): Keys {
  return {
    ...keys,
    blindIndex: randomBytes(32),
    earlierBlindIndexes: [keys.blindIndex],
    fields: { ...keys.fields, [newestKey(keys) + 1]: randomBytes(32) },
  };
}
