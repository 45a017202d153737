import { Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { recordPastYears } from "#contract/treasury/past-years.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { readTableFile } from "#web/format/read-table-file.ts";
import { useFormat } from "#web/format/use-format.ts";
import { areaOfSession, useSession } from "#web/session.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import { PastYearsReport } from "./PastYearsReport.tsx";
import { TableToTry } from "#web/planning/allocation/TableToTry.tsx";
import { listProgrammes } from "#contract/planning/programme.ts";

/** Closed years of a programme from a table: tried first, then recorded whole or not at all. */
export function PastYearsPage() {
  const { t } = useTranslation("treasury/past-years");
  const { language } = useFormat();
  const session = useSession();
  const [programmeId, setProgramme] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const programmes = useEndpoint(listProgrammes);
  const act = useAct(recordPastYears);
  const check = useChecked({
    programme: { label: t("programme"), value: programmeId },
    file: { label: t("file"), value: file?.name ?? "" },
  });
  const send = async (isTrial: boolean) => {
    if (!check.passes() || file === null || session.data === undefined) return;
    const areaId = areaOfSession(session.data);
    act.mutate({ body: { areaId, programmeId, file: await readTableFile(file), isTrial } });
  };
  const choices = new Map((programmes.data?.rows ?? []).map((one) => [one.programmeId, one.title[language]]));
  return (
    <FormPage
      title={t("title")}
      intro={<Text>{t("intro")}</Text>}
      errors={check.errors}
      problem={act.error}
      next={t("next")}
      verb={t("verb")}
      onSubmit={() => void send(false)}
      pending={act.isPending}
    >
      <ChoiceField
        id="programme"
        label={t("programme")}
        value={programmeId}
        error={check.errorOf("programme")}
        choices={[...choices].map(([value, label]) => ({ value, label }))}
        onChange={setProgramme}
      />
      <TableToTry
        label={t("file")}
        help={t("fileHelp")}
        error={check.errorOf("file")}
        file={file}
        onChoose={(chosen) => {
          setFile(chosen);
          act.reset();
        }}
        verb={t("try")}
        onTry={() => void send(true)}
        pending={act.isPending}
      />
      {act.data !== undefined && <PastYearsReport reported={act.data} />}
    </FormPage>
  );
}
