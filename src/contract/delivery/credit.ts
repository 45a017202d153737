/** Policy credit: the list of households that may borrow goes to the bank, and what the bank says of its loans comes back. */
import { z } from "zod";
import { upToToday } from "#contract/day-window.ts";
import { declare } from "#contract/declare.ts";
import { megabytes } from "#contract/endpoint.ts";
import { cursorByCount, dayInput, text } from "#contract/input.ts";
import { tableFile } from "#contract/table-file.ts";
import { areaId, day, id, instant, money, page } from "#contract/values.ts";
import { loanFaults, loanStates } from "#programme/delivery/credit/match-loans.ts";

export const loan = z.object({
  loanId: id("loan"),
  householdId: id("household"),
  communeId: areaId,
  communeName: z.string(),
  villageName: z.string().nullable(),
  headName: z.string().nullable(),
  number: z.string(),
  state: z.enum(loanStates),
  amount: money.nullable(),
  disbursedOn: day.nullable(),
  dueOn: day.nullable(),
  outstanding: money.nullable(),
  overdue: money.nullable(),
  remark: z.string().nullable(),
  /** The day on which the bank's figures hold. */
  asOf: day,
  isOverdue: z.boolean(),
});
const heldBack = z.array(z.object({ row: z.number().int(), code: z.string(), fault: z.enum(loanFaults) }));
const account = {
  /** Rows of the file: loans + unanswered + held back. */
  read: z.number().int(),
  matched: z.number().int(),
  unanswered: z.number().int(),
  heldBack,
};

export const listLoans = declare({
  id: "delivery.listLoans",
  method: "get",
  path: "/loans",
  act: "delivery.readLoans",
  summary: "Loans of the policy bank in an area, the overdue ones first, with their sums; at most 100 at once",
  query: z.object({
    areaId,
    state: z.enum(loanStates).optional(),
    overdue: z.enum(["yes"]).optional(),
    cursor: cursorByCount.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(100),
  }),
  output: page(loan).extend({
    sums: z.object({ amount: money, outstanding: money, overdue: money, overdueLoans: z.number().int() }),
  }),
});

export const printBorrowers = declare({
  id: "delivery.printBorrowers",
  method: "get",
  path: "/communes/{communeId}/papers/borrowers",
  act: "delivery.readLoans",
  summary: "Households of a commune that may borrow by the programme, as a workbook for the policy bank to fill in",
  params: z.object({ communeId: areaId }),
  query: z.object({ language: z.enum(["vi", "en", "id"]).default("vi") }),
  output: z.never(),
  file: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  isAudited: true,
});

export const recordLoanAnswers = declare({
  id: "delivery.recordLoanAnswers",
  method: "post",
  path: "/communes/{communeId}/loan-answers",
  largestBody: megabytes(6),
  act: "delivery.recordLoans",
  summary: "Take in what the policy bank says of its loans, tried first where asked; every row is accounted for",
  params: z.object({ communeId: areaId }),
  body: z.object({
    fileId: id("file"),
    file: tableFile,
    listName: text(200),
    asOf: dayInput,
    isTrial: z.boolean(),
  }),
  days: { asOf: upToToday },
  output: z.object({ isTrial: z.boolean(), ...account }),
});

export const listLoanFiles = declare({
  id: "delivery.listLoanFiles",
  method: "get",
  path: "/loan-files",
  act: "delivery.readLoans",
  summary: "Files of the policy bank that were taken in, the latest first, each with the rows that were held back",
  query: z.object({ areaId }),
  output: z.object({
    rows: z.array(
      z.object({
        fileId: id("file"),
        communeName: z.string(),
        listName: z.string(),
        asOf: day,
        readAt: instant,
        ...account,
      }),
    ),
  }),
});
