import type { PlanState } from "#programme/planning/plan/plan.ts";
import type { Tone } from "#web/ui/tones.ts";

const tones = {
  draft: "neutral",
  submitted: "attention",
  appraised: "attention",
  approved: "good",
  adjusted: "good",
  closed: "neutral",
} as const satisfies Record<PlanState, Tone>;

export function planTone(state: PlanState): Tone {
  return tones[state];
}
