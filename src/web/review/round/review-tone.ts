import type { Tone } from "#web/ui/tones.ts";

/** What the state of a review asks of the reader. */
export function reviewTone(state: string): Tone {
  if (state === "decided" || state === "certified") return "good";
  if (state === "objected") return "attention";
  if (state === "listed" || state === "draft") return "neutral";
  return state === "superseded" ? "stopped" : "progress";
}
