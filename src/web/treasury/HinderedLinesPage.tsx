import { useTranslation } from "react-i18next";
import { listHinderedLines } from "#contract/treasury/disbursement.ts";
import { hindrances } from "#programme/treasury/disbursement.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { LedgerLinks } from "#web/ledger/LedgerLinks.tsx";
import { filterOf } from "#web/ledger/money-search.ts";
import type { MoneySearch } from "#web/ledger/money-search.ts";
import { useSourceName } from "#web/ledger/use-source-name.ts";

/** Fund lines behind a count of the board: where each stands, and what is missing. */
export function HinderedLinesPage({ search }: { readonly search: MoneySearch }) {
  const { t } = useTranslation(["treasury/disbursement", "ledger/balance", "ledger/posting"]);
  const { dong } = useFormat();
  const nameOf = useSourceName();
  const session = useSession();
  const { scope } = useAreaScope();
  const hindrance = hindrances.find((one) => one === search.hindrance);
  const year = search.year ?? Number(session.data?.today.slice(0, 4) ?? 0);
  const areaId = search.areaId ?? scope?.areaId ?? "";
  const query = {
    ...filterOf({ ...search, form: undefined }, areaId),
    year: String(year),
    ...(hindrance === undefined ? {} : { hindrance }),
    ...(search.behind === undefined ? {} : { behind: "yes" as const }),
  };
  const asked = useEndpoint(listHinderedLines, { query }, { enabled: areaId !== "" && session.data !== undefined });
  return (
    <ListPage
      title={t("lines.title", { year })}
      total={asked.data?.rows.length ?? null}
      sentence={hindrance === undefined ? t("lines.all") : t(`lines.${hindrance}`)}
      notice={<LedgerLinks />}
      rows={asked.data?.rows}
      error={asked.error}
      onRetry={() => void asked.refetch()}
      rowKey={(row) => row.fundLineId}
      hrefOf={(row) =>
        row.hindrance === "plan" || row.hindrance === "activity"
          ? paths.plan(row.planId)
          : row.activityId === null
            ? paths.fundLine(row.fundLineId)
            : paths.activity(row.activityId)
      }
      empty={{ why: t("lines.empty") }}
      exportName="lines"
      columns={[
        { key: "title", head: t("lines.line"), text: (row) => row.title },
        { key: "area", head: t("board.commune"), text: (row) => row.areaName, onPhone: true },
        { key: "source", head: t("ledger/balance:filter.fundSource"), text: (row) => nameOf(row.fundSource) },
        { key: "origin", head: t("ledger/balance:filter.originYear"), text: (row) => String(row.originYear) },
        {
          key: "missing",
          head: t("lines.missing"),
          text: (row) => (row.hindrance === null ? t("lines.nothing") : t(`hindrance.${row.hindrance}`)),
          onPhone: true,
        },
        { key: "pace", head: t("lines.pace"), text: (row) => t(`paceWord.${row.pace}`) },
        ...(["amount", "scheduled", "disbursed"] as const).map((key) => ({
          key,
          head: t(`lines.${key}`),
          unit: t("ledger/posting:dong"),
          text: (row: Figures) => row[key].toString(),
          cell: (row: Figures) => dong(row[key]),
          numeric: true,
        })),
      ]}
    />
  );
}

type Figures = Readonly<Record<"amount" | "scheduled" | "disbursed", bigint>>;
