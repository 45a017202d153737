import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import type { Explanation } from "#web/review/explanation/explanation.ts";

/** What the household has, beside the line: in đồng, or in points of form B1. */
export function IncomeText({ income }: { readonly income: Explanation["income"] }) {
  const { t } = useTranslation("review/survey");
  const { money } = useFormat();
  if (income.route === "score")
    return t("points", { score: String(income.score ?? 0), limit: String(income.scoreLimit ?? 0) });
  return t("incomeBeside", {
    income: income.perPerson === null ? "–" : money(income.perPerson),
    limit: income.limit === null ? "–" : money(income.limit),
  });
}
