import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { listBulkChanges, undoBulkChange } from "#contract/registry/bulk.ts";
import type { RowOf } from "#web/client.ts";
import { usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { markName } from "#web/registry/household/flag-text.ts";
import { useMay } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { ListPage } from "#web/ui/list/ListPage.tsx";

type Row = RowOf<typeof listBulkChanges>;

/** Changes of many households at once: what, by whom, why; and the way back. */
export function BulkChangesPage() {
  const { t } = useTranslation("registry/bulk");
  const { t: tr } = useTranslation("registry/household");
  const { number, instant, day } = useFormat();
  const may = useMay();
  const changes = usePages(listBulkChanges);
  const [undoing, undo] = useState<Row>();
  const [message, setMessage] = useState("");
  const valueOf = (row: Row, name: string, value: string) => {
    if (name === "villageId") return row.villageName ?? value;
    if (name === "residence") return tr(`household.residence.${value}`);
    return name === "addFlag" || name === "removeFlag" ? markName(tr, value) : value;
  };
  return (
    <>
      <ListPage
        {...changes}
        title={t("list.title")}
        sentence={t("list.sentence")}
        notice={<div role="status">{message}</div>}
        rowKey={(row) => row.bulkId}
        empty={{ why: t("list.empty"), act: { label: t("list.households"), href: paths.households() } }}
        exportName="bulk-changes"
        columns={[
          {
            key: "when",
            head: t("list.whenAndWho"),
            text: (row) => [instant(row.doneAt), row.doneBy].filter((part) => part !== null).join(", "),
          },
          {
            key: "what",
            head: t("list.what"),
            text: (row) =>
              Object.entries(row.changes)
                .map(([name, value]) => `${t(`change.${name}`)}: ${valueOf(row, name, value)}`)
                .join("; "),
            onPhone: true,
          },
          { key: "on", head: t("on"), text: (row) => day(row.on) },
          { key: "reason", head: t("reason"), text: (row) => row.reason, onPhone: true },
          {
            key: "households",
            head: t("list.count"),
            text: (row) => number(row.households),
            numeric: true,
            onPhone: true,
          },
          {
            key: "undo",
            head: t("undo"),
            text: (row) => (row.undoneAt === null ? t("undo") : t("list.undone", { when: instant(row.undoneAt) })),
            cell: (row) =>
              row.undoneAt === null && may("registry.changeInBulk") ? (
                <Button size="compact-md" variant="default" onClick={() => undo(row)}>
                  {t("undo")}
                </Button>
              ) : row.undoneAt === null ? (
                ""
              ) : (
                t("list.undone", { when: instant(row.undoneAt) })
              ),
            onPhone: true,
          },
        ]}
      />
      {undoing !== undefined && (
        <ActDialog
          endpoint={undoBulkChange}
          initial={{ bulkId: undoing.bulkId }}
          verb={t("undo")}
          next={t("undoNext")}
          onDone={({ undone, changedSince }) =>
            setMessage(t("undid", { undone: number(undone), changedSince: number(changedSince) }))
          }
          onClose={() => undo(undefined)}
        />
      )}
    </>
  );
}
