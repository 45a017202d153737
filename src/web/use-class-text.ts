import { useTranslation } from "react-i18next";
import type { LocalDate } from "#kernel/local-date.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";

/** A class in words; where the standard by which it was decided has ended, that is said beside it. */
export function useClassText() {
  const { t } = useTranslation("terms");
  const { day } = useFormat();
  const nameOf = useNames();
  return (household: { readonly class: string | null; readonly classEndedOn: LocalDate | null }): string => {
    const name = nameOf("classes", household.class);
    return household.classEndedOn === null
      ? name
      : t("classEnded", { class: name, until: day(household.classEndedOn) });
  };
}
