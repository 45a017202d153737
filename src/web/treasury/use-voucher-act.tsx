import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import { listVouchers, recordVoucher } from "#contract/treasury/voucher.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { voucherStages } from "#programme/treasury/voucher.ts";
import { useEndpoint } from "#web/client.ts";
import { readNumber } from "#web/format/read-number.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/RecordActs.tsx";
import { useWhyNot } from "#web/why-not.ts";

/** Recording a voucher of a fund line; disabled, with the reason, where households are paid by batches. */
export function useVoucherAct(fundLineId: Id<"fund line">, isFunded: boolean): RecordAct {
  const { t } = useTranslation("treasury/voucher");
  const whyNot = useWhyNot();
  const today = useSession().data?.today ?? "";
  const vouchers = useEndpoint(listVouchers, { params: { fundLineId } });
  const isPaidByBatches = vouchers.data?.isPaidByBatches === true;
  return {
    key: "voucher",
    label: t("record"),
    whyNot: whyNot("planning.recordVoucher", !isFunded ? t("notFunded") : isPaidByBatches && t("byBatches")),
    dialog: (onClose) => (
      <ActDialog
        endpoint={recordVoucher}
        verb={t("record")}
        next={t("next")}
        fields={[
          {
            name: "stage",
            label: t("stage"),
            kind: "choice",
            choices: voucherStages.map((value) => ({ value, label: t(`stages.${value}`) })),
          },
          { name: "amount", label: t("amountInDong"), kind: "figure" },
          { name: "document", label: t("document"), help: t("documentHelp"), kind: "text" },
          { name: "bookedOn", label: t("day"), kind: "day", initial: today },
        ]}
        build={(values) => ({
          params: { fundLineId },
          body: {
            voucherId: v7() as Id<"voucher">,
            stage: voucherStages.find((one) => one === values["stage"]) ?? "committed",
            amount: dong(readNumber(values["amount"] ?? "", 0) ?? 0),
            document: values["document"] ?? "",
            bookedOn: localDate(values["bookedOn"] ?? ""),
          },
        })}
        onClose={onClose}
      />
    ),
  };
}
