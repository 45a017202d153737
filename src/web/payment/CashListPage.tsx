import { Button, Group, Stack, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { cashList } from "#contract/payment.ts";
import type { Id } from "#kernel/id.ts";
import { Money } from "#web/ui/Money.tsx";
import { useAsk } from "#web/parts/use-ask.ts";
import { useFormat } from "#web/parts/use-format.ts";
import { Waiting } from "#web/parts/Waiting.tsx";

/** The list to print and sign, with the fields that Circular 60/2026/TT-BTC Art. 3.3 asks for. */
export function CashListPage({ batchId }: { readonly batchId: Id<"batch"> }) {
  const { t } = useTranslation("stages");
  const { day } = useFormat();
  const found = useAsk(cashList, { params: { batchId } });
  if (found.data === undefined) return <Waiting error={found.error} />;
  const { batch, rows } = found.data;
  return (
    <Stack>
      <Group justify="space-between">
        <Text fw={600}>UBND {batch.communeName}</Text>
        <Button className="no-print" onClick={() => globalThis.print()}>
          {t("print")}
        </Button>
      </Group>
      <Title order={1} ta="center">
        {t("payment.cashListTitle")}
      </Title>
      <Text ta="center">
        {batch.title} · <Money amount={batch.total} />
      </Text>
      <Table withTableBorder withColumnBorders>
        <Table.Thead>
          <Table.Tr>
            {["no", "recipient", "personalId", "address", "roleHead", "sum", "signature"].map((head) => (
              <Table.Th key={head} scope="col">
                {t(`payment.${head}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, position) => (
            <Table.Tr key={row.instructionId}>
              <Table.Td>{position + 1}</Table.Td>
              <Table.Td>{row.recipientName ?? t("unnamed")}</Table.Td>
              <Table.Td />
              <Table.Td>{row.address ?? ""}</Table.Td>
              <Table.Td>{t(`payment.payeeRole.${row.role}`)}</Table.Td>
              <Table.Td className="number">
                <Money amount={row.amount} />
              </Table.Td>
              <Table.Td>{row.signedOn === null ? "" : day(row.signedOn)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group justify="space-around" mt="xl">
        {["maker", "accountant", "chair"].map((role) => (
          <Text key={role}>{t(`payment.sign.${role}`)}</Text>
        ))}
      </Group>
    </Stack>
  );
}
