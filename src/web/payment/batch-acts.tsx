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
import { askUnanswered, readAnswerFile, reconcileBatch } from "#contract/payment/statement.ts";

/** The acts on a batch, by the same table that the server asks: what is not possible now says why. */
export function useBatchActs(batch: Output<typeof getBatch>): readonly RecordAct[] {
  const { t } = useTranslation("stages");
  const whyNot = useWhyNot();
  const today = useSession().data?.today ?? "";
  const params = { batchId: batch.batchId };
  const hindrance = (permission: Act, act: BatchAct) =>
    whyNot(
      permission,
      !applyBatchAct(batch.state, act).ok && t("payment.notNow", { state: t(`payment.state.${batch.state}`) }),
    );
  return [
    {
      key: "check",
      label: t("payment.check"),
      whyNot: hindrance("payment.checkBatch", "check"),
      dialog: (onClose) => (
        <ActDialog
          endpoint={checkBatch}
          verb={t("payment.check")}
          next={t("payment.checkNext")}
          build={() => ({ params, seen: batch })}
          onClose={onClose}
        />
      ),
    },
    {
      key: "approve",
      label: t("payment.approve"),
      whyNot: hindrance("payment.approveBatch", "approve"),
      dialog: (onClose) => (
        <ActDialog
          endpoint={approveBatch}
          verb={t("payment.approve")}
          next={t("payment.approveNext")}
          build={() => ({ params, seen: batch })}
          onClose={onClose}
        />
      ),
    },
    {
      key: "send",
      label: t(batch.method === "bank" ? "payment.send" : "payment.sendCash"),
      whyNot: hindrance("payment.sendBatch", "send"),
      dialog: (onClose) => (
        <ActDialog
          endpoint={sendBatch}
          verb={t(batch.method === "bank" ? "payment.send" : "payment.sendCash")}
          next={t(batch.method === "bank" ? "payment.sendNext" : "payment.sendCashNext")}
          fields={[{ name: "executionDate", label: t("payment.executionDate"), kind: "day", initial: today }]}
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
            label: t("payment.readAnswer"),
            whyNot: hindrance("payment.readAnswers", "readAnswer"),
            dialog: (onClose: () => void) => (
              <ActDialog
                endpoint={readAnswerFile}
                verb={t("payment.readAnswer")}
                next={t("payment.readAnswerNext")}
                fields={[{ name: "content", label: t("payment.answer"), help: t("payment.answerHelp"), kind: "long" }]}
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
      label: t("payment.unanswered"),
      whyNot: hindrance("payment.readAnswers", "markUnanswered"),
      dialog: (onClose) => (
        <ActDialog
          endpoint={askUnanswered}
          verb={t("payment.unanswered")}
          next={t("payment.unansweredNext")}
          build={() => ({ params, seen: batch })}
          onClose={onClose}
        />
      ),
    },
    {
      key: "reconcile",
      label: t("payment.reconcile"),
      whyNot: hindrance("payment.reconcileBatch", "reconcile"),
      dialog: (onClose) => (
        <ActDialog
          endpoint={reconcileBatch}
          verb={t("payment.reconcile")}
          next={t("payment.reconcileNext")}
          build={() => ({ params, seen: batch })}
          onClose={onClose}
        />
      ),
    },
    {
      key: "cancel",
      label: t("payment.cancel"),
      whyNot: hindrance("payment.approveBatch", "cancel"),
      dialog: (onClose) => (
        <ActDialog
          endpoint={cancelBatch}
          verb={t("payment.cancel")}
          next={t("payment.cancelNext")}
          fields={[{ name: "reason", label: t("reason"), kind: "long" }]}
          build={(values) => ({ params, body: { reason: values["reason"] ?? "" }, seen: batch })}
          onClose={onClose}
        />
      ),
    },
  ];
}
