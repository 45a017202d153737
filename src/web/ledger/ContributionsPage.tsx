import { Button, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { isCommune, useMay, useSession } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { LedgerLinks } from "./LedgerLinks.tsx";
import { RecordContribution } from "./RecordContribution.tsx";
import { useSourceName } from "./use-source-name.ts";
import { listContributions } from "#contract/ledger/contribution.ts";

/** What people and enterprises gave, each form with its own sum. */
export function ContributionsPage() {
  const { t } = useTranslation(["ledger/contribution", "ledger/balance", "ledger/posting", "treasury/disbursement"]);
  const { dong, money, number } = useFormat();
  const nameOf = useSourceName();
  const may = useMay();
  const session = useSession();
  const { scope } = useAreaScope();
  const [form, give] = useState<"money" | "goods" | "labour">();
  const asked = useEndpoint(
    listContributions,
    { query: { areaId: scope?.areaId ?? "" } },
    { enabled: scope !== undefined },
  );
  const sums = asked.data?.sums;
  const isHere = scope !== undefined && isCommune(scope.areaId);
  return (
    <>
      <ListPage
        title={t("gifts.title")}
        total={asked.data?.rows.length ?? null}
        sentence={
          sums === undefined
            ? ""
            : t("gifts.sums", { money: money(sums.money), goods: money(sums.goods), labour: money(sums.labour) })
        }
        notice={
          <>
            <LedgerLinks />
            <Text>{isHere ? t("gifts.apart") : t("gifts.chooseCommune")}</Text>
          </>
        }
        actions={
          may("ledger.recordContribution") &&
          isHere &&
          (["money", "goods", "labour"] as const).map((one) => (
            <Button key={one} variant="default" onClick={() => give(one)}>
              {t(`gifts.record.${one}`)}
            </Button>
          ))
        }
        rows={asked.data?.rows}
        error={asked.error}
        onRetry={() => void asked.refetch()}
        rowKey={(row) => row.contributionId}
        hrefOf={(row) => paths.posting(row.postingId)}
        empty={{ why: t("gifts.empty") }}
        exportName="contributions"
        columns={[
          { key: "giver", head: t("gifts.giver"), text: (row) => row.giver },
          {
            key: "form",
            head: t("ledger/balance:filter.form"),
            text: (row) => t(`ledger/posting:form.${row.form}`),
            onPhone: true,
          },
          {
            key: "amount",
            head: t("gifts.value"),
            unit: t("ledger/posting:dong"),
            text: (row) => row.amount.toString(),
            cell: (row) =>
              row.isReversed ? `${dong(row.amount)} (${t("ledger/posting:postings.reversed")})` : dong(row.amount),
            numeric: true,
            onPhone: true,
          },
          { key: "content", head: t("gifts.content"), text: (row) => row.content },
          { key: "area", head: t("treasury/disbursement:board.commune"), text: (row) => row.areaName },
          { key: "line", head: t("treasury/disbursement:lines.line"), text: (row) => row.lineTitle ?? "–" },
          { key: "source", head: t("ledger/balance:filter.fundSource"), text: (row) => nameOf(row.fundSource) },
          { key: "on", head: t("gifts.on"), text: (row) => row.givenOn.split("-").toReversed().join("/") },
          {
            key: "quantity",
            head: t("gifts.quantity"),
            text: (row) =>
              row.quantityHundredths === null || row.unitValue === null
                ? "–"
                : `${number(row.quantityHundredths / 100)} ${row.unit} × ${money(row.unitValue)}`,
          },
        ]}
      />
      {form !== undefined && scope !== undefined && session.data !== undefined && (
        <RecordContribution
          form={form}
          areaId={scope.areaId}
          today={session.data.today}
          onClose={() => give(undefined)}
        />
      )}
    </>
  );
}
