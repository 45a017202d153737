import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { approveBatch, cancelBatch, checkBatch, sendBatch } from "#contract/payment/batch.ts";
import type { getBatch } from "#contract/payment/batch.ts";
import { localDate } from "#kernel/local-date.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import { applyBatchAct } from "#programme/payment/payment-acts.ts";
import type { BatchAct } from "#programme/payment/payment-acts.ts";
import { newId } from "#web/new-id.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/RecordActs.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { markUnanswered, readAnswerFile, reconcileBatch } from "#contract/payment/statement.ts";

/** The acts on a batch, by the same table that the server asks: what is not possible now says why. */
export function useBatchActs(batch: Output<typeof getBatch>): readonly RecordAct[] {
  const { t } = useTranslation(["payment/batch", "terms"]);
  const whyNot = useWhyNot();
  const today = useSession().data?.today ?? "";
  const params = { batchId: batch.batchId };
  const hindrance = (permission: Act, act: BatchAct) =>
    whyNot(permission, !applyBatchAct(batch.state, act).ok && t("notNow", { state: t(`state.${batch.state}`) }));
  return [
    {
      key: "check",
      label: t("check"),
      whyNot: hindrance("payment.checkBatch", "check"),
      dialog: (onClose) => (
        <ActDialog
          endpoint={checkBatch}
          verb={t("check")}
          next={t("checkNext")}
          build={() => ({ params, seen: batch })}
          onClose={onClose}
        />
      ),
    },
    {
      key: "approve",
      label: t("approve"),
      whyNot: hindrance("payment.approveBatch", "approve"),
      dialog: (onClose) => (
        <ActDialog
          endpoint={approveBatch}
          verb={t("approve")}
          next={t("approveNext")}
          build={() => ({ params, seen: batch })}
          onClose={onClose}
        />
      ),
    },
    {
      key: "send",
      label: t(batch.method === "bank" ? "send" : "sendCash"),
      whyNot: hindrance("payment.sendBatch", "send"),
      dialog: (onClose) => (
        <ActDialog
          endpoint={sendBatch}
          verb={t(batch.method === "bank" ? "send" : "sendCash")}
          next={t(batch.method === "bank" ? "sendNext" : "sendCashNext")}
          fields={[{ name: "executionDate", label: t("executionDate"), kind: "day", initial: today }]}
          build={(values) => ({
            params,
            body: { executionDate: localDate(values["executionDate"] ?? "") },
            seen: batch,
          })}
          onClose={onClose}
        />
      ),
    },
    ...(batch.method === "bank"
      ? [
          {
            key: "answer",
            label: t("readAnswer"),
            whyNot: hindrance("payment.readAnswers", "readAnswer"),
            dialog: (onClose: () => void) => (
              <ActDialog
                endpoint={readAnswerFile}
                verb={t("readAnswer")}
                next={t("readAnswerNext")}
                fields={[{ name: "content", label: t("answer"), help: t("answerHelp"), kind: "long" }]}
                build={(values) => ({
                  params,
                  body: { fileId: newId("file"), fileName: "answer", content: values["content"] ?? "" },
                })}
                onClose={onClose}
              />
            ),
          },
        ]
      : []),
    {
      key: "unanswered",
      label: t("unanswered"),
      whyNot: hindrance("payment.readAnswers", "markUnanswered"),
      dialog: (onClose) => (
        <ActDialog
          endpoint={markUnanswered}
          verb={t("unanswered")}
          next={t("unansweredNext")}
          build={() => ({ params, seen: batch })}
          onClose={onClose}
        />
      ),
    },
    {
      key: "reconcile",
      label: t("reconcile"),
      whyNot: hindrance("payment.reconcileBatch", "reconcile"),
      dialog: (onClose) => (
        <ActDialog
          endpoint={reconcileBatch}
          verb={t("reconcile")}
          next={t("reconcileNext")}
          build={() => ({ params, seen: batch })}
          onClose={onClose}
        />
      ),
    },
    {
      key: "cancel",
      label: t("cancel"),
      whyNot: hindrance("payment.approveBatch", "cancel"),
      dialog: (onClose) => (
        <ActDialog
          endpoint={cancelBatch}
          verb={t("cancel")}
          next={t("cancelNext")}
          fields={[{ name: "reason", label: t("terms:reason"), kind: "long" }]}
          build={(values) => ({ params, body: { reason: values["reason"] ?? "" }, seen: batch })}
          onClose={onClose}
        />
      ),
    },
  ];
}
