import { Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { submitAnswers } from "#contract/review-form.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { useAct } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { FormPage } from "#web/ui/FormPage.tsx";
import { useDraft } from "#web/ui/use-draft.ts";
import { answersOf, draftOf, fieldId, isAsked, surveyDraft } from "./survey-draft.ts";
import type { SurveyForm as AskedForm, SurveyError } from "./survey-draft.ts";
import { SurveyDay } from "./SurveyDay.tsx";
import { SurveyField } from "./SurveyField.tsx";
import { SurveyIncome } from "./SurveyIncome.tsx";

export function SurveyForm(props: {
  readonly householdId: Id<"household">;
  readonly roundId: Id<"round">;
  readonly form: AskedForm;
  readonly today: string;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation("review");
  const { language } = useFormat();
  const { form, householdId, roundId } = props;
  const { draft, keep, forget, savedAt } = useDraft(
    `survey.${roundId}.${householdId}`,
    surveyDraft,
    draftOf(form, props.today),
  );
  const [checked, check] = useState(false);
  const submit = useAct(submitAnswers);
  const read = answersOf(draft, form);
  const errors = checked && !read.ok ? read.errors : [];
  const wordsOf = (id: string) => {
    const found = errors.find((error) => error.fieldId === id);
    return found === undefined ? undefined : t(`survey.problem.${found.problem}`);
  };
  const send = () => {
    check(true);
    if (!read.ok) return;
    submit.mutate(
      {
        params: { householdId, roundId },
        body: { surveyedOn: localDate(draft.surveyedOn), answers: { ...read.answers } },
        seen: form,
      },
      {
        onSuccess: () => {
          forget();
          props.onDone();
        },
      },
    );
  };
  return (
    <FormPage
      title={t("survey.title", { form: form.title[language], head: form.headName ?? t("survey.unnamed") })}
      intro={
        <Text>
          {[form.villageName, form.communeName, form.standardTitle[language]].filter((one) => one !== null).join(" · ")}
        </Text>
      }
      errors={errors.map((error) => ({ fieldId: error.fieldId, message: messageOf(error) }))}
      problem={submit.error}
      next={t("survey.next")}
      verb={t("survey.verb")}
      onSubmit={send}
      pending={submit.isPending}
      savedAt={savedAt}
    >
      <SurveyDay value={draft.surveyedOn} onChange={(surveyedOn) => keep({ ...draft, surveyedOn })} />
      {form.household.map((section) => (
        <Stack key={section.title.en} component="section" gap="md">
          <Title order={2}>{section.title[language]}</Title>
          {section.fields.map((field) => (
            <SurveyField
              key={field.field}
              field={field}
              id={fieldId(field.field)}
              value={draft.household[field.field] ?? ""}
              error={wordsOf(fieldId(field.field))}
              onChange={(value) => keep({ ...draft, household: { ...draft.household, [field.field]: value } })}
            />
          ))}
        </Stack>
      ))}
      {form.members.map((member) => (
        <Stack key={member.personId} component="section" gap="md">
          <Title order={2}>
            {member.fullName ?? t("survey.unnamed")}
            {member.age !== null && <Text span c="dimmed">{` · ${t("survey.age", { age: member.age })}`}</Text>}
          </Title>
          {form.member
            .filter((field) => isAsked(field, member.age))
            .map((field) => (
              <SurveyField
                key={field.field}
                field={field}
                id={fieldId(field.field, member.personId)}
                value={draft.members[member.personId]?.[field.field] ?? ""}
                error={wordsOf(fieldId(field.field, member.personId))}
                onChange={(value) =>
                  keep({
                    ...draft,
                    members: {
                      ...draft.members,
                      [member.personId]: { ...draft.members[member.personId], [field.field]: value },
                    },
                  })
                }
              />
            ))}
        </Stack>
      ))}
      <SurveyIncome draft={draft} points={form.points} wordsOf={wordsOf} onChange={keep} />
    </FormPage>
  );

  function messageOf({ fieldId: id, problem }: SurveyError): string {
    return t(`survey.where.${problem}`, { question: questionOf(id) });
  }

  /** The words of the question behind an input, with the member's name where it is about one. */
  function questionOf(id: string): string {
    const fields = form.household.flatMap((section) => section.fields);
    const own = fields.find((field) => fieldId(field.field) === id);
    if (own !== undefined) return own.label[language];
    for (const member of form.members) {
      const asked = form.member.find((field) => fieldId(field.field, member.personId) === id);
      if (asked !== undefined) return `${member.fullName ?? t("survey.unnamed")}: ${asked.label[language]}`;
    }
    return id === fieldId("incomePerPerson") ? t("survey.incomePerPerson") : id.replace("answer-", "");
  }
}
