import { NativeSelect, Radio, Stack, TextInput, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { doubtOfIncome } from "#programme/review/survey/answer-doubts.ts";
import { NoticeSample } from "#web/ui/page/Notices.tsx";
import { Field } from "#web/ui/field/Field.tsx";
import { fieldId } from "./survey-draft.ts";
import type { SurveyDraft, SurveyForm } from "./survey-draft.ts";
import { useDoubtText } from "./use-doubt-text.ts";
import { readMoney } from "#web/format/money.ts";
import { currencyIn } from "#web/i18n/read-names.ts";

/** Income by one of the two routes: measured a person and month, or the points of form B1. */
export function SurveyIncome(props: {
  readonly draft: SurveyDraft;
  readonly form: Pick<SurveyForm, "points" | "usualIncome">;
  readonly wordsOf: (fieldId: string) => string | undefined;
  readonly onChange: (draft: SurveyDraft) => void;
}) {
  const { t, i18n } = useTranslation(["review/survey", "ui"]);
  const { draft, form, wordsOf, onChange } = props;
  const { points } = form;
  const doubt = useDoubtText()(
    doubtOfIncome(form.usualIncome, readMoney(draft.incomePerPerson)),
    currencyIn(i18n.language),
  );
  return (
    <Stack component="section" gap="md">
      <Title order={2}>{t("survey.income")}</Title>
      {points !== null && (
        <Radio.Group
          label={t("survey.route")}
          value={draft.route}
          onChange={(route) => onChange({ ...draft, route: route === "points" ? "points" : "measured" })}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="measured" label={t("survey.measured")} />
            <Radio value="points" label={t("survey.byPoints")} />
          </Stack>
        </Radio.Group>
      )}
      {draft.route === "measured" || points === null ? (
        <Field
          id={fieldId("incomePerPerson")}
          label={t("survey.incomePerPerson")}
          help={t("survey.incomeHelp")}
          doubt={doubt}
          error={wordsOf(fieldId("incomePerPerson"))}
        >
          {(wiring) => (
            <TextInput
              {...wiring}
              inputMode="numeric"
              value={draft.incomePerPerson}
              onChange={(event) => onChange({ ...draft, incomePerPerson: event.currentTarget.value })}
            />
          )}
        </Field>
      ) : (
        <>
          {points.sample && <NoticeSample />}
          {points.questions.map(({ question, answers }) => (
            <Field
              key={question}
              id={fieldId(question)}
              label={question.replaceAll("_", " ")}
              error={wordsOf(fieldId(question))}
            >
              {(wiring) => (
                <NativeSelect
                  {...wiring}
                  value={draft.points[question] ?? ""}
                  onChange={(event) =>
                    onChange({ ...draft, points: { ...draft.points, [question]: event.currentTarget.value } })
                  }
                  data={[
                    { value: "", label: t("ui:form.choose") },
                    ...answers.map((code) => ({ value: code, label: code.replaceAll("_", " ") })),
                  ]}
                />
              )}
            </Field>
          ))}
        </>
      )}
    </Stack>
  );
}
