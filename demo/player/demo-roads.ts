/** Roads of a commune as works: finished, late with its second milestone, late with its first, or only contracted. */
import { draftActivity } from "#contract/delivery/activity.ts";
import * as acts from "#contract/delivery/work-acts.ts";
import { draftWork } from "#contract/delivery/work.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { AskAs } from "#demo/player/ask-as.ts";
import type { DemoOfficers } from "./demo-officers.ts";

const milestoneDays = [localDate("2026-08-31"), localDate("2026-10-31")] as const;
const minutesBy = "UBND xã, nhà thầu, ban giám sát cộng đồng (mẫu)";

export type DemoRoad = {
  readonly communeId: string;
  readonly fundLineId: Id<"fund line">;
  readonly estimate: Money;
  readonly value: Money;
  readonly signedOn: LocalDate;
  /** Percent of the value that was accepted, and when; none where nothing was. */
  readonly accepted: { readonly percent: number; readonly on: LocalDate } | undefined;
};

/** Drafts, contracts and begins the road, and accepts what was built of it; answers it. */
export async function buildDemoRoad(ask: AskAs, officers: DemoOfficers, road: DemoRoad): Promise<Id<"work">> {
  const officer = officers.of(`officer.${road.communeId}`);
  const activityId = newId("activity");
  const workId = newId("work");
  const params = { workId };
  const startsOn = localDate("2026-03-02");
  await ask(officer, draftActivity, {
    body: { activityId, fundLineId: road.fundLineId, title: "Đường thôn 2026 (mẫu)", startsOn },
  });
  await ask(officer, draftWork, {
    body: {
      workId,
      activityId,
      name: "Đường bê tông thôn (mẫu)",
      path: "tender",
      estimate: road.estimate,
      startsOn,
      endsOn: localDate("2026-11-30"),
    },
  });
  await ask(officer, acts.signWorkContract, {
    params,
    body: {
      contractor: "Công ty xây dựng (mẫu)",
      number: `${road.communeId}/HĐ (mẫu)`,
      signedOn: road.signedOn,
      value: road.value,
      days: 200,
      advancePercent: 50,
      retentionPercent: 5,
      warrantyMonths: 12,
    },
  });
  const milestones = [newId("milestone"), newId("milestone")] as const;
  for (const [at, name, share] of [
    [0, "Nền đường", 70],
    [1, "Mặt đường", 30],
  ] as const) {
    const body = { milestoneId: milestones[at], name, plannedOn: milestoneDays[at], share };
    await ask(officer, acts.planMilestone, { params, body });
  }
  await ask(officer, acts.startWork, { params, body: { startedOn: road.signedOn } });
  if (road.accepted === undefined) return workId;
  const { percent, on: acceptedOn } = road.accepted;
  const first = dong((road.value * 70n) / 100n);
  const parts = percent === 100 ? [first, dong(road.value - first)] : [first];
  for (const [at, value] of parts.entries()) {
    const milestoneId = milestones[at];
    if (milestoneId === undefined) continue;
    const number = `0${at + 1}/BBNT (mẫu)`;
    const physical = at === 0 ? 70 : 100;
    const body = { milestoneId, number, acceptedOn, acceptedBy: minutesBy, physical, value };
    await ask(officer, acts.acceptMilestone, { params, body });
  }
  return workId;
}
