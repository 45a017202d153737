import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { carryOverActions } from "#programme/planning/carry-over/carry-over.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { Money } from "#web/ui/Money.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { GroupedRows } from "#web/ui/list/GroupedRows.tsx";
import type { Group } from "#web/ui/list/GroupedRows.tsx";
import { moneyColumn } from "#web/ui/list/money-column.tsx";
import { useComponentName } from "#web/ledger/use-component-name.ts";
import { useLawWords } from "#web/law-words.ts";
import { useWhyNot } from "#web/why-not.ts";
import { approveCarryOver, getCarryOver } from "#contract/planning/carry-over.ts";
import { Decision } from "#web/ui/field/Decision.tsx";
import { useNames } from "#web/names.ts";

type CarryOver = Output<typeof getCarryOver>;

export function CarryOverPage({ carryOverId }: { readonly carryOverId: Id<"carry-over"> }) {
  const found = useEndpoint(getCarryOver, { params: { carryOverId } });
  return <Loaded asked={found}>{(run) => <YearEndRecord run={run} />}</Loaded>;
}

/** What is carried, what goes back, what stays under way, commune by commune, and by which rule. */
function YearEndRecord({ run }: { readonly run: CarryOver }) {
  const { t } = useTranslation("planning/carry-over");
  const { t: words } = useTranslation(["terms", "codes"]);
  const { t: planning } = useTranslation("planning/plan");
  const nameOf = useNames();
  const { money, day } = useFormat();
  const whyNot = useWhyNot();
  const lawOf = useLawWords();
  const componentOf = useComponentName();
  const reason =
    run.state === "approved" ? t("carryOver.approvedAlready") : run.sums.undecided > 0n && t("carryOver.undecided");
  return (
    <RecordPage
      above={{ label: t("carryOver.title"), href: paths.carryOvers() }}
      title={`${t("carryOver.title")} · ${String(run.fromYear)}`}
      state={
        run.decidedOn === null
          ? { tone: "attention", label: t("carryOver.draft"), since: run.asOf }
          : { tone: "good", label: run.decisionNumber ?? "", since: run.decidedOn }
      }
      acts={[
        {
          key: "approve",
          label: t("carryOver.approve"),
          whyNot: whyNot("planning.approveCarryOver", reason),
          dialog: (onClose) => (
            <ActDialog
              endpoint={approveCarryOver}
              initial={{ carryOverId: run.carryOverId }}
              verb={t("carryOver.approve")}
              next={t("carryOver.approveNext", { carry: money(run.sums.carry), back: money(run.sums.return) })}
              onClose={onClose}
            >
              <Decision />
            </ActDialog>
          ),
        },
      ]}
      facts={[
        ...carryOverActions.map((action) => ({
          label: t(`carryOver.action.${action}`),
          value: <Money amount={run.sums[action]} />,
        })),
        { label: words("asOf"), value: day(run.asOf) },
      ]}
    >
      <GroupedRows
        title={t("carryOver.lines")}
        groupHead={t("carryOver.why")}
        groupOf={(line) => `${line.action} ${line.rule}`}
        groupText={(line) => `${t(`carryOver.action.${line.action}`)}: ${t(`carryOver.rule.${line.rule}`)}`}
        sums={[
          moneyColumn<Group<CarryOver["lines"][number]>>({
            key: "amount",
            head: words("amount"),
            of: ({ rows }) => rows.reduce((sum, { amount }) => sum + amount, 0n),
            onPhone: true,
          }),
        ]}
        rows={run.lines}
        rowKey={(line) =>
          [line.areaId, line.fundSource, line.component, line.originYear, line.kind, line.fundLineId].join(" ")
        }
        empty={{ why: t("carryOver.none") }}
        exportName="year-end"
        columns={[
          { key: "area", head: words("commune"), text: (line) => line.areaName },
          {
            key: "source",
            head: planning("goal.source"),
            text: (line) => `${nameOf("sources", line.fundSource)} · ${componentOf(line.component)}`,
            isSentence: true,
          },
          { key: "origin", head: t("carryOver.origin"), text: (line) => String(line.originYear), numeric: true },
          {
            key: "amount",
            head: words("amount"),
            text: (line) => line.amount.toString(),
            cell: (line) => <Money amount={line.amount} />,
            numeric: true,
            onPhone: true,
          },
          { key: "action", head: words("state"), text: (line) => t(`carryOver.action.${line.action}`), onPhone: true },
          { key: "why", head: t("carryOver.why"), text: (line) => t(`carryOver.rule.${line.rule}`) },
          {
            key: "basis",
            head: t("carryOver.basis"),
            text: (line) => lawOf(line.source) ?? t("carryOver.configuration"),
            isSentence: true,
          },
        ]}
      />
    </RecordPage>
  );
}
