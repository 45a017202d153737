import { useTranslation } from "react-i18next";
import { reviewFlags } from "#programme/review/survey/second-looks.ts";
import type { ReviewFlag } from "#programme/review/survey/second-looks.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";

export type FlagChosen = "any" | ReviewFlag | undefined;

/** Which households of a village are shown: all, those to look at again, or those with one mark. */
export function FlagChoice(props: { readonly flag: FlagChosen; readonly onFlag: (flag: FlagChosen) => void }) {
  const { t } = useTranslation("review/survey");
  const marks = ["any", ...reviewFlags] as const;
  return (
    <ChoiceField
      id="flag"
      label={t("looks.filter")}
      help={t("looks.advice")}
      optional
      value={props.flag ?? ""}
      choices={marks.map((value) => ({ value, label: t(`looks.name.${value}`) }))}
      onChange={(value) => props.onFlag(marks.find((mark) => mark === value))}
    />
  );
}
