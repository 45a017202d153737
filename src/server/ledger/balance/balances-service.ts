import * as contract from "#contract/ledger/balance.ts";
import { failure, success } from "#kernel/result.ts";
import * as ledger from "#server/ledger/published.ts";
import { plansOfMoney } from "#server/ledger/posting/plans-of-money.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { placeOfAccount } from "#server/ledger/posting/postings-store.ts";
import { moneyRowsShown } from "#server/ledger/posting/withheld-money.ts";

export const listBalances = readOwnAreas(contract.listBalances, async (context, { query }) => {
  const rows = await ledger.listBalances(context.tx, { areaId: query.areaId, year: query.year });
  return success({ rows: moneyRowsShown(rows, await plansOfMoney.answer().moneyWithheld(context, query.areaId)) });
});

export const readStatement = readOwnAreas(contract.readStatement, async (context, { params }) => {
  const account = await placeOfAccount(context.tx, params.accountId);
  const withheld = account === undefined ? undefined : await plansOfMoney.answer().refuseMoney(context, account);
  if (withheld !== undefined) return failure(withheld);
  return success({ rows: [...(await ledger.listStatement(context.tx, params.accountId))] });
});

export const checkLedger = readOwnAreas(contract.checkLedger, async ({ tx }) => {
  const { postings, findings } = await ledger.checkLedger(tx);
  return success({ postings, findings: [...findings] });
});
