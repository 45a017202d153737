/** A plan as a paper that people sign, and as a sheet that goes out and comes back. */
import { dong } from "#kernel/money.ts";
import * as contract from "#contract/planning/plan-tools.ts";
import { failure, success } from "#kernel/result.ts";
import { columnsCalled } from "#kernel/table-head.ts";
import type { PlanChange } from "#programme/planning/plan/plan-line.ts";
import { readSheet, sheetColumns, sheetOf } from "#programme/planning/plan/plan-sheet.ts";
import type { ReadRow, SheetColumn } from "#programme/planning/plan/plan-sheet.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { findFullName } from "#server/area/published.ts";
import { printPaper } from "#server/platform/print/print-paper.ts";
import { wordsIn } from "#server/platform/print/words.ts";
import type { Words } from "#server/platform/print/words.ts";
import { moneyWords } from "#server/platform/country.ts";
import { nameColumns } from "#server/platform/tables/read/name-columns.ts";
import { workbookFile } from "#server/platform/tables/workbook-file.ts";
import { changedLines } from "./plan-edit-service.ts";
import { refuseWithheldLines } from "./plan-counts-shown.ts";
import { readLines, textOf, writeLines } from "./plan-lines-store.ts";
import type { Line } from "./plan-lines-store.ts";
import { findPlanFor, planTableAct } from "./plan-record.ts";
import * as store from "./plans-store.ts";
import { planPaper } from "./plan-paper.ts";

const file = "plan.yaml";
const shownErrors = 200;
/** Lines of a plan. */
const mostRows = 5000;

export const printPlan = readOwnAreas(contract.printPlan, async (context, { params, query }) => {
  const { tx, today } = context;
  const found = await findPlanFor(context, params.planId);
  if (!found.ok) return found;
  const plan = found.value;
  const lines = await readLines(tx, plan.planId);
  const refusal = await refuseWithheldLines(context, plan, lines);
  if (refusal !== undefined) return failure(refusal);
  const words = await wordsIn(query.language, file);
  const name = `ke-hoach-${plan.year}-${plan.areaId}`;
  const placeName = (await findFullName(tx, plan.areaId)) ?? plan.areaName;
  const paper = planPaper(words, plan, lines, await store.packOfPlan(tx, plan), placeName, today);
  return printPaper(context, name, { sheets: [paper] });
});

export const exportPlan = readOwnAreas(contract.exportPlan, async (context, { params, query }) => {
  const { tx } = context;
  const found = await findPlanFor(context, params.planId);
  if (!found.ok) return found;
  const plan = found.value;
  const lines = await readLines(tx, plan.planId);
  const refusal = await refuseWithheldLines(context, plan, lines);
  if (refusal !== undefined) return failure(refusal);
  const words = await wordsIn(query.language, file);
  const rows = sheetOf(lines);
  const isText = new Set<SheetColumn>(["no", "content", "indicator", "kind", "unit", "source", "component", "line"]);
  const columns = sheetColumns.map((column) => ({
    name: words.head(column),
    type: isText.has(column) ? ("text" as const) : ("integer" as const),
  }));
  const cells = rows.map((row) => sheetColumns.map((column) => row[column] ?? null));
  return success(workbookFile(`ke-hoach-${plan.year}-${plan.areaId}`, columns, cells));
});

/** Reads a sheet into the draft. Lines that it does not name stay; with one bad cell nothing is changed. */
export const importPlan = planTableAct(contract.importPlan, "edit", async (context, { body }, uploaded) => {
  const { tx, record: plan } = context;
  const table = nameColumns(uploaded, {
    nameOf: await sheetColumnsCalled(),
    required: ["no"],
    onlyKnown: true,
    mostRows,
  });
  if (!table.ok) return table;
  const rows = table.value.rows.map((cells, at): ReadRow => ({ row: table.value.rowOf(at + 1), cells }));
  const before = await readLines(tx, plan.planId);
  const had = new Map(before.map((line) => [line.id, line]));
  const pack = await store.packOfPlan(tx, plan);
  const codes = (all: readonly { readonly code: string }[]) => new Set(all.map(({ code }) => code));
  const words = {
    indicators: codes(pack.indicators),
    kinds: codes(pack.activityKinds),
    sources: codes(pack.fundSources),
    components: codes(pack.components),
    money: moneyWords(),
  };
  const { lines: read, errors } = readSheet(rows, words, had, context.newId);
  const lines = read.map(asLine);
  const named = new Set(lines.map(({ id }) => id));
  const changed = lines.filter((line) => had.has(line.id) && textOf(had.get(line.id)) !== textOf(line));
  const counted = {
    rows: rows.length,
    errors: errors.slice(0, shownErrors),
    errorCount: errors.length,
    added: lines.filter(({ id }) => !had.has(id)).length,
    changed: changed.length,
    untouched: before.filter(({ id }) => !named.has(id)).length,
  };
  if (errors.length > 0 || body.isTrial) {
    return done({ rows: rows.length, errors: errors.length, trial: true }, { ...counted, saved: false });
  }
  const changes: PlanChange<Line>[] = lines.map((put) => ({ put }));
  const after = await changedLines(context, plan, before, changes);
  if (!after.ok) return after;
  const written = await writeLines(tx, plan, before, after.value);
  return done({ rows: rows.length, ...written }, { ...counted, saved: true });
});

/** Heads are known by their code, in every language that they are printed in, and as earlier versions printed them; those of today come last and win. */
async function sheetColumnsCalled(): Promise<(head: string) => string | undefined> {
  const all = await Promise.all((["vi", "en", "id"] as const).map(async (language) => wordsIn(language, file)));
  const named = (headsOf: (words: Words, column: SheetColumn) => readonly string[]) =>
    all.flatMap((words) =>
      sheetColumns.flatMap((column) => headsOf(words, column).map((head) => [head, column] as const)),
    );
  return columnsCalled([
    ...named((words, column) => words.earlierHeads(column)),
    ...named((words, column) => [column, words.head(column)]),
  ]);
}

function asLine(line: ReturnType<typeof readSheet>["lines"][number]): Line {
  const { parentId } = line;
  if (line.kind === "goal") return { ...line, parentId: null };
  const placed = { parentId: parentId ?? "" };
  if (line.kind === "output") return { ...line, ...placed, unitCost: dong(line.unitCost) };
  if (line.kind !== "fund") return { ...line, ...placed };
  const schedule = line.schedule.map(({ month, amount }) => ({ month, amount: dong(amount) }));
  return { ...line, ...placed, amount: dong(line.amount), schedule };
}
