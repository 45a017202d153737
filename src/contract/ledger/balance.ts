import { z } from "zod";
import { moneyForms } from "#programme/ledger/ledger.ts";
import { areaId, id, instant, money } from "#contract/values.ts";
import { declare } from "#contract/declare.ts";
import { yearQuery } from "#contract/input.ts";
/** Money, or contributions of goods and labour at their value: never mixed. */
export const moneyForm = z.enum(moneyForms);
export const balance = z.object({
  accountId: id("account"),
  fundSource: z.string(),
  component: z.string(),
  areaId,
  areaName: z.string(),
  year: z.number().int(),
  /** The year in which it was first budgeted. */
  originYear: z.number().int(),
  form: moneyForm,
  kind: z.string(),
  fundLineId: z.string().nullable(),
  balance: money,
});
export const listBalances = declare({
  id: "ledger.listBalances",
  method: "get",
  path: "/ledger/balances",
  act: "ledger.readLedger",
  summary: "Balances by source, component, area, year and stage of the money",
  query: z.object({ areaId, year: yearQuery.optional() }),
  output: z.object({ rows: z.array(balance) }),
});
export const readStatement = declare({
  id: "ledger.readStatement",
  method: "get",
  path: "/ledger/accounts/{accountId}/statement",
  act: "ledger.readLedger",
  summary: "Every posting on an account, with its reference",
  params: z.object({ accountId: id("account") }),
  output: z.object({
    rows: z.array(
      z.object({
        postingId: id("posting"),
        kind: z.string(),
        referenceKind: z.string(),
        referenceId: z.string(),
        postedAt: instant,
        officerName: z.string().nullable(),
        amount: money,
        balanceAfter: money,
        reverses: z.string().nullable(),
      }),
    ),
  }),
});
export const checkLedger = declare({
  id: "ledger.checkLedger",
  method: "get",
  path: "/ledger/check",
  act: "ledger.readLedger",
  summary: "Recompute the ledger: every posting sums to zero, every balance is the sum of its entries",
  output: z.object({
    postings: z.number().int(),
    findings: z.array(z.object({ finding: z.string(), id: z.string(), difference: z.string() })),
  }),
});
