import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { doubtOfIncome } from "#programme/review/survey/answer-doubts.ts";
import { readMoney } from "#web/format/money.ts";
import { currencyIn } from "#web/i18n/read-names.ts";
import { fieldId } from "#web/review/survey/survey-draft.ts";
import type { SurveyDraft, SurveyForm } from "#web/review/survey/survey-draft.ts";
import { useDoubtText } from "#web/review/survey/use-doubt-text.ts";
import { Field } from "#web/ui/field/Field.tsx";
import { IncomeCalculator } from "./IncomeCalculator.tsx";
import classes from "./IncomeCalculator.module.css";
import { typedSums } from "./income-lines.ts";

/** The income a person and month, written down itself or computed from the sources of twelve months. */
export function MeasuredIncome(props: {
  readonly draft: SurveyDraft;
  readonly form: SurveyForm;
  readonly wordsOf: (fieldId: string) => string | undefined;
  readonly onChange: (draft: SurveyDraft) => void;
}) {
  const { t, i18n } = useTranslation(["review/survey", "review/interview"]);
  const { draft, form, wordsOf, onChange } = props;
  const id = fieldId("incomePerPerson");
  const isComputed = draft.incomeBySources;
  const income = isComputed ? typedSums(form, draft).perPerson : readMoney(draft.incomePerPerson);
  const doubt = useDoubtText()(doubtOfIncome(form.usualIncome, income), currencyIn(i18n.language));
  const error = wordsOf(id);
  return (
    <Stack gap="md">
      {form.incomeSources.length > 0 && (
        <div>
          <Button
            variant="default"
            className={classes.button}
            onClick={() => onChange({ ...draft, incomeBySources: !isComputed })}
          >
            {t(isComputed ? "review/interview:direct" : "review/interview:bySources")}
          </Button>
        </div>
      )}
      {isComputed ? (
        <div id={id} tabIndex={-1}>
          {error !== undefined && <Text c="error">{error}</Text>}
          <IncomeCalculator {...props} />
          {doubt !== undefined && Object.keys(draft.incomeLines).length > 0 && <Text size="sm">{doubt}</Text>}
        </div>
      ) : (
        <Field id={id} label={t("survey.incomePerPerson")} help={t("survey.incomeHelp")} doubt={doubt} error={error}>
          {(wiring) => (
            <TextInput
              {...wiring}
              inputMode="numeric"
              value={draft.incomePerPerson}
              onChange={(event) => onChange({ ...draft, incomePerPerson: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
    </Stack>
  );
}
