import { Text } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { newId } from "#contract/new-id.ts";
import { loadScoreTable } from "#contract/review/explanation.ts";
import { listStandards } from "#contract/review/standard.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { areaOfSession, useSession } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";

/** Loads the table of points that a province issued; a wrong row is named and nothing of the file stays. */
export function LoadScoreTablePage() {
  const { t } = useTranslation(["review/standard", "review/round"]);
  const { language } = useFormat();
  const router = useRouter();
  const session = useSession();
  const standards = useEndpoint(listStandards);
  const form = useContractForm(loadScoreTable, {
    initial: { scoreTableId: newId("score table") },
    complete: (values) => ({
      ...values,
      areaId: session.data === undefined ? undefined : areaOfSession(session.data),
    }),
    onDone: () => router.history.push(paths.scoreTables()),
  });
  const titles = new Map((standards.data?.rows ?? []).map((one) => [one.standardId, one.title[language]]));
  return (
    <FormPage
      title={t("tables.loadTitle")}
      intro={<Text>{t("tables.loadIntro")}</Text>}
      next={t("tables.loadNext")}
      verb={t("tables.load")}
      form={form}
    >
      <form.Field
        path="standardId"
        label={t("review/round:form.standard")}
        choices={[...titles].map(([value, label]) => ({ value, label }))}
      />
      <form.Field path="name" label={t("tables.name")} help={t("tables.nameHelp")} />
      <form.Field path="file" label={t("tables.file")} help={t("tables.fileHelp")} />
    </FormPage>
  );
}
