import type { Output } from "#contract/endpoint.ts";
import type { roundProgress } from "#contract/review/round.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { nextStepOf } from "./next-step.ts";

type Progress = Output<typeof roundProgress>;
type Step = keyof Progress["calendar"];

/** A step whose last day has gone by, or a survey that at its pace ends after its last day. */
export type Lateness = {
  readonly kind: "past" | "forecast";
  readonly step: Step;
  readonly day: LocalDate;
  readonly limit: LocalDate;
};

export function lateness(
  row: Progress["rows"][number],
  calendar: Progress["calendar"],
  today: LocalDate,
): Lateness | undefined {
  const step = nextStepOf(row, today);
  const steps: Readonly<Record<string, Step>> = {
    survey: "survey",
    score: "score",
    meet: "meet",
    post: "post",
    decide: "decide",
  };
  const due = step === undefined ? undefined : steps[step];
  if (due === undefined) return undefined;
  const limit = calendar[due];
  if (today > limit) return { kind: "past", step: due, day: today, limit };
  const { surveyEndsOn } = row;
  return due === "survey" && surveyEndsOn !== null && surveyEndsOn > limit
    ? { kind: "forecast", step: "survey", day: surveyEndsOn, limit }
    : undefined;
}
