import { Stack, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { listFundLineHouseholds, readFundLineChain } from "#contract/evaluation.ts";
import type { Id } from "#kernel/id.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { DataTable } from "#web/parts/DataTable.tsx";
import { FactList } from "#web/parts/FactList.tsx";
import { Link } from "#web/parts/Link.tsx";
import { Money } from "#web/ui/Money.tsx";
import { TitleBar } from "#web/parts/TitleBar.tsx";
import { ask, pagesOf, useAsk } from "#web/parts/use-ask.ts";
import { Waiting } from "#web/parts/Waiting.tsx";

/** A fund line followed forward to its households, and back to the goal that it serves. */
export function FundLinePage({ fundLineId }: { readonly fundLineId: Id<"fund line"> }) {
  const { t } = useTranslation("stages");
  const may = useMay();
  const found = useAsk(readFundLineChain, { params: { fundLineId } });
  if (found.data === undefined) return <Waiting error={found.error} />;
  const line = found.data;
  return (
    <Stack>
      <TitleBar
        title={`${t(`sources.${line.fundSource}`)} · ${line.component} · ${line.year}`}
        lead={
          <>
            {line.areaName} · <Link to={paths.plan(line.planId)}>{line.goal}</Link> →{" "}
            {t(`indicators.${line.indicatorCode}`)} → {line.activityLine}
          </>
        }
      />
      <FactList
        facts={[
          [t("planning.planned"), <Money key="planned" amount={line.planned} />],
          ...Object.entries(line.balances).map(
            ([kind, balance]) => [t(`money.${kind}`), <Money key={kind} amount={balance} />] as const,
          ),
        ]}
      />
      <Title order={2}>{t("delivery.activities")}</Title>
      <DataTable
        name={t("delivery.activities")}
        rows={line.activities}
        keyOf={(activity) => activity.activityId}
        empty={t("delivery.noActivities")}
        columns={[
          {
            head: t("delivery.activity"),
            cell: (activity) => <Link to={paths.activity(activity.activityId)}>{activity.title}</Link>,
            text: (activity) => activity.title,
          },
          {
            head: t("households"),
            cell: (activity) => String(activity.households),
            text: (activity) => String(activity.households),
            isNumber: true,
            onPhone: true,
          },
          {
            head: t("money.committed"),
            cell: (activity) => <Money amount={activity.committed} />,
            text: (activity) => activity.committed.toString(),
            isNumber: true,
          },
          {
            head: t("evaluation.paid"),
            cell: (activity) => <Money amount={activity.paid} />,
            text: (activity) => activity.paid.toString(),
            isNumber: true,
            onPhone: true,
          },
        ]}
      />
      {may("evaluation.readRows") && <Households fundLineId={fundLineId} />}
    </Stack>
  );
}

function Households({ fundLineId }: { readonly fundLineId: Id<"fund line"> }) {
  const { t } = useTranslation("stages");
  const found = useInfiniteQuery(
    pagesOf([listFundLineHouseholds.id, fundLineId], async (cursor) =>
      ask(listFundLineHouseholds, { params: { fundLineId }, query: { cursor, limit: 100 } }),
    ),
  );
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <Title order={2}>{t("chain.reached")}</Title>
      <DataTable
        name={t("chain.reached")}
        rows={rows}
        keyOf={(row) => row.supportId}
        empty={t("delivery.noSupports")}
        more={
          found.hasNextPage
            ? { load: () => void found.fetchNextPage(), isLoading: found.isFetchingNextPage }
            : undefined
        }
        columns={[
          {
            head: t("household"),
            cell: (row) => <Link to={paths.household(row.householdId)}>{row.headName ?? t("unnamed")}</Link>,
            text: (row) => row.headName ?? "",
          },
          { head: t("village"), cell: (row) => row.villageName ?? "–", text: (row) => row.villageName ?? "" },
          {
            head: t("state"),
            cell: (row) => t(`delivery.state.${row.state}`),
            text: (row) => row.state,
            onPhone: true,
          },
          {
            head: t("amount"),
            cell: (row) => <Money amount={row.amount} />,
            text: (row) => row.amount.toString(),
            isNumber: true,
          },
          {
            head: t("evaluation.paid"),
            cell: (row) => <Money amount={row.paid} />,
            text: (row) => row.paid.toString(),
            isNumber: true,
            onPhone: true,
          },
        ]}
      />
    </>
  );
}
