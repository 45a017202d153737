import { Button, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { submitAnswers } from "#contract/review/survey.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { doubtOf } from "#programme/review/survey/answer-doubts.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import { useAct } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { useDraft } from "#web/ui/field/use-draft.ts";
import { answerAt, answerOfKey, entryCells, keyOfAnswer, withAnswer } from "./entry-keys.ts";
import type { EntryCell } from "./entry-keys.ts";
import classes from "./QuickEntryForm.module.css";
import { answersOf } from "#web/review/interview/survey-answers.ts";
import { answerIn, draftOf, surveyDayId, surveyDraft } from "#web/review/survey/survey-draft.ts";
import type { SurveyField, SurveyForm } from "#web/review/survey/survey-draft.ts";
import { SurveyDay } from "#web/review/survey/SurveyDay.tsx";
import { SurveyIncome } from "#web/review/survey/SurveyIncome.tsx";
import { useSurveyProblem } from "#web/review/survey/use-survey-problem.ts";
import { useDoubtText } from "#web/review/survey/use-doubt-text.ts";

/** One paper form: a key an answer, Enter to the next, Ctrl and Enter saves and goes on to the next household. */
export function QuickEntryForm(props: {
  readonly householdId: Id<"household">;
  readonly roundId: Id<"round">;
  readonly form: SurveyForm;
  readonly today: string;
  readonly onEntered: () => void;
}) {
  const { t } = useTranslation("review/quick-entry");
  const { language } = useFormat();
  const { householdId, roundId } = props;
  // What is on paper was asked again.
  const form = { ...props.form, earlier: null };
  const { draft, keep, forget } = useDraft(
    `entry.${roundId}.${householdId}`,
    surveyDraft,
    draftOf(form, props.today, language === "en" ? "." : ","),
  );
  const cells = entryCells(form, draft);
  const [typed, type] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(cells.map((cell) => [cell.id, keyOfAnswer(cell.field, answerAt(draft, cell))])),
  );
  const [checked, check] = useState(false);
  const body = useRef<HTMLFormElement>(null);
  const submit = useAct(submitAnswers);
  useEffect(() => body.current?.querySelector<HTMLInputElement>("[data-entry]")?.focus(), []);
  const read = answersOf(draft, form);
  const errors = new Map(read.ok ? [] : read.errors.map((error) => [error.fieldId, error]));
  const problemText = useSurveyProblem();
  const wordsOf = (id: string) => {
    const problem = checked ? errors.get(id) : undefined;
    return problem === undefined ? undefined : problemText(problem);
  };
  const errorOf = (cell: EntryCell) =>
    answerOfKey(cell.field, typed[cell.id] ?? "") === undefined ? t("noSuchKey") : wordsOf(cell.id);
  const isMistyped = cells.some((cell) => answerOfKey(cell.field, typed[cell.id] ?? "") === undefined);
  /** Saved, the household leaves the list of those that wait, and this form with it: what follows must not hang on its being there. */
  const send = async (answers: Answers) => {
    try {
      await submit.mutateAsync({
        params: { householdId, roundId },
        body: { surveyedOn: localDate(draft.surveyedOn), answers: { ...answers }, how: "paper" },
        seen: props.form,
      });
    } catch {
      // A refusal is in the form.
      return;
    }
    forget();
    props.onEntered();
  };
  const save = () => {
    if (submit.isPending) return;
    check(true);
    if (!read.ok || isMistyped) {
      const wrong = body.current?.querySelector<HTMLInputElement>("[aria-invalid=true]");
      // What was not wrong a moment ago is marked once this is drawn.
      setTimeout(() => (wrong ?? body.current?.querySelector<HTMLInputElement>("[aria-invalid=true]"))?.focus(), 0);
      return;
    }
    void send(read.answers);
  };
  // From wherever one is in the form.
  useEffect(() => {
    const element = body.current;
    const onSaveKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      save();
    };
    element?.addEventListener("keydown", onSaveKey);
    return () => element?.removeEventListener("keydown", onSaveKey);
  });
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const inputs = [...(body.current?.querySelectorAll<HTMLElement>("input, select, button[type=submit]") ?? [])];
    inputs[inputs.indexOf(event.currentTarget) + 1]?.focus();
  };
  return (
    <form
      ref={body}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap="md">
        <Title order={2}>{form.headName ?? t("unnamed")}</Title>
        <div className={classes.rows}>
          {cells.map((cell, at) => (
            <EntryRow
              key={cell.id}
              cell={cell}
              isFirstOfMember={cell.member !== undefined && cell.member !== cells[at - 1]?.member}
              typed={typed[cell.id] ?? ""}
              error={errorOf(cell)}
              onKey={onKey}
              onType={(text) => {
                type({ ...typed, [cell.id]: text });
                const answer = answerOfKey(cell.field, text);
                if (answer !== undefined) keep(withAnswer(draft, cell, answer));
              }}
            />
          ))}
        </div>
        <SurveyIncome draft={draft} form={form} wordsOf={wordsOf} onChange={keep} />
        <SurveyDay
          value={draft.surveyedOn}
          error={wordsOf(surveyDayId)}
          onChange={(surveyedOn) => keep({ ...draft, surveyedOn })}
        />
        <ErrorState error={submit.error} />
        <Group>
          <Button type="submit" loading={submit.isPending}>
            {t("save")}
          </Button>
          <Text c="dimmed">{t("saveKeys")}</Text>
        </Group>
      </Stack>
    </form>
  );
}

function EntryRow(props: {
  readonly cell: EntryCell;
  readonly isFirstOfMember: boolean;
  readonly typed: string;
  readonly error: string | undefined;
  readonly onKey: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly onType: (text: string) => void;
}) {
  const { t } = useTranslation("review/quick-entry");
  const { t: tr } = useTranslation(["review/survey", "ui"]);
  const { language } = useFormat();
  const doubtText = useDoubtText();
  const { cell, typed, error } = props;
  const { field, member } = cell;
  const answer = answerOfKey(field, typed) ?? "";
  const doubt = doubtText(doubtOf(field, answerIn(field, answer), member?.age ?? null), field.unit?.[language]);
  const reported = error ?? doubt;
  const name = member === undefined ? "" : `${member.fullName ?? tr("survey.unnamed")}: `;
  const unit = field.unit === null ? "" : ` (${field.unit[language]})`;
  return (
    <>
      {props.isFirstOfMember && (
        <Title order={3} size="md" className={classes.head}>
          {member?.fullName ?? tr("survey.unnamed")}
          {member?.age !== null && member !== undefined && ` · ${tr("survey.age", { age: member.age })}`}
        </Title>
      )}
      <label htmlFor={cell.id}>{`${field.label[language]}${unit}`}</label>
      <TextInput
        id={cell.id}
        data-entry
        aria-label={`${name}${field.label[language]}${unit}`}
        aria-describedby={`${cell.id}-keys`}
        aria-invalid={error !== undefined}
        error={error !== undefined}
        inputMode={field.type === "string" && field.values.length === 0 ? "text" : "decimal"}
        value={typed}
        onKeyDown={props.onKey}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => props.onType(event.currentTarget.value)}
      />
      <span
        id={`${cell.id}-keys`}
        className={reported === undefined ? classes.keys : `${classes.keys} ${classes.error}`}
      >
        {reported ?? keysOf(field)}
      </span>
    </>
  );

  function keysOf({ type, values }: SurveyField): string {
    const options =
      type === "bool" ? [tr("ui:form.yes"), tr("ui:form.no")] : values.map(({ name: one }) => one[language]);
    const chosen =
      type === "bool" ? ({ yes: 0, no: 1 }[answer] ?? -1) : values.findIndex(({ value }) => value === answer);
    if (chosen !== -1) return `= ${options[chosen] ?? ""}`;
    return options.length === 0
      ? field.optional
        ? t("mayStayEmpty")
        : ""
      : options.map((one, at) => `${at + 1} ${one}`).join(" · ");
  }
}
