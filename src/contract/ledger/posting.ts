/** The ledger opened, from a balance to its postings, from a posting to its entries and its document; reversal; contributions. */
import { z } from "zod";
import { moneyForms } from "#programme/ledger/ledger.ts";
import { declare } from "#contract/declare.ts";
import { code, moneyInput, text, yearQuery } from "#contract/input.ts";
import { areaId, day, id, instant, money } from "#contract/values.ts";
import { moneyForm } from "./balance.ts";

export const stages = ["budget", "allocated", "committed", "reserved", "disbursed", "settled", "returned"] as const;
export const stage = z.enum(stages);
/** Which money: everything that is left out is not asked. */
export const moneyFilter = {
  areaId,
  year: yearQuery.optional(),
  originYear: yearQuery.optional(),
  fundSource: code.optional(),
  component: code.optional(),
  form: z.enum(moneyForms).optional(),
};
const amounts = z.object({
  budget: money,
  allocated: money,
  committed: money,
  reserved: money,
  disbursed: money,
  settled: money,
  returned: money,
});
export const pivots = ["area", "fundSource", "component", "year", "originYear", "form"] as const;

export const exploreLedger = declare({
  id: "ledger.exploreLedger",
  method: "get",
  path: "/ledger/pivot",
  act: "ledger.readLedger",
  summary: "Balances by stage of the money, one row an area, a source, a component, a year, a year of origin or a form",
  query: z.object({ ...moneyFilter, by: z.enum(pivots).default("area") }),
  output: z.object({
    rows: z.array(z.object({ key: z.string(), name: z.string(), amounts })),
    /** What the filters may be set to, as the ledger has it. */
    choices: z.object({
      years: z.array(z.number().int()),
      originYears: z.array(z.number().int()),
      fundSources: z.array(z.string()),
      components: z.array(z.string()),
    }),
  }),
});

const postingFacts = z.object({
  postingId: id("posting"),
  kind: z.string(),
  /** The day on which it counts in the books. */
  on: day,
  postedAt: instant,
  officerName: z.string().nullable(),
  referenceKind: z.string(),
  referenceId: z.string(),
});
export const postingRow = postingFacts.extend({
  /** On the accounts that were asked for. */
  amount: money,
  /** How much it turned over on them, which is not zero where it moved money from one of them to another. */
  turned: money,
  isReversed: z.boolean(),
});
export const listPostings = declare({
  id: "ledger.listPostings",
  method: "get",
  path: "/ledger/postings",
  act: "ledger.readLedger",
  summary: "Postings behind a balance, the latest first, with what each moved on the accounts that are asked for",
  query: z.object({
    ...moneyFilter,
    stage: stage.optional(),
    kind: code.optional(),
    fundLineId: id("fund line").optional(),
    cursor: id("posting").optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: z.object({
    rows: z.array(postingRow),
    nextCursor: z.string().nullable(),
    total: z.number().int(),
    /** Of all, not only of these rows. */
    sum: money,
  }),
});

const ofPosting = z.object({ postingId: id("posting") });
export const posting = postingFacts.extend({
  reason: z.string().nullable(),
  reverses: id("posting").nullable(),
  reversedBy: id("posting").nullable(),
  /** Why it cannot be taken back now; null where it can. */
  reversalRefused: z.string().nullable(),
  areaId,
  entries: z.array(
    z.object({
      accountId: id("account"),
      areaId,
      areaName: z.string(),
      fundSource: z.string(),
      component: z.string(),
      year: z.number().int(),
      originYear: z.number().int(),
      form: moneyForm,
      kind: z.string(),
      fundLineId: z.string().nullable(),
      amount: money,
    }),
  ),
});
export const getPosting = declare({
  id: "ledger.getPosting",
  method: "get",
  path: "/ledger/postings/{postingId}",
  act: "ledger.readLedger",
  summary: "A posting: its entries, which sum to zero, and the document that it rests on",
  params: ofPosting,
  output: posting,
});
export const reversePosting = declare({
  id: "ledger.reversePosting",
  method: "post",
  path: "/ledger/postings/{postingId}/reversal",
  act: "ledger.reversePosting",
  summary: "Take a posting back by a new one that mirrors it; refused where its money has moved on",
  recordReadBy: getPosting,
  params: ofPosting,
  body: z.object({ reason: text(500, 3) }),
  output: posting,
});

export const given = z.discriminatedUnion("form", [
  z.object({ form: z.literal("money"), amount: moneyInput }),
  z.object({
    form: z.enum(["goods", "labour"]),
    /** Pieces or days, in hundredths. */
    quantityHundredths: z.int().min(1).max(1_000_000_000),
    unit: text(60),
    /** What one is worth. */
    unitValue: moneyInput,
  }),
]);
