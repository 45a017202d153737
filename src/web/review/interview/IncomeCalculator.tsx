import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { yearOf } from "#programme/review/survey/income-detail.ts";
import { useFormat } from "#web/format/use-format.ts";
import type { SurveyDraft, SurveyForm } from "#web/review/survey/survey-draft.ts";
import { Field } from "#web/ui/field/Field.tsx";
import classes from "./IncomeCalculator.module.css";
import { chosenSources, incomeFieldId, readIncome, typedSums } from "./income-lines.ts";
import type { IncomeInput, TypedIncome } from "./income-lines.ts";

type Source = SurveyForm["incomeSources"][number];
type Lines = SurveyDraft["incomeLines"];
const newLine: TypedIncome = { months: "", amount: "", cost: "" };
const monthsOfYear = Array.from({ length: 12 }, (_, at) => String(at + 1));

/** The income of twelve months by its sources: only those that the household has, each with its arithmetic, and the sum a person and month. */
export function IncomeCalculator(props: {
  readonly draft: SurveyDraft;
  readonly form: SurveyForm;
  readonly wordsOf: (fieldId: string) => string | undefined;
  readonly onChange: (draft: SurveyDraft) => void;
}) {
  const { t } = useTranslation("review/interview");
  const { language, money } = useFormat();
  const { draft, form, wordsOf, onChange } = props;
  const chosen = chosenSources(form, draft);
  const keep = (incomeLines: Lines) => onChange({ ...draft, incomeLines });
  const sums = typedSums(form, draft);
  const others = form.incomeSources.filter((source) => !chosen.includes(source));
  return (
    <Stack gap="md">
      <Text size="sm">{t("help")}</Text>
      {chosen.map((source) => (
        <SourceFields
          key={source.source}
          source={source}
          typed={draft.incomeLines[source.source] ?? newLine}
          wordsOf={wordsOf}
          onChange={(typed) => keep({ ...draft.incomeLines, [source.source]: typed })}
          onRemove={() =>
            keep(Object.fromEntries(Object.entries(draft.incomeLines).filter(([name]) => name !== source.source)))
          }
        />
      ))}
      {others.length > 0 && (
        <div role="group" aria-label={t("add")}>
          <Text fw={600} mb="xs">
            {t("add")}
          </Text>
          <Group gap="xs">
            {others.map((source) => (
              <Button
                key={source.source}
                variant="default"
                className={classes.button}
                onClick={() => keep({ ...draft.incomeLines, [source.source]: newLine })}
              >
                + {source.name[language]}
              </Button>
            ))}
          </Group>
        </div>
      )}
      {chosen.length > 0 && (
        <div role="status" className={classes.sums}>
          <Text>{t("year", { sum: money(BigInt(sums.year)) })}</Text>
          <Text>{t("month", { year: money(BigInt(Math.max(0, sums.year))), sum: money(BigInt(sums.month)) })}</Text>
          <Text fw={600}>
            {t("perPerson", {
              count: sums.people,
              year: money(BigInt(Math.max(0, sums.year))),
              sum: money(BigInt(sums.perPerson)),
            })}
          </Text>
          {sums.year < 0 && <Text size="sm">{t("loss")}</Text>}
        </div>
      )}
    </Stack>
  );
}

function SourceFields(props: {
  readonly source: Source;
  readonly typed: TypedIncome;
  readonly wordsOf: (fieldId: string) => string | undefined;
  readonly onChange: (typed: TypedIncome) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation("review/interview");
  const { language, money } = useFormat();
  const { source, typed, wordsOf, onChange, onRemove } = props;
  const name = source.name[language];
  const line = readIncome(source.source, typed);
  const input = (kind: IncomeInput, label: string) => (
    <Field id={incomeFieldId(source.source, kind)} label={label} error={wordsOf(incomeFieldId(source.source, kind))}>
      {(wiring) => (
        <TextInput
          {...wiring}
          inputMode="numeric"
          value={typed[kind]}
          onChange={(event) => onChange({ ...typed, [kind]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
  const figures = line && {
    amount: money(BigInt(line.amount)),
    months: String(line.months ?? 1),
    cost: money(BigInt(line.cost)),
    sum: money(BigInt(yearOf(line))),
  };
  return (
    <fieldset className={classes.source}>
      <legend>
        <Title order={3} size="h4">
          {name}
        </Title>
      </legend>
      {source.help !== null && <Text size="sm">{source.help[language]}</Text>}
      {source.excluded && <Text size="sm">{t("excluded")}</Text>}
      <div className={classes.inputs} data-narrow>
        <Field id={`income-${source.source}-months`} label={t("months")}>
          {(wiring) => (
            <NativeSelect
              {...wiring}
              value={typed.months}
              onChange={(event) => onChange({ ...typed, months: event.currentTarget.value })}
              data={[
                { value: "", label: t("wholeYear") },
                ...monthsOfYear.map((count) => ({ value: count, label: t("ofMonths", { count: Number(count) }) })),
              ]}
            />
          )}
        </Field>
        {input("amount", t(typed.months === "" ? "amountOfYear" : "amountOfMonth"))}
        {input("cost", t("cost"))}
      </div>
      <Group justify="space-between" align="center">
        <Text size="sm">{figures && t(line.months === null ? "sumOfYear" : "sumOfMonths", figures)}</Text>
        <Button
          variant="subtle"
          className={classes.button}
          aria-label={t("removeNamed", { source: name })}
          onClick={onRemove}
        >
          {t("remove")}
        </Button>
      </Group>
    </fieldset>
  );
}
