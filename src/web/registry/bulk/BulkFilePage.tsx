import { Stack, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { newId } from "#contract/new-id.ts";
import { changeInBulk, tryBulkChange } from "#contract/registry/bulk.ts";
import { uploadFile } from "#contract/registry/import-file.ts";
import { useAct } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useOwnCommunes } from "#web/registry/household/use-own-communes.ts";
import { useSession } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import { BulkFaults } from "./BulkFaults.tsx";
import { BulkOutcome } from "./BulkOutcome.tsx";

const besides = z.object({ file: z.file().meta({ accept: ".csv,.tsv,.txt,.xlsx,.xlsm" }) });

/** Changes that a file says, a household a row: handed in, tried, done. */
export function BulkFilePage() {
  const { t } = useTranslation("registry/bulk");
  const today = useSession().data?.today;
  const areas = useOwnCommunes();
  const handIn = useAct(uploadFile);
  const trial = useAct(tryBulkChange);
  const [triedAs, setTriedAs] = useState<string>();
  const form = useContractForm(changeInBulk, {
    initial: { bulkId: newId("bulk change"), selection: { fileId: newId("import-file") }, changes: {}, on: today },
    besides,
    also: (path) => (path === "file" ? { selection: { fileId: newId("import-file") } } : undefined),
    // Another file or day is handed in and tried first.
    holdBack: ({ body }) => {
      if (isTried) return false;
      // A refusal stands above the button; the promise has nothing more to tell.
      void tryFile(body).catch(() => undefined);
      return true;
    },
  });
  const { file, areaId, on, selection } = form.values;
  const as = JSON.stringify([selection, areaId, on]);
  const isTried = triedAs === as && trial.data !== undefined;
  const tryFile = async (body: z.output<typeof changeInBulk.body>) => {
    if (!(file instanceof File) || !("fileId" in body.selection)) return;
    const { fileId } = body.selection;
    await handIn.mutateAsync({ params: { fileId }, query: { areaId: body.areaId, name: file.name }, file });
    await trial.mutateAsync({ body: { areaId: body.areaId, selection: { fileId }, changes: {}, on: body.on } });
    setTriedAs(as);
  };
  const only = areas.length === 1 ? areas[0]?.areaId : undefined;
  const { offer } = form.state;
  useEffect(() => {
    if (only !== undefined) offer("areaId", only);
  }, [only, offer]);
  if (form.answer !== undefined)
    return (
      <Stack gap="md">
        <Text component="h1" fz="h2" fw={600}>
          {t("file.title")}
        </Text>
        <BulkOutcome outcome={form.answer} isDone />
        <BulkFaults outcome={form.answer} />
        <a href={paths.bulkChanges()}>{t("list.title")}</a>
      </Stack>
    );
  const isTrying = handIn.isPending || trial.isPending;
  const problem = handIn.error ?? trial.error ?? form.state.problem;
  return (
    <FormPage
      title={t("file.title")}
      intro={t("file.how")}
      next={isTried ? t("file.nextDone") : t("file.nextTried")}
      verb={isTried ? t("send") : t("try")}
      form={{ state: { ...form.state, problem, isPending: isTrying || form.state.isPending } }}
    >
      <form.Field
        path="areaId"
        label={t("file.area")}
        choices={areas.map((area) => ({ value: area.areaId, label: area.areaName }))}
      />
      <form.Field path="file" label={t("file.file")} />
      <form.Field path="on" label={t("on")} />
      <form.Field path="reason" label={t("reason")} />
      {isTried && (
        <>
          <BulkOutcome outcome={trial.data} isDone={false} />
          <BulkFaults outcome={trial.data} />
        </>
      )}
    </FormPage>
  );
}
