import { Anchor, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { recordFieldAnswers } from "#contract/delivery/field-list.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { TableToTry } from "#web/ui/field/TableToTry.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";

/** A list of supports that comes back as a file: tried first, then what was received is delivered by one act. */
export function FieldAnswersPage({ activityId }: { readonly activityId: Id<"activity"> }) {
  const { t } = useTranslation("delivery/field-list");
  const today = useSession().data?.today ?? "";
  const form = useContractForm(recordFieldAnswers, {
    initial: { activityId, deliveredOn: today },
    complete: (values) => ({ isTrial: false, ...values }),
  });
  return (
    <Stack>
      <Anchor href={paths.activity(activityId)}>{t("back")}</Anchor>
      <FormPage title={t("title")} intro={<Text>{t("intro")}</Text>} next={t("next")} verb={t("verb")} form={form}>
        <form.Field path="listName" label={t("listName")} help={t("listNameHelp")} />
        <form.Field path="deliveredOn" label={t("deliveredOn")} />
        <TableToTry label={t("file")} verb={t("try")} />
        {form.answer !== undefined && <Reported answer={form.answer} />}
      </FormPage>
    </Stack>
  );
}

/** What each row of the file came to. */
function Reported({ answer }: { readonly answer: Output<typeof recordFieldAnswers> }) {
  const { t } = useTranslation("delivery/field-list");
  const { day, number } = useFormat();
  return (
    <Stack gap="xs" role="status">
      <Text fw={600}>{t(answer.isTrial ? "tried" : "done")}</Text>
      <Text>
        {t("account", {
          read: number(answer.read),
          delivered: number(answer.delivered),
          notReceived: number(answer.notReceived),
          heldBack: number(answer.heldBack.length),
          missing: number(answer.missing),
        })}
      </Text>
      {answer.heldBack.length > 0 && (
        <RowsSection
          title={t("heldBack")}
          rows={answer.heldBack}
          rowKey={({ row, fault }) => `${row} ${fault}`}
          empty={{ why: t("none") }}
          exportName="held-back"
          columns={[
            { key: "row", head: t("row"), text: ({ row }) => number(row), numeric: true },
            { key: "code", head: t("code"), text: ({ code }) => code },
            { key: "why", head: t("why"), text: ({ fault }) => t(`fault.${fault}`), onPhone: true },
          ]}
        />
      )}
      {answer.first.length > 0 && (
        <RowsSection
          title={t("first")}
          rows={answer.first}
          rowKey={({ row }) => String(row)}
          empty={{ why: t("none") }}
          exportName="delivered"
          columns={[
            { key: "row", head: t("row"), text: ({ row }) => number(row), numeric: true },
            { key: "head", head: t("head"), text: ({ headName }) => headName ?? "–" },
            { key: "day", head: t("day"), text: ({ deliveredOn }) => day(deliveredOn), onPhone: true },
          ]}
        />
      )}
    </Stack>
  );
}
