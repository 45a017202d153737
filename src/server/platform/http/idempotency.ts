import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { ServerContext } from "#server/platform/server-context.ts";

/** A request is repeated within minutes, after a broken line; a phone that was offline repeats within days. */
const daysKept = 7;

export type KeyedRequest = {
  readonly officerId: Id<"officer">;
  readonly key: string;
  readonly endpoint: string;
  readonly body: string;
  /** Sent again, it is refused: its answer was not kept. */
  readonly isSecret?: boolean;
};

/**
 * Claims the key in the act's own transaction. A second request with the key waits for the first to end: then it gets the
 * first one's answer, or, when the first was rolled back, the key. Answers the earlier response, or undefined for a new key.
 */
export async function claimKey(
  tx: Tx,
  request: KeyedRequest,
  now: string,
): Promise<Result<{ readonly earlier: unknown } | undefined, Refusal>> {
  const requestHash = request.isSecret === true ? "" : createHash("sha256").update(request.body).digest("base64url");
  const claimed = await tx
    .insertInto("platform.idempotency_keys")
    .values({
      officer_id: request.officerId,
      key: request.key,
      endpoint: request.endpoint,
      request_hash: requestHash,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(["officer_id", "key"]).doNothing())
    .executeTakeFirst();
  if (claimed.numInsertedOrUpdatedRows === 1n) return success(undefined);
  const earlier = await tx
    .selectFrom("platform.idempotency_keys")
    .select(["endpoint", "request_hash", "response"])
    .where("officer_id", "=", request.officerId)
    .where("key", "=", request.key)
    .executeTakeFirstOrThrow();
  if (earlier.endpoint !== request.endpoint || earlier.request_hash !== requestHash) {
    return failure(refuse("request.key_reused"));
  }
  if (request.isSecret === true) return failure(refuse("request.answered_before"));
  return success({ earlier: earlier.response });
}

export async function keepResponse(tx: Tx, request: KeyedRequest, response: unknown): Promise<void> {
  await tx
    .updateTable("platform.idempotency_keys")
    .set({ status: 200, response: request.isSecret === true ? null : JSON.stringify(response) })
    .where("officer_id", "=", request.officerId)
    .where("key", "=", request.key)
    .execute();
}

/** @param ownersServer removes the keys of all officers */
export async function removeOldKeys(ownersServer: ServerContext): Promise<void> {
  await sql`delete from platform.idempotency_keys
    where created_at < ${ownersServer.now()}::timestamptz - make_interval(days => ${daysKept})`.execute(
    ownersServer.database,
  );
}
