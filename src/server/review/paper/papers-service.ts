/** The papers of a review as files. */
import type { Content } from "pdfmake/interfaces.js";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type * as contract from "#contract/review/paper.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { codesOfBits } from "#programme/review/standard/standard.ts";
import type { Standard } from "#programme/review/standard/standard.ts";
import { isUnknown } from "#programme/review/standard/standard-pack.ts";
import { rootArea } from "#server/platform/database/root-area.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { pageFacts, printPaper } from "#server/platform/print/print-paper.ts";
import type { FileAnswer } from "#server/platform/act/route.ts";
import { xlsxTable } from "#server/platform/tables/xlsx-table.ts";
import { listCertificatePapers } from "#server/review/decision/certificates-store.ts";
import { explainHousehold } from "#server/review/explanation/explanation-service.ts";
import { findFormHousehold } from "#server/review/survey/form-store.ts";
import { readForm } from "#server/review/survey/form-service.ts";
import { certificatePaper } from "./certificate-paper.ts";
import { decisionPaper } from "./decision-paper.ts";
import { explanationPaper } from "./explanation-paper.ts";
import { formPaper } from "./form-paper.ts";
import { onNewPage } from "#server/platform/print/layout.ts";
import { refusalPaper } from "./refusal-paper.ts";
import { listPaper, minutesPaper, postingPaper } from "./village-papers.ts";
import { requestAnswer } from "./request-answer.ts";
import { withdrawalPaper } from "./withdrawal-paper.ts";
import { wordsIn } from "#server/platform/print/words.ts";
import type { Words } from "#server/platform/print/words.ts";
import * as store from "./papers-store.ts";
import { findAnsweredRequest } from "#server/review/request/requests-store.ts";
import { communeOfVillage, findRound } from "#server/review/round/rounds-store.ts";
import { getStandard } from "#server/review/standard/standards-store.ts";
import { postingSheetOf } from "#server/review/village/villages-store.ts";
import type * as decisionContract from "#contract/review/decision.ts";

type Printed = Promise<Result<FileAnswer, Refusal>>;

/** Each page says which entry of the audit tells who took it. */
function pdfOf(
  context: ActContext,
  words: Words,
  name: string,
  paper: { readonly content: Content; readonly entry: string },
): Result<FileAnswer, Refusal> {
  const pageText = `${words.word("page", pageFacts)} · ${words.word("auditEntry", { entry: paper.entry })}`;
  return printPaper(context, name, { content: paper.content, pageText });
}

/** Whoever takes a paper with names away is remembered. Answers the number of the entry. */
async function remember(context: ActContext, areaId: string, paper: string, recordId: string): Promise<string> {
  return context.audit({ areaId, recordKind: "paper", recordId, facts: { paper } });
}

/** Where a code on a paper leads. */
const addressOf = ({ house }: ActContext, code: string) => `${house.config.VUON_PUBLIC_URL ?? ""}/verify/${code}`;

export async function printList(
  context: ActContext,
  { params, query }: Decoded<typeof contract.printReviewList>,
): Printed {
  const { tx, today } = context;
  const round = await findRound(tx, params.roundId);
  if (round === undefined) return failure(refuse("record.not_found"));
  const rows = await store.listListed(tx, { ...params, villageId: query.villageId });
  const words = await wordsIn(query.language);
  const entry = await remember(context, params.communeId, "list", params.roundId);
  const communeName = await communeNameOf(context, params.communeId);
  const name = `danh-sach-ra-soat-${round.year}-${params.communeId}`;
  if (query.format === "pdf")
    return pdfOf(context, words, name, {
      content: listPaper(words, { communeName, year: round.year, today }, rows),
      entry,
    });
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
  return success({
    fileName: `${name}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    content: () => xlsxTable(table),
  });
}

async function* portionsOf(rows: readonly (readonly (string | number | null)[])[]) {
  yield rows;
}

export async function printOneForm(
  context: ActContext,
  { params, query }: Decoded<typeof contract.printForm>,
): Printed {
  const form = await readForm(context, { params, query: {}, body: {} });
  if (!form.ok) return form;
  const words = await wordsIn(query.language);
  const communeId = await store.communeOfReview(context.tx, params);
  const entry = await remember(context, communeId ?? (await rootArea(context.tx)), "form", params.householdId);
  return pdfOf(context, words, `phieu-b-${form.value.year}`, {
    content: formPaper(words, form.value, query.blank === "yes"),
    entry,
  });
}

/** A village goes out with one file: every form that is still to be filled, or as it was. */
export async function printForms(
  context: ActContext,
  { params, query }: Decoded<typeof contract.printVillageForms>,
): Printed {
  const communeId = await communeOfVillage(context.tx, params.villageId);
  const households = await store.listToSurvey(context.tx, params);
  if (communeId === undefined || households.length === 0) return nothing();
  const words = await wordsIn(query.language);
  const papers: Content[] = [];
  for (const householdId of households) {
    const form = await readForm(context, { params: { householdId, roundId: params.roundId }, query: {}, body: {} });
    if (!form.ok) return form;
    const paper = { stack: [formPaper(words, form.value, query.blank === "yes")] };
    papers.push(papers.length === 0 ? paper : onNewPage(paper));
  }
  const entry = await remember(context, communeId, "forms", params.roundId);
  return pdfOf(context, words, `phieu-b-${params.villageId}`, { content: papers, entry });
}

/** Why this result: what the page says, for the household to take home. */
export async function printWhy(
  context: ActContext,
  { params, query }: Decoded<typeof contract.printExplanation>,
): Printed {
  const review = await explainHousehold(context, { params });
  if (!review.ok) return review;
  const [household, round] = [
    await findFormHousehold(context.tx, params.householdId, params.roundId),
    await findRound(context.tx, params.roundId),
  ];
  if (review.value.class === null || household === undefined || round === undefined) return nothing();
  const words = await wordsIn(query.language);
  const communeId = await store.communeOfReview(context.tx, params);
  const entry = await remember(context, communeId ?? (await rootArea(context.tx)), "explanation", params.householdId);
  const paper = explanationPaper(words, { ...household, year: round.year }, review.value);
  return pdfOf(context, words, `giai-thich-${round.year}`, { content: paper, entry });
}

export async function printMeeting(
  context: ActContext,
  { params, query }: Decoded<typeof contract.printMinutes>,
): Printed {
  const meeting = await store.findMeetingOfVillage(context.tx, params);
  const communeId = await communeOfVillage(context.tx, params.villageId);
  if (meeting === undefined || communeId === undefined) return failure(refuse("record.not_found"));
  const words = await wordsIn(query.language);
  const entry = await remember(context, communeId, "minutes", params.roundId);
  return pdfOf(context, words, `bien-ban-hop-thon-${meeting.year}`, { content: minutesPaper(words, meeting), entry });
}

export async function printSheet(
  context: ActContext,
  { params, query }: Decoded<typeof contract.printPosting>,
): Printed {
  const { tx, today } = context;
  const round = await findRound(tx, params.roundId);
  const sheet = await postingSheetOf(tx, params.roundId, params.villageId);
  const communeId = await communeOfVillage(tx, params.villageId);
  if (round === undefined || sheet === undefined || communeId === undefined) return failure(refuse("record.not_found"));
  const words = await wordsIn(query.language);
  const entry = await remember(context, communeId, "posting", params.roundId);
  return pdfOf(context, words, `niem-yet-${round.year}`, {
    content: postingPaper(words, sheet, round.year, today),
    entry,
  });
}

export async function printOneDecision(
  context: ActContext,
  { params, query }: Decoded<typeof contract.printDecision>,
): Printed {
  const decision = await store.findDecision(context.tx, params.decisionId);
  if (decision === undefined) return failure(refuse("record.not_found"));
  const list = await store.listDecided(context.tx, params.decisionId);
  const words = await wordsIn(query.language);
  const entry = await remember(context, decision.communeId, "decision", params.decisionId);
  const paperOf = decision.decisionKind === "withdrawal" ? withdrawalPaper : decisionPaper;
  const paper = paperOf(words, decision, list, addressOf(context, decision.paperCode));
  return pdfOf(context, words, `quyet-dinh-${decision.year}-${decision.communeId}`, { content: paper, entry });
}

type IncomeSide = NonNullable<Standard["pack"]["income"]>;
/** The line that a result was held against: that of the average living standard in a check of it. */
function lineOf(income: IncomeSide, kind: store.DecisionOfPaper["kind"]): IncomeSide["lines"] {
  const { averageUpTo, lines } = income;
  return kind === "average_living" && averageUpTo !== undefined && !isUnknown(averageUpTo) ? averageUpTo : lines;
}

/** Nothing to print is said, and no empty paper is made. */
const nothing = () => failure(refuse("review.nothing_to_print"));

export async function printLetters(
  context: ActContext,
  { params, query }: Decoded<typeof contract.printRefusals>,
): Printed {
  const { tx } = context;
  const decision = await store.findDecision(tx, params.decisionId);
  if (decision === undefined) return failure(refuse("record.not_found"));
  const { standard } = await getStandard(tx, decision.standardId, decision.standardVersion);
  const { income } = standard.pack;
  const refused = await store.listRefused(tx, params.decisionId, query.householdId);
  if (refused.length === 0) return nothing();
  const words = await wordsIn(query.language);
  const names = new Map(standard.indicators.map(({ pack }) => [pack.code, pack.name[query.language]]));
  const letters = refused.map((household, at): Content => {
    const setting = household.setting ?? "rural";
    const cuts = income === undefined || isUnknown(income.scoreCuts) ? undefined : income.scoreCuts;
    const limits = {
      scoreLimit: cuts?.[setting] ?? null,
      incomeLimit: income === undefined ? null : String(lineOf(income, decision.kind)[setting]),
    };
    const lacks = codesOfBits(standard, household.deprivations).map((code) => names.get(code) ?? code);
    const letter = refusalPaper(words, decision, { ...household, ...limits }, lacks);
    return at === 0 ? letter : onNewPage(letter);
  });
  const entry = await remember(context, decision.communeId, "refusals", params.decisionId);
  return pdfOf(context, words, `thong-bao-${decision.year}-${decision.communeId}`, { content: letters, entry });
}

export async function printAllCertificates(
  context: ActContext,
  { params, query }: Decoded<typeof contract.printCertificates>,
): Printed {
  const decision = await store.findDecision(context.tx, params.decisionId);
  if (decision === undefined) return failure(refuse("record.not_found"));
  const certificates = await listCertificatePapers(context.tx, params.decisionId, query.householdId);
  if (certificates.length === 0) return nothing();
  const words = await wordsIn(query.language);
  const papers = certificates.map((one, at): Content => {
    const paper = certificatePaper(words, one, addressOf(context, one.paperCode));
    return at === 0 ? paper : onNewPage(paper);
  });
  const entry = await remember(context, decision.communeId, "certificates", params.decisionId);
  return pdfOf(context, words, `giay-chung-nhan-${decision.year}-${decision.communeId}`, { content: papers, entry });
}

export async function printAnswer(
  context: ActContext,
  { params, query }: Decoded<typeof contract.printRequestAnswer>,
): Printed {
  const request = await findAnsweredRequest(context.tx, params);
  if (request === undefined) return nothing();
  const words = await wordsIn(query.language);
  const entry = await remember(context, request.communeId, "request answer", params.householdId);
  return pdfOf(context, words, "tra-loi-de-nghi", { content: requestAnswer(words, request), entry });
}

export async function readDecisions(
  { tx }: ActContext,
  { params }: Decoded<typeof decisionContract.listDecisions>,
): Promise<Result<Output<typeof decisionContract.listDecisions>, Refusal>> {
  return success({ rows: await store.listDecisionRows(tx, params) });
}

async function communeNameOf({ tx }: ActContext, communeId: string): Promise<string> {
  return (await store.findAreaName(tx, communeId)) ?? communeId;
}
