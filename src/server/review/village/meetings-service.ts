/** The meeting of a village, and its signed minutes. */
import * as evidence from "#contract/review/evidence.ts";
import * as contract from "#contract/review/village.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { moveOf } from "#programme/review/decision/review-acts.ts";
import * as rule from "#programme/review/village/village-meeting.ts";
import { actsOnKey } from "#server/platform/act/keyed-act.ts";
import { done, readIn } from "#server/platform/act/record-act.ts";
import { areaOfVillage, inVillage, villageAct } from "#server/review/round/round-record.ts";
import type { OfVillage } from "#server/review/round/round-record.ts";
import { getStandard } from "#server/review/standard/standards-store.ts";
import * as files from "#server/review/survey/evidence-store.ts";
import { keptFileAnswer, readReceived } from "#server/review/survey/kept-file.ts";
import { whyNotInVillage } from "./why-not-in-village.ts";
import { addMeeting, addMeetingResults, loadVillageReviews, setStates } from "./villages-store.ts";

const meetingName = (meetingId: string) => ({ recordKind: "meeting", recordId: meetingId });

/** Households on which at least the quorum agreed go on, the others go back to the survey. */
export const recordMeeting = villageAct(contract.recordMeeting, async (context, { params, body }) => {
  const { tx, record, actor, today: enteredOn } = context;
  const { standard } = await getStandard(tx, record.round.standardId, record.round.standardVersion);
  const reviews = await loadVillageReviews(tx, params.roundId, params.villageId, moveOf("passMeeting").from);
  const against = reviews.length === 0 ? await whyNotInVillage(tx, "meet", params) : undefined;
  if (against !== undefined) return failure(against);
  const results = rule.recordMeeting(reviews, body, standard.pack.procedure?.meetingQuorumPercent ?? 50);
  if (!results.ok) return results;
  const { frontObserver, householdRepresentative, minutesSignedOn } = body;
  const signed = { frontObserver, householdRepresentative, minutesSignedOn };
  const meeting = { ...body, ...signed, ...params, communeId: record.areaId, recordedBy: actor.officerId, enteredOn };
  await addMeeting(tx, meeting);
  await addMeetingResults(tx, meeting, results.value);
  const reviewsThat = (isPassed: boolean) =>
    results.value.filter((result) => result.passed === isPassed).map(({ review }) => review);
  const [passed, returned] = [reviewsThat(true), reviewsThat(false)];
  await setStates(tx, passed, moveOf("passMeeting").to);
  await setStates(tx, returned, moveOf("failMeeting").to);
  const counts = { passed: passed.length, returned: returned.length };
  return done(
    { village: params.villageId, heldOn: body.heldOn, enteredOn, ...counts },
    counts,
    meetingName(body.meetingId),
  );
});

export const listMeetings = readIn(evidence.listMeetings, inVillage, async ({ tx }, { params }) =>
  success({ rows: await files.listMeetingRows(tx, params) }),
);

/** The village's copy or the committee's. */
export const addMinutesCopy = villageAct(evidence.addMinutesCopy, async (context, { params, query }, file) => {
  const { tx } = context;
  const { meetingId, copy } = query;
  const communeId = await files.communeOfMeeting(tx, { ...params, meetingId });
  if (communeId === undefined) return failure(refuse("record.not_found"));
  const kept = await readReceived(context, "minutes", file);
  if (!kept.ok) return kept;
  const { mediaType, size, sha256 } = kept.value;
  await files.addMinutesCopyRow(tx, { ...kept.value, ...query, copyId: params.copyId, communeId });
  return done({ minutes: params.copyId, copy, sha256 }, { mediaType, size, sha256 }, meetingName(meetingId));
});

const { file: minutesFile } = actsOnKey({
  nameOf: ({ copyId }: OfVillage & { readonly copyId: Id<"minutes copy"> }) => meetingName(copyId),
  areaOf: areaOfVillage,
  find: async ({ tx }, key) => files.findMinutesCopy(tx, key),
});

export const readMinutesCopy = minutesFile(evidence.readMinutesCopy, async ({ record }, { params }) =>
  done({ looked: params.copyId }, keptFileAnswer(`bien-ban-${params.villageId}`, record)),
);
