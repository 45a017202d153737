import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { paths, withSearch } from "#web/paths.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { households } from "./sample.ts";

function classBadge(code: "poor" | "near", label: string) {
  return <StateBadge tone={code === "poor" ? "attention" : "neutral"} label={label} />;
}

function bulkAct(label: string, onAct: () => void) {
  return <Button onClick={onAct}>{label}</Button>;
}

export function DesignList() {
  const { t } = useTranslation("design");
  const { dong } = useFormat();
  return (
    <ListPage
      title={t("list.title")}
      total={1284}
      sentence={t("list.sentence")}
      columns={[
        { key: "head", head: t("list.head"), text: (row) => row.head },
        { key: "village", head: t("list.village"), text: (row) => row.village, onPhone: true },
        {
          key: "members",
          head: t("list.members"),
          unit: t("list.people"),
          numeric: true,
          text: (row) => String(row.members),
        },
        {
          key: "income",
          head: t("list.income"),
          unit: t("list.dongMonth"),
          numeric: true,
          text: (row) => dong(row.income),
        },
        {
          key: "class",
          head: t("list.class"),
          onPhone: true,
          text: (row) => t(`list.classes.${row.class}`),
          cell: (row) => classBadge(row.class, t(`list.classes.${row.class}`)),
        },
      ]}
      rows={households}
      rowKey={(row) => row.key}
      hrefOf={() => withSearch(paths.design(), { shape: "record" })}
      empty={{ why: t("list.empty") }}
      more={{ onMore: () => undefined, loading: false }}
      bulk={(selected, clear) => bulkAct(t("list.bulk", { count: selected.length }), clear)}
      exportName="sample"
    />
  );
}
