/** Papers of one household: form B, why its result is what it is, the answer to its request. */
import * as contract from "#contract/review/paper.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { rootArea } from "#server/platform/database/root-area.ts";
import { paperWords } from "./paper-words.ts";
import { explanationOf } from "#server/review/explanation/explanation-service.ts";
import { findAnsweredRequest, findRequestOfPaper } from "#server/review/request/requests-store.ts";
import { getStandard } from "#server/review/standard/standards-store.ts";
import { findRound } from "#server/review/round/rounds-store.ts";
import { formOf } from "#server/review/survey/form-service.ts";
import { findFormHousehold } from "#server/review/survey/form-store.ts";
import { explanationPaper } from "./explanation-paper.ts";
import { formAPaper } from "./form-a-paper.ts";
import { formPaper } from "./form-paper.ts";
import { nothingToPrint, pagesOf } from "./pages.ts";
import { paperOfHousehold } from "./paper-route.ts";
import { communeOfReview } from "./papers-store.ts";
import { requestAnswer } from "./request-answer.ts";

type OfReview = { readonly householdId: Id<"household">; readonly roundId: Id<"round"> };

/** A review stays with the commune that it was made in; a household without one is nobody's yet. */
const areaOfReview = async (tx: Tx, of: OfReview) => (await communeOfReview(tx, of)) ?? rootArea(tx);

export const printForm = paperOfHousehold(contract.printForm, async (context, { params, query }) => {
  const form = await formOf(context, params);
  if (!form.ok) return form;
  const words = await paperWords(context.tx, query.language);
  const content = formPaper(words, form.value, query.blank === "yes");
  return success({
    paper: "form",
    recordId: params.householdId,
    areaId: await areaOfReview(context.tx, params),
    print: pagesOf(context, words, `phieu-b-${form.value.year}`, [content]),
  });
});

/** What the page says, for the household to take home. */
export const printExplanation = paperOfHousehold(contract.printExplanation, async (context, { params, query }) => {
  const { tx } = context;
  const review = await explanationOf(context, params);
  if (!review.ok) return review;
  const household = await findFormHousehold(tx, params.householdId, params.roundId);
  const round = await findRound(tx, params.roundId);
  if (review.value.class === null || household === undefined || round === undefined) return nothingToPrint();
  const { validTo } = (await getStandard(tx, round.standardId, round.standardVersion)).standard.pack;
  const standardEndedOn = validTo !== null && validTo < context.today ? validTo : null;
  const words = await paperWords(context.tx, query.language);
  const content = explanationPaper(words, { ...household, year: round.year, standardEndedOn }, review.value);
  return success({
    paper: "explanation",
    recordId: params.householdId,
    areaId: await areaOfReview(tx, params),
    print: pagesOf(context, words, `giai-thich-${round.year}`, [content]),
  });
});

export const printFormA = paperOfHousehold(contract.printFormA, async (context, { params, query }) => {
  const request = await findRequestOfPaper(context.tx, params);
  if (request === undefined) return failure(refuse("record.not_found"));
  const words = await paperWords(context.tx, query.language);
  return success({
    paper: "form A",
    recordId: params.householdId,
    areaId: request.communeId,
    print: pagesOf(context, words, "phieu-a", [formAPaper(words, request, query.blank === "yes")]),
  });
});

export const printRequestAnswer = paperOfHousehold(contract.printRequestAnswer, async (context, { params, query }) => {
  const request = await findAnsweredRequest(context.tx, params);
  if (request === undefined) return nothingToPrint();
  const words = await paperWords(context.tx, query.language);
  return success({
    paper: "request answer",
    recordId: params.householdId,
    areaId: request.communeId,
    print: pagesOf(context, words, "tra-loi-de-nghi", [requestAnswer(words, request)]),
  });
});
