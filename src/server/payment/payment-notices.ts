import type { Notice } from "#server/authority/published.ts";

const isReserved = ({ state }: Parameters<NonNullable<Notice["when"]>>[0]): boolean => state === "reserved";

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
];
