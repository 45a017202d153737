import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import {
  approveBatch,
  askUnanswered,
  checkBatch,
  readAnswerFile,
  reconcileBatch,
  sendBatch,
} from "#contract/payment.ts";
import type { getBatch } from "#contract/payment.ts";
import { localDate } from "#kernel/local-date.ts";
import type { Act } from "#programme/authority/permissions.ts";
import { applyBatchAct } from "#programme/payment/payment-acts.ts";
import type { BatchAct } from "#programme/payment/payment-acts.ts";
import { useMay, useSession } from "#web/session.ts";
import { ActButton } from "#web/parts/ActButton.tsx";
import { newId } from "#web/parts/new-id.ts";

/** The acts on a batch, by the same table that the server asks: what is not possible now says why. */
export function BatchActs({ batch }: { readonly batch: Output<typeof getBatch> }) {
  const { t } = useTranslation("stages");
  const may = useMay();
  const session = useSession();
  const params = { batchId: batch.batchId };
  const hindrance = (permission: Act, act: BatchAct) => {
    if (!may(permission)) return t(`mayNot.${permission.replace(".", "_")}`);
    return applyBatchAct(batch.state, act).ok
      ? undefined
      : t("payment.notNow", { state: t(`payment.state.${batch.state}`) });
  };
  return (
    <>
      <ActButton
        endpoint={checkBatch}
        label={t("payment.check")}
        next={t("payment.checkNext")}
        hindrance={hindrance("payment.checkBatch", "check")}
        build={() => ({ params })}
      />
      <ActButton
        endpoint={approveBatch}
        label={t("payment.approve")}
        next={t("payment.approveNext")}
        isMain
        hindrance={hindrance("payment.approveBatch", "approve")}
        build={() => ({ params })}
      />
      <ActButton
        endpoint={sendBatch}
        label={t("payment.send")}
        next={t("payment.sendNext")}
        hindrance={hindrance("payment.sendBatch", "send")}
        fields={[
          {
            name: "executionDate",
            label: t("payment.executionDate"),
            kind: "date",
            initial: session.data?.today ?? "",
          },
        ]}
        build={(values) => ({ params, body: { executionDate: localDate(values["executionDate"] ?? "") } })}
      />
      <ActButton
        endpoint={readAnswerFile}
        label={t("payment.readAnswer")}
        next={t("payment.readAnswerNext")}
        hindrance={hindrance("payment.readAnswers", "readAnswer")}
        fields={[{ name: "content", label: t("payment.answer"), help: t("payment.answerHelp"), kind: "long" }]}
        build={(values) => ({
          params,
          body: { fileId: newId("file"), fileName: "answer", content: values["content"] ?? "" },
        })}
      />
      <ActButton
        endpoint={askUnanswered}
        label={t("payment.unanswered")}
        next={t("payment.unansweredNext")}
        hindrance={hindrance("payment.readAnswers", "markUnanswered")}
        build={() => ({ params })}
      />
      <ActButton
        endpoint={reconcileBatch}
        label={t("payment.reconcile")}
        next={t("payment.reconcileNext")}
        hindrance={hindrance("payment.reconcileBatch", "reconcile")}
        build={() => ({ params })}
      />
    </>
  );
}
