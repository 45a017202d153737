import { useTranslation } from "react-i18next";
import { listReads } from "#contract/authority/audit.ts";
import { usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";

/** Who opened households of one's areas, the latest first. A household is named by its id alone: this page tells of readers. */
export function ReadsPage() {
  const { t } = useTranslation("reads");
  const { instant } = useFormat();
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
        { key: "who", head: t("who"), text: (row) => row.officerName ?? t("unknown"), onPhone: true },
        { key: "how", head: t("how"), text: (row) => t(`manner.${row.how}`), onPhone: true },
        { key: "household", head: t("household"), text: (row) => row.householdId ?? t("noHousehold") },
        { key: "area", head: t("area"), text: (row) => row.areaId },
        { key: "purpose", head: t("purpose"), text: (row) => row.purpose ?? "" },
      ]}
    />
  );
}
