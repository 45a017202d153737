import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Field } from "#web/ui/field/Field.tsx";

export function SurveyDay(props: { readonly value: string; readonly onChange: (day: string) => void }) {
  const { t } = useTranslation("review/survey");
  return (
    <Field label={t("survey.surveyedOn")}>
      {(wiring) => (
        <TextInput
          {...wiring}
          type="date"
          required
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
