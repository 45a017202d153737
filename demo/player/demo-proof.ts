import { drawMadeUp } from "#demo/generator/made-up-picture.ts";
import type { MadeUpPicture } from "#demo/generator/made-up-picture.ts";
import * as evidence from "#contract/review/evidence.ts";
import * as review from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { minutesHolders } from "#programme/review/survey/review-evidence.ts";
import type { DemoOfficers } from "./demo-officers.ts";
import { isTurn } from "./demo-places.ts";
import type { askAs } from "#demo/player/ask-as.ts";
import { newId } from "#contract/new-id.ts";

type Place = { readonly roundId: Id<"round">; readonly communeId: string; readonly position: number };

const drawn = (what: MadeUpPicture, seed: string) => new Blob([drawMadeUp(what, seed)], { type: "image/png" });

/** In some communes a village meeting has both its signed minutes, and two surveyed houses their photos and a signature: drawn, and saying so. */
export async function proveDemoReview(
  ask: ReturnType<typeof askAs>,
  officers: DemoOfficers,
  place: Place,
): Promise<void> {
  if (!isTurn(place, 12)) return;
  const { roundId, communeId } = place;
  const officer = officers.of(`officer.${communeId}`);
  const villages = await ask(officer, review.roundProgress, { params: { roundId }, query: { communeId } });
  for (const { areaId: villageId } of villages.rows) {
    const { rows } = await ask(officer, evidence.listMeetings, { params: { roundId, villageId } });
    const [meeting] = rows;
    if (meeting === undefined) continue;
    for (const copy of minutesHolders)
      await ask(officer, evidence.addMinutesCopy, {
        params: { roundId, villageId, copyId: newId("minutes copy") },
        query: { meetingId: meeting.meetingId, copy },
        file: drawn("minutes", `${villageId} ${copy}`),
      });
    break;
  }
  const query = { communeId, state: "surveyed", limit: 2 } as const;
  const surveyed = await ask(officer, review.listReviews, { params: { roundId }, query });
  for (const [turn, { householdId }] of surveyed.rows.entries()) {
    for (const [kind, what] of [
      ["photo", "house"],
      ["photo", "water"],
      ["signature", "signature"],
    ] as const)
      await ask(officer, evidence.addEvidence, {
        params: { householdId, roundId, evidenceId: newId("evidence") },
        query: {
          kind,
          note: "Ảnh mẫu vẽ bằng máy, không có thật",
          takenAt: `2026-10-${12 + turn}T02:3${turn}:00Z`,
        },
        file: drawn(what, `${communeId} ${turn} ${what}`),
      });
  }
}
