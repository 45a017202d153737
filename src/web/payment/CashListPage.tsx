import { Button, Group, Stack, Table } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { printCashList } from "#contract/payment/office.ts";
import { cashList } from "#contract/payment/batch.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay, useSession } from "#web/session.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { Money } from "#web/ui/Money.tsx";
import { PrintSheet } from "#web/ui/page/PrintSheet.tsx";
import classes from "./CashListPage.module.css";
import { CashReceipts } from "./CashReceipts.tsx";

type CashList = Output<typeof cashList>;

export function CashListPage({ batchId }: { readonly batchId: Id<"batch"> }) {
  const found = useEndpoint(cashList, { params: { batchId } });
  const session = useSession();
  return (
    <Loaded asked={session}>
      {({ today }) => <Loaded asked={found}>{(list) => <CashListSheet list={list} today={today} />}</Loaded>}
    </Loaded>
  );
}

/**
 * The list to print and sign, with the fields that Circular 60/2026/TT-BTC Art. 3.3 asks for. The personal numbers come on demand,
 * are on the paper alone, and who asked for them is kept.
 */
function CashListSheet({ list, today }: { readonly list: CashList; readonly today: LocalDate }) {
  const { t } = useTranslation(["payment/batch", "terms"]);
  const { t: tp } = useTranslation("payment/batch");
  const { day, language } = useFormat();
  const may = useMay();
  const print = useAct(printCashList);
  const [numbers, setNumbers] = useState<ReadonlyMap<string, string>>(new Map());
  const { batch, rows } = list;
  const askNumbers = () =>
    print.mutate(
      { params: { batchId: batch.batchId }, body: { purpose: tp("cash.purpose", { title: batch.title }) } },
      {
        onSuccess: (printed) =>
          setNumbers(new Map(printed.rows.map((row) => [row.instructionId, row.personalId ?? ""]))),
      },
    );
  const isOpen = batch.state === "sent" || batch.state === "partly_settled";
  return (
    <Stack>
      {may("payment.printCashList") && numbers.size === 0 && (
        <Group className="no-print">
          <Button variant="default" onClick={askNumbers} loading={print.isPending}>
            {tp("cash.showNumbers")}
          </Button>
        </Group>
      )}
      <ErrorState error={print.error} />
      <PrintSheet
        office={`UBND ${batch.communeName}`}
        place={batch.communeName}
        date={today}
        title={t("cashListTitle")}
        subtitle={batch.title}
        pdf={
          may("payment.printCashList")
            ? paths.papers.signingSheet(batch.batchId, {
                language,
                purpose: tp("cash.purpose", { title: batch.title }),
              })
            : undefined
        }
        signatures={["maker", "accountant", "chair"].map((role) => ({ post: t(`sign.${role}`) }))}
      >
        <Table withTableBorder withColumnBorders className={classes.list} aria-label={t("cashListTitle")}>
          <Table.Thead>
            <Table.Tr>
              {["no", "recipient", "personalId", "address", "roleHead", "sum", "signature"].map((head) => (
                <Table.Th key={head} scope="col">
                  {t(`listHead.${head}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, position) => (
              <Table.Tr key={row.instructionId}>
                <Table.Td data-label={t("listHead.no")}>{position + 1}</Table.Td>
                <Table.Td data-label={t("listHead.recipient")}>{row.recipientName ?? t("terms:unnamed")}</Table.Td>
                <Table.Td data-label={t("listHead.personalId")} className="figures">
                  {numbers.get(row.instructionId) ?? ""}
                </Table.Td>
                <Table.Td data-label={t("listHead.address")}>{row.address ?? ""}</Table.Td>
                <Table.Td data-label={t("listHead.roleHead")}>{t(`payeeRole.${row.role}`)}</Table.Td>
                <Table.Td data-label={t("listHead.sum")} className="figures">
                  <Money amount={row.amount} />
                </Table.Td>
                <Table.Td data-label={t("listHead.signature")}>
                  {row.signedOn === null ? "" : day(row.signedOn)}
                </Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Th colSpan={5} scope="row">
                {tp("cash.total")}
              </Table.Th>
              <Table.Th className="figures">
                <Money amount={batch.total} />
              </Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </PrintSheet>
      {may("payment.signCashList") && isOpen && <CashReceipts list={list} />}
    </Stack>
  );
}
