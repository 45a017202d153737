import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";

/** What waits in a village or commune, the earliest step of the procedure first; undefined when all is decided. */
export type Step = "survey" | "score" | "answer" | "meet" | "post" | "wait" | "decide";

export function nextStepOf(
  row: {
    readonly states: Readonly<Record<string, number>>;
    /** Suppressed for who may not do anything about them. */
    readonly openObjections: ShownCount;
    readonly postedUntil: string | null;
  },
  today: string,
): Step | undefined {
  const has = (...states: readonly string[]) => states.some((state) => (row.states[state] ?? 0) > 0);
  if (row.openObjections !== suppressed && row.openObjections > 0) return "answer";
  if (has("listed", "screened", "draft")) return "survey";
  if (has("surveyed")) return "score";
  if (has("scored")) return "meet";
  if (has("met", "rechecked")) return "post";
  if (has("posted")) return row.postedUntil !== null && row.postedUntil < today ? "decide" : "wait";
  return has("closed") ? "decide" : undefined;
}
