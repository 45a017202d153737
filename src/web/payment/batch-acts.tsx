import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { approveBatch, cancelBatch, checkBatch, sendBatch } from "#contract/payment/batch.ts";
import type { getBatch } from "#contract/payment/batch.ts";
import { listSharedPayeesOfBatch } from "#contract/payment/payee.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import { applyBatchAct } from "#programme/payment/payment-acts.ts";
import type { BatchAct } from "#programme/payment/payment-acts.ts";
import { newId } from "#contract/new-id.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/RecordActs.tsx";
import { AnswerPicker } from "./AnswerPicker.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { markUnanswered, readAnswerFile, reconcileBatch } from "#contract/payment/statement.ts";

/** The acts on a batch, by the same table that the server asks: what is not possible now says why. */
export function useBatchActs(batch: Output<typeof getBatch>): readonly RecordAct[] {
  const { t } = useTranslation(["payment/batch", "terms"]);
  const whyNot = useWhyNot();
  const today = useSession().data?.today ?? "";
  const params = { batchId: batch.batchId };
  const shared = useEndpoint(listSharedPayeesOfBatch, { params }).data?.rows.length ?? 0;
  const notice = shared > 0 && <Text fw={600}>{t("shared.notice")}</Text>;
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
          initial={params}
          seen={batch}
          verb={t("check")}
          next={t("checkNext")}
          notice={notice}
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
          initial={params}
          seen={batch}
          verb={t("approve")}
          next={t("approveNext")}
          notice={notice}
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
          initial={{ ...params, executionDate: today }}
          seen={batch}
          verb={t(batch.method === "bank" ? "send" : "sendCash")}
          next={t(batch.method === "bank" ? "sendNext" : "sendCashNext")}
          onClose={onClose}
          fields={[{ path: "executionDate", label: t("executionDate") }]}
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
                initial={{ ...params, fileId: newId("file"), fileName: "answer" }}
                verb={t("readAnswer")}
                next={t("readAnswerNext")}
                onClose={onClose}
                above={<AnswerPicker batchId={batch.batchId} />}
                fields={[
                  { path: "fileName", label: t("answers.fileName") },
                  { path: "content", label: t("answer"), help: t("answerHelp") },
                ]}
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
          initial={params}
          seen={batch}
          verb={t("unanswered")}
          next={t("unansweredNext")}
          onClose={onClose}
        />
      ),
    },
    {
      key: "returns",
      label: t("returns.act"),
      whyNot: hindrance("payment.recordReturns", "recordReturns"),
      href: paths.returns(batch.batchId),
    },
    {
      key: "reconcile",
      label: t("reconcile"),
      whyNot: hindrance("payment.reconcileBatch", "reconcile"),
      dialog: (onClose) => (
        <ActDialog
          endpoint={reconcileBatch}
          initial={params}
          seen={batch}
          verb={t("reconcile")}
          next={t("reconcileNext")}
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
          initial={params}
          seen={batch}
          verb={t("cancel")}
          next={t("cancelNext")}
          onClose={onClose}
          fields={[{ path: "reason", label: t("terms:reason") }]}
        />
      ),
    },
  ];
}
