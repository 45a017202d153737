import { Anchor, List, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { importPlan } from "#contract/planning/plan-tools.ts";
import type { Id } from "#kernel/id.ts";
import { paths } from "#web/paths.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { TableToTry } from "#web/ui/field/TableToTry.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";

/** A sheet read into a draft: tried first, then whole or not at all. */
export function PlanSheetPage({ planId }: { readonly planId: Id<"plan"> }) {
  const { t } = useTranslation(["planning/plan-editor", "planning/plan"]);
  const form = useContractForm(importPlan, {
    initial: { planId },
    complete: (values) => ({ isTrial: false, ...values }),
  });
  const reported = form.answer;
  return (
    <Stack>
      <Anchor href={paths.plan(planId)}>{t("editor.back")}</Anchor>
      <FormPage title={t("sheet.title")} next={t("sheet.lead")} verb={t("sheet.save")} form={form}>
        <TableToTry label={t("sheet.file")} verb={t("sheet.try")} />
        {reported !== undefined && (
          <Stack gap="xs" role="status">
            <Text>{t("sheet.reported", reported)}</Text>
            <List>
              {reported.errors.map(({ row, column, value, reason }) => (
                <List.Item key={`${row} ${column} ${reason}`}>
                  {t("sheet.error", {
                    row,
                    value,
                    column: t(`sheet.column.${column}`),
                    reason: t(`sheet.reason.${reason}`),
                  })}
                </List.Item>
              ))}
            </List>
            {reported.saved && <Anchor href={paths.editPlan(planId)}>{t("planning/plan:acts.edit")}</Anchor>}
          </Stack>
        )}
      </FormPage>
    </Stack>
  );
}
