import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { approveAllocation, getFormulaRun } from "#contract/planning.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/ActDialog.tsx";
import { Loaded } from "#web/ui/Loaded.tsx";
import { Money } from "#web/ui/Money.tsx";
import { RecordPage } from "#web/ui/RecordPage.tsx";
import { RowsSection } from "#web/ui/RowsSection.tsx";
import { useWhyNot } from "#web/why-not.ts";

type Run = Output<typeof getFormulaRun>;

/** An allocation that shows why: each commune's share, with the number behind each criterion. */
export function AllocationPage({ formulaRunId }: { readonly formulaRunId: Id<"formula run"> }) {
  const found = useEndpoint(getFormulaRun, { params: { formulaRunId } });
  return <Loaded asked={found}>{(run) => <RunRecord run={run} />}</Loaded>;
}

function RunRecord({ run }: { readonly run: Run }) {
  const { t } = useTranslation("stages");
  const { day } = useFormat();
  const whyNot = useWhyNot();
  const today = useSession().data?.today ?? "";
  const { approved } = run;
  return (
    <RecordPage
      above={{ label: t("planning.allocations"), href: paths.allocations() }}
      title={`${t(`sources.${run.fundSource}`)} · ${run.component} · ${String(run.year)}`}
      state={
        approved === null
          ? { tone: "attention", label: t("planning.notApproved") }
          : { tone: "good", label: approved.decisionNumber, since: approved.decidedOn }
      }
      acts={[
        {
          key: "approve",
          label: t("planning.approveAllocation"),
          whyNot: whyNot("planning.approveAllocation", approved !== null && t("planning.approvedAlready")),
          dialog: (onClose) => (
            <ActDialog
              endpoint={approveAllocation}
              verb={t("planning.approveAllocation")}
              next={t("planning.approveAllocationNext", { count: run.shares.length })}
              fields={[
                { name: "decisionNumber", label: t("decisionNumber"), kind: "text" },
                { name: "decidedOn", label: t("decidedOn"), kind: "day", initial: today },
              ]}
              build={(values) => ({
                params: { formulaRunId: run.formulaRunId },
                body: {
                  decisionNumber: values["decisionNumber"] ?? "",
                  decidedOn: localDate(values["decidedOn"] ?? ""),
                },
              })}
              onClose={onClose}
            />
          ),
        },
      ]}
      facts={[
        { label: t("amount"), value: <Money amount={run.amount} /> },
        { label: t("asOf"), value: day(run.asOf) },
        {
          label: t("planning.formula"),
          value: run.formula.criteria.map((one) => `${t(`criteria.${one.code}`)} × ${one.weight}`).join(" + "),
        },
        { label: t("planning.unit"), value: <Money amount={BigInt(run.formula.unit)} /> },
        { label: t("planning.reproduced"), value: run.reproduced ? t("planning.same") : t("planning.different") },
      ]}
    >
      <Shares run={run} />
    </RecordPage>
  );
}

function Shares({ run }: { readonly run: Run }) {
  const { t } = useTranslation("stages");
  const { number, share } = useFormat();
  type Share = Run["shares"][number];
  return (
    <>
      <Text>{t("planning.explain")}</Text>
      <RowsSection
        title={t("planning.shares")}
        rows={run.shares}
        rowKey={(one) => one.areaId}
        empty={{ why: t("planning.noRuns") }}
        exportName="allocation"
        columns={[
          { key: "area", head: t("commune"), text: (one) => one.areaName },
          {
            key: "amount",
            head: t("amount"),
            text: (one) => one.amount.toString(),
            cell: (one) => <Money amount={one.amount} />,
            numeric: true,
            onPhone: true,
          },
          {
            key: "coefficient",
            head: t("planning.coefficient"),
            text: (one) => number(one.coefficient),
            numeric: true,
          },
          ...run.formula.criteria.map((criterion) => ({
            key: criterion.code,
            head: t(`criteria.${criterion.code}`),
            text: (one: Share) =>
              `${number(one.numbers[criterion.code] ?? 0)} → ${share(one.parts[criterion.code] ?? 0)}`,
            numeric: true,
            onPhone: true,
          })),
        ]}
      />
    </>
  );
}
