import { useTranslation } from "react-i18next";
import { listFailedSignIns } from "#contract/authority/session.ts";
import { usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";

/** For the operator: who is being guessed at, and from where. */
export function FailedSignInsPage() {
  const { t } = useTranslation("authority/session");
  const { instant, number } = useFormat();
  const { total, ...attempts } = usePages(listFailedSignIns, { query: { limit: 100 } });
  return (
    <ListPage
      {...attempts}
      title={t("failed.title")}
      total={total}
      sentence={t("failed.sentence")}
      rowKey={(row) => `${row.day} ${row.address} ${row.account} ${row.method} ${row.reason}`}
      empty={{ why: t("failed.empty") }}
      exportName="failed-sign-ins"
      columns={[
        { key: "day", head: t("failed.day"), text: (row) => row.day.split("-").toReversed().join("/"), onPhone: true },
        { key: "address", head: t("failed.address"), text: (row) => row.address, onPhone: true },
        {
          key: "account",
          head: t("failed.account"),
          text: (row) => row.userName ?? t("failed.unknown", { account: row.account }),
          onPhone: true,
        },
        { key: "reason", head: t("failed.reason"), text: (row) => t(`failed.by.${row.reason}`) },
        {
          key: "attempts",
          head: t("failed.attempts"),
          text: (row) => number(row.attempts),
          numeric: true,
          onPhone: true,
        },
        { key: "last", head: t("failed.last"), text: (row) => instant(row.lastAt) },
      ]}
    />
  );
}
