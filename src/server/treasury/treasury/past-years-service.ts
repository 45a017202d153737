import { findHighestVersion } from "#server/planning/published.ts";
import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/treasury/past-years.ts";
import { partsOf } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure } from "#kernel/result.ts";
import { columnsCalled } from "#kernel/table-head.ts";
import type { PastPosting } from "#programme/treasury/past-postings.ts";
import { pastPostings } from "#programme/treasury/past-postings.ts";
import { pastColumns, pastStages, readPastFigures } from "#programme/treasury/past-years.ts";
import type { PastFigure } from "#programme/treasury/past-years.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { areaOfBody } from "#server/platform/act/area-named.ts";
import { addRecordOfTable } from "#server/platform/act/keyed-act.ts";
import { done } from "#server/platform/act/record-act.ts";
import { findPostingsOf, postAllToLedger } from "#server/ledger/published.ts";
import type { LedgerEntry } from "#server/ledger/published.ts";
import { moneyWords } from "#server/platform/country.ts";
import { wordsIn } from "#server/platform/print/words.ts";
import type { Words } from "#server/platform/print/words.ts";
import { nameColumns } from "#server/platform/tables/read/name-columns.ts";
import { communesOf } from "#server/area/published.ts";

const shownErrors = 200;
const languages = ["vi", "en", "id"] as const;
type Recorded = Output<typeof contract.recordPastYears>;

/** Closed years come in whole: a table with an error is answered row by row, and nothing of it is recorded. */
export const recordPastYears = addRecordOfTable(
  contract.recordPastYears,
  { name: "past_years", areaOf: areaOfBody, idOf: ({ body }) => body.programmeId },
  async (context, { body }, uploaded) => {
    const words = await wordsOf(context, body);
    if (words === undefined) return failure(refuse("record.not_found"));
    const written = await Promise.all(languages.map(async (language) => wordsIn(language, "past-years.yaml")));
    const table = nameColumns(uploaded, {
      nameOf: columnsCalled(wordsOfCodes(written, "columns", pastColumns)),
      required: pastColumns.filter((column) => column !== "origin_year" && column !== "month"),
    });
    if (!table.ok) return table;
    const { rows, rowOf } = table.value;
    const stageOf = new Map(wordsOfCodes(written, "stages", pastStages).map(([word, stage]) => [plain(word), stage]));
    const figuresOf = rows.map((cells) => ({
      ...cells,
      stage: stageOf.get(plain(cells["stage"] ?? "")) ?? cells["stage"] ?? "",
    }));
    const { figures, errors } = readPastFigures(figuresOf, words);
    const checked = {
      rows: rows.length,
      errors: errors
        .slice(0, shownErrors)
        .map((error) => ({ ...error, row: error.row === null ? null : rowOf(error.row) })),
      errorCount: errors.length,
      sums: errors.length > 0 ? [] : sumsOf(figures),
    };
    const { areaId } = body;
    if (errors.length > 0 || body.isTrial) {
      const trial = { recordKind: "past_years", recordId: "trial" };
      return done({ rows: rows.length }, { ...checked, recorded: 0, already: 0 }, trial);
    }
    const postings = pastPostings(areaId, figures);
    const before = await findPostingsOf(
      context.tx,
      postings.map(({ key }) => key),
    );
    const differing = postings.find((posting) => !isSame(before.get(posting.key) ?? posting.entries, posting));
    if (differing !== undefined) return failure(refuse("planning.past_years_differ", { key: differing.key }));
    const unknown = postings.filter(({ key }) => !before.has(key));
    await postAll(context, areaId, unknown);
    const [recorded, already] = [unknown.length, postings.length - unknown.length];
    return done({ rows: rows.length, recorded, already }, { ...checked, recorded, already });
  },
);

/** A code, and how it may be written in each language. */
function wordsOfCodes(
  written: readonly Words[],
  paper: string,
  codes: readonly string[],
): (readonly [word: string, code: string])[] {
  return codes.flatMap((code) => [
    ...written.flatMap((words) => words.list(paper, code).map((word) => [word, code] as const)),
    [code, code] as const,
  ]);
}

const plain = (word: string) => word.normalize("NFC").trim().toLowerCase();

async function wordsOf({ tx, today }: ActContext, body: { readonly areaId: string; readonly programmeId: string }) {
  const pack = await findHighestVersion(tx, body.programmeId);
  if (pack === undefined) return undefined;
  return {
    areas: new Set((await communesOf(tx, body.areaId)).map((commune) => commune.areaId)),
    sources: new Set(pack.fundSources.map(({ code }) => code)),
    components: new Set(pack.components.map(({ code }) => code)),
    openYear: partsOf(today).year,
    moneyWords: moneyWords(),
  };
}

/**
 * All postings by one statement. The database then sees each balance once, at the end, which is where it is lowest: on every account what
 * comes in is ordered before what goes out (pastPostings), so nothing passes that one posting after the other would be refused.
 */
async function postAll(context: ActContext, areaId: string, postings: readonly PastPosting[]): Promise<void> {
  const reference = { kind: "past_years", id: areaId };
  await postAllToLedger(
    context,
    postings.map(({ key, ...posting }) => ({ ...posting, idempotencyKey: key, reference })),
  );
}

/** Were the same sums posted on the same accounts? */
function isSame(before: readonly LedgerEntry[], { entries }: PastPosting): boolean {
  const written = (all: readonly LedgerEntry[]) =>
    all
      .map(({ account, amount }) => `${account.areaId} ${account.kind} ${account.year} ${amount}`)
      .toSorted()
      .join();
  return written(before) === written(entries);
}

function sumsOf(figures: readonly PastFigure[]): Recorded["sums"] {
  const years = [...new Set(figures.map(({ year }) => year))].toSorted((a, b) => a - b);
  return years.flatMap((year) =>
    pastStages.flatMap((stage) => {
      const of = figures.filter((figure) => figure.year === year && figure.stage === stage);
      const amount = dong(of.reduce((sum, figure) => sum + figure.amount, 0n));
      return amount === 0n ? [] : [{ year, stage, amount }];
    }),
  );
}
