/** What is done in a course: who learns, when it is held, who came, and who gets a certificate. */
import { z } from "zod";
import { yearsAhead } from "#contract/day-window.ts";
import { declare } from "#contract/declare.ts";
import { dayInput, text } from "#contract/input.ts";
import { day, id } from "#contract/values.ts";
import { attendanceMarks } from "#programme/delivery/training/attendance.ts";
import { courseInFull, ofCourse } from "./training.ts";

const onCourse = { method: "post", act: "delivery.recordCourse", params: ofCourse, output: courseInFull } as const;
const stepDay = { notBefore: ["year", "course_step"], notAfter: "today" } as const;
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "is not a time such as 07:30");
const ofSession = z.object({ courseId: id("course"), courseSessionId: id("course session") });

export const enrolLearners = declare({
  ...onCourse,
  id: "delivery.enrolLearners",
  path: "/courses/{courseId}/learners",
  summary: "Register people with a support of the activity, in the order given: on a seat, or on the waiting list",
  body: z.object({
    supportIds: z.array(id("support")).min(1).max(500),
    registeredOn: dayInput,
  }),
  days: { registeredOn: { notBefore: ["year"], notAfter: "today" } },
});
export const withdrawLearner = declare({
  ...onCourse,
  id: "delivery.withdrawLearner",
  path: "/courses/{courseId}/learners/{supportId}/withdrawal",
  summary: "Withdraw a learner with the reason; before the course runs the next on the waiting list gets the seat",
  params: z.object({ courseId: id("course"), supportId: id("support") }),
  body: z.object({ withdrawnOn: dayInput, reason: text(2000) }),
  days: { withdrawnOn: { notBefore: ["enrolment"], notAfter: "today" } },
});
export const startCourse = declare({
  ...onCourse,
  id: "delivery.startCourse",
  path: "/courses/{courseId}/start",
  summary: "Start a planned course that has learners",
  body: z.object({ startedOn: dayInput }),
  days: { startedOn: stepDay },
});
export const endCourse = declare({
  ...onCourse,
  id: "delivery.endCourse",
  path: "/courses/{courseId}/end",
  summary: "End a running course",
  body: z.object({ endedOn: dayInput }),
  days: { endedOn: stepDay },
});
export const callOffCourse = declare({
  ...onCourse,
  id: "delivery.callOffCourse",
  path: "/courses/{courseId}/calling-off",
  summary: "Call a course off that has not ended, with the reason",
  body: z.object({ calledOffOn: dayInput, reason: text(2000) }),
  days: { calledOffOn: stepDay },
});
export const planCourseSession = declare({
  ...onCourse,
  act: "delivery.recordAttendance",
  id: "delivery.planCourseSession",
  path: "/courses/{courseId}/sessions",
  summary: "Plan a session of a course: its day, from when to when, and what is taught",
  body: z.object({
    courseSessionId: id("course session"),
    heldOn: dayInput,
    fromTime: clock,
    toTime: clock,
    topic: text(300),
  }),
  days: { heldOn: { notBefore: ["start"], ...yearsAhead(3) } },
});
export const readAttendance = declare({
  id: "delivery.readAttendance",
  method: "get",
  path: "/courses/{courseId}/sessions/{courseSessionId}/attendance",
  act: "delivery.readSupports",
  summary: "Who came to a session of a course; null: not recorded",
  params: ofSession,
  output: z.object({
    courseSessionId: id("course session"),
    courseName: z.string(),
    heldOn: day,
    fromTime: z.string(),
    toTime: z.string(),
    topic: z.string(),
    rows: z.array(
      z.object({
        supportId: id("support"),
        personName: z.string(),
        villageName: z.string().nullable(),
        mark: z.enum(attendanceMarks).nullable(),
      }),
    ),
  }),
});
export const recordAttendance = declare({
  ...onCourse,
  act: "delivery.recordAttendance",
  id: "delivery.recordAttendance",
  path: "/courses/{courseId}/sessions/{courseSessionId}/attendance",
  summary: "Record who came to a session that was held; who is left out stays not recorded",
  params: ofSession,
  body: z.object({
    marks: z
      .array(z.object({ supportId: id("support"), mark: z.enum(attendanceMarks) }))
      .min(1)
      .max(500),
  }),
});
export const certifyLearners = declare({
  ...onCourse,
  id: "delivery.certifyLearners",
  path: "/courses/{courseId}/certificates",
  summary: "Give the certificates of an ended course: a number for who attended enough, the reason for who did not",
  body: z.object({
    decidedOn: dayInput,
    signedBy: text(200),
    /** Who attended enough and gets none all the same, such as after the test of the trade. */
    refused: z
      .array(z.object({ supportId: id("support"), reason: text(500) }))
      .max(500)
      .optional(),
  }),
  days: { decidedOn: { notBefore: ["course_step"], notAfter: "today" } },
});
