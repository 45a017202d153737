import * as results from "#contract/review/explanation.ts";
import { success } from "#kernel/result.ts";
import type { Route } from "#server/platform/act/route.ts";
import { tableRoute } from "#server/platform/tables/table-route.ts";
import { route } from "#server/platform/act/route.ts";
import { listScoreTableRows } from "./score-tables-store.ts";
import { takeScoreTable } from "./score-tables-service.ts";
import { getStandard, listStandardKeys } from "./standards-store.ts";
import * as standardContract from "#contract/review/standard.ts";

const ownAreas = "rows of one's own areas";

export const standardRoutes: readonly Route[] = [
  route(standardContract.listStandards, {
    areaOf: ownAreas,
    handle: async ({ tx }) => {
      const rows = [];
      for (const { standardId, version } of await listStandardKeys(tx)) {
        const { standard, contentHash } = await getStandard(tx, standardId, version);
        const { pack } = standard;
        rows.push({
          standardId,
          version,
          contentHash,
          title: pack.title,
          validFrom: pack.validFrom,
          validTo: pack.validTo,
          draft: pack.draft,
          indicators: standard.indicators.map(({ pack: one, bit }) => ({
            code: one.code,
            service: one.service,
            name: one.name,
            bit,
          })),
          classes: standard.classes.map(({ code, name }) => ({ code, name })),
        });
      }
      return success({ rows });
    },
  }),
  route(results.listScoreTables, {
    areaOf: ownAreas,
    handle: async ({ tx }) => success({ rows: await listScoreTableRows(tx) }),
  }),
  tableRoute(results.loadScoreTable, { areaOf: async (_tx, { body }) => body.areaId, handle: takeScoreTable }),
];
