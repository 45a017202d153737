/** What waits for which step of the procedure, in its order; the last is done. */
export const reviewSteps = ["survey", "score", "meet", "post", "decide", "done"] as const;
export type ReviewStep = (typeof reviewSteps)[number];

const stepOf: Readonly<Record<string, ReviewStep>> = {
  listed: "survey",
  screened: "survey",
  surveyed: "score",
  scored: "meet",
  met: "post",
  rechecked: "post",
  posted: "decide",
  objected: "decide",
  closed: "decide",
  decided: "done",
  certified: "done",
};

/** Households by the step that each waits for. A draft and what was superseded wait for nobody. */
export function countSteps(states: Readonly<Record<string, number>>): Readonly<Record<ReviewStep, number>> {
  const counts = { survey: 0, score: 0, meet: 0, post: 0, decide: 0, done: 0 };
  for (const [state, count] of Object.entries(states)) {
    const step = stepOf[state];
    if (step !== undefined) counts[step] += count;
  }
  return counts;
}
