import { z } from "zod";
import { yearsAhead } from "#contract/day-window.ts";
import { declare } from "#contract/declare.ts";
import { cursorByCount, dayInput, text, yearQuery } from "#contract/input.ts";
import { areaId, day, id, instant, page } from "#contract/values.ts";
import { attendanceMarks } from "#programme/delivery/training/attendance.ts";
import { courseActs, courseStates } from "#programme/delivery/training/course-state.ts";

export const course = z.object({
  courseId: id("course"),
  activityId: id("activity"),
  activityTitle: z.string(),
  communeId: areaId,
  communeName: z.string(),
  year: z.number().int(),
  name: z.string(),
  trade: z.string(),
  place: z.string(),
  provider: z.string(),
  plannedDays: z.number().int(),
  plannedHours: z.number().int(),
  startsOn: day,
  endsOn: day,
  seats: z.number().int(),
  state: z.enum(courseStates),
  learners: z.number().int(),
  waiting: z.number().int(),
  certified: z.number().int(),
});

export const learner = z.object({
  householdId: id("household"),
  supportId: id("support"),
  personId: id("person"),
  personName: z.string(),
  headName: z.string().nullable(),
  villageName: z.string().nullable(),
  birthYear: z.number().int().nullable(),
  /** Why the person could be proposed: the class of the household when it was, and what it lacked. */
  class: z.string().nullable(),
  deprivations: z.array(z.string()),
  supportState: z.string(),
  hasSeat: z.boolean(),
  registeredOn: day,
  withdrawnOn: day.nullable(),
  withdrawnBecause: z.string().nullable(),
  attended: z.number().int(),
  recorded: z.number().int(),
  /** Sessions that were held and not recorded for this learner. */
  unrecorded: z.number().int(),
  certificate: z
    .object({ number: z.string().nullable(), refusedBecause: z.string().nullable(), decidedOn: day })
    .nullable(),
});

export const courseSession = z.object({
  courseSessionId: id("course session"),
  heldOn: day,
  fromTime: z.string(),
  toTime: z.string(),
  topic: z.string(),
  marks: z.record(z.enum(attendanceMarks), z.number().int()),
});

export const courseInFull = course.extend({
  /** The share of sessions, in percent, from which a certificate is given; from the pack of the programme. */
  leastAttendance: z.number().int(),
  enrolled: z.array(learner),
  sessions: z.array(courseSession),
  acts: z.array(
    z.object({
      act: z.enum(["draft", ...courseActs]),
      doneOn: day.nullable(),
      reason: z.string().nullable(),
      doneAt: instant,
      officerName: z.string().nullable(),
    }),
  ),
});

export const listCourses = declare({
  id: "delivery.listCourses",
  method: "get",
  path: "/courses",
  act: "delivery.readSupports",
  summary: "Courses of an area or an activity by year and state, with their sums; at most 100 at once",
  query: z.object({
    areaId,
    activityId: id("activity").optional(),
    year: yearQuery.optional(),
    state: z.enum(courseStates).optional(),
    cursor: cursorByCount.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(100),
  }),
  output: page(course).extend({
    sums: z.object({
      seats: z.number().int(),
      learners: z.number().int(),
      ended: z.number().int(),
      certified: z.number().int(),
    }),
  }),
});

export const ofCourse = z.object({ courseId: id("course") });

export const getCourse = declare({
  id: "delivery.getCourse",
  method: "get",
  path: "/courses/{courseId}",
  act: "delivery.readSupports",
  summary: "One course: its learners with what they attended, its sessions, its certificates",
  params: ofCourse,
  output: courseInFull,
});

export const draftCourse = declare({
  id: "delivery.draftCourse",
  method: "post",
  path: "/courses",
  act: "delivery.recordCourse",
  summary: "Plan a course of an activity that trains",
  body: z.object({
    courseId: id("course"),
    activityId: id("activity"),
    name: text(300),
    trade: text(200),
    place: text(300),
    provider: text(300),
    plannedDays: z.int().min(1).max(1000),
    plannedHours: z.int().min(1).max(10_000),
    startsOn: dayInput,
    endsOn: dayInput,
    seats: z.int().min(1).max(500),
  }),
  days: {
    startsOn: { notBefore: ["year"], ...yearsAhead(2) },
    endsOn: { notBefore: [{ field: "startsOn", is: "start" }], ...yearsAhead(3) },
  },
  output: courseInFull,
});
