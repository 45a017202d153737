import * as contract from "#contract/delivery/credit.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { moneyReader } from "#kernel/read-money.ts";
import { columnsCalled } from "#kernel/table-head.ts";
import { loanStates, matchLoans } from "#programme/delivery/credit/match-loans.ts";
import type { LoanRow } from "#programme/delivery/credit/match-loans.ts";
import { judgeCandidates } from "#server/delivery/eligibility/judge-candidates.ts";
import { kindsRunning } from "#server/delivery/eligibility/programmes-running.ts";
import { actsOnKey } from "#server/platform/act/keyed-act.ts";
import { done, readIn, readOwnAreas } from "#server/platform/act/record-act.ts";
import { country, moneyWords } from "#server/platform/country.ts";
import { wordsIn } from "#server/platform/print/words.ts";
import { nameColumns } from "#server/platform/tables/read/name-columns.ts";
import { workbookFile } from "#server/platform/tables/workbook-file.ts";
import * as store from "./loans-store.ts";

const file = "loans.yaml";
const mostRows = 5000;
/** What the commune knows, then what the bank fills in. */
const known = ["code", "village", "head", "born", "address", "class", "members"] as const;
const filledIn = ["number", "state", "amount", "disbursedOn", "dueOn", "outstanding", "overdue", "remark"] as const;

export const listLoans = readOwnAreas(contract.listLoans, async ({ tx, today }, { query }) => {
  const { cursor, limit, ...asked } = query;
  const after = Number(cursor ?? 0);
  const filter = { ...asked, today };
  const rows = await store.listLoanRows(tx, filter, { after, limit });
  const { total, ...sums } = await store.sumLoans(tx, filter);
  const next = after + rows.length;
  return success({ rows, nextCursor: next < total && rows.length > 0 ? String(next) : null, total, sums });
});

export const listLoanFiles = readOwnAreas(contract.listLoanFiles, async ({ tx }, { query }) =>
  success({ rows: await store.listLoanFileRows(tx, query.areaId) }),
);

/** Households that a kind of the programme lends to, as a list that the bank fills in. */
export const printBorrowers = readIn(
  contract.printBorrowers,
  async (_tx, { params }) => params.communeId,
  async (context, { params: { communeId }, query }) => {
    const { tx, today } = context;
    const lends = (await kindsRunning(tx, Number(today.slice(0, 4)))).filter(
      ({ kind }) => kind.pack.money.pattern === "loan",
    );
    const borrowers = new Map<string, { readonly class: string; readonly members: number }>();
    const ids: Parameters<typeof store.listBorrowerRows>[1][number][] = [];
    for (const { kind, indicatorCodes } of lends) {
      const activity = { communeId, activityId: context.newId<"activity">(), inUse: { kind, indicatorCodes } };
      for (const { candidate, answer } of await judgeCandidates(tx, activity, today)) {
        if (answer !== "yes" || borrowers.has(candidate.householdId)) continue;
        borrowers.set(candidate.householdId, { class: candidate.class, members: candidate.memberCount });
        ids.push(candidate.householdId);
      }
    }
    if (ids.length === 0) return failure(refuse("delivery.nobody_to_list"));
    const found = await store.listBorrowerRows(tx, ids);
    const words = await wordsIn(query.language, file);
    await context.audit({
      areaId: communeId,
      recordKind: "area",
      recordId: communeId,
      facts: { printed: ids.length, list: "borrowers" },
    });
    const columns = [...known, ...filledIn].map((column) => ({
      name:
        column === "amount" || column === "outstanding" || column === "overdue"
          ? words.head(column)
          : words.word(column),
      type: column === "born" || column === "members" ? ("integer" as const) : ("text" as const),
    }));
    const cells = ids.map((householdId) => {
      const row = found.get(householdId);
      const of = borrowers.get(householdId);
      return [
        householdId,
        row?.villageName ?? null,
        row?.headName ?? null,
        row?.headBorn ?? null,
        row?.address ?? null,
        of?.class ?? null,
        of?.members ?? null,
        ...filledIn.map(() => null),
      ];
    });
    return success(workbookFile(`ho-vay-von-${communeId}`, columns, cells));
  },
);

const { tableAct: communeTableAct } = actsOnKey<{ readonly communeId: string }, { readonly areaId: string }>({
  nameOf: ({ communeId }) => ({ recordKind: "area", recordId: communeId }),
  areaOf: async (_tx, { communeId }) => communeId,
  find: async (_context, { communeId }) => success({ areaId: communeId }),
});

export const recordLoanAnswers = communeTableAct(
  contract.recordLoanAnswers,
  async (context, { params: { communeId }, body }, uploaded) => {
    const { tx, now: at, actor } = context;
    const written = await Promise.all((["vi", "en", "id"] as const).map(async (language) => wordsIn(language, file)));
    const columns = ["code", ...filledIn] as const;
    const sums: readonly string[] = ["amount", "outstanding", "overdue"];
    const nameOf = columnsCalled([
      ...columns.map((column) => [column, column] as const),
      ...written.flatMap((words) =>
        columns.map((column) => [sums.includes(column) ? words.head(column) : words.word(column), column] as const),
      ),
    ]);
    const table = nameColumns(uploaded, { nameOf, required: ["code", "state"], mostRows });
    if (!table.ok) return table;
    const rows = table.value.rows.map((cells, position): LoanRow => {
      const of = (column: (typeof columns)[number]) => cells[column] ?? "";
      return {
        row: table.value.rowOf(position + 1),
        code: of("code"),
        number: of("number").slice(0, 80),
        state: of("state"),
        amount: of("amount"),
        disbursedOn: of("disbursedOn"),
        dueOn: of("dueOn"),
        outstanding: of("outstanding"),
        overdue: of("overdue"),
        remark: of("remark").slice(0, 500),
      };
    });
    const meanings = new Map(
      loanStates.flatMap((state) =>
        written.flatMap((words) =>
          [state, ...words.list("states", state)].map((word) => [plain(word), state] as const),
        ),
      ),
    );
    const read = moneyReader(
      rows.flatMap((row) => [row.amount, row.outstanding, row.overdue]).filter((cell) => cell !== ""),
      { decimals: country().currency.decimals, words: moneyWords() },
    );
    const households = await store.loadHouseholds(tx, communeId);
    const found = matchLoans(rows, households, {
      asOf: body.asOf,
      meaningOf: (state) => meanings.get(plain(state)),
      amountOf: (cell) => {
        const amount = read(cell);
        return amount.ok ? amount.amount : undefined;
      },
      knownUntil: await store.listKnownUntil(tx, communeId),
    });
    const { isTrial } = body;
    const answer = {
      isTrial,
      read: found.read,
      matched: found.loans.length,
      unanswered: found.unanswered.length,
      heldBack: [...found.heldBack],
    };
    const facts = { read: answer.read, matched: answer.matched, heldBack: found.heldBack.length, list: body.listName };
    if (isTrial) return done({ ...facts, trial: true }, answer);
    const { fileId, listName, asOf } = body;
    await store.addLoanFile(tx, { fileId, communeId, listName, asOf }, found, { at, by: actor.officerId });
    const loans = found.loans.map((loan) => ({ ...loan, loanId: context.newId() }));
    await store.putLoans(tx, { communeId, fileId, asOf }, loans);
    return done({ ...facts, asOf }, answer);
  },
);

const plain = (word: string) => word.normalize("NFC").trim().toLowerCase();
