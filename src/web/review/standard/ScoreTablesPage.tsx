import { useTranslation } from "react-i18next";
import { listScoreTables } from "#contract/review/explanation.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";

/** Tables of points of form B1: those the province issued, and the sample that is shipped. */
export function ScoreTablesPage() {
  const { t } = useTranslation(["review/standard", "review/round"]);
  const { instant } = useFormat();
  const may = useMay();
  const tables = useEndpoint(listScoreTables);
  const load = may("review.loadScoreTable") ? { label: t("tables.load"), href: paths.loadScoreTable() } : undefined;
  return (
    <ListPage
      title={t("tables.title")}
      total={tables.data?.rows.length ?? null}
      sentence={t("tables.sentence")}
      act={load}
      rows={tables.data?.rows}
      rowKey={(table) => table.scoreTableId}
      error={tables.error}
      onRetry={() => void tables.refetch()}
      empty={{ why: t("tables.none"), act: load }}
      exportName="score-tables"
      columns={[
        { key: "name", head: t("tables.name"), text: (table) => table.name },
        { key: "standard", head: t("review/round:form.standard"), text: (table) => table.standardId },
        {
          key: "sample",
          head: t("tables.standing"),
          text: (table) => t(table.sample ? "tables.sample" : "tables.official"),
          cell: (table) => (
            <StateBadge
              tone={table.sample ? "attention" : "good"}
              label={t(table.sample ? "tables.sample" : "tables.official")}
            />
          ),
          onPhone: true,
        },
        { key: "loadedAt", head: t("tables.loadedAt"), text: (table) => instant(table.loadedAt), onPhone: true },
      ]}
    />
  );
}
