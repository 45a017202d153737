import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { approveBatch, cancelBatch, checkBatch, sendBatch } from "#contract/payment/batch.ts";
import type { getBatch } from "#contract/payment/batch.ts";
import { listLineFindings } from "#contract/payment/batch-lines.ts";
import { listSharedPayeesOfBatch } from "#contract/payment/payee.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import { applyBatchAct } from "#programme/payment/payment-acts.ts";
import type { BatchAct, BatchState } from "#programme/payment/payment-acts.ts";
import { newId } from "#contract/new-id.ts";
import { useEndpoint } from "#web/client.ts";
import { dayOfInstant } from "#web/format/date.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { ExcludeLines } from "./ExcludeLines.tsx";
import { AnswerPicker } from "./AnswerPicker.tsx";
import { UnmatchedNotice } from "./UnmatchedNotice.tsx";
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
  const { day } = useFormat();
  const signedAs: Partial<Record<BatchAct, string>> = { check: "checker", approve: "approver" };
  // Who signed already is named, with the day; else the state says what comes first.
  const signed = (act: BatchAct) => {
    const approval = batch.approvals.find(({ role }) => role === signedAs[act]);
    return approval === undefined
      ? undefined
      : t("signedAlready", { name: approval.officerName, day: day(dayOfInstant(approval.signedAt)) });
  };
  const hindrance = (permission: Act, act: BatchAct) =>
    whyNot(
      permission,
      !applyBatchAct(batch.state, act).ok && (signed(act) ?? t("notNow", { state: t(`state.${batch.state}`) })),
    );
  const withFindings = useEndpoint(listLineFindings, { params }).data?.rows.length ?? 0;
  return [
    {
      key: "exclude",
      group: t("actGroups.sign"),
      label: t("lines.exclude"),
      whyNot: hindrance("payment.checkBatch", "exclude") ?? (withFindings === 0 ? t("lines.nothing") : undefined),
      dialog: (onClose) => <ExcludeLines batch={batch} onClose={onClose} />,
    },
    {
      key: "check",
      group: t("actGroups.sign"),
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
      group: t("actGroups.sign"),
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
      group: t("actGroups.sign"),
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
            group: t("actGroups.result"),
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
      : [
          {
            key: "receipts",
            group: t("actGroups.result"),
            label: t("cash.record"),
            whyNot: hindrance("payment.signCashList", "sign"),
            href: paths.cashList(batch.batchId),
          },
        ]),
    {
      key: "unanswered",
      group: t("actGroups.result"),
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
      group: t("actGroups.result"),
      label: t("returns.act"),
      whyNot: hindrance("payment.recordReturns", "recordReturns"),
      href: paths.returns(batch.batchId),
    },
    {
      key: "reconcile",
      group: t("actGroups.result"),
      label: t("reconcile"),
      whyNot: hindrance("payment.reconcileBatch", "reconcile"),
      dialog: (onClose) => (
        <ActDialog
          endpoint={reconcileBatch}
          initial={params}
          seen={batch}
          verb={t("reconcile")}
          next={t("reconcileNext")}
          notice={<UnmatchedNotice batch={batch} />}
          onClose={onClose}
        />
      ),
    },
    {
      key: "cancel",
      group: t("actGroups.undo"),
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

/** What the batch waits for in its state; of a sent one an answer as long as an instruction has none. */
export function nextBatchActs(batch: Output<typeof getBatch>): readonly string[] {
  const isAnswered = batch.byState.every(({ state, count }) => count === 0 || !waiting.includes(state));
  const results = batch.method === "bank" ? ["answer", "unanswered"] : ["receipts", "returns"];
  const waits = {
    draft: ["check"],
    checked: ["approve"],
    approved: ["send"],
    reserved: ["send"],
    sent: results,
    partly_settled: isAnswered ? ["reconcile"] : results,
    reconciled: [],
    cancelled: [],
  } as const satisfies Record<BatchState, readonly string[]>;
  return waits[batch.state];
}

const waiting: readonly string[] = ["ready", "sent", "unknown"];
