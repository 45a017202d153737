import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { checkLedger, listBalances } from "#contract/planning.ts";
import { paths } from "#web/paths.ts";
import { areaOfSession, useSession } from "#web/session.ts";
import { DataTable } from "#web/parts/DataTable.tsx";
import { Link } from "#web/parts/Link.tsx";
import { Money } from "#web/ui/Money.tsx";
import { TitleBar } from "#web/parts/TitleBar.tsx";
import { useAsk } from "#web/parts/use-ask.ts";
import { Waiting } from "#web/parts/Waiting.tsx";

/** Balances by source, component, area, year and stage of the money; a fund line's balance opens to its chain. */
export function LedgerPage() {
  const { t } = useTranslation("stages");
  const session = useSession();
  const areaId = session.data === undefined ? "51" : areaOfSession(session.data);
  const balances = useAsk(listBalances, { query: { areaId } }, { enabled: session.data !== undefined });
  const checked = useAsk(checkLedger);
  if (balances.data === undefined) return <Waiting error={balances.error} />;
  const order =
    checked.data === undefined
      ? ""
      : checked.data.findings.length === 0
        ? t("planning.ledgerInOrder", { count: checked.data.postings })
        : t("planning.ledgerNotInOrder", { count: checked.data.findings.length });
  return (
    <Stack>
      <TitleBar title={t("planning.ledger")} lead={order} />
      <DataTable
        name={t("planning.ledger")}
        rows={balances.data.rows.filter((row) => row.balance !== 0n)}
        keyOf={(row) => row.accountId}
        empty={t("planning.noMoney")}
        columns={[
          { head: t("area"), cell: (row) => row.areaName, text: (row) => row.areaName },
          { head: t("source"), cell: (row) => t(`sources.${row.fundSource}`), text: (row) => row.fundSource },
          { head: t("component"), cell: (row) => row.component, text: (row) => row.component },
          {
            head: t("planning.stage"),
            cell: (row) =>
              row.fundLineId === null ? (
                t(`money.${row.kind}`)
              ) : (
                <Link to={paths.fundLine(row.fundLineId)}>{t(`money.${row.kind}`)}</Link>
              ),
            text: (row) => row.kind,
            onPhone: true,
          },
          {
            head: t("planning.balance"),
            cell: (row) => <Money amount={row.balance} />,
            text: (row) => row.balance.toString(),
            isNumber: true,
            onPhone: true,
          },
        ]}
      />
    </Stack>
  );
}
