/** Households beside the lists, for tests: one that escaped, one with a low-income worker; beside them one above the line, and one that is poor. */
import { newId } from "#contract/new-id.ts";
import * as decisionContract from "#contract/review/decision.ts";
import { withdrawStatus } from "#contract/review/handover.ts";
import { receiveRequest } from "#contract/review/request.ts";
import * as review from "#contract/review/round.ts";
import * as standard from "#contract/review/standard.ts";
import * as survey from "#contract/review/survey.ts";
import * as villageContract from "#contract/review/village.ts";
import type { Id } from "#kernel/id.ts";
import { addDays, localDate } from "#kernel/local-date.ts";
import type { requestAsks } from "#programme/review/request/request.ts";
import { answersOf, badHouse } from "./home-answers.ts";
import type { Scenario } from "./scenario.ts";

export type Home = Awaited<ReturnType<Scenario["household"]>>;
type Monthly = { readonly kind: "regular" | "average_living"; readonly month: `2026-0${number}` };

/** A round of one month, from the request (null: the village saw it by itself) to the decision on its 27th; answers the round. */
export async function monthlyReview(
  scenario: Scenario,
  { kind, month }: Monthly,
  asks: readonly (readonly [Home, (typeof requestAsks)[number] | null, ReturnType<typeof answersOf>])[],
): Promise<Id<"round">> {
  const { officer, chair } = scenario.people;
  const on = (day: number) => `${month}-${String(day).padStart(2, "0")}`;
  scenario.on(on(15));
  for (const [home, what] of asks.filter(([, asked]) => asked !== null))
    await officer.get(receiveRequest, {
      params: { householdId: home.householdId },
      body: {
        requestId: newId("request"),
        form: "04",
        asks: what ?? "recognition",
        cause: "other",
        receivedOn: localDate(on(15)),
        receivedHow: "in_person",
      },
    });
  const roundId = await openMonthlyRound(scenario, { kind, month });
  const commune = { roundId, communeId: scenario.commune };
  await officer.get(review.listHouseholdsForReview, { params: commune, body: { who: "requests" } });
  scenario.on(on(16));
  for (const [home, , answers] of asks) await scenario.answer(roundId, home.householdId, answers, on(16));
  await officer.get(survey.scoreReviews, { params: commune, body: {} });
  await throughVillage(scenario, roundId, on(17));
  scenario.on(on(27));
  await chair.get(decisionContract.decideList, {
    params: commune,
    body: {
      decisionId: newId("decision"),
      number: `${month}/QĐ`,
      decidedOn: localDate(on(27)),
      effectiveOn: localDate(on(27)),
      legalBasis: "Quyết định 24/2021/QĐ-TTg",
    },
  });
  return roundId;
}

export async function openMonthlyRound(scenario: Scenario, { kind, month }: Monthly): Promise<Id<"round">> {
  const on = (day: number) => `${month}-${String(day).padStart(2, "0")}`;
  scenario.reach(on(15));
  const roundId = newId("round");
  const { rows } = await scenario.people.planner.get(standard.listStandards);
  await scenario.people.planner.get(review.openRound, {
    body: {
      roundId,
      areaId: "51",
      year: 2026,
      kind,
      standardId: "vn-2022-2026",
      standardVersion: rows.find((one) => one.standardId === "vn-2022-2026")?.version ?? "",
      scoreTableId: null,
      referenceDate: localDate(on(15)),
      opensOn: localDate(on(15)),
      closesOn: localDate(on(28)),
    },
  });
  return roundId;
}

/** The village meets on the day, and its results are posted from the next. */
export async function throughVillage(scenario: Scenario, roundId: Id<"round">, day: string): Promise<void> {
  const { officer } = scenario.people;
  const next = addDays(localDate(day), 1);
  const village = { roundId, villageId: scenario.village };
  scenario.on(day);
  await officer.get(villageContract.recordMeeting, {
    params: village,
    body: {
      meetingId: newId("meeting"),
      heldOn: localDate(day),
      chair: "Trưởng thôn",
      secretary: "Thư ký",
      present: 40,
      minutes: "Thống nhất.",
      results: [],
    },
  });
  scenario.on(next);
  await officer.get(villageContract.recordPosting, {
    params: village,
    body: { publicPostingId: newId("public posting"), places: ["Nhà văn hóa"], fromDate: next },
  });
}

/** What the list of a round said of a household is taken back from the day on. */
export async function withdraw(scenario: Scenario, home: Home, roundId: Id<"round">, day: string) {
  const { officer, chair } = scenario.people;
  const { rows } = await officer.get(decisionContract.listDecisions, {
    params: { roundId, communeId: scenario.commune },
  });
  scenario.on(day);
  return chair.get(withdrawStatus, {
    params: { householdId: home.householdId, decisionId: rows[0]?.decisionId ?? newId("decision") },
    body: {
      newDecisionId: newId("decision"),
      number: `TH-${day}`,
      decidedOn: localDate(day),
      effectiveOn: localDate(day),
      legalBasis: "Quyết định 24/2021/QĐ-TTg",
      reason: "nhập nhầm phiếu",
      reviewAgain: false,
    },
  });
}

/** Two are poor since 2 November 2025, of whom one is off the list since 27 January 2026; two are checked for low-income workers in March. */
export async function reviewBesideLists(scenario: Scenario) {
  const escaping = await scenario.household("Phạm Văn Thoát");
  const earner = await scenario.household("Đinh Thị Làm");
  const above = await scenario.household("Hồ Văn Trên");
  const poor = await scenario.household("Trần Văn Nghèo");
  const round2025 = await scenario.round(2025);
  for (const home of [escaping, poor])
    await scenario.answer(
      round2025,
      home.householdId,
      answersOf(home.person.personId, badHouse, 900_000),
      "2025-09-10",
    );
  await scenario.decide(round2025, 2025);
  await monthlyReview(scenario, { kind: "regular", month: "2026-01" }, [
    [escaping, "escape", answersOf(escaping.person.personId, {}, 5_000_000)],
  ]);
  const checkRound = await monthlyReview(scenario, { kind: "average_living", month: "2026-03" }, [
    [earner, "low_income", answersOf(earner.person.personId, {}, 2_250_000)],
    [above, "low_income", answersOf(above.person.personId, {}, 2_250_001)],
  ]);
  return { escaping, earner, above, poor, checkRound };
}
