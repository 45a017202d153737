import { NativeSelect, Radio, Stack, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { NoticeSample } from "#web/ui/page/Notices.tsx";
import { Field } from "#web/ui/field/Field.tsx";
import { fieldId } from "./survey-draft.ts";
import type { SurveyDraft, SurveyForm } from "./survey-draft.ts";
import { MeasuredIncome } from "#web/review/interview/MeasuredIncome.tsx";

/** Income by one of the two routes: measured a person and month, or the points of form B1. */
export function SurveyIncome(props: {
  readonly draft: SurveyDraft;
  readonly form: SurveyForm;
  readonly wordsOf: (fieldId: string) => string | undefined;
  readonly onChange: (draft: SurveyDraft) => void;
}) {
  const { t } = useTranslation(["review/survey", "ui"]);
  const { draft, form, wordsOf, onChange } = props;
  const { points } = form;
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
        <MeasuredIncome draft={draft} form={form} wordsOf={wordsOf} onChange={onChange} />
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
