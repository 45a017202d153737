/** The supports of an activity, as lists to take along: who printed them is in the audit. */
import * as contract from "#contract/delivery/field-list.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { findFullName } from "#server/area/published.ts";
import { findActivity } from "#server/delivery/activity/activities-store.ts";
import { kindOf } from "#server/delivery/activity/kinds.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import { printPaper } from "#server/platform/print/print-paper.ts";
import { wordsIn } from "#server/platform/print/words.ts";
import type { Words } from "#server/platform/print/words.ts";
import type { Portion, TableColumn } from "#server/platform/tables/table.ts";
import { workbookFile } from "#server/platform/tables/workbook-file.ts";
import { answerColumns } from "./field-answers-service.ts";
import { fieldListPaper, partOf } from "./field-list-paper.ts";
import { listFieldRows } from "./field-list-store.ts";
import type { FieldListRow } from "./field-list-store.ts";

export const printFieldList = readOwnAreas(contract.printFieldList, async (context, { params, query }) => {
  const { tx, today } = context;
  const activity = await findActivity(tx, params.activityId);
  if (activity === undefined) return failure(refuse("record.not_found"));
  const rows = await listFieldRows(tx, params.activityId);
  if (rows.length === 0) return failure(refuse("delivery.nobody_to_list"));
  const words = await wordsIn(query.language, "field-list.yaml");
  const entry = await context.audit({
    areaId: activity.communeId,
    recordKind: "activity",
    recordId: activity.activityId,
    facts: { printed: rows.length, format: query.format },
  });
  const name = `ho-tro-theo-thon-${activity.communeId}`;
  if (query.format === "xlsx") return success(workbookFile(name, columnsOf(words), cellsOf(words, rows)));
  const { kind } = await kindOf(tx, activity);
  const communeName = stillThere(await findFullName(tx, activity.communeId), `the commune of ${activity.activityId}`);
  const sheets = [...Map.groupBy(rows, (row) => row.villageName)].map(([villageName, ofVillage]) =>
    fieldListPaper(words, {
      communeName,
      villageName,
      title: activity.title,
      kindName: kind.pack.name[query.language],
      day: today,
      rows: ofVillage,
    }),
  );
  return printPaper(context, name, { sheets, isLandscape: true, foot: words.word("auditEntry", { entry }) });
});

const heads = [
  "no",
  "village",
  "head",
  "person",
  "address",
  "part",
  "amount",
  "state",
  "deliveredOn",
  ...answerColumns,
] as const;
const figures: readonly string[] = ["no", "amount"];

function columnsOf(words: Words): readonly TableColumn[] {
  return heads.map((head) => ({
    name: head === "amount" ? words.head(head) : words.word(head),
    type: figures.includes(head) ? "integer" : "text",
  }));
}

function cellsOf(words: Words, rows: readonly FieldListRow[]): Portion {
  return rows.map((row, at) => [
    at + 1,
    row.villageName,
    row.headName,
    row.personName,
    row.address,
    partOf(words, row),
    Number(row.amount),
    words.word(`state.${row.state}`),
    row.deliveredOn === null ? null : words.day(row.deliveredOn),
    row.supportId,
    null,
    null,
    null,
  ]);
}
