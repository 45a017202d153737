import * as contract from "#contract/authority/audit.ts";
import { success } from "#kernel/result.ts";
import { factsWithoutCounts } from "#programme/authority/audit/facts-without-counts.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { readsHouseholds } from "#server/suppression/count-reader.ts";
import { listAuditRows } from "./audit-store.ts";
import { listReadRows } from "./reads-store.ts";

export const listAuditEntries = readOwnAreas(contract.listAuditEntries, async (context, { query }) => {
  const { tx, server } = context;
  const mayName = await readsHouseholds(context);
  const rows = await listAuditRows(tx, {
    recordKind: query.recordKind,
    recordId: query.recordId,
    ...(query.cursor === undefined ? {} : { before: query.cursor }),
    limit: query.limit + 1,
    timeZone: server.timeZone,
  });
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return success({
    rows: shown.map((row) => (mayName ? row : { ...row, facts: factsWithoutCounts(row.facts) })),
    nextCursor: rows.length > shown.length && last !== undefined ? `${last.at} ${last.entryId}` : null,
    total: null,
  });
});

export const listReads = readOwnAreas(
  contract.listReads,
  async ({ tx, server }, { query: { cursor, limit, householdId } }) => {
    const timeZone = server.timeZone;
    const rows = await listReadRows(tx, { householdId, before: cursor, limit: limit + 1, timeZone });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const nextCursor = rows.length > shown.length && last !== undefined ? `${last.at} ${last.readId}` : null;
    return success({ rows: shown, nextCursor, total: null });
  },
);
