import pg from "pg";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";

/** What the pool says, without a code, when no connection came free or could be made in time (pg-pool, connectionTimeoutMillis). */
const noConnection = /^(timeout exceeded when trying to connect|Connection terminated due to connection timeout)$/;

/** The database is ended, ending or starting (SQLSTATE), or is not reached (Node, pg): it is back in a moment, or the operator is informed. */
const away = new Set(["57P01", "57P02", "57P03", "ECONNREFUSED", "ECONNRESET", "EPIPE"]);
const connectionLost =
  /^(Connection terminated unexpectedly|Client has encountered a connection error and is not queryable)$/;

/** The disk is full (53100) or memory short (53200): nothing was written, and the operator sees it in the health. */
const exhausted = new Set(["53100", "53200", "53300"]);

/** The refusal behind an error that says "not now": no connection came free, or a lock was held too long. */
export function busyRefusal(error: unknown): Refusal | undefined {
  if (error instanceof pg.DatabaseError) {
    // 55P03: lock_not_available.
    if (error.code === "55P03") return refuse("record.busy");
    const code = error.code ?? "";
    return exhausted.has(code) || away.has(code) ? refuse("server.busy") : undefined;
  }
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string" && away.has(error.code)) return refuse("server.busy");
  return noConnection.test(error.message) || connectionLost.test(error.message) ? refuse("server.busy") : undefined;
}
