import { Anchor, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { recordLoanAnswers } from "#contract/delivery/credit.ts";
import { newId } from "#contract/new-id.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { TableToTry } from "#web/ui/field/TableToTry.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";

/** The list that the policy bank filled in: tried first, then taken in; every row is accounted for. */
export function LoanAnswersPage({ communeId }: { readonly communeId: string }) {
  const { t } = useTranslation("delivery/credit");
  const { number } = useFormat();
  const today = useSession().data?.today ?? "";
  const form = useContractForm(recordLoanAnswers, {
    initial: { communeId, fileId: newId("file"), asOf: today },
    complete: (values) => ({ isTrial: false, ...values }),
  });
  const { answer } = form;
  return (
    <Stack>
      <Anchor href={paths.loans()}>{t("loans")}</Anchor>
      <FormPage
        title={t("answers.title")}
        intro={<Text>{t("answers.intro")}</Text>}
        next={t("answers.next")}
        verb={t("answers.verb")}
        form={form}
      >
        <form.Field path="listName" label={t("listName")} />
        <form.Field path="asOf" label={t("answers.asOf")} />
        <TableToTry label={t("answers.file")} verb={t("answers.try")} />
        {answer !== undefined && (
          <Stack gap="xs" role="status">
            <Text fw={600}>{answer.isTrial ? t("answers.tried") : t("answers.done")}</Text>
            <Text>
              {t("answers.account", {
                read: number(answer.read),
                matched: number(answer.matched),
                unanswered: number(answer.unanswered),
                heldBack: number(answer.heldBack.length),
              })}
            </Text>
            {answer.heldBack.length > 0 && (
              <RowsSection
                title={t("heldRows")}
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
          </Stack>
        )}
      </FormPage>
    </Stack>
  );
}
