import { localDate } from "#kernel/local-date.ts";
import { sql } from "kysely";
import { z } from "zod";
import type { Output } from "#contract/endpoint.ts";
import type { readCalendar } from "#contract/review/calendar.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { KnownCalendar } from "#programme/review/round/working-days.ts";
import type { Database, Tx } from "#server/platform/database/database.ts";
import { readPackFile } from "#server/platform/pack-files.ts";
import { statutoryHolidays } from "./statutory-holidays.ts";

const holidays = z.strictObject({
  holidays: z.record(z.string().regex(/^\d{4}$/), z.array(z.string().date())),
  workedWeekends: z.record(z.string().regex(/^\d{4}$/), z.array(z.string().date())),
});
type Announced = z.output<typeof holidays>;
/** Years after the last announced one for which days are reckoned. Days of a later year are unknown. */
const yearsAhead = 10;
/**
 * From so many days off that an operator recorded in a year its calendar counts as known: Labour Code 2019 Art. 112 gives eleven, one of
 * which may fall on a weekend that was worked.
 */
const daysOffOfAYear = 10;

type PackDays = {
  readonly announced: Announced;
  readonly reckoned: ReadonlyMap<string, readonly LocalDate[]>;
  readonly calendar: KnownCalendar;
};

let read: Promise<PackDays> | undefined;

async function packDays(): Promise<PackDays> {
  read ??= readPackFile("areas/vn/holidays.yaml", holidays).then(({ value: announced }) => {
    const last = Math.max(...Object.keys(announced.holidays).map(Number));
    const years = Array.from({ length: yearsAhead }, (_, ahead) => last + 1 + ahead);
    const reckoned = new Map(years.map((year) => [String(year), [...statutoryHolidays(year)].toSorted()]));
    const calendar = {
      holidays: new Set([...Object.values(announced.holidays).flat(), ...[...reckoned.values()].flat()]),
      workedWeekends: new Set(Object.values(announced.workedWeekends).flat()),
      knownYears: new Set([...Object.keys(announced.holidays), ...reckoned.keys()]),
    };
    return { announced, reckoned, calendar };
  });
  return read;
}

/** The country's working days as the pack has them: announced, and for the years to come reckoned from the statute. */
export async function packCalendar(): Promise<KnownCalendar> {
  return (await packDays()).calendar;
}

type Moved = { readonly day: LocalDate; readonly kind: "holiday" | "worked" | "ordinary"; readonly basis: string };

async function listMoved(tx: Database | Tx): Promise<readonly Moved[]> {
  const rows = await sql<Moved>`select distinct on (day) day, kind, basis from review.calendar_days
    order by day, recorded_at desc, calendar_day_id desc`.execute(tx);
  return rows.rows;
}

/** The working days by which legal deadlines run: the pack's, and what an operator moved since. */
export async function workingCalendar(tx: Database | Tx): Promise<KnownCalendar> {
  const [pack, moved] = await Promise.all([packCalendar(), listMoved(tx)]);
  if (moved.length === 0) return pack;
  const [off, worked] = [new Set(pack.holidays), new Set(pack.workedWeekends)];
  const recorded = Map.groupBy(
    moved.filter(({ kind }) => kind === "holiday"),
    ({ day }) => day.slice(0, 4),
  );
  const confirmed = [...recorded].filter(([, days]) => days.length >= daysOffOfAYear).map(([year]) => year);
  for (const { day, kind } of moved) {
    off.delete(day);
    worked.delete(day);
    if (kind === "holiday") off.add(day);
    if (kind === "worked") worked.add(day);
  }
  return { holidays: off, workedWeekends: worked, knownYears: new Set([...pack.knownYears, ...confirmed]) };
}

type Row = Output<typeof readCalendar>["rows"][number];

/** The days of a year that differ from the ordinary week; of a day that was moved, what it is now. */
export async function calendarRows(tx: Tx, year: number): Promise<Row[]> {
  const { announced, reckoned } = await packDays();
  const rows = new Map<string, Row>();
  const put = (days: readonly string[], kind: Row["kind"], from: Row["from"]) => {
    for (const day of days) rows.set(day, { day: localDate(day), kind, from, basis: null });
  };
  put(announced.holidays[String(year)] ?? [], "holiday", "announced");
  put(announced.workedWeekends[String(year)] ?? [], "worked", "announced");
  put(reckoned.get(String(year)) ?? [], "holiday", "reckoned");
  for (const { day, kind, basis } of await listMoved(tx)) {
    if (day.startsWith(`${year}-`)) rows.set(day, { day, kind, from: "moved", basis });
  }
  return [...rows.values()].toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

export async function addCalendarDay(
  tx: Tx,
  moved: Moved & { readonly calendarDayId: Id<"calendar day">; readonly at: string; readonly by: string },
): Promise<number> {
  await tx
    .insertInto("review.calendar_days")
    .values({
      calendar_day_id: moved.calendarDayId,
      day: moved.day,
      kind: moved.kind,
      basis: moved.basis,
      recorded_at: moved.at,
      recorded_by: moved.by,
    })
    .execute();
  const open = await sql<{ open: number }>`select count(*)::int as open from review.objections
    where answered_on is null and received_on <= ${moved.day} and due_on >= ${moved.day}`.execute(tx);
  return open.rows[0]?.open ?? 0;
}
