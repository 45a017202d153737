export const importTones = {
  queued: "progress",
  running: "progress",
  finished: "good",
  failed: "stopped",
  cancelled: "stopped",
  taken_back: "stopped",
} as const;
