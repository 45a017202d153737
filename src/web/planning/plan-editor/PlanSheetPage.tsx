import { Anchor, List, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { importPlan } from "#contract/planning/plan-tools.ts";
import type { Id } from "#kernel/id.ts";
import { useAct } from "#web/client.ts";
import { readTableFile } from "#web/format/read-table-file.ts";
import { paths } from "#web/paths.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import { TableToTry } from "#web/planning/allocation/TableToTry.tsx";

/** A sheet read into a draft: tried first, then whole or not at all. */
export function PlanSheetPage({ planId }: { readonly planId: Id<"plan"> }) {
  const { t } = useTranslation(["planning/plan-editor", "planning/plan"]);
  const [file, setFile] = useState<File | null>(null);
  const act = useAct(importPlan);
  const check = useChecked({ file: { label: t("sheet.file"), value: file?.name ?? "" } });
  const send = async (isTrial: boolean) => {
    if (!check.passes() || file === null) return;
    act.mutate({ params: { planId }, body: { file: await readTableFile(file), isTrial } });
  };
  const reported = act.data;
  return (
    <Stack>
      <Anchor href={paths.plan(planId)}>{t("editor.back")}</Anchor>
      <FormPage
        title={t("sheet.title")}
        errors={check.errors}
        problem={act.error}
        next={t("sheet.lead")}
        verb={t("sheet.save")}
        onSubmit={() => void send(false)}
        pending={act.isPending}
      >
        <TableToTry
          label={t("sheet.file")}
          error={check.errorOf("file")}
          file={file}
          onChoose={(chosen) => {
            setFile(chosen);
            act.reset();
          }}
          verb={t("sheet.try")}
          onTry={() => void send(true)}
          pending={act.isPending}
        />
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
