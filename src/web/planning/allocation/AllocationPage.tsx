import { Stack, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { publishAllocation } from "#contract/planning/allocation.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { Money } from "#web/ui/Money.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { AllocationMap } from "./AllocationMap.tsx";
import { AllocationShares } from "./AllocationShares.tsx";
import { useCriterionName, useIndicators } from "./use-criterion-name.ts";
import { approveAllocation, getFormulaRun } from "#contract/planning/formula-run.ts";
import { Decision } from "#web/ui/field/Decision.tsx";
import { useNames } from "#web/names.ts";

type Run = Output<typeof getFormulaRun>;

/** An allocation that shows why: each commune's share, with the number behind each criterion. */
export function AllocationPage({ formulaRunId }: { readonly formulaRunId: Id<"formula run"> }) {
  const found = useEndpoint(getFormulaRun, { params: { formulaRunId } });
  return <Loaded asked={found}>{(run) => <RunRecord run={run} />}</Loaded>;
}

function RunRecord({ run }: { readonly run: Run }) {
  const { t } = useTranslation(["planning/allocation", "codes", "terms"]);
  const { t: words } = useTranslation("planning/allocation");
  const named = useNames();
  const { day, language, share } = useFormat();
  const nameOf = useCriterionName(useIndicators());
  const whyNot = useWhyNot();
  const { approved } = run;
  return (
    <RecordPage
      above={{ label: t("allocation.allocations"), href: paths.allocations() }}
      title={`${named("sources", run.fundSource)} · ${run.component} · ${String(run.year)}`}
      line={run.title}
      state={
        approved === null
          ? { tone: "attention", label: t("allocation.notApproved") }
          : { tone: "good", label: approved.decisionNumber, since: approved.decidedOn }
      }
      acts={[
        {
          key: "approve",
          label: t("allocation.approveAllocation"),
          whyNot: whyNot("planning.approveAllocation", approved !== null && t("allocation.approvedAlready")),
          dialog: (onClose) => (
            <ActDialog
              endpoint={approveAllocation}
              initial={{ formulaRunId: run.formulaRunId }}
              verb={t("allocation.approveAllocation")}
              next={t("allocation.approveAllocationNext", { count: run.shares.length })}
              onClose={onClose}
            >
              <Decision />
            </ActDialog>
          ),
        },
        {
          key: "publish",
          label: words("run.publish"),
          whyNot: whyNot(
            "planning.publishAllocation",
            run.publishedAt === null ? approved === null && words("run.approveFirst") : words("run.publishedAlready"),
          ),
          dialog: (onClose) => (
            <ActDialog
              endpoint={publishAllocation}
              initial={{ formulaRunId: run.formulaRunId }}
              verb={words("run.publish")}
              next={words("run.publishNext")}
              onClose={onClose}
            />
          ),
        },
        {
          key: "copy",
          label: words("run.copy"),
          href: paths.newAllocation({ from: run.formulaRunId }),
          whyNot: whyNot("planning.runFormula"),
        },
        {
          key: "compare",
          label: words("run.compare"),
          href: paths.compareAllocations({
            runs: run.copiedFrom === null ? run.formulaRunId : `${run.copiedFrom},${run.formulaRunId}`,
          }),
        },
      ]}
      facts={[
        { label: t("terms:amount"), value: <Money amount={run.amount} /> },
        { label: t("terms:asOf"), value: day(run.asOf) },
        ...(run.originYear === run.year ? [] : [{ label: words("run.origin"), value: String(run.originYear) }]),
        {
          label: t("allocation.formula"),
          value:
            run.formula.criteria.map((one) => `${nameOf(one.code)} × ${one.weight}`).join(" + ") || words("run.fixed"),
        },
        { label: t("allocation.unit"), value: <Money amount={BigInt(run.formula.unit)} /> },
        ...boundFact(words("run.floor"), run.formula.floor, share),
        ...boundFact(words("run.ceiling"), run.formula.ceiling, share),
        { label: words("run.version"), value: String(run.formulaVersion) },
        { label: t("allocation.reproduced"), value: run.reproduced ? t("allocation.same") : t("allocation.different") },
      ]}
      papers={[
        ...(run.publishedAt === null
          ? []
          : [{ label: words("run.publicPage"), href: paths.publicAllocation(run.formulaRunId) }]),
        {
          label: words("run.decisionPdf"),
          href: paths.allocationPaper(run.formulaRunId, { language }),
          download: true,
        },
        {
          label: words("run.decisionXlsx"),
          href: paths.allocationPaper(run.formulaRunId, { language, format: "xlsx" }),
          download: true,
        },
      ]}
    >
      <AllocationMap areaId={run.areaId} shares={run.shares} asOf={run.asOf} table={null} />
      <Stack gap="sm" component="section">
        <Title order={2}>{t("allocation.shares")}</Title>
        <AllocationShares run={run} />
      </Stack>
    </RecordPage>
  );
}

function boundFact(
  label: string,
  bound: Run["formula"]["floor"],
  share: (part: number, digits: number) => string,
): { readonly label: string; readonly value: ReactNode }[] {
  if (bound?.amount !== undefined) return [{ label, value: <Money amount={bound.amount} /> }];
  return bound?.basisPoints === undefined ? [] : [{ label, value: share(bound.basisPoints / 10_000, 2) }];
}
