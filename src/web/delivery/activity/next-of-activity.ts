import type { ActivityState } from "#programme/delivery/activity/activity-state.ts";
import type { SupportState } from "#programme/delivery/support-acts.ts";

type Waiting = {
  readonly supports: number;
  readonly proposed: number;
  readonly checked: number;
  readonly delivered: number;
  /** Nothing is proposed, on the way or unpaid. */
  readonly isFinished: boolean;
};

/** How many supports wait for which step. */
export function countStates(rows: readonly { readonly state: SupportState }[]): Omit<Waiting, "isFinished"> {
  const inState = (state: SupportState) => rows.filter((row) => row.state === state).length;
  return {
    supports: rows.length,
    proposed: inState("proposed"),
    checked: inState("checked"),
    delivered: inState("delivered"),
  };
}

/** Keys of the acts that the activity waits for, the first that is possible leads: what was begun is ended before more is proposed. */
export function nextOfActivity(state: ActivityState, waiting: Waiting): readonly string[] {
  if (state === "draft") return ["open", "edit"];
  // Opening it again is for what was forgotten; nothing waits for that.
  if (state === "closed") return [];
  if (waiting.supports > 0 && waiting.isFinished) return ["close"];
  return [
    ...(waiting.proposed > 0 ? ["check"] : []),
    ...(waiting.checked > 0 ? ["approve", "refuse"] : []),
    ...(waiting.delivered > 0 ? ["pay-bank", "pay-cash"] : []),
    "draftWork",
    "draftCourse",
    "formLivelihoodGroup",
    "planCycle",
    "propose",
  ];
}
