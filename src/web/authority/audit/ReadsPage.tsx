import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listReads } from "#contract/authority/audit.ts";
import { usePages } from "#web/client.ts";
import type { RowOf } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { useAuditWords } from "./use-audit-words.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";

type Row = RowOf<typeof listReads>;

/** Who opened households of one's areas, the latest first. A household is named by its number alone: this page tells of readers. */
export function ReadsPage() {
  const { t } = useTranslation("authority/audit");
  const { instant } = useFormat();
  const may = useMay();
  const { withPost } = useAuditWords();
  const whoOf = (row: Row) => (row.officerName === null ? t("reads.unknown") : withPost(row));
  const householdOf = (row: Row) =>
    row.householdId === null ? t("reads.noHousehold") : (row.householdNumber ?? t("reads.goneHousehold"));
  const { total, ...entries } = usePages(listReads, { query: { limit: "100" } });
  return (
    <ListPage
      {...entries}
      title={t("reads.title")}
      total={total}
      sentence={t("reads.lead")}
      rowKey={(row) => row.readId}
      empty={{ why: t("reads.empty") }}
      exportName="reads"
      columns={[
        { key: "at", head: t("reads.at"), text: (row) => instant(row.at) },
        { key: "who", head: t("reads.who"), text: whoOf, isSentence: true, onPhone: true },
        { key: "how", head: t("reads.how"), text: (row) => t(`reads.manner.${row.how}`), onPhone: true },
        {
          key: "household",
          head: t("reads.household"),
          text: householdOf,
          cell: (row) =>
            row.householdId !== null && row.householdNumber !== null && may("registry.readHouseholds") ? (
              <Anchor href={paths.household(row.householdId)}>{row.householdNumber}</Anchor>
            ) : (
              householdOf(row)
            ),
        },
        { key: "area", head: t("reads.area"), text: (row) => row.areaName },
        { key: "purpose", head: t("reads.purpose"), text: (row) => row.purpose ?? "" },
      ]}
    />
  );
}
