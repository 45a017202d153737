import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listTreasuryImports } from "#contract/treasury/treasury.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { LedgerLinks } from "#web/ledger/LedgerLinks.tsx";

/** Files of the treasury and of banks that were compared with the ledger. */
export function TreasuryPage() {
  const { t } = useTranslation(["treasury/treasury", "ledger/posting"]);
  const { day, dong } = useFormat();
  const may = useMay();
  const { scope } = useAreaScope();
  const asked = useEndpoint(
    listTreasuryImports,
    { query: { areaId: scope?.areaId ?? "" } },
    { enabled: scope !== undefined },
  );
  const compare = may("treasury.importTreasury")
    ? { label: t("treasury.compare"), href: paths.newTreasuryImport() }
    : undefined;
  return (
    <ListPage
      title={t("treasury.title")}
      total={asked.data?.rows.length ?? null}
      sentence={t("treasury.sentence", { area: scope?.name ?? "" })}
      notice={
        <>
          <LedgerLinks />
          <Text>{t("treasury.lead")}</Text>
        </>
      }
      act={compare}
      rows={asked.data?.rows}
      error={asked.error}
      onRetry={() => void asked.refetch()}
      rowKey={(row) => row.treasuryImportId}
      hrefOf={(row) => paths.treasuryImport(row.treasuryImportId)}
      empty={{ why: t("treasury.empty"), act: compare }}
      exportName="treasury"
      columns={[
        { key: "file", head: t("treasury.file"), text: (row) => row.fileName },
        { key: "origin", head: t("treasury.origin"), text: (row) => t(`treasury.of.${row.origin}`) },
        { key: "period", head: t("treasury.period"), text: (row) => `${day(row.fromDay)} – ${day(row.toDay)}` },
        ...(["matched", "amount_differs", "only_with_treasury", "only_with_us"] as const).map((finding) => ({
          key: finding,
          head: t(`finding.${finding}`),
          text: (row: Counted) => String(row.counts[finding]),
          numeric: true,
        })),
        {
          key: "difference",
          head: t("treasury.difference"),
          unit: t("ledger/posting:dong"),
          text: (row) => row.difference.toString(),
          cell: (row) => dong(row.difference),
          numeric: true,
          onPhone: true,
        },
        {
          key: "state",
          head: t("treasury.state"),
          text: (row) => t(row.acceptedAt === null ? "treasury.open" : "treasury.accepted"),
          onPhone: true,
        },
      ]}
    />
  );
}

type Counted = {
  readonly counts: Readonly<Record<"matched" | "amount_differs" | "only_with_treasury" | "only_with_us", number>>;
};
