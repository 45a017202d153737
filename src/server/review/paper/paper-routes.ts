import type { Route } from "#server/platform/act/route.ts";
import { printCertificates, printDecision, printRefusals } from "./decision-papers-service.ts";
import { printExplanation, printForm, printFormA, printRequestAnswer } from "./household-papers-service.ts";
import { attachSignedPaper, listSignedPapers, readSignedPaper } from "./signed-papers-service.ts";
import { printMinutes, printPosting, printReviewList, printVillageForms } from "./village-papers-service.ts";

export const paperRoutes: readonly Route[] = [
  printReviewList,
  printForm,
  printVillageForms,
  printMinutes,
  printPosting,
  printDecision,
  printRefusals,
  printCertificates,
  printExplanation,
  printRequestAnswer,
  printFormA,
  attachSignedPaper,
  listSignedPapers,
  readSignedPaper,
];
