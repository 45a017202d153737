import { Anchor, Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { checkLedger, listBalances } from "#contract/planning.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/ListPage.tsx";
import { Money } from "#web/ui/Money.tsx";

/** Balances by source, component, area, year and stage of the money; a fund line's balance opens to its chain. */
export function LedgerPage() {
  const { t } = useTranslation("stages");
  const may = useMay();
  const { scope } = useAreaScope();
  const balances = useEndpoint(
    listBalances,
    { query: { areaId: scope?.areaId ?? "" } },
    { enabled: scope !== undefined },
  );
  const checked = useEndpoint(checkLedger);
  const record = may("planning.recordBudget")
    ? { label: t("planning.recordBudget"), href: paths.recordBudget() }
    : undefined;
  const order =
    checked.data === undefined
      ? ""
      : checked.data.findings.length === 0
        ? t("planning.ledgerInOrder", { count: checked.data.postings })
        : t("planning.ledgerNotInOrder", { count: checked.data.findings.length });
  const rows = balances.data?.rows.filter((row) => row.balance !== 0n);
  return (
    <ListPage
      title={t("planning.ledger")}
      total={rows?.length ?? null}
      sentence={`${t("planning.balancesOf", { area: scope?.name ?? "" })} ${order}`}
      actions={
        record !== undefined && (
          <Button component="a" href={record.href}>
            {record.label}
          </Button>
        )
      }
      rows={rows}
      error={balances.error}
      onRetry={() => void balances.refetch()}
      rowKey={(row) => row.accountId}
      empty={{ why: t("planning.noMoney"), act: record }}
      exportName="balances"
      columns={[
        { key: "area", head: t("area"), text: (row) => row.areaName },
        { key: "source", head: t("source"), text: (row) => t(`sources.${row.fundSource}`) },
        { key: "component", head: t("component"), text: (row) => row.component },
        { key: "year", head: t("planning.year"), text: (row) => String(row.year) },
        { key: "origin", head: t("planning.originYear"), text: (row) => String(row.originYear) },
        { key: "form", head: t("planning.form"), text: (row) => t(`forms.${row.form}`) },
        {
          key: "stage",
          head: t("planning.stage"),
          text: (row) => t(`money.${row.kind}`),
          cell: (row) =>
            row.fundLineId === null ? (
              t(`money.${row.kind}`)
            ) : (
              <Anchor href={paths.fundLine(row.fundLineId)}>{t(`money.${row.kind}`)}</Anchor>
            ),
          onPhone: true,
        },
        {
          key: "balance",
          head: t("planning.balance"),
          text: (row) => row.balance.toString(),
          cell: (row) => <Money amount={row.balance} />,
          numeric: true,
          onPhone: true,
        },
      ]}
    />
  );
}
