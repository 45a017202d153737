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
  const { t } = useTranslation("reads");
  const { instant } = useFormat();
  const may = useMay();
  const { withPost } = useAuditWords();
  const whoOf = (row: Row) => (row.officerName === null ? t("unknown") : withPost(row));
  const householdOf = (row: Row) =>
    row.householdId === null ? t("noHousehold") : (row.householdNumber ?? t("goneHousehold"));
  const { total, ...entries } = usePages(listReads, { query: { limit: "100" } });
  return (
    <ListPage
      {...entries}
      title={t("title")}
      total={total}
      sentence={t("lead")}
      rowKey={(row) => row.readId}
      empty={{ why: t("empty") }}
      exportName="reads"
      columns={[
        { key: "at", head: t("at"), text: (row) => instant(row.at) },
        { key: "who", head: t("who"), text: whoOf, isSentence: true, onPhone: true },
        { key: "how", head: t("how"), text: (row) => t(`manner.${row.how}`), onPhone: true },
        {
          key: "household",
          head: t("household"),
          text: householdOf,
          cell: (row) =>
            row.householdId !== null && row.householdNumber !== null && may("registry.readHouseholds") ? (
              <Anchor href={paths.household(row.householdId)}>{row.householdNumber}</Anchor>
            ) : (
              householdOf(row)
            ),
        },
        { key: "area", head: t("area"), text: (row) => row.areaName },
        { key: "purpose", head: t("purpose"), text: (row) => row.purpose ?? "" },
      ]}
    />
  );
}
