import type { Notice } from "#server/authority/published.ts";

const isReserved = ({ state }: Parameters<NonNullable<Notice["when"]>>[0]): boolean => state === "reserved";
const isReopened = ({ reopened }: Parameters<NonNullable<Notice["when"]>>[0]): boolean => reopened === true;

export const paymentNotices: readonly Notice[] = [
  { act: "payment.makeBatch", text: "batchMade", to: { mayDo: "payment.checkBatch" } },
  { act: "payment.checkBatch", text: "batchChecked", to: { mayDo: "payment.approveBatch" } },
  // A large one is approved by two.
  {
    act: "payment.approveBatch",
    text: "batchHalfApproved",
    to: { mayDo: "payment.approveBatch" },
    when: (facts) => !isReserved(facts),
  },
  // The accountant sends it; who made it is informed as well.
  { act: "payment.approveBatch", text: "batchApproved", to: { mayDo: "payment.sendBatch" }, when: isReserved },
  { act: "payment.approveBatch", text: "batchApproved", to: { did: "payment.makeBatch" }, when: isReserved },
  { act: "payment.cancelBatch", text: "batchCancelled", to: { mayDo: "payment.sendBatch" } },
  { act: "payment.cancelBatch", text: "batchCancelled", to: { did: "payment.makeBatch" } },
  // Who reconciled it reconciles it again; the chair hears that money came back.
  ...(["payment.readAnswerFile", "payment.recordReturns"] as const).flatMap((act): readonly Notice[] => [
    { act, text: "batchReopened", to: { did: "payment.reconcileBatch" }, when: isReopened },
    { act, text: "batchReopened", to: { mayDo: "payment.approveBatch" }, when: isReopened },
  ]),
];
