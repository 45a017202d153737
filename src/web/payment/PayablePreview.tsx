import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { readPayable } from "#contract/payment/batch.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useHindranceText } from "./use-hindrance-text.ts";

/** What a batch would hold, before it is made: how many payments and how much, and how many stay out for which reason. */
export function PayablePreview(props: { readonly activityId: Id<"activity">; readonly method: "bank" | "cash" }) {
  const { activityId, method } = props;
  const { t } = useTranslation("payment/batch");
  const { money, number } = useFormat();
  const hindranceOf = useHindranceText();
  const found = useEndpoint(readPayable, { params: { activityId }, query: { method } }).data;
  if (found === undefined) return null;
  const { payable, leftOut } = found;
  return (
    <>
      <Text>
        {payable.count === 0
          ? t("left.nonePayable")
          : t("left.payable", { count: payable.count, amount: money(payable.amount) })}
      </Text>
      {[...Map.groupBy(leftOut, ({ code }) => code)].map(([code, rows]) => (
        <Text key={code} size="sm">{`${hindranceOf(code)}: ${number(rows.length)}`}</Text>
      ))}
    </>
  );
}
