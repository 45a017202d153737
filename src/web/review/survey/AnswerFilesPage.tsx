import { Anchor, Group, List, Radio, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { importAnswers } from "#contract/review/answer-file.ts";
import type { Id } from "#kernel/id.ts";
import { useCodeWords } from "#web/code-words.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";

type Answer = Output<typeof importAnswers>;

/** Form B as a table: taken away, filled in a spreadsheet, brought back; tried first. */
export function AnswerFilesPage({ roundId, communeId }: { readonly roundId: Id<"round">; readonly communeId: string }) {
  const { t } = useTranslation("review/survey");
  const { language } = useFormat();
  const today = useSession().data?.today;
  const [report, setReport] = useState<Answer & { readonly trial: boolean; readonly file: unknown }>();
  const form = useContractForm(importAnswers, {
    initial: { roundId, communeId, surveyedOn: today, trial: true },
    // Another file is tried first.
    also: (path) => (path === "file" ? { trial: true } : undefined),
    onDone: (answer, { trial, file }) => {
      setReport({ ...answer, trial: trial === true, file });
      if (trial === true && answer.taken > 0) form.set("trial", false);
    },
  });
  const isTrial = form.values.trial === true;
  const take = (format: "xlsx" | "csv") => paths.papers.answerFile(roundId, communeId, { language, format });
  return (
    <FormPage
      title={t("entry.file.title")}
      intro={
        <Stack gap="xs">
          <Anchor href={paths.round(roundId, communeId)}>{t("entry.file.back")}</Anchor>
          <Text maw="44rem">{t("entry.file.help")}</Text>
          <Group gap="md">
            <Anchor href={take("xlsx")} download="">
              {t("entry.file.takeXlsx")}
            </Anchor>
            <Anchor href={take("csv")} download="">
              {t("entry.file.takeCsv")}
            </Anchor>
          </Group>
        </Stack>
      }
      next={t(isTrial ? "entry.file.nextTrial" : "entry.file.next")}
      verb={t(isTrial ? "entry.file.try" : "entry.file.take")}
      form={form}
    >
      <form.Field path="file" label={t("entry.file.file")} help={t("entry.file.fileHelp")} />
      <form.Field path="surveyedOn" label={t("entry.file.surveyedOn")} />
      <Radio.Group
        label={t("entry.file.what")}
        value={isTrial ? "yes" : "no"}
        onChange={(value) => form.set("trial", value !== "no")}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="yes" label={t("entry.file.onlyTry")} />
          <Radio value="no" label={t("entry.file.reallyTake")} />
        </Stack>
      </Radio.Group>
      {report !== undefined && report.file === form.values.file && <Reported answer={report} />}
    </FormPage>
  );
}

function Reported({ answer }: { readonly answer: Answer & { readonly trial: boolean } }) {
  const { t } = useTranslation("review/survey");
  const { number, language } = useFormat();
  const wordsOf = useCodeWords();
  const cellOf = (one: Answer["wrong"][number]) =>
    t(`entry.file.problem.${one.problem}`, {
      row: number(one.row),
      column: one.column[language],
      given: one.problem === "differs" ? wordsOf(one.given) : one.given,
      recorded: wordsOf(one.recorded ?? ""),
      least: number(one.bounds?.from ?? 0),
      most: number(one.bounds?.to ?? 0),
    });
  return (
    <Stack component="section" gap="xs" role="status">
      <Title order={2}>{t(answer.trial ? "entry.file.wouldTake" : "entry.file.taken", { count: answer.taken })}</Title>
      {answer.blank > 0 && <Text>{t("entry.file.blank", { count: answer.blank })}</Text>}
      {answer.wrongHouseholds > 0 && (
        <>
          <Text>{t("entry.file.wrong", { count: answer.wrongHouseholds })}</Text>
          <List>
            {answer.wrong.map((one) => (
              <List.Item key={`${one.row} ${one.column.vi} ${one.given}`}>{cellOf(one)}</List.Item>
            ))}
          </List>
        </>
      )}
    </Stack>
  );
}
