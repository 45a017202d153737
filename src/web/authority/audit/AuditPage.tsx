import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listAuditEntries } from "#contract/authority/audit.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { usePages } from "#web/client.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";

/** What was done in one's areas, the latest first. */
export function AuditPage() {
  const { t } = useTranslation("stages");
  const { t: tUi } = useTranslation("ui");
  const { t: tr } = useTranslation("reads");
  const { instant } = useFormat();
  const { total, ...entries } = usePages(listAuditEntries, { query: { limit: "100" } });
  const whoOf = ({ officerName, forOfficerName }: RowOf<typeof listAuditEntries>) =>
    forOfficerName === null
      ? (officerName ?? "–")
      : t("audit.inPlaceOf", { name: officerName ?? "–", holder: forOfficerName });
  return (
    <ListPage
      {...entries}
      title={t("audit.title")}
      total={total}
      sentence={t("audit.lead")}
      rowKey={(row) => `${row.chain} ${row.entryNumber}`}
      empty={{ why: t("audit.empty") }}
      actions={
        <Button variant="default" component="a" href={paths.reads()}>
          {tr("toReads")}
        </Button>
      }
      exportName="audit"
      columns={[
        { key: "at", head: t("audit.at"), text: (row) => instant(row.at) },
        { key: "who", head: t("audit.who"), text: whoOf, onPhone: true },
        { key: "act", head: t("audit.act"), text: (row) => row.act, onPhone: true },
        { key: "area", head: t("area"), text: (row) => row.areaId },
        {
          key: "facts",
          head: t("audit.facts"),
          text: (row) =>
            Object.entries(row.facts)
              .map(([name, value]) => `${name}: ${value === suppressed ? tUi("suppressed") : String(value)}`)
              .join("; "),
        },
      ]}
    />
  );
}
