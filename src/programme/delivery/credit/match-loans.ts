/** What the policy bank reports of its loans: each row of its file is a loan, left open by the bank, or held back with its reason. */
import type { LocalDate } from "#kernel/local-date.ts";
import { readDay } from "#kernel/read-day.ts";

export const loanStates = ["applied", "approved", "refused", "disbursed", "repaid"] as const;
export type LoanState = (typeof loanStates)[number];

export const loanFaults = [
  "no_code",
  "unknown_code",
  "listed_twice",
  "state_not_understood",
  "amount_not_understood",
  "day_not_understood",
  "amount_or_day_missing",
  "owes_more_than_lent",
  "day_after_the_list",
  "due_before_disbursed",
  "list_is_older",
] as const;
export type LoanFault = (typeof loanFaults)[number];

export type LoanRow = {
  readonly row: number;
  readonly code: string;
  readonly number: string;
  readonly state: string;
  readonly amount: string;
  readonly disbursedOn: string;
  readonly dueOn: string;
  readonly outstanding: string;
  readonly overdue: string;
  readonly remark: string;
};

export type ReportedLoan = {
  readonly row: number;
  readonly householdId: string;
  readonly number: string;
  readonly state: LoanState;
  readonly amount: bigint | null;
  readonly disbursedOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  readonly outstanding: bigint | null;
  readonly overdue: bigint | null;
  readonly remark: string | null;
};

export type MatchedLoans = {
  readonly read: number;
  readonly loans: readonly ReportedLoan[];
  /** Rows of which the bank says nothing yet. */
  readonly unanswered: readonly number[];
  readonly heldBack: readonly { readonly row: number; readonly code: string; readonly fault: LoanFault }[];
};

type How = {
  /** The day on which the figures of the file hold. */
  readonly asOf: LocalDate;
  readonly meaningOf: (state: string) => LoanState | undefined;
  /** Of a column of sums; undefined where a sum cannot be read. */
  readonly amountOf: (written: string) => bigint | undefined;
  /** Until when the loans of households are known, by household and number. */
  readonly knownUntil: ReadonlyMap<string, LocalDate>;
};

export const loanKey = (householdId: string, number: string) => `${householdId} ${number}`;

/** Read = loans + unanswered + held back. */
export function matchLoans(rows: readonly LoanRow[], households: ReadonlySet<string>, how: How): MatchedLoans {
  const keyOf = ({ code, number }: LoanRow) => loanKey(code.toLowerCase(), number);
  const times = new Map<string, number>();
  for (const row of rows) times.set(keyOf(row), (times.get(keyOf(row)) ?? 0) + 1);
  const loans: ReportedLoan[] = [];
  const unanswered: number[] = [];
  const heldBack: MatchedLoans["heldBack"][number][] = [];
  for (const row of rows) {
    const read =
      row.code === ""
        ? "no_code"
        : !households.has(row.code.toLowerCase())
          ? "unknown_code"
          : (times.get(keyOf(row)) ?? 0) > 1
            ? "listed_twice"
            : row.state === ""
              ? undefined
              : readLoan(row, how);
    if (read === undefined) unanswered.push(row.row);
    else if (typeof read === "string") heldBack.push({ row: row.row, code: row.code, fault: read });
    else loans.push(read);
  }
  return { read: rows.length, loans, unanswered, heldBack };
}

function readLoan(row: LoanRow, { asOf, meaningOf, amountOf, knownUntil }: How): ReportedLoan | LoanFault {
  const state = meaningOf(row.state);
  if (state === undefined) return "state_not_understood";
  const sums = [row.amount, row.outstanding, row.overdue].map((written) => (written === "" ? null : amountOf(written)));
  const [amount, outstanding, overdue] = sums;
  if (amount === undefined || outstanding === undefined || overdue === undefined) return "amount_not_understood";
  const [disbursedOn, dueOn] = [row.disbursedOn, row.dueOn].map((written) =>
    written === "" ? null : readDay(written),
  );
  if (disbursedOn === undefined || dueOn === undefined) return "day_not_understood";
  const isLent = state === "disbursed" || state === "repaid";
  if (isLent && (amount === null || amount <= 0n || disbursedOn === null)) return "amount_or_day_missing";
  if ((outstanding ?? 0n) > (amount ?? 0n) || (overdue ?? 0n) > (outstanding ?? 0n)) return "owes_more_than_lent";
  if (disbursedOn !== null && disbursedOn > asOf) return "day_after_the_list";
  if (disbursedOn !== null && dueOn !== null && dueOn < disbursedOn) return "due_before_disbursed";
  const householdId = row.code.toLowerCase();
  const known = knownUntil.get(loanKey(householdId, row.number));
  if (known !== undefined && known > asOf) return "list_is_older";
  const { row: at, number } = row;
  const remark = row.remark === "" ? null : row.remark;
  return {
    row: at,
    householdId,
    number,
    state,
    amount: amount === 0n ? null : amount,
    disbursedOn,
    dueOn,
    outstanding,
    overdue,
    remark,
  };
}
