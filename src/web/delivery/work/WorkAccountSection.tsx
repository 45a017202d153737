import { useTranslation } from "react-i18next";
import type { getWork } from "#contract/delivery/work.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Money as Dong } from "#kernel/money.ts";
import { useFormat } from "#web/format/use-format.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";

/** What is payable, each step on its own line, exact in đồng. */
export function WorkAccountSection(props: {
  readonly account: Output<typeof getWork>["account"];
  readonly accepted: Dong;
}) {
  const { t } = useTranslation("delivery/work");
  const { money } = useFormat();
  const { account, accepted } = props;
  const rows = [
    { key: "accepted", step: t("account.accepted"), amount: money(accepted) },
    { key: "recovered", step: t("account.recovered"), amount: money(account.recovered) },
    { key: "retained", step: t("account.retained"), amount: money(account.retained) },
    { key: "paid", step: t("account.paid"), amount: money(account.paid) },
    { key: "payable", step: t("account.payable"), amount: money(account.payable) },
    {
      key: "advance",
      step: t("account.advance"),
      amount: t("account.advanceOf", { paid: money(account.advancePaid), limit: money(account.advanceLimit) }),
    },
  ];
  return (
    <RowsSection
      title={t("account.title")}
      rows={rows}
      rowKey={(row) => row.key}
      empty={{ why: t("none") }}
      exportName="payable"
      columns={[
        { key: "step", head: t("account.step"), text: (row) => row.step },
        { key: "amount", head: t("amount"), text: (row) => row.amount, numeric: true, onPhone: true },
      ]}
    />
  );
}
