export const importTones = {
  queued: "progress",
  running: "progress",
  finished: "good",
  failed: "stopped",
  cancelled: "stopped",
} as const;
