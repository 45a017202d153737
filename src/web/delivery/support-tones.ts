import type { Tone } from "#web/ui/tones.ts";

export const supportTones: Readonly<Record<string, Tone>> = {
  paid: "good",
  verified: "good",
  refused: "stopped",
  returned: "stopped",
  delivered: "progress",
  committed: "progress",
};
