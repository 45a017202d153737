/** Papers of a commune's list and of a village: who is reviewed, the forms, the minutes, what is posted. */
import { findFullName } from "#server/area/published.ts";
import * as contract from "#contract/review/paper.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { paperWords } from "./paper-words.ts";
import type { Words } from "#server/platform/print/words.ts";
import { xlsxTable } from "#server/platform/tables/xlsx-table.ts";
import { findRound } from "#server/review/round/rounds-store.ts";
import { formOf } from "#server/review/survey/form-service.ts";
import { postingSheetOf } from "#server/review/village/villages-store.ts";
import { formPaper } from "./form-paper.ts";
import { eachOnItsPage, nothingToPrint, pagesOf } from "./pages.ts";
import { paperOfCommune, paperOfVillage } from "./paper-route.ts";
import * as store from "./papers-store.ts";
import { listPaper, minutesPaper, postingPaper } from "./village-papers.ts";

export const printReviewList = paperOfCommune(contract.printReviewList, async (context, { params, query }) => {
  const { tx, today } = context;
  const round = await findRound(tx, params.roundId);
  if (round === undefined) return failure(refuse("record.not_found"));
  const rows = await store.listListed(tx, { ...params, villageId: query.villageId });
  const words = await paperWords(context.tx, query.language);
  const communeName = (await findFullName(tx, params.communeId)) ?? params.communeId;
  const name = `danh-sach-ra-soat-${round.year}-${params.communeId}`;
  const content = listPaper(words, { communeName, year: round.year, today }, rows);
  const printPages = pagesOf(context, words, name, content);
  return success({
    paper: "list",
    recordId: params.roundId,
    print: (entry) => (query.format === "pdf" ? printPages(entry) : success(workbookOf(words, name, rows, entry))),
  });
});

function workbookOf(words: Words, name: string, rows: readonly store.ListedHousehold[], entry: string) {
  const heads = ["no", "head", "village", "members", "previous", "note", "auditEntryHead"] as const;
  const table = {
    columns: heads.map((head) => ({
      name: words.word(head),
      type: head === "no" || head === "members" ? ("integer" as const) : ("text" as const),
    })),
    portions: portionsOf(
      rows.map((row, at) => [
        at + 1,
        row.headName,
        row.villageName,
        row.members,
        words.classOf(row.previousClass),
        null,
        entry,
      ]),
    ),
  };
  return {
    fileName: `${name}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    content: () => xlsxTable(table),
  };
}

async function* portionsOf(rows: readonly (readonly (string | number | null)[])[]) {
  yield rows;
}

/** A village goes out with one file: every form that is still to be filled, or as it was. */
export const printVillageForms = paperOfVillage(contract.printVillageForms, async (context, { params, query }) => {
  const households = await store.listToSurvey(context.tx, params);
  if (households.length === 0) return nothingToPrint();
  const words = await paperWords(context.tx, query.language);
  const forms = [];
  for (const householdId of households) {
    const form = await formOf(context, { householdId, roundId: params.roundId });
    if (!form.ok) return form;
    forms.push({ stack: [formPaper(words, form.value, query.blank === "yes")] });
  }
  return success({
    paper: "forms",
    recordId: params.roundId,
    print: pagesOf(context, words, `phieu-b-${params.villageId}`, eachOnItsPage(forms)),
  });
});

export const printMinutes = paperOfVillage(contract.printMinutes, async (context, { params, query }) => {
  const meeting = await store.findMeetingOfVillage(context.tx, params);
  if (meeting === undefined) return failure(refuse("record.not_found"));
  const words = await paperWords(context.tx, query.language);
  return success({
    paper: "minutes",
    recordId: params.roundId,
    print: pagesOf(context, words, `bien-ban-hop-thon-${meeting.year}`, minutesPaper(words, meeting)),
  });
});

export const printPosting = paperOfVillage(contract.printPosting, async (context, { params, query }) => {
  const { tx, today } = context;
  const round = await findRound(tx, params.roundId);
  const sheet = await postingSheetOf(tx, params.roundId, params.villageId);
  if (round === undefined || sheet === undefined) return failure(refuse("record.not_found"));
  const words = await paperWords(context.tx, query.language);
  const content = postingPaper(words, sheet, round.year, today);
  return success({
    paper: "posting",
    recordId: params.roundId,
    print: pagesOf(context, words, `niem-yet-${round.year}`, content),
  });
});
