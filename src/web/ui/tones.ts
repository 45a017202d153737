import { IconAlertTriangle, IconCircle, IconCircleCheck, IconPlayerPause, IconProgress } from "@tabler/icons-react";

/** What a state asks of the reader: nothing yet, it is under way, it is well, it needs somebody, it has ended without success. */
export type Tone = "neutral" | "progress" | "good" | "attention" | "stopped";

export const toneColour: Readonly<Record<Tone, string>> = {
  neutral: "var(--mantine-color-dimmed)",
  progress: "var(--vuon-progress)",
  good: "var(--vuon-good)",
  attention: "var(--vuon-attention)",
  stopped: "var(--vuon-stopped)",
};

export const toneIcon = {
  neutral: IconCircle,
  progress: IconProgress,
  good: IconCircleCheck,
  attention: IconAlertTriangle,
  stopped: IconPlayerPause,
} as const satisfies Record<Tone, unknown>;
