import type { Notice } from "#server/authority/published.ts";

export const voiceNotices: readonly Notice[] = [
  { act: "voice.directGrievance", text: "grievanceDirected", to: { did: "voice.recordGrievance" } },
];
