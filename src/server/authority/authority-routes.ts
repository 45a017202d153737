import { listAuditEntries, listReads } from "#contract/authority/audit.ts";
import { success } from "#kernel/result.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import { readSession } from "./authority-service.ts";
import { factsWithoutCounts } from "#programme/authority/audit/facts-without-counts.ts";
import { readsHouseholds } from "#server/suppression/count-reader.ts";
import { officersRoutes } from "./post/officers-routes.ts";
import { listAuditRows } from "./audit/audit-store.ts";
import { listReadRows } from "./audit/reads-store.ts";
import { getSession } from "#contract/authority/session.ts";

export const authorityRoutes: readonly Route[] = [
  route(getSession, {
    areaOf: "rows of one's own areas",
    handle: async (context) => success(await readSession(context)),
  }),
  ...officersRoutes,
  route(listAuditEntries, {
    areaOf: "rows of one's own areas",
    handle: async (context, { query }) => {
      const { tx, house } = context;
      const mayName = await readsHouseholds(context);
      const rows = await listAuditRows(tx, {
        recordKind: query.recordKind,
        recordId: query.recordId,
        ...(query.cursor === undefined ? {} : { before: query.cursor }),
        limit: query.limit + 1,
        timeZone: house.config.VUON_TIME_ZONE,
      });
      const shown = rows.slice(0, query.limit);
      const last = shown.at(-1);
      return success({
        rows: shown.map((row) => (mayName ? row : { ...row, facts: factsWithoutCounts(row.facts) })),
        nextCursor: rows.length > shown.length && last !== undefined ? `${last.at} ${last.entryId}` : null,
        total: null,
      });
    },
  }),
  route(listReads, {
    areaOf: "rows of one's own areas",
    handle: async ({ tx, house }, { query: { cursor, limit, householdId } }) => {
      const timeZone = house.config.VUON_TIME_ZONE;
      const rows = await listReadRows(tx, { householdId, before: cursor, limit: limit + 1, timeZone });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const nextCursor = rows.length > shown.length && last !== undefined ? `${last.at} ${last.readId}` : null;
      return success({ rows: shown, nextCursor, total: null });
    },
  }),
];
