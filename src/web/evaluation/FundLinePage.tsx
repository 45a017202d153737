import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { useEndpoint, usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { Money } from "#web/ui/Money.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { useVoucherAct } from "#web/treasury/use-voucher-act.tsx";
import { ScheduleSection } from "#web/treasury/ScheduleSection.tsx";
import { VouchersSection } from "#web/treasury/VouchersSection.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { listFundLineHouseholds, readFundLineChain } from "#contract/evaluation/effect.ts";
import { useNames } from "#web/names.ts";

type Line = Output<typeof readFundLineChain>;

/** A fund line followed forward to its households, and back to the goal that it serves. */
export function FundLinePage({ fundLineId }: { readonly fundLineId: Id<"fund line"> }) {
  const found = useEndpoint(readFundLineChain, { params: { fundLineId } });
  return <Loaded asked={found}>{(line) => <FundLineRecord line={line} />}</Loaded>;
}

function FundLineRecord({ line }: { readonly line: Line }) {
  const { t } = useTranslation(["codes", "delivery/activity", "ledger/balance", "planning/plan"]);
  const { t: tLedger } = useTranslation("treasury/disbursement");
  const nameOf = useNames();
  const may = useMay();
  const whyNot = useWhyNot();
  const isFunded = Object.keys(line.balances).length > 0;
  const voucher = useVoucherAct(line.fundLineId, isFunded);
  return (
    <RecordPage
      title={`${nameOf("sources", line.fundSource)} · ${line.component} · ${String(line.year)}`}
      line={
        <>
          {line.areaName} · <Anchor href={paths.plan(line.planId)}>{line.goal}</Anchor> →{" "}
          {nameOf("indicators", line.indicatorCode)} → {line.activityLine}
        </>
      }
      acts={[
        {
          key: "open",
          label: t("delivery/activity:open"),
          whyNot: whyNot("delivery.draftActivity", !isFunded && t("planning/plan:notApprovedYet")),
          href: paths.draftActivity(line.fundLineId),
        },
        voucher,
        {
          key: "schedule",
          label: tLedger("schedule.verb"),
          whyNot: whyNot("treasury.setSchedule"),
          href: paths.schedule(line.fundLineId),
        },
      ]}
      facts={[
        { label: t("planning/plan:planned"), value: <Money amount={line.planned} /> },
        ...Object.entries(line.balances).map(([kind, balance]) => ({
          label: t(`ledger/balance:money.${kind}`),
          value: <Money amount={balance} />,
        })),
      ]}
    >
      <Activities line={line} />
      <ScheduleSection fundLineId={line.fundLineId} />
      <VouchersSection fundLineId={line.fundLineId} />
      {may("evaluation.readRows") && <Households fundLineId={line.fundLineId} />}
    </RecordPage>
  );
}

function Activities({ line }: { readonly line: Line }) {
  const { t } = useTranslation(["delivery/activity", "evaluation/cost", "ledger/balance", "terms"]);
  const { number } = useFormat();
  return (
    <RowsSection
      title={t("activities")}
      rows={line.activities}
      rowKey={(activity) => activity.activityId}
      hrefOf={(activity) => paths.activity(activity.activityId)}
      empty={{ why: t("noActivities") }}
      exportName="activities"
      columns={[
        { key: "title", head: t("activity"), text: (activity) => activity.title },
        {
          key: "households",
          head: t("terms:households"),
          text: (activity) => number(activity.households),
          numeric: true,
          onPhone: true,
        },
        {
          key: "committed",
          head: t("ledger/balance:money.committed"),
          text: (activity) => activity.committed?.toString() ?? "",
          cell: (activity) =>
            activity.committed === null ? number(suppressed) : <Money amount={activity.committed} />,
          numeric: true,
        },
        {
          key: "paid",
          head: t("evaluation/cost:paid"),
          text: (activity) => activity.paid?.toString() ?? "",
          cell: (activity) => (activity.paid === null ? number(suppressed) : <Money amount={activity.paid} />),
          numeric: true,
          onPhone: true,
        },
      ]}
    />
  );
}

function Households({ fundLineId }: { readonly fundLineId: Id<"fund line"> }) {
  const { t } = useTranslation([
    "terms",
    "delivery/activity",
    "delivery/support",
    "evaluation/cost",
    "evaluation/effect",
  ]);
  const households = usePages(listFundLineHouseholds, { params: { fundLineId }, query: { limit: "100" } });
  return (
    <RowsSection
      {...households}
      title={t("evaluation/effect:chain.reached")}
      rowKey={(row) => row.supportId}
      hrefOf={(row) => paths.household(row.householdId)}
      empty={{ why: t("delivery/support:noSupports") }}
      exportName="households"
      columns={[
        { key: "head", head: t("household"), text: (row) => row.headName ?? t("unnamed") },
        { key: "village", head: t("village"), text: (row) => row.villageName ?? "–" },
        { key: "state", head: t("state"), text: (row) => t(`delivery/activity:state.${row.state}`), onPhone: true },
        {
          key: "amount",
          head: t("amount"),
          text: (row) => row.amount.toString(),
          cell: (row) => <Money amount={row.amount} />,
          numeric: true,
        },
        {
          key: "paid",
          head: t("evaluation/cost:paid"),
          text: (row) => row.paid.toString(),
          cell: (row) => <Money amount={row.paid} />,
          numeric: true,
          onPhone: true,
        },
      ]}
    />
  );
}
