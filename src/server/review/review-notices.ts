import type { Notice } from "#server/authority/published.ts";

export const reviewNotices: readonly Notice[] = [
  {
    act: "review.recordObjection",
    text: "objectionFiled",
    to: { mayDo: "review.decideList", posts: ["commune_chair"] },
  },
  { act: "review.handOver", text: "reviewHandedOver", to: { mayDo: "review.answerHandover" } },
  { act: "review.answerHandover", text: "handoverAnswered", to: { mayDo: "review.handOver" } },
];
