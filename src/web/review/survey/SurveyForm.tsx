import { Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { submitAnswers } from "#contract/review/survey.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { useAct } from "#web/client.ts";
import { formatDay, formatInstant } from "#web/format/date.ts";
import { useFormat } from "#web/format/use-format.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { Steps } from "#web/ui/page/Steps.tsx";
import { useDraft } from "#web/ui/field/use-draft.ts";
import { answersOf } from "#web/review/interview/survey-answers.ts";
import { askedMembers, askedFields, fieldId, notAskedOn, stepOf, surveyDayId } from "./survey-draft.ts";
import type { SurveyDraft, SurveyField as AskedField, SurveyForm as AskedForm, SurveyError } from "./survey-draft.ts";
import { EarlierAnswers } from "#web/review/interview/EarlierAnswers.tsx";
import {
  askedBeside,
  choose,
  homeSection,
  isUndecided,
  memberSection,
  sectionId,
} from "#web/review/interview/survey-sections.ts";
import type { Section } from "#web/review/interview/survey-sections.ts";
import { Evidence } from "./Evidence.tsx";
import { keptSurvey, keptSurveyName, newSurvey, placeOf } from "./kept-survey.ts";
import { KeptNotices } from "./KeptNotices.tsx";
import { RegisteredFacts } from "./RegisteredFacts.tsx";
import { useSurveyProblem } from "./use-survey-problem.ts";
import { SurveyBlocked } from "#web/review/interview/SurveyBlocked.tsx";
import { SurveyPlace } from "./SurveyPlace.tsx";
import { SurveyDay } from "./SurveyDay.tsx";
import { SurveyField } from "./SurveyField.tsx";
import { incomeFieldId } from "#web/review/interview/income-lines.ts";
import { SurveyIncome } from "./SurveyIncome.tsx";

/** The form in steps: the house, each member, the income. What is missing in a step is reported before the next one. */
export function SurveyForm(props: {
  readonly householdId: Id<"household">;
  readonly roundId: Id<"round">;
  readonly form: AskedForm;
  readonly today: string;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation("review/survey");
  const { language } = useFormat();
  const { form, householdId, roundId } = props;
  const title = t("survey.title", { form: form.title[language], head: form.headName ?? t("survey.unnamed") });
  const empty = newSurvey(form, props.today, language === "en" ? "." : ",");
  const kept = useDraft(keptSurveyName(roundId, householdId), keptSurvey, empty, { onDevice: true });
  const { draft, forget, savedAt } = kept;
  const members = askedMembers(form, draft.surveyedOn);
  const at = Math.min(draft.step, members.length + 1);
  const place = placeOf(draft);
  /** What was answered, and that it was now. */
  const problemText = useSurveyProblem();
  const keep = (next: Partial<typeof draft>) => kept.keep({ ...draft, ...next, keptAt: new Date().toISOString() });
  const go = (step: number) => kept.keep({ ...draft, step });
  const [checked, check] = useState<ReadonlySet<number>>(new Set());
  const submit = useAct(submitAnswers);
  const read = answersOf(draft, form);
  const all = read.ok ? [] : read.errors;
  const errors = all.filter((error) => checked.has(at) && stepOf(error.fieldId, form, members) === at);
  const names = members.map((member) => member.fullName ?? t("survey.unnamed"));
  const steps = [t("survey.home"), ...names.map((name, number) => `${number + 1}. ${name}`), t("survey.income")];
  const isLast = at === steps.length - 1;
  const wordsOf = (id: string) => {
    const found = errors.find((error) => error.fieldId === id);
    return found === undefined ? undefined : problemText(found);
  };
  const goOn = () => {
    check(new Set([...checked, at]));
    if (all.some((error) => stepOf(error.fieldId, form, members) === at)) return;
    if (!isLast) return go(at + 1);
    const [first] = all;
    if (first !== undefined) return go(stepOf(first.fieldId, form, members));
    if (!read.ok) return undefined;
    const answeredAt = draft.keptAt ?? new Date().toISOString();
    return submit.mutate(
      {
        params: { householdId, roundId },
        body: {
          surveyedOn: localDate(draft.surveyedOn),
          answers: { ...read.answers },
          how: "asked",
          // Entered on a later day it says nothing of when it was answered.
          ...(formatDay(localDate(draft.surveyedOn)) === formatInstant(answeredAt).slice(0, 10) ? { answeredAt } : {}),
          ...(place === undefined ? {} : { place }),
        },
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
  const notAsked = notAskedOn(form, draft.surveyedOn);
  if (notAsked !== undefined)
    return (
      <Stack>
        <PageHead title={title} />
        <SurveyDay value={draft.surveyedOn} onChange={(surveyedOn) => keep({ surveyedOn })} />
        <SurveyBlocked householdId={householdId} roundId={roundId} blocked={notAsked} />
      </Stack>
    );
  const shown = { form, draft, keep, wordsOf };
  const member = members[at - 1];
  return (
    <FormPage
      title={title}
      intro={[form.villageName, form.communeName, form.standardTitle[language]]
        .filter((one) => one !== null)
        .join(" · ")}
      steps={<Steps label={t("survey.steps")} steps={steps} at={at} onGo={go} />}
      errors={errors.map((error) => ({ fieldId: error.fieldId, message: messageOf(error) }))}
      problem={submit.error}
      next={t(isLast ? "survey.next" : "survey.nextStep")}
      verb={isLast ? t("survey.verb") : t("survey.on", { step: steps[at + 1] ?? "" })}
      onSubmit={goOn}
      pending={submit.isPending}
      savedAt={savedAt}
      notices={
        <KeptNotices
          found={kept.found}
          form={form}
          onAgain={() => {
            kept.keep(empty);
            forget();
          }}
        />
      }
      {...(at === 0 ? {} : { back: { label: t("survey.back"), onBack: () => go(at - 1) } })}
    >
      {at === 0 && <HouseholdStep {...shown} />}
      {member !== undefined && (
        <MemberStep key={member.personId} {...shown} member={member} householdId={householdId} />
      )}
      {isLast && (
        <>
          <SurveyIncome draft={draft} form={form} wordsOf={wordsOf} onChange={(next) => keep(next)} />
          <SurveyPlace place={place} onPlace={(taken) => keep({ place: taken })} />
          <Evidence householdId={householdId} roundId={roundId} headName={form.headName} mayAdd />
        </>
      )}
    </FormPage>
  );

  function messageOf(error: SurveyError): string {
    return problemText(error, questionOf(error.fieldId));
  }

  function questionOf(id: string): string {
    if (id === surveyDayId) return t("survey.surveyedOn");
    const home = form.household.find((_, number) => sectionId(homeSection(form, number)) === id);
    if (home !== undefined) return home.title[language];
    const person = members.find(({ personId }) => sectionId(memberSection(form, personId)) === id);
    if (person !== undefined) return person.fullName ?? t("survey.unnamed");
    const own = form.household.flatMap((section) => section.fields).find((field) => fieldId(field.field) === id);
    const asked =
      own ?? form.member.find((field) => member !== undefined && fieldId(field.field, member.personId) === id);
    if (asked !== undefined) return asked.label[language];
    const source = form.incomeSources.find((one) =>
      [incomeFieldId(one.source, "amount"), incomeFieldId(one.source, "cost")].includes(id),
    );
    if (source !== undefined) return source.name[language];
    return id === fieldId("incomePerPerson")
      ? t("survey.incomePerPerson")
      : id.replace("answer-", "").replaceAll("_", " ");
  }
}

type Shown = {
  readonly form: AskedForm;
  readonly draft: SurveyDraft;
  readonly keep: (draft: Partial<SurveyDraft>) => void;
  readonly wordsOf: (fieldId: string) => string | undefined;
};

/** Nothing of a section is asked before it is known whether it is as it was. */
const askedOf = (section: Section, fields: readonly AskedField[], draft: SurveyDraft) =>
  isUndecided(section, draft) ? [] : askedBeside(section, fields, draft);

function Confirm({
  form,
  draft,
  keep,
  wordsOf,
  section,
  title,
}: Shown & { readonly section: Section; readonly title: string }) {
  const { language } = useFormat();
  if (form.earlier === null) return null;
  return (
    <EarlierAnswers
      section={section}
      title={title}
      year={form.earlier.year}
      choice={draft.sections[section.key]}
      error={wordsOf(sectionId(section))}
      onChoose={(choice) => keep(choose(draft, section, choice, language === "en" ? "." : ","))}
    />
  );
}

function HouseholdStep({ form, draft, keep, wordsOf }: Shown) {
  const { language } = useFormat();
  return (
    <>
      <SurveyDay
        value={draft.surveyedOn}
        error={wordsOf(surveyDayId)}
        onChange={(surveyedOn) => keep({ surveyedOn })}
      />
      {form.household.map((section, at) => (
        <Stack key={section.title.en} component="section" gap="md">
          <Title order={2}>{section.title[language]}</Title>
          <Confirm
            {...{ form, draft, keep, wordsOf }}
            section={homeSection(form, at)}
            title={section.title[language]}
          />
          {askedOf(homeSection(form, at), section.fields, draft).map((field) => (
            <SurveyField
              key={field.field}
              field={field}
              id={fieldId(field.field)}
              value={draft.household[field.field] ?? ""}
              error={wordsOf(fieldId(field.field))}
              onChange={(value) => keep({ household: { ...draft.household, [field.field]: value } })}
            />
          ))}
        </Stack>
      ))}
    </>
  );
}

function MemberStep({
  form,
  draft,
  keep,
  wordsOf,
  member,
  householdId,
}: Shown & { readonly member: AskedForm["members"][number]; readonly householdId: Id<"household"> }) {
  const { t } = useTranslation("review/survey");
  const given = draft.members[member.personId] ?? {};
  const section = memberSection(form, member.personId);
  return (
    <Stack component="section" gap="md">
      <Title order={2}>
        {member.fullName ?? t("survey.unnamed")}
        {member.age !== null && <Text span c="dimmed">{` · ${t("survey.age", { age: member.age })}`}</Text>}
      </Title>
      <RegisteredFacts householdId={householdId} member={member} />
      <Confirm {...{ form, draft, keep, wordsOf }} section={section} title={member.fullName ?? t("survey.unnamed")} />
      {askedOf(section, askedFields(form, member, given), draft).map((field) => (
        <SurveyField
          key={field.field}
          field={field}
          id={fieldId(field.field, member.personId)}
          value={given[field.field] ?? ""}
          age={member.age}
          error={wordsOf(fieldId(field.field, member.personId))}
          onChange={(value) =>
            keep({
              members: { ...draft.members, [member.personId]: { ...given, [field.field]: value } },
            })
          }
        />
      ))}
    </Stack>
  );
}
