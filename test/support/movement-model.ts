/** Made-up lives of households on the list, and what became of them between two days: a small model to hold the statement against. */
import fc from "fast-check";
import { addDays, localDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { MovementWay } from "#programme/evaluation/movement.ts";

export const areasOfModel = ["21484", "21490", "21025"] as const;
export type AreaOfModel = (typeof areasOfModel)[number];
type Class = "poor" | "near_poor" | "non_poor";

/** Decided on a day and perhaps taken back on a later one, or moved to another commune. */
export type Event =
  | { readonly on: LocalDate; readonly class: Class; readonly withdrawnOn: LocalDate | null }
  | { readonly on: LocalDate; readonly to: AreaOfModel };

const gap = fc.integer({ min: 1, max: 90 });
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      gap,
      class: fc.constantFrom<Class>("poor", "near_poor", "non_poor"),
      back: fc.option(gap, { freq: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ gap, to: fc.constantFrom(...areasOfModel) }) },
);
const first = localDate("2024-01-01");
export const lastDay = addDays(first, 8 * 180);
export const dayOfModel = fc.integer({ min: 0, max: 8 * 90 }).map((days) => addDays(first, days));

export const life = fc.array(step, { minLength: 1, maxLength: 8 }).map((steps) => {
  let day = first;
  return steps.map((one): Event => {
    const on = addDays(day, one.gap);
    if ("to" in one) {
      day = on;
      return { on, to: one.to };
    }
    const withdrawnOn = one.back === null ? null : addDays(on, one.back);
    day = withdrawnOn ?? on;
    return { on, class: one.class, withdrawnOn };
  });
});

export type StateOfModel = { readonly area: AreaOfModel; readonly class: Class | null };

/** Where it lived and in which class, as it was known on the day. */
export function stateOn(events: readonly Event[], day: LocalDate): StateOfModel {
  let state: StateOfModel = { area: areasOfModel[0], class: null };
  for (const event of events.filter(({ on }) => on <= day)) {
    if ("to" in event) state = { ...state, area: event.to };
    else if (event.withdrawnOn === null || event.withdrawnOn > day) state = { ...state, class: event.class };
    else state = { ...state, class: state.class ?? "non_poor" };
  }
  return state;
}

const isOn = (of: string) => of === "poor" || of === "near_poor";

export function classIn(events: readonly Event[], areas: readonly string[], day: LocalDate): string {
  const state = stateOn(events, day);
  return areas.includes(state.area) ? (state.class ?? "-") : "-";
}

/** What became of it in these communes; undefined: it stayed off the list, left it from near poverty, or went between poor and near-poor. */
export function wayOf(
  events: readonly Event[],
  areas: readonly string[],
  from: LocalDate,
  to: LocalDate,
): MovementWay | undefined {
  const [before, after] = [classIn(events, areas, from), classIn(events, areas, to)];
  if (isOn(before)) {
    if (after === "-") return "otherDecrease";
    if (!isOn(after) && !isOn(standing(events, to).findLast(({ on }) => on <= from)?.class ?? "-"))
      return "otherDecrease";
    if (before !== "poor") return undefined;
    return after === "poor" ? "stayed" : isOn(after) ? undefined : "escaped";
  }
  if (!isOn(after)) return undefined;
  if (before === "-" && cameListed(events, areas, from, to)) return "otherIncrease";
  return wasListed(events, from, to) ? "relapsed" : "newlyPoor";
}

/** The first thing known of it there after the earlier day is that it moved in with a class of the list. */
function cameListed(events: readonly Event[], areas: readonly string[], from: LocalDate, to: LocalDate): boolean {
  const known = events.find((event) => {
    const state = stateOn(events, event.on);
    const moves = "to" in event && stateOn(events, addDays(event.on, -1)).area !== event.to;
    return (
      event.on > from &&
      event.on <= to &&
      areas.includes(state.area) &&
      (moves ? state.class !== null : "class" in event)
    );
  });
  return known !== undefined && "to" in known && isOn(stateOn(events, known.on).class ?? "-");
}

/** The decisions up to the day that nothing took back up to it. */
const standing = (events: readonly Event[], to: LocalDate) =>
  events.flatMap((event) =>
    "class" in event && event.on <= to && (event.withdrawnOn === null || event.withdrawnOn > to) ? [event] : [],
  );

/** By decisions that stand on the later day: up to the earlier one, or since and off it again. */
function wasListed(events: readonly Event[], from: LocalDate, to: LocalDate): boolean {
  const stand = standing(events, to);
  return stand.some(
    (one, at) => isOn(one.class) && (one.on <= from || stand.slice(at + 1).some((later) => !isOn(later.class))),
  );
}
