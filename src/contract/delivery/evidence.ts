/** What proves that a support was delivered and that an activity took place: files, each withdrawn with a reason and never deleted. */
import { z } from "zod";
import { deliveryFileKinds } from "#programme/delivery/delivery-evidence.ts";
import { upToToday } from "#contract/day-window.ts";
import { declare } from "#contract/declare.ts";
import { dayInput, text } from "#contract/input.ts";
import { day, id, instant } from "#contract/values.ts";

const kept = z.object({ mediaType: z.string(), size: z.number().int(), sha256: z.string() });

/** What is said of a file. A place is kept only where it is named here: what the camera wrote into a photo is not. */
const said = z.object({
  kind: z.enum(deliveryFileKinds),
  takenOn: dayInput,
  fileName: text(200, 0).optional(),
  note: text(500, 0).optional(),
  lon: z.coerce.number().min(-180).max(180).optional(),
  lat: z.coerce.number().min(-90).max(90).optional(),
});

export const evidenceRow = z.object({
  evidenceId: id("evidence"),
  kind: z.string(),
  fileName: z.string().nullable(),
  /** Null of a statement, which is a note without a file. */
  mediaType: z.string().nullable(),
  size: z.number().int().nullable(),
  sha256: z.string().nullable(),
  note: z.string().nullable(),
  takenOn: day,
  hasPlace: z.boolean(),
  /** Null of evidence from before this was kept. */
  addedAt: instant.nullable(),
  addedByName: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
});

const ofSupport = z.object({ householdId: id("household"), supportId: id("support"), evidenceId: id("evidence") });

export const addEvidence = declare({
  id: "delivery.addEvidence",
  method: "post",
  path: "/households/{householdId}/supports/{supportId}/evidence/{evidenceId}",
  act: "delivery.recordDelivery",
  summary: "Keep a photo or a document of a support as its bytes; a picture or PDF of at most 10 MB",
  takesFile: true,
  params: ofSupport,
  query: said,
  days: { takenOn: upToToday },
  output: kept,
});

export const readEvidence = declare({
  id: "delivery.readEvidence",
  method: "get",
  path: "/households/{householdId}/supports/{supportId}/evidence/{evidenceId}/file",
  act: "delivery.readSupports",
  summary: "A file that proves a support as its bytes; who looked at it is remembered",
  params: ofSupport,
  output: z.never(),
  file: "application/octet-stream",
  isAudited: true,
});

export const withdrawEvidence = declare({
  id: "delivery.withdrawEvidence",
  method: "post",
  path: "/households/{householdId}/supports/{supportId}/evidence/{evidenceId}/withdrawal",
  act: "delivery.recordDelivery",
  summary: "Withdraw evidence that was added by mistake: it stays, with the reason, and proves nothing more",
  params: ofSupport,
  body: z.object({ reason: text(500, 3) }),
  output: z.object({ withdrawnReason: z.string() }),
});

const ofActivity = z.object({ activityId: id("activity") });
const ofActivityFile = ofActivity.extend({ evidenceId: id("evidence") });

export const addActivityEvidence = declare({
  id: "delivery.addActivityEvidence",
  method: "post",
  path: "/activities/{activityId}/evidence/{evidenceId}",
  act: "delivery.recordDelivery",
  summary: "Keep a photo or a document of an activity as its bytes; a picture or PDF of at most 10 MB",
  takesFile: true,
  params: ofActivityFile,
  query: said,
  days: { takenOn: upToToday },
  output: kept,
});

export const listActivityEvidence = declare({
  id: "delivery.listActivityEvidence",
  method: "get",
  path: "/activities/{activityId}/evidence",
  act: "delivery.readSupports",
  summary: "What proves an activity, the earliest first; withdrawn files with their reason",
  params: ofActivity,
  output: z.object({ rows: z.array(evidenceRow) }),
});

export const readActivityEvidence = declare({
  id: "delivery.readActivityEvidence",
  method: "get",
  path: "/activities/{activityId}/evidence/{evidenceId}/file",
  act: "delivery.readSupports",
  summary: "A file that proves an activity as its bytes; who looked at it is remembered",
  params: ofActivityFile,
  output: z.never(),
  file: "application/octet-stream",
  isAudited: true,
});

export const withdrawActivityEvidence = declare({
  id: "delivery.withdrawActivityEvidence",
  method: "post",
  path: "/activities/{activityId}/evidence/{evidenceId}/withdrawal",
  act: "delivery.recordDelivery",
  summary: "Withdraw a file of an activity that was added by mistake: it stays, with the reason",
  params: ofActivityFile,
  body: z.object({ reason: text(500, 3) }),
  output: z.object({ withdrawnReason: z.string() }),
});
