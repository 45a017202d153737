/** The acts of a round with the days that a test gives them, and what an answer says of such a day. */
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import * as review from "#contract/review/round.ts";
import * as standards from "#contract/review/standard.ts";
import * as survey from "#contract/review/survey.ts";
import type { Id } from "#kernel/id.ts";
import { addDays, localDate } from "#kernel/local-date.ts";
import type { Answer } from "#test/support/installation.ts";
import { answersOf, badHouse } from "./home-answers.ts";
import type { Scenario } from "./scenario.ts";

export type Home = Awaited<ReturnType<Scenario["household"]>>;

/** The code, with the day that was possible and what it rests on. */
export function refused(answer: Answer<AnyEndpoint>) {
  if (!("problem" in answer)) return "taken";
  const { code, facts } = answer.problem;
  return [code, facts["earliest"] ?? facts["today"] ?? facts["latest"], facts["restsOn"]].filter(Boolean).join(" ");
}

/** What is asked of the server in the rounds of a scenario; each takes its day, and the round that it is of. */
export function daysOf(scenario: Scenario) {
  const village = (roundId: Id<"round">) => ({ roundId, villageId: scenario.village });
  return {
    async monthlyRound(opensOn: string): Promise<Id<"round">> {
      const { planner } = scenario.people;
      const { rows } = await planner.get(standards.listStandards);
      const standard = rows.find((one) => one.standardId === "vn-2022-2026");
      const roundId = newId("round");
      await planner.get(review.openRound, {
        body: {
          roundId,
          areaId: "51",
          year: 2026,
          kind: "regular",
          standardId: "vn-2022-2026",
          standardVersion: standard?.version ?? "",
          scoreTableId: null,
          referenceDate: localDate(opensOn),
          opensOn: localDate(opensOn),
          closesOn: addDays(localDate(opensOn), 10),
        },
      });
      return roundId;
    },
    answers: ({ householdId, person }: Home, day: string, roundId: Id<"round">) => ({
      params: { householdId, roundId },
      body: { surveyedOn: localDate(day), answers: { ...answersOf(person.personId, badHouse, 1_000_000) } },
    }),
    score: async (roundId: Id<"round">) =>
      scenario.people.officer.get(survey.scoreReviews, {
        params: { roundId, communeId: scenario.commune },
        body: {},
      }),
    meeting: (
      heldOn: string,
      roundId: Id<"round">,
      results: { readonly householdId: Id<"household">; readonly agreed: number }[] = [],
    ) => ({
      params: village(roundId),
      body: {
        meetingId: newId("meeting"),
        heldOn: localDate(heldOn),
        chair: "Trưởng thôn",
        secretary: "Thư ký",
        present: 40,
        minutes: "Thôn thống nhất.",
        results,
      },
    }),
    posting: (fromDate: string, roundId: Id<"round">) => ({
      params: village(roundId),
      body: { publicPostingId: newId("public posting"), places: ["Nhà văn hóa thôn"], fromDate: localDate(fromDate) },
    }),
    objection: (receivedOn: string, { householdId }: Home, roundId: Id<"round">) => ({
      params: { householdId, roundId },
      body: {
        objectionId: newId("objection"),
        objector: "Người trong thôn",
        objectorKind: "person" as const,
        indicator: null,
        reason: "Nhà đã sửa",
        receivedOn: localDate(receivedOn),
      },
    }),
    decided: (decidedOn: string, roundId: Id<"round">, effectiveOn = decidedOn) => ({
      params: { roundId, communeId: scenario.commune },
      body: {
        decisionId: newId("decision"),
        number: "01/QĐ-UBND",
        decidedOn: localDate(decidedOn),
        effectiveOn: localDate(effectiveOn),
        legalBasis: "Quyết định 24/2021/QĐ-TTg",
      },
    }),
  };
}
