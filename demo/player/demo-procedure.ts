import * as handover from "#contract/review/handover.ts";
import * as requests from "#contract/review/request.ts";
import * as work from "#contract/review/work.ts";
import * as review from "#contract/review/round.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { DemoOfficers } from "./demo-officers.ts";
import * as village from "#contract/review/village.ts";
import * as papers from "#contract/review/decision.ts";
import type { askAs } from "#demo/player/ask-as.ts";

type AskAs = ReturnType<typeof askAs>;
type Place = { readonly roundId: Id<"round">; readonly communeId: string };

/** The end of a year in one commune: certificates issued, results handed over, accepted by the province. */
export async function endDemoReview(ask: AskAs, officers: DemoOfficers, place: Place, day: LocalDate): Promise<void> {
  const chair = officers.of(`chair.${place.communeId}`);
  const { rows } = await ask(chair, papers.listDecisions, { params: place });
  for (const { decisionId } of rows)
    await ask(chair, papers.issueCertificates, { params: { decisionId }, body: { issuedOn: day } });
  const handoverId = newId("handover");
  await ask(chair, handover.handOver, { params: place, body: { handoverId, handedOn: day } });
  await ask(officers.of("province.officer"), handover.answerHandover, {
    params: { ...place, handoverId },
    body: { answer: "accepted", answeredOn: day },
  });
}

export async function closeDemoRound(ask: AskAs, officers: DemoOfficers, roundId: Id<"round">): Promise<void> {
  await ask(officers.of("province.lead"), handover.closeRound, {
    params: { roundId },
    body: { closedOn: localDate("2025-12-14") },
  });
}

const objections = [
  {
    objectorKind: "household",
    objector: "Chủ hộ (dữ liệu mẫu)",
    indicator: "housingQuality",
    reason: "Nhà đã dột nát, tường nứt sau bão",
  },
  {
    objectorKind: "person",
    objector: "Người trong thôn (dữ liệu mẫu)",
    indicator: null,
    reason: "Hộ này có con đi làm xa gửi tiền về",
  },
] as const;

/**
 * The autumn of 2026 goes on in one commune, by its place in the list: requests came in, one was screened, a village has its route,
 * and against some of the posted results there are objections, open in every third commune, answered and waiting for the second
 * posting in the next.
 */
export async function goOnWithDemoReview(
  ask: AskAs,
  officers: DemoOfficers,
  place: Place,
  position: number,
): Promise<void> {
  const officer = officers.of(`officer.${place.communeId}`);
  const { roundId } = place;
  const reviewsIn = async (state: "posted" | "listed") =>
    (
      await ask(officer, review.listReviews, {
        params: { roundId },
        query: { communeId: place.communeId, state, limit: 30 },
      })
    ).rows;
  const listed = (await reviewsIn("listed")).filter((row) => row.previousClass === "non_poor");
  for (const { householdId } of listed.slice(0, 2)) {
    await ask(officer, requests.receiveRequest, {
      params: { householdId },
      body: {
        requestId: newId("request"),
        form: "01",
        asks: "recognition",
        cause: position % 2 === 0 ? "disaster" : "illness",
        details: "Đề nghị mẫu, không có thật",
        receivedOn: localDate("2026-11-16"),
        receivedHow: "in_person",
      },
    });
  }
  await ask(officer, review.listHouseholdsForReview, { params: place, body: { who: "requests" } });
  const [first] = listed;
  if (first !== undefined)
    await ask(officer, requests.screenReview, {
      params: { householdId: first.householdId, roundId },
      body: { screenedOn: localDate("2026-11-18"), passes: true, note: "Nhà hư hỏng, thu nhập giảm (mẫu)" },
    });
  const villageId = await listedVillage(ask, officer, place);
  if (villageId !== undefined)
    await ask(officer, work.assignReviewers, {
      params: { roundId, villageId },
      body: { officerIds: [officer.officerId] },
    });
  if (position % 3 === 2) return;
  const [against] = (await reviewsIn("posted")).filter((row) => row.class !== "non_poor");
  if (against === undefined) return;
  const { householdId } = against;
  const objectionId = newId("objection");
  await ask(officer, village.recordObjection, {
    params: { householdId, roundId },
    body: { objectionId, receivedOn: localDate("2026-11-20"), ...(objections[position % 2] ?? objections[0]) },
  });
  if (position % 3 === 1)
    await ask(officer, village.answerObjection, {
      params: { householdId, objectionId },
      body: {
        answeredOn: localDate("2026-11-20"),
        outcome: "dismissed",
        answer: "Đã kiểm tra lại tại hộ, kết quả không thay đổi (mẫu)",
      },
    });
}

/** A village of the commune that is still to be surveyed. */
async function listedVillage(
  ask: AskAs,
  officer: Parameters<AskAs>[0],
  { roundId, communeId }: Place,
): Promise<string | undefined> {
  const { rows } = await ask(officer, review.roundProgress, { params: { roundId }, query: { communeId } });
  return rows.find(({ states }) => (states["listed"] ?? 0) > 0)?.areaId;
}
