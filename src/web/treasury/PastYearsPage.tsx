import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listProgrammes } from "#contract/planning/programme.ts";
import { recordPastYears } from "#contract/treasury/past-years.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { areaOfSession, useSession } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { TableToTry } from "#web/ui/field/TableToTry.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import { PastYearsReport } from "./PastYearsReport.tsx";

/** Closed years of a programme from a table: tried first, then recorded whole or not at all. */
export function PastYearsPage() {
  const { t } = useTranslation("treasury/past-years");
  const { language } = useFormat();
  const session = useSession();
  const programmes = useEndpoint(listProgrammes);
  const form = useContractForm(recordPastYears, {
    complete: (values) => ({
      isTrial: false,
      ...values,
      areaId: session.data === undefined ? undefined : areaOfSession(session.data),
    }),
  });
  const choices = new Map((programmes.data?.rows ?? []).map((one) => [one.programmeId, one.title[language]]));
  return (
    <FormPage title={t("title")} intro={<Text>{t("intro")}</Text>} next={t("next")} verb={t("verb")} form={form}>
      <form.Field
        path="programmeId"
        label={t("programme")}
        choices={[...choices].map(([value, label]) => ({ value, label }))}
      />
      <TableToTry label={t("file")} help={t("fileHelp")} verb={t("try")} />
      {form.answer !== undefined && <PastYearsReport reported={form.answer} />}
    </FormPage>
  );
}
