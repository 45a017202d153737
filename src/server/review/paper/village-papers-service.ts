/** Papers of a commune's list and of a village: who is reviewed, the forms, the minutes, what is posted. */
import { findFullName } from "#server/area/published.ts";
import * as contract from "#contract/review/paper.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { paperWords } from "./paper-words.ts";
import { findRound } from "#server/review/round/rounds-store.ts";
import { formOf } from "#server/review/survey/form-service.ts";
import { postingSheetOf } from "#server/review/village/villages-store.ts";
import { formPaper } from "./form-paper.ts";
import { addressOfCodes, nothingToPrint, pagesOf } from "./pages.ts";
import { paperOfCommune, paperOfVillage } from "./paper-route.ts";
import * as store from "./papers-store.ts";
import { listPaper, listTable, minutesPaper, minutesTable, postingPaper, postingTable } from "./village-papers.ts";
import { workbookOf } from "./workbook-of-paper.ts";

export const printReviewList = paperOfCommune(contract.printReviewList, async (context, { params, query }) => {
  const { tx, today } = context;
  const round = await findRound(tx, params.roundId);
  if (round === undefined) return failure(refuse("record.not_found"));
  const rows = await store.listListed(tx, { ...params, villageId: query.villageId });
  const words = await paperWords(context.tx, query.language);
  const communeName = (await findFullName(tx, params.communeId)) ?? params.communeId;
  const name = `danh-sach-ra-soat-${round.year}-${params.communeId}`;
  const content = listPaper(words, { communeName, year: round.year, today }, rows);
  const table = listTable(words, rows);
  return success({
    paper: "list",
    recordId: params.roundId,
    print:
      query.format === "pdf"
        ? pagesOf(context, words, name, [content])
        : (entry) => success(workbookOf(words, name, table, entry)),
  });
});

/** A village goes out with one file: every form that is still to be filled, or as it was. */
export const printVillageForms = paperOfVillage(contract.printVillageForms, async (context, { params, query }) => {
  const households = await store.listToSurvey(context.tx, params);
  if (households.length === 0) return nothingToPrint();
  const words = await paperWords(context.tx, query.language);
  const forms = [];
  for (const householdId of households) {
    const form = await formOf(context, { householdId, roundId: params.roundId });
    if (!form.ok) return form;
    forms.push(formPaper(words, form.value, query.blank === "yes"));
  }
  return success({
    paper: "forms",
    recordId: params.roundId,
    print: pagesOf(context, words, `phieu-b-${params.villageId}`, forms),
  });
});

export const printMinutes = paperOfVillage(contract.printMinutes, async (context, { params, query }) => {
  const meeting = await store.findMeetingOfVillage(context.tx, params);
  if (meeting === undefined) return failure(refuse("record.not_found"));
  const words = await paperWords(context.tx, query.language);
  const name = `bien-ban-hop-thon-${meeting.year}`;
  const facts = { paper: "minutes", recordId: params.roundId };
  if (query.format === "xlsx") {
    const table = minutesTable(words, meeting);
    return success({ ...facts, print: (entry) => success(workbookOf(words, name, table, entry)) });
  }
  const addressOf = addressOfCodes(context);
  if (!addressOf.ok) return addressOf;
  const content = minutesPaper(words, meeting, addressOf.value(meeting.paperCode));
  return success({ ...facts, print: pagesOf(context, words, name, [content]) });
});

export const printPosting = paperOfVillage(contract.printPosting, async (context, { params, query }) => {
  const { tx, today } = context;
  const round = await findRound(tx, params.roundId);
  const sheet = await postingSheetOf(tx, params.roundId, params.villageId);
  if (round === undefined || sheet === undefined) return failure(refuse("record.not_found"));
  const words = await paperWords(context.tx, query.language);
  const name = `niem-yet-${round.year}`;
  const content = postingPaper(words, sheet, round.year, today);
  const table = postingTable(words, sheet);
  return success({
    paper: "posting",
    recordId: params.roundId,
    print:
      query.format === "pdf"
        ? pagesOf(context, words, name, [content])
        : (entry) => success(workbookOf(words, name, table, entry)),
  });
});
