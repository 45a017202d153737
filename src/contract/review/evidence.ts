/** What proves a survey (photos, signature, the paper form) and a meeting (its two signed minutes). */
import { z } from "zod";
import { evidenceKinds, minutesHolders } from "#programme/review/survey/review-evidence.ts";
import { declare } from "#contract/declare.ts";
import { instantInput, text } from "#contract/input.ts";
import { areaId, day, id, instant } from "#contract/values.ts";

const ofReview = z.object({ householdId: id("household"), roundId: id("round") });
const kept = z.object({ mediaType: z.string(), size: z.number().int(), sha256: z.string() });

export const addEvidence = declare({
  id: "review.addEvidence",
  method: "post",
  path: "/households/{householdId}/reviews/{roundId}/evidence/{evidenceId}",
  act: "review.submitAnswers",
  summary:
    "Keep a photo, the signature of the person who answered, or the paper form, as its bytes; a picture or PDF of at most 10 MB",
  takesFile: true,
  params: ofReview.extend({ evidenceId: id("evidence") }),
  query: z.object({
    kind: z.enum(evidenceKinds),
    note: text(500, 0).optional(),
    /** When and where it was taken, as the device says. */
    takenAt: instantInput.optional(),
    lon: z.coerce.number().min(-180).max(180).optional(),
    lat: z.coerce.number().min(-90).max(90).optional(),
  }),
  output: kept,
});

export const listEvidence = declare({
  id: "review.listEvidence",
  method: "get",
  path: "/households/{householdId}/reviews/{roundId}/evidence",
  act: "review.readReviews",
  summary: "What proves a household's survey, the earliest first; removed ones with their reason",
  params: ofReview,
  output: z.object({
    rows: z.array(
      kept.extend({
        evidenceId: id("evidence"),
        kind: z.enum(evidenceKinds),
        note: z.string().nullable(),
        takenAt: instant.nullable(),
        hasPlace: z.boolean(),
        addedAt: instant,
        addedByName: z.string().nullable(),
        removedReason: z.string().nullable(),
      }),
    ),
  }),
});

const ofEvidence = z.object({ householdId: id("household"), evidenceId: id("evidence") });

export const readEvidence = declare({
  id: "review.readEvidence",
  method: "get",
  path: "/households/{householdId}/review-evidence/{evidenceId}/file",
  act: "review.readReviews",
  summary: "A photo, signature or paper form as its bytes; who looked at it is remembered",
  params: ofEvidence,
  output: z.never(),
  file: "application/octet-stream",
  isAudited: true,
});

export const removeEvidence = declare({
  id: "review.removeEvidence",
  method: "post",
  path: "/households/{householdId}/review-evidence/{evidenceId}/removal",
  act: "review.submitAnswers",
  summary: "Take away what was added by mistake: its bytes are gone, that it was there and why it went stays",
  params: ofEvidence,
  body: z.object({ reason: text(500, 3) }),
  output: z.object({ removedReason: z.string() }),
});

const ofVillage = z.object({ roundId: id("round"), villageId: areaId });

export const listMeetings = declare({
  id: "review.listMeetings",
  method: "get",
  path: "/rounds/{roundId}/villages/{villageId}/meetings",
  act: "review.readReviews",
  summary: "Meetings of a village in a round, the latest first, with how they ended and their signed minutes",
  params: ofVillage,
  output: z.object({
    rows: z.array(
      z.object({
        meetingId: id("meeting"),
        heldOn: day,
        chair: z.string(),
        secretary: z.string(),
        present: z.number().int(),
        frontObserver: z.string().nullable(),
        householdRepresentative: z.string().nullable(),
        minutesSignedOn: day.nullable(),
        passed: z.number().int(),
        returned: z.number().int(),
        objections: z.number().int(),
        copies: z.array(kept.extend({ copyId: id("minutes copy"), copy: z.enum(minutesHolders), addedAt: instant })),
      }),
    ),
  }),
});

const ofCopy = ofVillage.extend({ copyId: id("minutes copy") });

export const addMinutesCopy = declare({
  id: "review.addMinutesCopy",
  method: "post",
  path: "/rounds/{roundId}/villages/{villageId}/minutes-copies/{copyId}",
  act: "review.recordMeeting",
  summary: "Keep signed minutes of a meeting, photographed or scanned: the copy of the village, or the committee's",
  takesFile: true,
  params: ofCopy,
  query: z.object({ meetingId: id("meeting"), copy: z.enum(minutesHolders) }),
  output: kept,
});

export const readMinutesCopy = declare({
  id: "review.readMinutesCopy",
  method: "get",
  path: "/rounds/{roundId}/villages/{villageId}/minutes-copies/{copyId}/file",
  act: "review.readReviews",
  summary: "Signed minutes as their bytes",
  params: ofCopy,
  output: z.never(),
  file: "application/octet-stream",
  isAudited: true,
});
