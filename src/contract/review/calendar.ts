/** The working days by which legal deadlines run. */
import { yearsAhead } from "#contract/day-window.ts";
import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { dayInput, text } from "#contract/input.ts";
import { day, id } from "#contract/values.ts";

/** Off though in the week, worked though at the weekend, or neither after all. */
export const calendarDayKind = z.enum(["holiday", "worked", "ordinary"]);

export const readCalendar = declare({
  id: "review.readCalendar",
  method: "get",
  path: "/calendar/{year}",
  act: "review.readStandards",
  summary: "Days of a year that differ from the ordinary week, and where each comes from",
  params: z.object({ year: z.coerce.number().int().min(2020).max(2100) }),
  output: z.object({
    rows: z.array(
      z.object({
        day,
        kind: calendarDayKind,
        /** Announced (the country's pack), reckoned from the statute for a year not yet announced, or moved by an operator. */
        from: z.enum(["announced", "reckoned", "moved"]),
        basis: z.string().nullable(),
      }),
    ),
  }),
});

export const moveDay = declare({
  id: "review.moveDay",
  method: "post",
  path: "/calendar/days",
  act: "review.moveDay",
  summary: "Say what a day is, when it was announced otherwise; deadlines reckoned from now on go by it",
  body: z.object({
    calendarDayId: id("calendar day"),
    day: dayInput,
    kind: calendarDayKind,
    basis: text(500, 3),
  }),
  days: { day: yearsAhead(5) },
  output: z.object({
    /** Objections still open whose day changes by it are not moved: they keep their day. */
    openObjections: z.number().int(),
  }),
});
