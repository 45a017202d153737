import * as ledger from "#contract/ledger/posting.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import { readContributions, takeContribution } from "./contribution/contributions-service.ts";
import { explore, readPosting, readPostings, reverse } from "./posting/postings-service.ts";
import { areaOfPosting } from "./posting/postings-store.ts";
import * as contribution from "#contract/ledger/contribution.ts";
import { failure, success } from "#kernel/result.ts";
import { checkLedger, listBalances, listStatement } from "./published.ts";
import { placeOfAccount } from "#server/planning/plan/money-lines-store.ts";
import { moneyRowsShown, moneyWithheld, refuseMoney } from "#server/planning/plan/money-shown.ts";
import * as balance from "#contract/ledger/balance.ts";

const ownAreas = "rows of one's own areas";

export const ledgerRoutes: readonly Route[] = [
  route(ledger.exploreLedger, { areaOf: ownAreas, handle: explore }),
  route(ledger.listPostings, { areaOf: ownAreas, handle: readPostings }),
  route(ledger.getPosting, {
    areaOf: ownAreas,
    handle: async (context, { params }) => readPosting(context, params.postingId),
  }),
  route(ledger.reversePosting, {
    areaOf: async (tx, { params }) => areaOfPosting(tx, params.postingId),
    handle: reverse,
  }),
  route(contribution.recordContribution, { areaOf: async (_tx, { body }) => body.areaId, handle: takeContribution }),
  route(contribution.listContributions, { areaOf: ownAreas, handle: readContributions }),
  route(balance.listBalances, {
    areaOf: ownAreas,
    handle: async (context, { query }) => {
      const rows = await listBalances(context.tx, { areaId: query.areaId, year: query.year });
      return success({ rows: moneyRowsShown(rows, await moneyWithheld(context, query.areaId)) });
    },
  }),
  route(balance.readStatement, {
    areaOf: ownAreas,
    handle: async (context, { params }) => {
      const account = await placeOfAccount(context.tx, params.accountId);
      const withheld = account === undefined ? undefined : await refuseMoney(context, account);
      if (withheld !== undefined) return failure(withheld);
      return success({ rows: [...(await listStatement(context.tx, params.accountId))] });
    },
  }),
  route(balance.checkLedger, {
    areaOf: ownAreas,
    handle: async ({ tx }) => {
      const { postings, findings } = await checkLedger(tx);
      return success({ postings, findings: [...findings] });
    },
  }),
];
