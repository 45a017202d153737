import type { ChartSpec } from "./chart-spec.ts";

type Course = {
  readonly course: readonly { readonly month: number; readonly scheduled: bigint; readonly disbursed: bigint | null }[];
  readonly forecast: { readonly low: bigint; readonly high: bigint } | null;
  readonly monthsPassed: number;
};

/** The year's money added up: what was to be disbursed, what was, and between which sums the year is expected to end. */
export function disbursementCourse(
  { course, forecast, monthsPassed }: Course,
  say: {
    readonly words: Readonly<Record<"disbursed" | "plan" | "band" | "billions" | "month", string>>;
    /** How many of the smallest unit of the currency are a billion. */
    readonly billion: number;
    readonly number: (value: number, decimals: number) => string;
  },
): ChartSpec {
  const { words } = say;
  const billions = (amount: bigint) => Number(amount) / say.billion;
  const done = course.flatMap(({ month, disbursed }) =>
    disbursed === null ? [] : [{ x: month, y: billions(disbursed) }],
  );
  // What is to come begins at the end of the last complete month, on which the forecast rests.
  const last = done[monthsPassed - 1];
  return {
    kind: "lines",
    lines: [
      { name: words.disbursed, points: done },
      { name: words.plan, points: course.map(({ month, scheduled }) => ({ x: month, y: billions(scheduled) })) },
    ],
    band:
      forecast === null || last === undefined || last.x === 12
        ? undefined
        : {
            name: words.band,
            points: [
              { x: last.x, low: last.y, high: last.y },
              { x: 12, low: billions(forecast.low), high: billions(forecast.high) },
            ],
          },
    axis: words.billions,
    tick: (value) => say.number(value, value < 10 ? 1 : 0),
    across: words.month,
    acrossTicks: course.map(({ month }) => month),
    acrossTick: String,
  };
}
