import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { sql } from "kysely";
import type { Database } from "#server/platform/database/database.ts";

/** So long an answer may take. */
export const challengeSeconds = 300;

/** Chance (16 bytes), the second when it ends (6 bytes), and a keyed hash over both and what it is for: it needs no row to be recognised. */
export function makeChallenge(secret: string, purpose: string, now = new Date()): string {
  const head = Buffer.alloc(22);
  randomBytes(16).copy(head);
  head.writeUIntBE(Math.floor(now.getTime() / 1000) + challengeSeconds, 16, 6);
  return Buffer.concat([head, seal(secret, purpose, head)]).toString("base64url");
}

/** Did we make it for this purpose, and is it still to be answered? */
export function isOwnChallenge(secret: string, purpose: string, challenge: string, now = new Date()): boolean {
  const bytes = Buffer.from(challenge, "base64url");
  if (bytes.length !== 54 || bytes.toString("base64url") !== challenge) return false;
  const head = bytes.subarray(0, 22);
  return (
    timingSafeEqual(bytes.subarray(22), seal(secret, purpose, head)) && head.readUIntBE(16, 6) * 1000 > now.getTime()
  );
}

/** True the first time. */
export async function spendChallenge(database: Database, challenge: string): Promise<boolean> {
  await sql`delete from sign_in.used_challenges where expires_at < now()`.execute(database);
  const spent = await sql`insert into sign_in.used_challenges (challenge, expires_at)
    values (${challenge}, now() + make_interval(secs => ${2 * challengeSeconds})) on conflict do nothing`.execute(
    database,
  );
  return spent.numAffectedRows === 1n;
}

function seal(secret: string, purpose: string, head: Buffer): Buffer {
  return createHmac("sha256", secret).update(`vuon.challenge\u001F${purpose}\u001F`).update(head).digest();
}
