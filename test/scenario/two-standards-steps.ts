/** The steps of a round in a commune, each alone, for years in which two standards meet. */
import assert from "node:assert/strict";
import * as decisionContract from "#contract/review/decision.ts";
import * as review from "#contract/review/round.ts";
import * as survey from "#contract/review/survey.ts";
import * as village from "#contract/review/village.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import type { Scenario } from "./scenario.ts";

type Home = Awaited<ReturnType<Scenario["household"]>>;
type Round = Id<"round">;

export const poorly = { water: "stream", toilet: "none", wallDurable: false, roofDurable: false } as const;
export const commune = (roundId: Round) => ({ roundId, communeId: "21484" });
export const codeOf = (answer: object) => ("problem" in answer ? (answer.problem as { code: string }).code : undefined);

export class TwoStandards {
  readonly #scenario: Scenario;
  readonly homes: Readonly<Record<string, Home>>;

  constructor(scenario: Scenario, homes: Readonly<Record<string, Home>>) {
    this.#scenario = scenario;
    this.homes = homes;
  }

  async open(roundId: Round, standardId: string, version: string, year: number, more: object = {}) {
    const body = {
      roundId,
      areaId: "51",
      year,
      kind: "annual" as const,
      standardId,
      standardVersion: version,
      scoreTableId: null,
      referenceDate: localDate(`${year}-10-01`),
      opensOn: localDate(`${year}-09-01`),
      closesOn: localDate(`${year}-12-14`),
      ...more,
    };
    return this.#scenario.people.planner.ask(review.openRound, { body });
  }

  async answer(
    roundId: Round,
    name: string,
    facts: Readonly<Record<string, unknown>>,
    incomePerPerson: number,
    day: string,
  ) {
    const home = this.homes[name];
    assert.ok(home);
    this.#scenario.reach(day);
    const answers = householdWith(facts);
    const members = answers.members.map((member) => ({ ...member, personId: home.person.personId }));
    return this.#scenario.people.officer.ask(survey.submitAnswers, {
      params: { householdId: home.householdId, roundId },
      body: { surveyedOn: localDate(day), answers: { ...answers, members, incomePerPerson } },
    });
  }

  /** The village meets and posts from that day; its commune decides after three working days and some. */
  async throughVillage(roundId: Round, day: string) {
    const place = { roundId, villageId: this.#scenario.village };
    this.#scenario.reach(day);
    const met = {
      meetingId: newId("meeting"),
      heldOn: localDate(day),
      chair: "Trưởng thôn",
      secretary: "Thư ký",
      present: 40,
      minutes: "Thôn thống nhất.",
      results: [],
    };
    await this.#scenario.people.officer.get(village.recordMeeting, { params: place, body: met });
    const posted = { publicPostingId: newId("public posting"), places: ["Nhà văn hóa"], fromDate: localDate(day) };
    await this.#scenario.people.officer.get(village.recordPosting, { params: place, body: posted });
  }

  async decide(roundId: Round, decidedOn: string, effectiveOn = decidedOn) {
    this.#scenario.reach(decidedOn);
    return this.#scenario.people.chair.ask(decisionContract.decideList, {
      params: commune(roundId),
      body: {
        decisionId: newId("decision"),
        number: `${decidedOn}/QĐ-UBND`,
        decidedOn: localDate(decidedOn),
        effectiveOn: localDate(effectiveOn),
        legalBasis: "Nghị định 351/2025/NĐ-CP",
      },
    });
  }
}
