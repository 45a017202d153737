import * as contract from "#contract/authority/session.ts";
import { success } from "#kernel/result.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import * as store from "./failed-attempts-store.ts";

export const listFailedSignIns = readOwnAreas(contract.listFailedSignIns, async ({ tx, server }, { query }) => {
  const page = { timeZone: server.timeZone, before: query.cursor, limit: query.limit + 1 };
  const rows = await store.listFailedSignIns(tx, page);
  const shown = rows.slice(0, query.limit);
  return success({
    rows: shown.map((row) => ({
      day: row.day,
      address: row.address,
      userName: row.user_name,
      account: row.account,
      method: row.method,
      reason: row.reason,
      attempts: Number(row.attempts),
      firstAt: row.first_at,
      lastAt: row.last_at,
    })),
    nextCursor: rows.length > shown.length ? (shown.at(-1)?.place ?? null) : null,
    total: null,
  });
});
