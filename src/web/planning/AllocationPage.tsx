import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { approveAllocation, getFormulaRun } from "#contract/planning.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { useMay, useSession } from "#web/session.ts";
import { ActButton } from "#web/parts/ActButton.tsx";
import { DataTable } from "#web/parts/DataTable.tsx";
import { FactList } from "#web/parts/FactList.tsx";
import { Money } from "#web/ui/Money.tsx";
import { TitleBar } from "#web/parts/TitleBar.tsx";
import { useAsk } from "#web/parts/use-ask.ts";
import { useFormat } from "#web/parts/use-format.ts";
import { Waiting } from "#web/parts/Waiting.tsx";

/** An allocation that shows why: each commune's share, with the number behind each criterion. */
export function AllocationPage({ formulaRunId }: { readonly formulaRunId: Id<"formula run"> }) {
  const { t } = useTranslation("stages");
  const { number, share, day } = useFormat();
  const may = useMay();
  const session = useSession();
  const found = useAsk(getFormulaRun, { params: { formulaRunId } });
  if (found.data === undefined) return <Waiting error={found.error} />;
  const run = found.data;
  return (
    <Stack>
      <TitleBar
        title={`${t(`sources.${run.fundSource}`)} · ${run.component} · ${run.year}`}
        acts={
          <ActButton
            endpoint={approveAllocation}
            label={t("planning.approveAllocation")}
            next={t("planning.approveAllocationNext", { count: run.shares.length })}
            isMain
            hindrance={
              may("planning.approveAllocation")
                ? run.approved === null
                  ? undefined
                  : t("planning.approvedAlready")
                : t("mayNot.planning_approveAllocation")
            }
            fields={[
              { name: "decisionNumber", label: t("decisionNumber"), kind: "text" },
              { name: "decidedOn", label: t("decidedOn"), kind: "date", initial: session.data?.today ?? "" },
            ]}
            build={(values) => ({
              params: { formulaRunId },
              body: { decisionNumber: values["decisionNumber"] ?? "", decidedOn: localDate(values["decidedOn"] ?? "") },
            })}
          />
        }
      />
      <FactList
        facts={[
          [t("amount"), <Money key="amount" amount={run.amount} />],
          [t("asOf"), day(run.asOf)],
          [
            t("decision"),
            run.approved === null
              ? t("planning.notApproved")
              : `${run.approved.decisionNumber}, ${day(run.approved.decidedOn)}`,
          ],
          [
            t("planning.formula"),
            run.formula.criteria.map((one) => `${t(`criteria.${one.code}`)} × ${one.weight}`).join(" + "),
          ],
          [t("planning.unit"), <Money key="unit" amount={BigInt(run.formula.unit)} />],
          [t("planning.reproduced"), run.reproduced ? t("planning.same") : t("planning.different")],
        ]}
      />
      <Text c="dimmed">{t("planning.explain")}</Text>
      <DataTable
        name={t("planning.allocations")}
        rows={run.shares}
        keyOf={(one) => one.areaId}
        empty={t("planning.noRuns")}
        columns={[
          { head: t("commune"), cell: (one) => one.areaName, text: (one) => one.areaName },
          {
            head: t("amount"),
            cell: (one) => <Money amount={one.amount} />,
            text: (one) => one.amount.toString(),
            isNumber: true,
            onPhone: true,
          },
          {
            head: t("planning.coefficient"),
            cell: (one) => number(one.coefficient),
            text: (one) => String(one.coefficient),
            isNumber: true,
          },
          ...run.formula.criteria.map((criterion) => ({
            head: t(`criteria.${criterion.code}`),
            cell: (one: (typeof run.shares)[number]) =>
              `${number(one.numbers[criterion.code] ?? 0)} → ${share((one.parts[criterion.code] ?? 0) * 100)} %`,
            text: (one: (typeof run.shares)[number]) => String(one.numbers[criterion.code] ?? 0),
            isNumber: true,
            onPhone: true,
          })),
        ]}
      />
    </Stack>
  );
}
