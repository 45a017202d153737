import pg from "pg";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";

/** What the pool says, without a code, when no connection came free or could be made in time (pg-pool, connectionTimeoutMillis). */
const noConnection = /^(timeout exceeded when trying to connect|Connection terminated due to connection timeout)$/;

/** The refusal behind an error that says "not now": no connection came free, or a lock was held too long. */
export function busyRefusal(error: unknown): Refusal | undefined {
  if (error instanceof pg.DatabaseError) {
    // 55P03: lock_not_available; 53300: too_many_connections.
    if (error.code === "55P03") return refuse("record.busy");
    return error.code === "53300" ? refuse("server.busy") : undefined;
  }
  return error instanceof Error && noConnection.test(error.message) ? refuse("server.busy") : undefined;
}
