import type { Route } from "#server/platform/act/route.ts";
import { answerFile, importAnswers } from "./answer-files-service.ts";
import { carryAnswers, submitAnswers } from "./answers-service.ts";
import { addEvidence, listEvidence, readEvidence, removeEvidence } from "./evidence-service.ts";
import { readReviewForm } from "./form-service.ts";
import { listHouseholdsForReview, listReviews } from "./review-list-service.ts";
import { scoreReviews } from "./scoring-service.ts";
import { readTwoResults } from "./two-results-service.ts";

/** From the list of a commune to the class of each household. */
export const surveyRoutes: readonly Route[] = [
  listHouseholdsForReview,
  listReviews,
  readReviewForm,
  submitAnswers,
  carryAnswers,
  scoreReviews,
  readTwoResults,
  answerFile,
  importAnswers,
  addEvidence,
  listEvidence,
  readEvidence,
  removeEvidence,
];
