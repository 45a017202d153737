/**
 * The hash of an audit entry, built here as `authority.audit_hash` builds it in the database. Who owns the database may change every
 * function of it, and where a function looks for the ones it calls: what verifies must not ask one of them.
 */
import { createHash } from "node:crypto";

/** An entry as the database writes its values as text; the instant in UTC with microseconds. */
export type HashedEntry = {
  readonly chain: string;
  readonly entryNumber: string;
  readonly entryId: string;
  readonly at: string;
  readonly officerId: string | null;
  readonly act: string;
  readonly areaId: string;
  readonly recordKind: string;
  readonly recordId: string;
  readonly facts: string;
};

const separator = "\u001F";

export function hashEntry(previousHash: Uint8Array, entry: HashedEntry): Buffer {
  const { chain, entryNumber, entryId, at, officerId, act, areaId, recordKind, recordId, facts } = entry;
  const parts = [chain, entryNumber, entryId, at, officerId ?? "-", act, areaId, recordKind, recordId, facts];
  return createHash("sha256").update(previousHash).update(parts.join(separator), "utf8").digest();
}
