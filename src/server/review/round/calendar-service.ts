/** The working days by which legal deadlines run. */
import * as contract from "#contract/review/calendar.ts";
import { success } from "#kernel/result.ts";
import { addRecord, done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { rootArea } from "#server/platform/database/root-area.ts";
import { addCalendarDay, calendarRows } from "./calendar.ts";

export const readCalendar = readOwnAreas(contract.readCalendar, async ({ tx }, { params }) =>
  success({ rows: await calendarRows(tx, params.year) }),
);

export const moveDay = addRecord(
  contract.moveDay,
  { name: "calendar_day", areaOf: async (tx) => rootArea(tx), idOf: ({ body }) => body.calendarDayId },
  async ({ tx, now, actor }, { body }) => {
    const openObjections = await addCalendarDay(tx, { ...body, at: now, by: actor.officerId });
    return done({ day: body.day, kind: body.kind }, { openObjections });
  },
);
