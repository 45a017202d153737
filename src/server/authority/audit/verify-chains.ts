import { sql } from "kysely";
import type { Database, Tx } from "#server/platform/database/database.ts";
import type { EntryRow } from "./chain-rows.ts";
import { inCatalogAlone, readChains } from "./chain-rows.ts";
import { hashEntry } from "./entry-hash.ts";

/** SHA-256 of the text of `authority.audit_hash`: who replaces the function has the next acts hashed as they like. */
const hashFunction = "7fe3945df5294da56b2ca21f716122c54d186b7b312d315093aceac76fa72dee";

export type ChainFinding = { readonly chain: string; readonly entryNumber: number; readonly finding: string };

type Head = { readonly number: bigint; readonly hash: Buffer };
/** Entries between two numbers, both outside: a later one follows the first of them. */
type PassedOver = { readonly after: bigint; readonly before: bigint };

const nothing = Buffer.alloc(0);
const fromOutside = "this entry was added from outside";
const replaced = { chain: "all", entryNumber: 0, finding: "the function that hashes entries was replaced" };

/**
 * Recomputes every chain in this process. Finds an entry that was changed (its hash differs), removed (a number is missing, or the head
 * is ahead of the last entry), inserted (its previous hash is not the hash before it), or added behind the head, rightly hashed or not:
 * the next act follows the head and passes it over. Run by a role that sees all rows. What is missing at the end together with its head
 * is found by the checkpoints (audit-checkpoints.ts).
 */
export async function verifyChains(
  database: Database,
): Promise<{ readonly entries: number; readonly findings: readonly ChainFinding[] }> {
  return inCatalogAlone(database, async (tx) => {
    const heads = new Map<string, Head>();
    const findings: ChainFinding[] = [];
    let entries = 0;
    let walk: ChainWalk | undefined;
    const finish = async () => {
      if (walk === undefined) return;
      findings.push(...(await walk.finish(tx)));
      heads.delete(walk.chain);
    };
    for await (const row of readChains(tx)) {
      if (row.kind === "head") {
        heads.set(row.chain, { number: BigInt(row.entryNumber), hash: row.hash });
        continue;
      }
      if (walk?.chain !== row.chain) {
        await finish();
        walk = new ChainWalk(row.chain, heads.get(row.chain));
      }
      await walk.pass(row, tx);
      entries += 1;
    }
    await finish();
    for (const [chain, { number }] of heads) findings.push(at(chain, number, lastReplaced));
    findings.sort((one, other) => compare(one.chain, other.chain) || one.entryNumber - other.entryNumber);
    return { entries, findings: (await isHashReplaced(tx)) ? [replaced, ...findings] : findings };
  });
}

const lastReplaced = "the last entry was removed or replaced";
const at = (chain: string, number: bigint, finding: string): ChainFinding => ({
  chain,
  entryNumber: Number(number),
  finding,
});
const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));

/** One chain from its first entry to its last; of the entries it keeps the one before. */
class ChainWalk {
  readonly chain: string;
  readonly #head: Head | undefined;
  readonly #findings: ChainFinding[] = [];
  readonly #passedOver: PassedOver[] = [];
  #number = 0n;
  #hash: Buffer = nothing;
  #hashAtHead: Buffer | undefined;

  constructor(chain: string, head: Head | undefined) {
    this.chain = chain;
    this.#head = head;
  }

  async pass(entry: EntryRow, tx: Tx): Promise<void> {
    const number = BigInt(entry.entryNumber);
    if (number <= this.#number) throw new Error("the entries of a chain were not read in order");
    const finding = await this.#find(entry, number, tx);
    if (finding !== undefined) this.#findings.push(at(this.chain, number, finding));
    if (number === this.#head?.number) this.#hashAtHead = entry.hash;
    this.#number = number;
    this.#hash = entry.hash;
  }

  async #find(entry: EntryRow, number: bigint, tx: Tx): Promise<string | undefined> {
    let follows = entry.previousHash.equals(this.#hash);
    if (!follows) {
      const after = await numberOfHash(tx, entry, number);
      follows = after !== undefined;
      if (after !== undefined) this.#passedOver.push({ after, before: number });
    }
    if (this.#head !== undefined && number > this.#head.number) return fromOutside;
    if (number !== this.#number + 1n) return "an entry before this one was removed";
    if (!follows) return "this entry does not follow the one before it";
    return hashEntry(entry.previousHash, entry).equals(entry.hash) ? undefined : "this entry was changed";
  }

  async finish(tx: Tx): Promise<readonly ChainFinding[]> {
    const foreign = new Set<bigint>();
    for (const range of this.#passedOver)
      for (const number of await numbersWithin(tx, this.chain, range)) foreign.add(number);
    const found = this.#findings.filter(({ entryNumber }) => !foreign.has(BigInt(entryNumber)));
    found.push(...[...foreign].map((number) => at(this.chain, number, fromOutside)));
    if (this.#head === undefined) found.push(at(this.chain, 0n, "the head of the chain was removed"));
    else if (this.#hashAtHead?.equals(this.#head.hash) !== true)
      found.push(at(this.chain, this.#head.number, lastReplaced));
    return found;
  }
}

/** The last entry further back that an entry follows: the ones between were added from outside. */
async function numberOfHash(tx: Tx, { chain, previousHash }: EntryRow, before: bigint): Promise<bigint | undefined> {
  const { rows } = await sql<{ number: bigint | null }>`select max(entry_number) as number from authority.audit_entries
    where chain = ${chain} and entry_number < ${before} and hash = ${previousHash}`.execute(tx);
  return rows[0]?.number ?? (previousHash.length === 0 ? 0n : undefined);
}

async function numbersWithin(tx: Tx, chain: string, { after, before }: PassedOver): Promise<readonly bigint[]> {
  const { rows } = await sql<{ number: bigint }>`select entry_number as number from authority.audit_entries
    where chain = ${chain} and entry_number > ${after} and entry_number < ${before}`.execute(tx);
  return rows.map(({ number }) => number);
}

/** Its text, and the settings it is given: a search path of its own lets it call another `sha256`. */
async function isHashReplaced(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ hash: string; isPlain: boolean }>`
    select encode(sha256(convert_to(prosrc, 'UTF8')), 'hex') as hash,
      proconfig is null and prolang = (select oid from pg_language where lanname = 'sql') as "isPlain"
    from pg_proc where proname = 'audit_hash' and pronamespace = (select oid from pg_namespace where nspname = 'authority')`.execute(
    tx,
  );
  const [made, another] = rows;
  return another !== undefined || made?.hash !== hashFunction || !made.isPlain;
}
