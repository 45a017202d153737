import { useTranslation } from "react-i18next";
import { DayInput } from "#web/ui/day/DayInput.tsx";
import { Field } from "#web/ui/field/Field.tsx";
import { surveyDayId } from "./survey-draft.ts";

export function SurveyDay(props: {
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (day: string) => void;
}) {
  const { t } = useTranslation("review/survey");
  return (
    <Field id={surveyDayId} label={t("survey.surveyedOn")} error={props.error}>
      {(wiring) => <DayInput {...wiring} required value={props.value} onChange={props.onChange} />}
    </Field>
  );
}
