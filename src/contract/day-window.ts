/**
 * The window of a day that is sent: not before what it rests on, not after today or the bound of a plan. An act declares it for every day of
 * its body, a read for every day by which it asks: what has happened is not read of a day that has not come
 * (test/architecture/day-windows.test.ts). src/server/platform/act/day-windows.ts applies it.
 */
import type { LocalDate } from "#kernel/local-date.ts";
import { addDays, localDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";

/** What the day of an act may rest on; packs/locales/LANGUAGE/codes.json names each (restsOn). */
export const groundsOfDays = [
  "allocation",
  "approval",
  "asset_turn",
  "birth",
  "certificate",
  "closing",
  "course_step",
  "decision",
  "delivery",
  "enrolment",
  "finding",
  "handover",
  "grievance_step",
  "harvest",
  "meeting",
  "objection",
  "opening",
  "order",
  "payment",
  "posting",
  "posting_end",
  "proposal",
  "recheck",
  "referral_step",
  "registration",
  "request",
  "round",
  "run",
  "sent_back",
  "start",
  "survey",
  "voucher",
  "warranty",
  "work_contract",
  "work_step",
  "year",
] as const;
export type DayGround = (typeof groundsOfDays)[number];

export type DayWindow = {
  /** What comes first: something recorded, whose day the record knows, or another day of the same body. */
  readonly notBefore?: readonly (DayGround | { readonly field: string; readonly is: DayGround })[];
  /** What others are asked to do is not for a day that is over. */
  readonly notBeforeToday?: true;
  /** Days after today are for what is planned or takes effect later, and have a bound. */
  readonly notAfter: "today" | { readonly daysAhead: number };
  /** A read asks for what is known of the day: nothing is recorded. */
  readonly isAsked?: true;
};
export type DayWindows = Readonly<Record<string, DayWindow>>;

/** What has happened: on any day up to today. */
export const upToToday: DayWindow = { notAfter: "today" };
/** What is asked about: nothing is known yet of a day that has not come. */
export const askedUpToToday: DayWindow = { notAfter: "today", isAsked: true };
/** What is planned: so many years ahead at most. */
export const yearsAhead = (years: number): DayWindow => ({ notAfter: { daysAhead: Math.round(years * 365.25) } });

type Written = { readonly field: string; readonly day: LocalDate };

/** The days that a body holds at a path such as `members[].birthDate`, each under the name of its own field. */
export function daysAt(body: unknown, path: string): readonly Written[] {
  const [head = "", ...rest] = path.split(".");
  const isList = head.endsWith("[]");
  const name = isList ? head.slice(0, -2) : head;
  const value = (body as Readonly<Record<string, unknown>> | undefined | null)?.[name];
  if (value === undefined || value === null) return [];
  const held = isList
    ? (value as readonly unknown[]).map((one, at) => [`${name}.${at}`, one] as const)
    : [[name, value] as const];
  if (rest.length === 0) return held.map(([field, day]) => ({ field, day: localDate(String(day)) }));
  return held.flatMap(([field, one]) =>
    daysAt(one, rest.join(".")).map((found) => ({ ...found, field: `${field}.${found.field}` })),
  );
}

/** What the windows ask of the record. */
export function groundsAskedFor(windows: DayWindows): readonly DayGround[] {
  const all = Object.values(windows).flatMap(({ notBefore = [] }) => notBefore);
  return [...new Set(all.filter((one) => typeof one === "string"))];
}

/** The first day of the body that lies outside its window. `grounds`: the days of the record; null where there is nothing yet. */
export function refuseDays(
  windows: DayWindows,
  body: unknown,
  known: { readonly today: LocalDate; readonly grounds: ReadonlyMap<DayGround, LocalDate | null> },
): Refusal | undefined {
  for (const [path, window] of Object.entries(windows)) {
    for (const { field, day } of daysAt(body, path)) {
      const refused =
        refuseLate(window, day, field, known.today) ??
        refusePast(window, day, field, known.today) ??
        refuseEarly(window, body, { field, day }, known.grounds);
      if (refused !== undefined) return refused;
    }
  }
  return undefined;
}

function refuseLate(
  { notAfter, isAsked }: DayWindow,
  day: LocalDate,
  field: string,
  today: LocalDate,
): Refusal | undefined {
  if (notAfter === "today") {
    if (day <= today) return undefined;
    return refuse(isAsked === true ? "day.not_come" : "day.after_today", { day, today, field });
  }
  const latest = addDays(today, notAfter.daysAhead);
  return day > latest ? refuse("day.too_far_ahead", { day, latest, field }) : undefined;
}

function refusePast(
  { notBeforeToday }: DayWindow,
  day: LocalDate,
  field: string,
  today: LocalDate,
): Refusal | undefined {
  return notBeforeToday === true && day < today ? refuse("day.before_today", { day, today, field }) : undefined;
}

function refuseEarly(
  { notBefore = [] }: DayWindow,
  body: unknown,
  { field, day }: Written,
  grounds: ReadonlyMap<DayGround, LocalDate | null>,
): Refusal | undefined {
  for (const ground of notBefore) {
    const restsOn = typeof ground === "string" ? ground : ground.is;
    const first = typeof ground === "string" ? (grounds.get(ground) ?? null) : latestOf(body, ground.field);
    if (first !== null && day < first)
      return refuse("day.before_what_it_rests_on", { day, earliest: first, restsOn, field });
  }
  return undefined;
}

function latestOf(body: unknown, path: string): LocalDate | null {
  const days = daysAt(body, path).map(({ day }) => day);
  return days.length === 0 ? null : days.reduce((latest, day) => (day > latest ? day : latest));
}
