import { Stack, Text } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import { changeInBulk, tryBulkChange } from "#contract/registry/bulk.ts";
import { uploadFile } from "#contract/registry/import-file.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { useAct } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useOwnCommunes } from "#web/registry/household/use-own-communes.ts";
import { useSession } from "#web/session.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { Field } from "#web/ui/field/Field.tsx";
import { FileBox } from "#web/ui/field/FileBox.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import { BulkFaults } from "./BulkFaults.tsx";
import { BulkOutcome } from "./BulkOutcome.tsx";
import { BulkWhenAndWhy } from "./BulkWhenAndWhy.tsx";

/** Changes that a file says, a household a row: handed in, tried, done. */
export function BulkFilePage() {
  const { t } = useTranslation("registry/bulk");
  const today = useSession().data?.today ?? "";
  const areas = useOwnCommunes();
  const bulkId = useRef(v7() as Id<"bulk change">);
  const [file, setFile] = useState<File | null>(null);
  const [values, setValues] = useState({ areaId: "", on: today, reason: "" });
  const set = (name: keyof typeof values) => (value: string) => setValues({ ...values, [name]: value });
  const areaId = values.areaId === "" ? ((areas.length === 1 ? areas[0]?.areaId : undefined) ?? "") : values.areaId;
  const { on, reason } = values;
  const check = useChecked({
    bulkArea: { label: t("file.area"), value: areaId },
    bulkFile: { label: t("file.file"), value: file?.name ?? "" },
    bulkOn: { label: t("on"), value: on },
    bulkReason: { label: t("reason"), value: reason },
  });
  const handIn = useAct(uploadFile);
  const trial = useAct(tryBulkChange);
  const change = useAct(changeInBulk);
  /** What was tried: another file or day is tried again. */
  const [tried, setTried] = useState<{
    readonly file: File;
    readonly as: string;
    readonly fileId: Id<"import-file">;
  }>();
  const as = JSON.stringify([areaId, on]);
  const isTried = tried !== undefined && tried.file === file && tried.as === as && trial.data !== undefined;
  const bodyOf = (fileId: Id<"import-file">) => ({ areaId, selection: { fileId }, changes: {}, on: localDate(on) });
  const send = async () => {
    if (!check.passes() || file === null) return;
    if (isTried) {
      await change.mutateAsync({ body: { ...bodyOf(tried.fileId), bulkId: bulkId.current, reason } });
      return;
    }
    const fileId = v7() as Id<"import-file">;
    await handIn.mutateAsync({ params: { fileId }, query: { areaId, name: file.name }, file });
    await trial.mutateAsync({ body: bodyOf(fileId) });
    setTried({ file, as, fileId });
  };
  const outcome = change.data ?? (isTried ? trial.data : undefined);
  if (change.data !== undefined)
    return (
      <Stack gap="md">
        <Text component="h1" fz="h2" fw={600}>
          {t("file.title")}
        </Text>
        <BulkOutcome outcome={change.data} isDone />
        <BulkFaults outcome={change.data} />
        <a href={paths.bulkChanges()}>{t("list.title")}</a>
      </Stack>
    );
  return (
    <FormPage
      title={t("file.title")}
      intro={t("file.how")}
      errors={check.errors}
      problem={handIn.error ?? trial.error ?? change.error}
      next={isTried ? t("file.nextDone") : t("file.nextTried")}
      verb={isTried ? t("send") : t("try")}
      pending={handIn.isPending || trial.isPending || change.isPending}
      // A refusal stands above the button; the promise has nothing more to tell.
      onSubmit={() => void send().catch(() => undefined)}
    >
      <ChoiceField
        id="bulkArea"
        label={t("file.area")}
        value={areaId}
        error={check.errorOf("bulkArea")}
        choices={areas.map((area) => ({ value: area.areaId, label: area.areaName }))}
        onChange={set("areaId")}
      />
      <Field id="bulkFile" label={t("file.file")} error={check.errorOf("bulkFile")}>
        {(wiring) => <FileBox {...wiring} accept=".csv,.tsv,.txt,.xlsx,.xlsm" value={file} onChange={setFile} />}
      </Field>
      <BulkWhenAndWhy values={values} errorOf={check.errorOf} onChange={set} />
      {outcome !== undefined && (
        <>
          <BulkOutcome outcome={outcome} isDone={false} />
          <BulkFaults outcome={outcome} />
        </>
      )}
    </FormPage>
  );
}
