import { z } from "zod";
import type { WorkingCalendar } from "#programme/review/working-days.ts";
import { readPackFile } from "#server/platform/pack-files.ts";

const holidays = z.strictObject({
  holidays: z.record(z.string().regex(/^\d{4}$/), z.array(z.string().date())),
  workedWeekends: z.record(z.string().regex(/^\d{4}$/), z.array(z.string().date())),
});

let read: Promise<WorkingCalendar> | undefined;

/** The country's working days, by which legal deadlines run. */
export async function workingCalendar(): Promise<WorkingCalendar> {
  read ??= readPackFile("areas/vn/holidays.yaml", holidays).then(({ value }) => ({
    holidays: new Set(Object.values(value.holidays).flat()),
    workedWeekends: new Set(Object.values(value.workedWeekends).flat()),
  }));
  return read;
}
