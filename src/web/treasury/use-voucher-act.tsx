import { useTranslation } from "react-i18next";
import { listVouchers, recordVoucher } from "#contract/treasury/voucher.ts";
import type { Id } from "#kernel/id.ts";
import { voucherStages } from "#programme/treasury/voucher.ts";
import { useEndpoint } from "#web/client.ts";
import { newId } from "#contract/new-id.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
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
    whyNot: whyNot("treasury.recordVoucher", !isFunded ? t("notFunded") : isPaidByBatches && t("byBatches")),
    dialog: (onClose) => (
      <ActDialog
        endpoint={recordVoucher}
        verb={t("record")}
        next={t("next")}
        initial={{ fundLineId, voucherId: newId("voucher"), bookedOn: today }}
        fields={[
          {
            path: "stage",
            label: t("stage"),
            choices: voucherStages.map((value) => ({ value, label: t(`stages.${value}`) })),
          },
          { path: "amount", label: t("amountInDong") },
          { path: "document", label: t("document"), help: t("documentHelp") },
          { path: "bookedOn", label: t("day") },
        ]}
        onClose={onClose}
      />
    ),
  };
}
