import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import type { SurveyError } from "./survey-draft.ts";

/** What is wrong with an answer, under its field; with its question in a list of all. */
export function useSurveyProblem(): (error: SurveyError, question?: string) => string {
  const { t } = useTranslation("review/survey");
  const { number } = useFormat();
  return ({ problem, bounds }, question) => {
    const limits = { least: number(bounds?.from ?? 0), most: number(bounds?.to ?? 0) };
    return question === undefined
      ? t(`survey.problem.${problem}`, limits)
      : t(`survey.where.${problem}`, { question, ...limits });
  };
}
