/** A country of its own packs, in its own words, over HTTP: what a scenario and a walk through the console begin with. */
import { fileURLToPath } from "node:url";
import { changeVillages } from "#contract/area/village.ts";
import { newId } from "#contract/new-id.ts";
import { registerHousehold } from "#contract/registry/household.ts";
import * as decision from "#contract/review/decision.ts";
import * as review from "#contract/review/round.ts";
import * as standards from "#contract/review/standard.ts";
import * as survey from "#contract/review/survey.ts";
import * as villages from "#contract/review/village.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import * as delivery from "#contract/delivery/support.ts";
import * as activity from "#contract/delivery/activity.ts";
import { openActivity } from "#contract/delivery/activity-acts.ts";
import * as formulaRun from "#contract/planning/formula-run.ts";
import * as planning from "#contract/planning/plan.ts";
import * as programme from "#contract/planning/programme.ts";
import { dong } from "#kernel/money.ts";
import { madeUpPhoto } from "#test/support/made-up-photo.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";

const packs = fileURLToPath(new URL("../../packs/sample-country", import.meta.url));
export const [province, commune] = ["T1", "T101"];
/** Of a roof, in cents, as its programme has it; two households in hardship have a broken one. */
export const [norm, roofs] = [125_050n, 2n];

type Home = { readonly householdId: Id<"household">; readonly personId: Id<"person">; readonly name: string };
type People = Readonly<
  Record<"lead" | "planner" | "treasurer" | "chair" | "officer" | "accountant" | "cashier", TestOfficer>
>;

export class SecondCountry {
  readonly opened: TestInstallation;
  readonly people: People;
  readonly households: Home[] = [];
  readonly fundLineId = newId("fund line");
  readonly activityId = newId("activity");
  readonly roundId = newId("round");
  readonly decisionId = newId("decision");
  readonly planId = newId("plan");
  readonly formulaRunId = newId("formula run");
  #village = "";
  readonly #clock: { now: Date };

  private constructor(opened: TestInstallation, people: People, clock: { now: Date }) {
    this.opened = opened;
    this.people = people;
    this.#clock = clock;
  }

  static async open(): Promise<SecondCountry> {
    const clock = { now: new Date("2026-01-10T00:00:00Z") };
    const opened = await openTestInstallation({ works: true, clock: () => clock.now, packs });
    const people = {
      lead: await opened.officer("province_lead", province),
      planner: await opened.officer("province_officer", province),
      treasurer: await opened.officer("province_accountant", province),
      chair: await opened.officer("commune_chair", commune),
      officer: await opened.officer("commune_officer", commune),
      accountant: await opened.officer("commune_accountant", commune),
      cashier: await opened.officer("commune_cashier", commune),
    };
    return new SecondCountry(opened, people, clock);
  }

  on(day: string): void {
    this.#clock.now = new Date(`${day}T00:00:00Z`);
  }

  get village(): string {
    return this.#village;
  }

  /** Four households in a village that is formed for them. */
  async register(): Promise<void> {
    const { officer } = this.people;
    const formed = await officer.get(changeVillages, {
      params: { areaId: commune },
      body: { change: { change: "form", name: "Lower Alba" }, on: localDate("2026-01-10"), decision: "1/2026" },
    });
    this.#village = formed.villages[0]?.areaId ?? "";
    for (const name of ["Mara Olen", "Tio Renn", "Asa Vell", "Lin Dara"]) {
      const [householdId, personId] = [newId("household"), newId("person")];
      await officer.get(registerHousehold, {
        body: {
          householdId,
          communeId: commune,
          villageId: this.village,
          address: "Lower Alba 4",
          residence: "permanent",
          registeredOn: localDate("2026-01-10"),
          members: [
            {
              personId,
              fullName: name,
              birthDate: localDate("1980-06-15"),
              birthPrecision: "day",
              sex: "female",
              ethnicityCode: "01",
              relation: "head",
              merit: false,
            },
          ],
        },
      });
      this.households.push({ householdId, personId, name });
    }
  }

  /** The first two without a roof and a tap, the third without a tap, the fourth with both; all by lamps of oil. */
  async review() {
    const { planner, officer, chair } = this.people;
    const { rows } = await planner.get(standards.listStandards);
    this.on("2026-02-02");
    await planner.get(review.openRound, {
      body: {
        roundId: this.roundId,
        areaId: province,
        year: 2026,
        kind: "annual",
        standardId: "xt-hardship-2026",
        standardVersion: rows[0]?.version ?? "",
        scoreTableId: null,
        referenceDate: localDate("2026-02-02"),
        opensOn: localDate("2026-02-02"),
        closesOn: localDate("2026-04-30"),
      },
    });
    const ofCommune = { roundId: this.roundId, communeId: commune };
    await officer.get(review.listHouseholdsForReview, { params: ofCommune, body: { who: "everyone" } });
    for (const [at, { householdId, personId }] of this.households.entries()) {
      const answers = {
        household: { roofWhole: at > 1, tapWithin: at > 2, light: "oil" },
        members: [{ personId, schoolYears: 9 }],
      };
      await officer.get(survey.submitAnswers, {
        params: { householdId, roundId: this.roundId },
        body: { surveyedOn: localDate("2026-02-02"), answers },
      });
    }
    this.on("2026-02-05");
    const scored = await officer.get(survey.scoreReviews, { params: ofCommune, body: {} });
    this.on("2026-02-10");
    await officer.get(villages.recordMeeting, {
      params: { roundId: this.roundId, villageId: this.village },
      body: {
        meetingId: newId("meeting"),
        heldOn: localDate("2026-02-10"),
        chair: "Village chair",
        secretary: "Village clerk",
        present: 40,
        minutes: "Agreed.",
        results: [],
      },
    });
    this.on("2026-02-12");
    await officer.get(villages.recordPosting, {
      params: { roundId: this.roundId, villageId: this.village },
      body: {
        publicPostingId: newId("public posting"),
        places: ["Village hall"],
        fromDate: localDate("2026-02-12"),
      },
    });
    this.on("2026-03-02");
    const decided = await chair.get(decision.decideList, {
      params: ofCommune,
      body: {
        decisionId: this.decisionId,
        number: "7/2026",
        decidedOn: localDate("2026-03-02"),
        effectiveOn: localDate("2026-03-02"),
        legalBasis: "Home act",
      },
    });
    return { standards: rows.map(({ standardId }) => standardId), scored, decided };
  }

  /** Budget, formula, allocation, and a plan of as many roofs as are broken, approved. */
  async plan() {
    const { treasurer, planner, lead, officer, chair } = this.people;
    const line = { fundSource: "TREASURE", component: "H.1", year: 2026 };
    const amount = dong(roofs * norm);
    await treasurer.get(formulaRun.recordBudget, {
      body: { ...line, areaId: province, amount, reference: "Budget act 2026" },
    });
    this.on("2026-03-10");
    await planner.get(formulaRun.runFormula, {
      body: {
        ...line,
        formulaRunId: this.formulaRunId,
        areaId: province,
        amount,
        asOf: localDate("2026-03-05"),
        formula: { criteria: [{ code: "poor", weight: 100 }], unit: 1, useAreaCoefficient: false },
      },
    });
    const run = await lead.get(formulaRun.approveAllocation, {
      params: { formulaRunId: this.formulaRunId },
      body: { decisionNumber: "8/2026", decidedOn: localDate("2026-03-10") },
    });
    const { rows: programmes } = await officer.get(programme.listProgrammes);
    await officer.get(planning.draftPlan, {
      body: {
        planId: this.planId,
        areaId: commune,
        year: 2026,
        programmeId: "xt-home-2026",
        programmeVersion: programmes[0]?.version ?? "",
        goals: [
          {
            goalId: newId("goal"),
            title: "Whole roofs",
            targets: [
              {
                targetId: newId("target"),
                indicatorCode: "homes_without_roof",
                baseline: Number(roofs),
                value: 0,
                outputs: [
                  {
                    outputId: newId("output"),
                    activityKind: "roof_repair",
                    quantity: Number(roofs),
                    unit: "roofs",
                    unitCost: dong(norm),
                    lines: [
                      {
                        activityLineId: newId("activity line"),
                        title: "Roofs of Alba",
                        fundLines: [{ fundLineId: this.fundLineId, fundSource: "TREASURE", component: "H.1", amount }],
                      },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
    });
    await chair.get(planning.submitPlan, { params: { planId: this.planId } });
    await lead.get(planning.approvePlan, {
      params: { planId: this.planId },
      body: { decisionNumber: "9/2026", decidedOn: localDate("2026-03-10") },
    });
    return { shares: run.shares, programmes: programmes.map(({ programmeId }) => programmeId) };
  }

  /** An activity whose supports are proposed, checked, approved and delivered. */
  async support() {
    const { officer, chair } = this.people;
    this.on("2026-04-01");
    await officer.get(activity.draftActivity, {
      body: {
        activityId: this.activityId,
        fundLineId: this.fundLineId,
        title: "Roofs",
        startsOn: localDate("2026-04-01"),
      },
    });
    await officer.get(openActivity, {
      params: { activityId: this.activityId },
      body: { openedOn: localDate("2026-04-01") },
    });
    await officer.get(delivery.proposeSupports, { params: { activityId: this.activityId }, body: {} });
    const { rows } = await officer.get(delivery.listSupports, { params: { activityId: this.activityId } });
    const supports = rows.map(({ householdId, supportId }) => ({ householdId, supportId }));
    await officer.get(delivery.checkSupports, { params: { activityId: this.activityId }, body: { supports } });
    await chair.get(delivery.approveSupports, {
      params: { activityId: this.activityId },
      body: { supports, decisionNumber: "10/2026" },
    });
    this.on("2026-05-04");
    const [day, content] = [localDate("2026-05-04"), (await madeUpPhoto()).toString("base64")];
    for (const support of supports)
      await officer.get(delivery.recordDelivery, {
        params: support,
        body: {
          deliveredOn: day,
          evidence: [{ evidenceId: newId("evidence"), kind: "photo", mediaType: "image/png", content, takenOn: day }],
        },
      });
    return rows;
  }
}
