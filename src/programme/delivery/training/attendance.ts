/** Who came to a course. What was not recorded is neither present nor absent: it is asked for before anything is decided. */

export const attendanceMarks = ["present", "late", "excused", "absent"] as const;
export type AttendanceMark = (typeof attendanceMarks)[number];

/** Of the sessions that were recorded for a learner, how many the learner attended; who came late was there. */
export type Attendance = {
  readonly attended: number;
  readonly recorded: number;
  /** Sessions that were held and not recorded. */
  readonly unrecorded: number;
};

/** Does the share attended reach the bound? Counted in whole sessions, so that no rounding decides. */
export function reachesBound({ attended, recorded }: Attendance, leastPercent: number): boolean {
  return recorded > 0 && attended * 100 >= recorded * leastPercent;
}
