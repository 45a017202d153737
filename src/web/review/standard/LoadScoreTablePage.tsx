import { Text } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import { loadScoreTable } from "#contract/review/explanation.ts";
import type { Id } from "#kernel/id.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { areaOfSession, useSession } from "#web/session.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { Field } from "#web/ui/field/Field.tsx";
import { FileBox } from "#web/ui/field/FileBox.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import { readTableFile } from "#web/format/read-table-file.ts";
import { listStandards } from "#contract/review/standard.ts";

/** Loads the table of points that a province issued; a wrong row is named and nothing of the file stays. */
export function LoadScoreTablePage() {
  const { t } = useTranslation(["review/standard", "review/round"]);
  const { language } = useFormat();
  const router = useRouter();
  const session = useSession();
  const scoreTableId = useRef(v7() as Id<"score table">);
  const [standardId, setStandard] = useState("");
  const [name, setName] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const standards = useEndpoint(listStandards);
  const load = useAct(loadScoreTable);
  const check = useChecked({
    standard: { label: t("review/round:form.standard"), value: standardId },
    name: { label: t("tables.name"), value: name },
    file: { label: t("tables.file"), value: file?.name ?? "" },
  });
  const send = async () => {
    if (!check.passes() || file === null || session.data === undefined) return;
    const body = {
      scoreTableId: scoreTableId.current,
      areaId: areaOfSession(session.data),
      standardId,
      name,
      file: await readTableFile(file),
    };
    load.mutate({ body }, { onSuccess: () => router.history.push(paths.scoreTables()) });
  };
  return (
    <FormPage
      title={t("tables.loadTitle")}
      intro={<Text>{t("tables.loadIntro")}</Text>}
      errors={check.errors}
      problem={load.error}
      next={t("tables.loadNext")}
      verb={t("tables.load")}
      onSubmit={() => void send()}
      pending={load.isPending}
    >
      <ChoiceField
        id="standard"
        label={t("review/round:form.standard")}
        value={standardId}
        error={check.errorOf("standard")}
        choices={[...new Map((standards.data?.rows ?? []).map((one) => [one.standardId, one.title[language]]))].map(
          ([value, label]) => ({ value, label }),
        )}
        onChange={setStandard}
      />
      <TextField
        id="name"
        label={t("tables.name")}
        help={t("tables.nameHelp")}
        value={name}
        onChange={setName}
        error={check.errorOf("name")}
      />
      <Field id="file" label={t("tables.file")} help={t("tables.fileHelp")} error={check.errorOf("file")}>
        {(wiring) => <FileBox {...wiring} accept=".csv,.xlsx" value={file} onChange={setFile} />}
      </Field>
    </FormPage>
  );
}
