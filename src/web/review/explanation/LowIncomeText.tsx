import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import type { Explanation } from "./explanation.ts";

/** Who in the household is a low-income worker, beside the line; where no income of twelve months was declared, that it is not known. */
export function LowIncomeText({ found }: { readonly found: NonNullable<Explanation["lowIncomeWorkers"]> }) {
  const { t } = useTranslation("review/explanation");
  const { money } = useFormat();
  const { count, names } = found;
  const limit = money(found.limit);
  if (count === null) return t("lowIncome.unknown");
  return count === 0 ? t("lowIncome.none", { limit }) : t("lowIncome.found", { count, limit, names: names.join(", ") });
}
