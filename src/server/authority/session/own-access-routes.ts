import * as contract from "#contract/authority/session.ts";
import { success } from "#kernel/result.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import { listFailedSignIns } from "./failed-attempts-store.ts";
import * as service from "./own-access-service.ts";
import * as passkeys from "./passkeys-service.ts";

const areaOf = "one's own access";

export const ownAccessRoutes: readonly Route[] = [
  route(contract.getOwnAccess, { areaOf, handle: async (context) => success(await service.getOwnAccess(context)) }),
  route(contract.endOtherSessions, { areaOf, handle: service.endOtherSessions }),
  route(contract.endOwnSession, { areaOf, handle: service.endOwnSession }),
  route(contract.changePassword, { areaOf, handle: service.changePassword }),
  route(contract.enrolSecondFactor, { areaOf, handle: service.enrolSecondFactor }),
  route(contract.removeSecondFactor, { areaOf, handle: service.removeSecondFactor }),
  route(contract.getPasskeyOptions, { areaOf, handle: passkeys.getPasskeyOptions }),
  route(contract.addPasskey, { areaOf, handle: passkeys.addPasskey }),
  route(contract.removePasskey, { areaOf, handle: passkeys.removePasskey }),
  route(contract.listFailedSignIns, {
    areaOf: "rows of one's own areas",
    handle: async ({ tx, house }, { query }) => {
      const page = { timeZone: house.config.VUON_TIME_ZONE, before: query.cursor, limit: query.limit + 1 };
      const rows = await listFailedSignIns(tx, page);
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
    },
  }),
];
