import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { getBatch } from "#contract/payment/batch.ts";
import { addMoney, zeroMoney } from "#kernel/money.ts";
import { useFormat } from "#web/format/use-format.ts";

/** What the bank said and nothing fits, before the batch is taken as reconciled; nothing where everything fits. */
export function UnmatchedNotice({ batch }: { readonly batch: Output<typeof getBatch> }) {
  const { t } = useTranslation("payment/batch");
  const { money } = useFormat();
  const unmatched = batch.files.flatMap(({ account }) => (account === null ? [] : [account.unmatched]));
  const count = unmatched.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return null;
  const amount = addMoney(zeroMoney, ...unmatched.map((one) => one.amount));
  return <Text fw={600}>{t("left.unmatched", { count, amount: money(amount) })}</Text>;
}
