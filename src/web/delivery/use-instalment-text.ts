import { useTranslation } from "react-i18next";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Texts } from "#programme/planning/framework/programme-parts.ts";
import { useFormat } from "#web/format/use-format.ts";

type Part = {
  readonly instalment: number;
  readonly instalments: number;
  readonly instalmentName: Texts | null;
  readonly dueOn: LocalDate | null;
};

/** Which instalment: the name of its stage, or its month; null of a support that is given at once. */
export function useInstalmentText(): (part: Part) => string | null {
  const { t } = useTranslation("delivery/support");
  const { language, monthOfYear } = useFormat();
  return ({ instalment: at, instalments: of, instalmentName, dueOn }) => {
    if (of === 1) return null;
    const what = instalmentName?.[language] ?? (dueOn === null ? "" : monthOfYear(dueOn));
    return t("instalment", { at, of, what });
  };
}
