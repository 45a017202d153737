/** The list by which supports of an activity are proposed, with the place of each and why the others are not on it. */
import * as contract from "#contract/delivery/eligibility.ts";
import type { Output } from "#contract/endpoint.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { findActivity } from "#server/delivery/activity/activities-store.ts";
import { kindOf } from "#server/delivery/activity/kinds.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { listHeads } from "./activity-eligibility-store.ts";
import { roomOf } from "./choose-proposals.ts";
import { judgeCandidates } from "./judge-candidates.ts";
import type { Judged } from "./judge-candidates.ts";
import { linesOf } from "./reason-lines.ts";

type Standing = Output<typeof contract.listEligibility>["rows"][number]["standing"];

export const listEligibility = readOwnAreas(contract.listEligibility, async ({ tx, today }, { params, query }) => {
  const activity = await findActivity(tx, params.activityId);
  if (activity === undefined) return failure(refuse("record.not_found"));
  const on = query.on ?? today;
  const inUse = await kindOf(tx, activity);
  const judged = await judgeCandidates(tx, { ...activity, inUse }, on);
  const counts = { yes: 0, no: 0, unknown: 0 };
  for (const { answer } of judged) counts[answer] += 1;
  const room = roomOf(activity);
  const asked = judged.filter(({ answer }) => answer === query.answer);
  const from = Number(query.cursor ?? 0);
  const shown = asked.slice(from, from + query.limit);
  const heads = await listHeads(
    tx,
    shown.map(({ candidate }) => candidate.householdId),
    on,
  );
  const rows = shown.map((one, at) => {
    const rank = one.answer === "yes" ? from + at + 1 : null;
    const { candidate, person, grounds } = one;
    const head = heads.get(candidate.householdId);
    return {
      rank,
      standing: standingOf(one, rank, room),
      householdId: candidate.householdId,
      headName: head?.headName ?? null,
      villageName: head?.villageName ?? null,
      personId: person?.personId ?? null,
      personName: person?.fullName ?? null,
      class: candidate.class,
      deprivations: bitsOf(candidate.deprivations),
      memberCount: candidate.memberCount,
      given: candidate.given,
      groups: [...(grounds.groups ?? [])],
      reasons: linesOf(one.reason),
      reasonsOfPerson: one.reasonOfPerson === undefined ? [] : linesOf(one.reasonOfPerson),
    };
  });
  const next = from + shown.length;
  return success({
    on,
    counts,
    room,
    rows,
    nextCursor: next < asked.length ? String(next) : null,
    total: asked.length,
  });
});

function standingOf({ answer }: Judged, rank: number | null, room: number): Standing {
  if (answer !== "yes") return answer;
  return rank !== null && rank <= room ? "next" : "reserve";
}

function bitsOf(mask: number): number {
  return [...(mask >>> 0).toString(2)].filter((bit) => bit === "1").length;
}
