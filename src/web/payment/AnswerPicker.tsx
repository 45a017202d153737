import { Divider, Loader, Stack, Text } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { readAnswerFile } from "#contract/payment/statement.ts";
import type { Id } from "#kernel/id.ts";
import { useAct } from "#web/client.ts";
import { readTableFile } from "#web/format/read-table-file.ts";
import { useFormat } from "#web/format/use-format.ts";
import { DropFiles } from "#web/ui/field/DropFiles.tsx";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import classes from "./AnswerPicker.module.css";

const accepted = ".xml,.csv,.tsv,.txt,.xlsx";
/** As base64 it is at most what the endpoint takes. */
const mostBytes = 15_000_000;

type Answer = Output<typeof readAnswerFile>;
type Chosen = {
  readonly fileId: Id<"file">;
  readonly file: File;
  readonly state: "waiting" | "reading" | "tooLarge" | { readonly answer: Answer } | { readonly error: Error };
};

/** The files of the bank, several at once: each is read by itself, and says what came of it where it stands. */
export function AnswerPicker({ batchId }: { readonly batchId: Id<"batch"> }) {
  const { t } = useTranslation("payment/batch");
  const { mutateAsync } = useAct(readAnswerFile);
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const isBusy = chosen.some(({ state }) => state === "waiting" || state === "reading");
  const set = (fileId: Id<"file">, state: Chosen["state"]) =>
    setChosen((all) => all.map((one) => (one.fileId === fileId ? { ...one, state } : one)));
  const read = async (files: readonly File[]) => {
    const added = files.map((file): Chosen => ({
      fileId: newId("file"),
      file,
      state: file.size > mostBytes ? "tooLarge" : "waiting",
    }));
    setChosen((all) => [...added, ...all]);
    for (const { fileId, file, state } of added) {
      if (state === "tooLarge") continue;
      set(fileId, "reading");
      try {
        const { base64 } = await readTableFile(file);
        const body = { fileId, fileName: file.name.slice(-200), content: base64, encoding: "base64" as const };
        set(fileId, { answer: await mutateAsync({ params: { batchId }, body }) });
      } catch (error) {
        set(fileId, { error: error instanceof Error ? error : new Error(String(error)) });
      }
    }
  };
  return (
    <Stack gap="sm">
      <DropFiles
        label={t("picker.choose")}
        help={t("picker.help")}
        accept={accepted}
        disabled={isBusy}
        onFiles={(files) => void read(files)}
      />
      {chosen.length > 0 && (
        <ul className={classes.files} aria-label={t("picker.files")} aria-live="polite">
          {chosen.map((one) => (
            <li key={one.fileId}>
              <strong className={classes.name}>{one.file.name}</strong>
              <WhatCameOfIt state={one.state} />
            </li>
          ))}
        </ul>
      )}
      <Divider label={t("picker.paste")} labelPosition="left" />
    </Stack>
  );
}

function WhatCameOfIt({ state }: { readonly state: Chosen["state"] }) {
  const { t } = useTranslation("payment/batch");
  const { number } = useFormat();
  if (state === "waiting") return <Text c="dimmed">{t("picker.waiting")}</Text>;
  if (state === "tooLarge")
    return <Text fw={600}>{t("picker.tooLarge", { most: number(mostBytes / 1_000_000) })}</Text>;
  if (state === "reading")
    return (
      <Text className={classes.line}>
        <Loader size="xs" aria-hidden /> {t("picker.reading")}
      </Text>
    );
  if ("error" in state) return <ErrorState error={state.error} />;
  const { account, readBefore } = state.answer;
  const lines = (count: number) => t("answers.lines", { count });
  return (
    <Text className={classes.line}>
      <IconCircleCheck size={18} aria-hidden />
      <span>
        {readBefore ? t("picker.readBefore") : t("picker.read")}
        {account !== null &&
          ` ${t("picker.account", {
            file: lines(account.file.count),
            answered: lines(account.answered.count),
            unmatched: lines(account.unmatched.count),
          })}`}
      </span>
    </Text>
  );
}
