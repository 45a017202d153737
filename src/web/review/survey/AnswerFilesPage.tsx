import { Anchor, Group, List, Radio, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { importAnswers } from "#contract/review/answer-file.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { useAct } from "#web/client.ts";
import { readTableFile } from "#web/format/read-table-file.ts";
import { useCodeWords } from "#web/code-words.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { Field } from "#web/ui/field/Field.tsx";
import { FileBox } from "#web/ui/field/FileBox.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";

type Answer = Output<typeof importAnswers>;

/** Form B as a table: taken away, filled in a spreadsheet, brought back; tried first. */
export function AnswerFilesPage({ roundId, communeId }: { readonly roundId: Id<"round">; readonly communeId: string }) {
  const { t } = useTranslation("review/survey");
  const { language } = useFormat();
  const today = useSession().data?.today ?? "";
  const [file, setFile] = useState<File | null>(null);
  const [surveyedOn, setDay] = useState<string>();
  const [trial, setTrial] = useState<"yes" | "no">("yes");
  const [report, setReport] = useState<Answer & { readonly trial: boolean }>();
  const act = useAct(importAnswers);
  const isTrial = trial === "yes";
  const day = surveyedOn ?? today;
  const check = useChecked({
    file: { label: t("entry.file.file"), value: file?.name ?? "" },
    surveyedOn: { label: t("entry.file.surveyedOn"), value: day },
  });
  const send = async () => {
    if (!check.passes() || file === null) return;
    const body = { file: await readTableFile(file), surveyedOn: localDate(day), trial: isTrial };
    act.mutate(
      { params: { roundId, communeId }, body },
      {
        onSuccess: (answer) => {
          setReport({ ...answer, trial: isTrial });
          if (isTrial && answer.taken > 0) setTrial("no");
        },
      },
    );
  };
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
      errors={check.errors}
      problem={act.error}
      next={t(isTrial ? "entry.file.nextTrial" : "entry.file.next")}
      verb={t(isTrial ? "entry.file.try" : "entry.file.take")}
      onSubmit={() => void send()}
      pending={act.isPending}
    >
      <Field id="file" label={t("entry.file.file")} help={t("entry.file.fileHelp")} error={check.errorOf("file")}>
        {(wiring) => (
          <FileBox
            {...wiring}
            accept=".csv,.xlsx"
            value={file}
            onChange={(chosen) => {
              setFile(chosen);
              setTrial("yes");
              setReport(undefined);
            }}
          />
        )}
      </Field>
      <TextField
        id="surveyedOn"
        label={t("entry.file.surveyedOn")}
        kind="day"
        value={day}
        onChange={setDay}
        error={check.errorOf("surveyedOn")}
      />
      <Radio.Group
        label={t("entry.file.what")}
        value={trial}
        onChange={(value) => setTrial(value === "no" ? "no" : "yes")}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="yes" label={t("entry.file.onlyTry")} />
          <Radio value="no" label={t("entry.file.reallyTake")} />
        </Stack>
      </Radio.Group>
      {report !== undefined && <Reported answer={report} />}
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
