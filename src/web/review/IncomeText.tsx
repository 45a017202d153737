import { useTranslation } from "react-i18next";
import { Money } from "#web/ui/Money.tsx";
import type { Explanation } from "./ExplanationPage.tsx";

/** What the household has, beside the line: in đồng, or in points of form B1. */
export function IncomeText({ income }: { readonly income: Explanation["income"] }) {
  const { t } = useTranslation("stages");
  if (income.route === "score")
    return t("review.points", { score: String(income.score ?? 0), limit: String(income.scoreLimit ?? 0) });
  return (
    <>
      {income.perPerson === null ? "–" : <Money amount={income.perPerson} />} {t("review.limit")}{" "}
      {income.limit === null ? "–" : <Money amount={income.limit} />}
    </>
  );
}
