/**
 * Checkpoints of the audit: where every chain stood, kept outside the database and signed with a key that is not in it. Who may change
 * every row of the database can cut the end of a chain, empty the table or hash a chain again, but cannot make it fit a checkpoint.
 * A digest printed on paper shows the same even to someone who distrusts the machine that holds the key.
 */
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { sql } from "kysely";
import { z } from "zod";
import { keptActs } from "#server/platform/outbox/outbox-store.ts";
import { findFact, recordFact } from "#server/platform/facts.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import type { Database } from "#server/platform/database/database.ts";
import { inCatalogAlone } from "./chain-rows.ts";
import type { ChainFinding } from "./verify-chains.ts";
import { verifyChains } from "./verify-chains.ts";

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const stood = z.object({
  number: z.number().int().positive(),
  at: z.string(),
  /** Digest of the checkpoint before; empty for the first. */
  previous: z.union([hex, z.literal("")]),
  heads: z.array(z.tuple([z.string(), z.number().int().positive(), hex])),
});
const checkpoint = stood.extend({ digest: hex, signature: z.string() });
export type Checkpoint = z.output<typeof checkpoint>;

/** `chain` and `entryNumber` say where; 0 for the checkpoints themselves. */
export type AuditFinding = ChainFinding;

type Place = { readonly checkpoints: string; readonly key: string };

export function auditPlace(config: ServerContext["config"]): Place {
  const home = resolve(config.VUON_HOME ?? ".vuon");
  return { checkpoints: join(home, "audit-checkpoints.jsonl"), key: join(home, "audit-key.pem") };
}

/**
 * Verifies the chains and the earlier checkpoints and writes a new one where something was added since. Nothing is signed over a chain
 * that is not in order: then the findings are answered. Of several processes one writes at a time, or two checkpoints had one number.
 */
export async function writeCheckpoint(
  { database, now }: Pick<ServerContext, "database" | "now">,
  place: Place,
): Promise<{ readonly checkpoint: Checkpoint | undefined; readonly findings: readonly AuditFinding[] }> {
  return inCatalogAlone(database, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('authority.audit_checkpoints'))`.execute(tx);
    // Before they are verified, so that what is signed has been.
    const heads = await readHeads(tx);
    const { findings } = await verifyAudit(tx, place);
    const known = await readCheckpoints(place);
    const last = known.at(-1);
    if (findings.length > 0) return { checkpoint: last, findings };
    if (heads.length === 0 || JSON.stringify(last?.heads) === JSON.stringify(heads))
      return { checkpoint: last, findings };
    const made = await signed(
      { number: (last?.number ?? 0) + 1, at: now(), previous: last?.digest ?? "", heads },
      place,
    );
    await writeCheckpoints(place, [...known, made]);
    await rememberLast(tx, made, now());
    return { checkpoint: made, findings };
  });
}

async function signed(stands: z.output<typeof stood>, place: Place): Promise<Checkpoint> {
  const digest = digestOf(stands);
  const signature = sign(null, Buffer.from(digest, "hex"), await privateKey(place)).toString("base64");
  return { ...stands, digest, signature };
}

/**
 * In a new installation there is nothing to sign before the first act: the first checkpoint follows it within minutes. The outbox and
 * the remembered checkpoint count too, so that an emptied audit is verified and reported.
 */
export async function hasEntries({ database }: Pick<ServerContext, "database">): Promise<boolean> {
  const found = await sql<{ has: boolean }>`select exists (select from authority.audit_heads)
    or exists (${keptActs}) as has`.execute(database);
  return found.rows[0]?.has === true || (await recallLast(database)) !== undefined;
}

/** @throws Error when something was found: the daily task has failed then, and health says so. */
export async function writeDailyCheckpoint(ownersServer: ServerContext): Promise<void> {
  const { findings } = await writeCheckpoint(ownersServer, auditPlace(ownersServer.config));
  for (const { chain, entryNumber, finding } of findings)
    ownersServer.log("error", "audit", { chain, entryNumber, finding });
  if (findings.length > 0)
    throw new Error(`the audit is not in order: ${findings.length} findings, see vuon audit verify`);
}

/** The chains, and what the checkpoints say of them; with a digest from paper, whether the checkpoint of that paper is there and holds. */
export async function verifyAudit(
  database: Database,
  place: Place,
  digestOnPaper?: string,
): Promise<{ readonly entries: number; readonly checkpoints: number; readonly findings: readonly AuditFinding[] }> {
  return inCatalogAlone(database, async (tx) => {
    const { entries, findings: ofChains } = await verifyChains(tx);
    // Before the file: a checkpoint that is written meanwhile is in the file first.
    const remembered = await recallLast(tx);
    const known = await readCheckpoints(place);
    const paper = digestOnPaper?.toLowerCase().replaceAll(/[^0-9a-f]/g, "");
    const findings = [
      ...ofChains,
      ...(await findingsOfFile(known, place)),
      ...findingsOfLast(remembered, known),
      ...(await findingsOfHeads(tx, known)),
      ...(await findingsOfOutbox(tx)),
      ...(paper === undefined || known.some(({ digest }) => digest === paper)
        ? []
        : [ofCheckpoints("no checkpoint has the digest of the paper")]),
    ];
    return { entries, checkpoints: known.length, findings };
  });
}

/** In groups of four, so that it can be read aloud and typed. */
export const spellDigest = (digest: string): string => digest.replaceAll(/(.{4})(?=.)/g, "$1 ");

const ofCheckpoints = (finding: string): AuditFinding => ({ chain: "checkpoints", entryNumber: 0, finding });

function digestOf({ number, at, previous, heads }: z.output<typeof stood>): string {
  return createHash("sha256")
    .update(JSON.stringify([number, at, previous, heads]))
    .digest("hex");
}

async function readCheckpoints({ checkpoints }: Place): Promise<readonly Checkpoint[]> {
  const text = await readFile(checkpoints, "utf8").catch(ifMissing(""));
  const read: Checkpoint[] = [];
  for (const line of text.split("\n").filter((each) => each !== "")) {
    const one = checkpoint.safeParse(parsed(line));
    // A line that a full disk or a power cut broke off. What is missing then is missed by the number that the database remembers.
    if (!one.success) break;
    read.push(one.data);
  }
  return read;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The whole file is written beside the old one and takes its place, so that it never ends within a line. */
async function writeCheckpoints({ checkpoints }: Place, all: readonly Checkpoint[]): Promise<void> {
  await mkdir(resolve(checkpoints, ".."), { recursive: true });
  const unfinished = `${checkpoints}.unfinished`;
  await writeFile(unfinished, all.map((one) => `${JSON.stringify(one)}\n`).join(""), { mode: 0o600 });
  await rename(unfinished, checkpoints);
}

async function readHeads(database: Database): Promise<Checkpoint["heads"]> {
  const found = await sql<{ chain: string; number: number; hash: string }>`
    select chain, entry_number::int as number, encode(hash, 'hex') as hash from authority.audit_heads
    where entry_number > 0 order by chain`.execute(database);
  return found.rows.map(({ chain, number, hash }) => [chain, number, hash]);
}

async function findingsOfFile(known: readonly Checkpoint[], place: Place): Promise<readonly AuditFinding[]> {
  if (known.length === 0) return [];
  const key = createPublicKey(await privateKey(place));
  return known.flatMap((one, at) => {
    const before = known[at - 1];
    const isWhole =
      one.digest === digestOf(one) &&
      verify(null, Buffer.from(one.digest, "hex"), key, Buffer.from(one.signature, "base64")) &&
      one.previous === (before?.digest ?? "") &&
      one.number === at + 1;
    return isWhole ? [] : [ofCheckpoints(`checkpoint ${one.number} was changed, or signed with another key`)];
  });
}

/** Fewer show that an audit was emptied. */
const mostOfOutbox = 1000;

const lastFact = "audit.checkpoint";
type Remembered = Pick<Checkpoint, "number" | "digest">;

/** The database remembers the last one, so that a file that lost its end is noticed too. */
async function recallLast(database: Database): Promise<Remembered | undefined> {
  const found = await findFact(database, lastFact);
  return found === undefined ? undefined : z.object({ number: z.number(), digest: z.string() }).parse(found);
}

function findingsOfLast(last: Remembered | undefined, known: readonly Checkpoint[]): readonly AuditFinding[] {
  if (last === undefined || known[last.number - 1]?.digest === last.digest) return [];
  return [ofCheckpoints(`checkpoint ${last.number} is missing from the file`)];
}

async function findingsOfHeads(database: Database, known: readonly Checkpoint[]): Promise<readonly AuditFinding[]> {
  const heads = new Map(known.flatMap(({ heads: all }) => all.map((head) => [head.join(" "), head] as const)));
  const all = [...heads.values()];
  const found = await sql<AuditFinding>`
    select stood.chain, stood.number::int as "entryNumber",
      case when entry.chain is null then 'this entry was removed after a checkpoint' else 'the chain was hashed again after a checkpoint' end as finding
    from unnest(${all.map(([chain]) => chain)}::text[], ${all.map(([, number]) => number)}::bigint[], ${all.map(([, , hash]) => hash)}::text[])
      as stood (chain, number, hash)
    left join authority.audit_entries entry on entry.chain = stood.chain and entry.entry_number = stood.number
    where entry.hash is distinct from decode(stood.hash, 'hex') order by 1, 2`.execute(database);
  return found.rows;
}

/** The outbox keeps what was done for weeks under the same ids: before the first checkpoint it alone knows what an emptied audit held. */
async function findingsOfOutbox(database: Database): Promise<readonly AuditFinding[]> {
  const found = await sql<AuditFinding>`
    select done.area_id as chain, 0 as "entryNumber", 'the entry ' || done.entry_id || ' of an act in the outbox is missing' as finding
    from (${keptActs}) done
    where not exists (select from authority.audit_entries entry where entry.entry_id = done.entry_id and entry.chain = done.area_id)
    order by done.area_id, done.entry_id limit ${mostOfOutbox}`.execute(database);
  return found.rows;
}

async function rememberLast(database: Database, { number, digest }: Checkpoint, at: string): Promise<void> {
  await recordFact(database, { name: lastFact, value: { number, digest }, at });
}

/** Ed25519; made once, readable by its owner alone. Keep a copy apart from the database, as of the other keys. */
async function privateKey({ key }: Place): Promise<string> {
  await mkdir(resolve(key, ".."), { recursive: true });
  const made = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" });
  // "wx": of two processes that begin at once, one makes the file and the other reads it.
  await writeFile(key, made, { mode: 0o600, flag: "wx" }).catch(ifThere);
  return readFile(key, "utf8");
}

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? error.code : undefined);
const ifMissing =
  <Value>(instead: Value) =>
  (error: unknown): Value => {
    if (codeOf(error) === "ENOENT") return instead;
    throw error;
  };
const ifThere = (error: unknown): void => {
  if (codeOf(error) !== "EEXIST") throw error;
};
