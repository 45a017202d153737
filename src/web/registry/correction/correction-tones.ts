import type { CorrectionState } from "#programme/registry/correction/correction.ts";

export const correctionTones = {
  asked: "attention",
  approved: "good",
  refused: "stopped",
} as const satisfies Record<CorrectionState, string>;
