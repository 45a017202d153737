import { sql } from "kysely";
import type { Database, Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

export async function listPasskeys(tx: Tx, officerId: Id<"officer">) {
  const rows = await tx
    .selectFrom("sign_in.passkeys")
    .select(["passkey_id", "label", "added_at", "used_at"])
    .where("officer_id", "=", officerId)
    .orderBy("added_at")
    .execute();
  return rows.map((row) => ({
    passkeyId: row.passkey_id,
    label: row.label,
    addedAt: row.added_at,
    usedAt: row.used_at,
  }));
}

export type Passkey = {
  readonly passkeyId: string;
  readonly officerId: Id<"officer">;
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
};

export async function listCredentialsOf(tx: Tx, officerId: Id<"officer">) {
  return tx
    .selectFrom("sign_in.passkeys")
    .select(["credential_id", "transports"])
    .where("officer_id", "=", officerId)
    .execute();
}

/** False when the credential is known already, no matter who has it. */
export async function addPasskey(
  tx: Tx,
  passkey: Passkey & { readonly label: string; readonly now: string },
): Promise<boolean> {
  const added = await tx
    .insertInto("sign_in.passkeys")
    .values({
      passkey_id: passkey.passkeyId,
      officer_id: passkey.officerId,
      credential_id: passkey.credentialId,
      public_key: Buffer.from(passkey.publicKey),
      counter: BigInt(passkey.counter),
      transports: [...passkey.transports],
      label: passkey.label,
      added_at: passkey.now,
    })
    .onConflict((conflict) => conflict.column("credential_id").doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

export async function removePasskey(tx: Tx, officerId: Id<"officer">, passkeyId: string): Promise<boolean> {
  const removed = await tx
    .deleteFrom("sign_in.passkeys")
    .where("passkey_id", "=", passkeyId)
    .where("officer_id", "=", officerId)
    .executeTakeFirst();
  return removed.numDeletedRows > 0n;
}

export async function findPasskey(
  database: Database,
  credentialId: string,
): Promise<(Passkey & { readonly userName: string; readonly isDisabled: boolean }) | undefined> {
  const found = await sql<{
    passkey_id: string;
    officer_id: Id<"officer">;
    public_key: Buffer;
    counter: bigint;
    transports: string[];
    user_name: string;
    is_disabled: boolean;
  }>`select passkey.passkey_id, passkey.officer_id, passkey.public_key, passkey.counter, passkey.transports,
      officer.user_name, officer.disabled_at is not null as is_disabled
    from sign_in.passkeys passkey join authority.officers officer on officer.officer_id = passkey.officer_id
    where passkey.credential_id = ${credentialId}`.execute(database);
  const row = found.rows[0];
  return (
    row && {
      passkeyId: row.passkey_id,
      officerId: row.officer_id,
      credentialId,
      publicKey: row.public_key,
      counter: Number(row.counter),
      transports: row.transports,
      userName: row.user_name,
      isDisabled: row.is_disabled,
    }
  );
}

export async function markPasskeyUsed(database: Database, passkeyId: string, counter: number): Promise<void> {
  await sql`update sign_in.passkeys set counter = ${counter}, used_at = now() where passkey_id = ${passkeyId}`.execute(
    database,
  );
}
