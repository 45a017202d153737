import { Anchor, Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listAuditEntries } from "#contract/authority/audit.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { usePages } from "#web/client.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { AuditDetails } from "./AuditDetails.tsx";
import { useAuditWords } from "./use-audit-words.ts";

/** What was done in one's areas, the latest first. */
export function AuditPage() {
  const { t } = useTranslation(["authority/audit", "terms"]);
  const { t: tUi } = useTranslation("ui");
  const { t: ta } = useTranslation("authority/audit");
  const { t: tr } = useTranslation("authority/audit");
  const { instant } = useFormat();
  const { total, ...entries } = usePages(listAuditEntries, { query: { limit: "100" } });
  const words = useAuditWords();
  const codesOf = (row: RowOf<typeof listAuditEntries>) => [
    row.act,
    `${row.recordKind} ${row.recordId}`,
    `${ta("entry")}: ${row.chain}/${row.entryNumber}`,
    ...Object.entries(row.facts).map(
      ([name, value]) => `${name}: ${value === suppressed ? tUi("suppressed") : String(value)}`,
    ),
  ];
  return (
    <ListPage
      {...entries}
      title={t("list.title")}
      total={total}
      sentence={t("list.lead")}
      rowKey={(row) => `${row.chain} ${row.entryNumber}`}
      empty={{ why: t("list.empty") }}
      actions={
        <Button variant="default" component="a" href={paths.reads()}>
          {tr("reads.toReads")}
        </Button>
      }
      exportName="audit"
      columns={[
        { key: "at", head: t("list.at"), text: (row) => instant(row.at) },
        { key: "who", head: t("list.who"), text: words.who, isSentence: true, onPhone: true },
        { key: "act", head: t("list.act"), text: words.what, isSentence: true, onPhone: true },
        {
          key: "record",
          head: ta("record"),
          text: words.record,
          cell: (row) => {
            const href = words.href(row);
            return href === undefined ? words.record(row) : <Anchor href={href}>{words.record(row)}</Anchor>;
          },
        },
        { key: "area", head: t("terms:area"), text: (row) => row.areaName },
        {
          key: "details",
          head: ta("details"),
          text: (row) => codesOf(row).join("; "),
          cell: (row) => <AuditDetails lines={codesOf(row)} />,
        },
      ]}
    />
  );
}
