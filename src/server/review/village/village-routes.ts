import type { Route } from "#server/platform/act/route.ts";
import { addMinutesCopy, listMeetings, readMinutesCopy, recordMeeting } from "./meetings-service.ts";
import { answerObjection, postingSheet, recordObjection, recordOpinion, recordPosting } from "./posting-service.ts";

/** What a village does in a round: it meets, posts, and answers objections. */
export const villageRoutes: readonly Route[] = [
  recordMeeting,
  recordPosting,
  postingSheet,
  recordObjection,
  answerObjection,
  listMeetings,
  addMinutesCopy,
  readMinutesCopy,
  recordOpinion,
];
