/** The programme year of one commune in its own words, over HTTP. Everything goes through the front door. */
import { newId } from "#contract/new-id.ts";
import * as delivery from "#contract/delivery/support.ts";
import * as payment from "#contract/payment/batch.ts";
import { recordDebtorAccount } from "#contract/payment/office.ts";
import * as planning from "#contract/planning/plan.ts";
import { getHousehold, registerHousehold } from "#contract/registry/household.ts";
import { submitAnswers } from "#contract/review/survey.ts";
import * as review from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import { addVillages } from "#server/area/area/areas-store.ts";
import { madeUpPhoto } from "#test/support/made-up-photo.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import * as programme from "#contract/planning/programme.ts";
import * as formulaRun from "#contract/planning/formula-run.ts";
import * as payee from "#contract/payment/payee.ts";
import * as statement from "#contract/payment/statement.ts";
import * as villageContract from "#contract/review/village.ts";
import * as decision from "#contract/review/decision.ts";
import * as survey from "#contract/review/survey.ts";
import * as standardContract from "#contract/review/standard.ts";
import * as activityContract from "#contract/delivery/activity.ts";
import { openActivity } from "#contract/delivery/activity-acts.ts";

export type Person = { readonly personId: Id<"person">; readonly fullName: string };

export class Scenario {
  readonly opened: TestInstallation;
  readonly commune = "21484";
  readonly village = "21484-01";
  readonly people: Readonly<
    Record<"lead" | "planner" | "treasurer" | "chair" | "officer" | "accountant" | "cashier", TestOfficer>
  >;
  readonly #clock: { now: Date };

  private constructor(opened: TestInstallation, people: Scenario["people"], clock: { now: Date }) {
    this.opened = opened;
    this.people = people;
    this.#clock = clock;
  }

  static async open({ isPrivate = false } = {}): Promise<Scenario> {
    const clock = { now: new Date("2025-09-01T03:00:00Z") };
    const opened = await openTestInstallation({ works: true, isPrivate, clock: () => clock.now });
    const people = {
      lead: await opened.officer("province_lead", "51"),
      planner: await opened.officer("province_officer", "51"),
      treasurer: await opened.officer("province_accountant", "51"),
      chair: await opened.officer("commune_chair", "21484"),
      officer: await opened.officer("commune_officer", "21484"),
      accountant: await opened.officer("commune_accountant", "21484"),
      cashier: await opened.officer("commune_cashier", "21484"),
    };
    const scenario = new Scenario(opened, people, clock);
    await opened.ownersServer.database
      .transaction()
      .execute((tx) => addVillages(tx, [{ areaId: scenario.village, communeId: scenario.commune, name: "Làng Teng" }]));
    return scenario;
  }

  on(day: string): void {
    this.#clock.now = new Date(`${day}T03:00:00Z`);
  }

  /** The clock goes on to that day, unless it is past it already: nothing is recorded before it happened. */
  reach(day: string): void {
    if (this.#clock.now.toISOString().slice(0, 10) < day) this.on(day);
  }

  /** A household of one adult, born 1980; null: in no village that is known. */
  async household(
    name: string,
    villageId: string | null = this.village,
  ): Promise<{ readonly householdId: Id<"household">; readonly person: Person }> {
    const [householdId, personId] = [newId("household"), newId("person")];
    await this.people.officer.get(registerHousehold, {
      body: {
        householdId,
        communeId: this.commune,
        ...(villageId === null ? {} : { villageId }),
        address: "Làng Teng",
        residence: "permanent",
        registeredOn: localDate("2025-08-01"),
        members: [
          {
            personId,
            fullName: name,
            birthDate: localDate("1980-06-15"),
            birthPrecision: "day",
            sex: "male",
            ethnicityCode: "19",
            relation: "head",
            merit: false,
          },
        ],
      },
    });
    return { householdId, person: { personId, fullName: name } };
  }

  async round(year: number): Promise<Id<"round">> {
    const roundId = newId("round");
    const { rows } = await this.people.planner.get(standardContract.listStandards);
    const standard = rows.find((one) => one.standardId === "vn-2022-2026");
    await this.people.planner.get(review.openRound, {
      body: {
        roundId,
        areaId: "51",
        year,
        kind: "annual",
        standardId: "vn-2022-2026",
        standardVersion: standard?.version ?? "",
        scoreTableId: null,
        referenceDate: localDate(`${year}-10-01`),
        opensOn: localDate(`${year}-09-01`),
        closesOn: localDate(`${year}-12-14`),
      },
    });
    return roundId;
  }

  async answer(roundId: Id<"round">, householdId: Id<"household">, answers: Answers, day: string): Promise<void> {
    this.reach(day);
    await this.people.officer.get(submitAnswers, {
      params: { householdId, roundId },
      body: { surveyedOn: localDate(day), answers: { ...answers } },
    });
  }

  /** Score, meet, post; then it is the day of the decision, three working days later. Days are of the round's year. */
  async post(roundId: Id<"round">, year: number): Promise<void> {
    const { officer } = this.people;
    const commune = { roundId, communeId: this.commune };
    const village = { roundId, villageId: this.village };
    this.on(`${year}-10-05`);
    await officer.get(survey.scoreReviews, { params: commune, body: {} });
    this.on(`${year}-10-10`);
    await officer.get(villageContract.recordMeeting, {
      params: village,
      body: {
        meetingId: newId("meeting"),
        heldOn: localDate(`${year}-10-10`),
        chair: "Trưởng thôn",
        secretary: "Thư ký",
        present: 40,
        minutes: "Thôn thống nhất.",
        results: [],
      },
    });
    this.on(`${year}-10-15`);
    await officer.get(villageContract.recordPosting, {
      params: village,
      body: {
        publicPostingId: newId("public posting"),
        places: ["Nhà văn hóa thôn"],
        fromDate: localDate(`${year}-10-15`),
      },
    });
    this.on(`${year}-11-02`);
  }

  /** All up to the decision, and the decision. */
  async decide(roundId: Id<"round">, year: number): Promise<void> {
    await this.post(roundId, year);
    await this.people.chair.get(decision.decideList, {
      params: { roundId, communeId: this.commune },
      body: {
        decisionId: newId("decision"),
        number: `${year}/QĐ-UBND`,
        decidedOn: localDate(`${year}-11-02`),
        effectiveOn: localDate(`${year}-11-02`),
        legalBasis: "Quyết định 24/2021/QĐ-TTg",
      },
    });
  }

  /** Budget, formula, allocation, plan with one housing output, approved. Answers its fund line. */
  async fund(
    houses: number,
    year: number,
    activityKind = "housing_repair",
  ): Promise<{
    readonly planId: Id<"plan">;
    readonly fundLineId: Id<"fund line">;
    readonly formulaRunId: Id<"formula run">;
  }> {
    const { treasurer, planner, lead, officer, chair } = this.people;
    const line = { fundSource: "CENTRAL_INVEST", component: "II.1", year };
    const amount = dong(30_000_000n * BigInt(houses));
    await treasurer.get(formulaRun.recordBudget, {
      body: { ...line, areaId: "51", amount, reference: `budget ${year}` },
    });
    const formulaRunId = newId("formula run");
    this.reach(`${year}-02-20`);
    await planner.get(formulaRun.runFormula, {
      body: {
        ...line,
        formulaRunId,
        areaId: "51",
        amount,
        asOf: localDate(`${year}-01-15`),
        formula: { criteria: [{ code: "poor", weight: 100 }], unit: 1000, useAreaCoefficient: false },
      },
    });
    await lead.get(formulaRun.approveAllocation, {
      params: { formulaRunId },
      body: { decisionNumber: "12/QĐ-UBND", decidedOn: localDate(`${year}-02-01`) },
    });
    const { rows } = await officer.get(programme.listProgrammes);
    const [planId, fundLineId] = [newId("plan"), newId("fund line")];
    await officer.get(planning.draftPlan, {
      body: {
        planId,
        areaId: this.commune,
        year,
        programmeId: rows[0]?.programmeId ?? "",
        programmeVersion: rows[0]?.version ?? "",
        goals: [
          {
            goalId: newId("goal"),
            title: "Không còn hộ nghèo ở nhà tạm",
            targets: [
              {
                targetId: newId("target"),
                indicatorCode: "households_without_durable_house",
                baseline: houses,
                value: 0,
                outputs: [
                  {
                    outputId: newId("output"),
                    activityKind,
                    quantity: houses,
                    unit: "nhà",
                    unitCost: dong(30_000_000),
                    lines: [
                      {
                        activityLineId: newId("activity line"),
                        title: "Sửa nhà",
                        fundLines: [{ fundLineId, fundSource: "CENTRAL_INVEST", component: "II.1", amount }],
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
    await chair.get(planning.submitPlan, { params: { planId } });
    await lead.get(planning.approvePlan, {
      params: { planId },
      body: { decisionNumber: "34/QĐ-UBND", decidedOn: localDate(`${year}-02-20`) },
    });
    return { planId, fundLineId, formulaRunId };
  }

  /** Drafted and opened today; `fields`: what its kind needs. */
  async activity(
    fundLineId: Id<"fund line">,
    year: number,
    fields: Readonly<Record<string, string | number>> = {},
  ): Promise<Id<"activity">> {
    const activityId = newId("activity");
    await this.people.officer.get(activityContract.draftActivity, {
      body: { activityId, fundLineId, title: "Sửa nhà cho hộ nghèo", startsOn: localDate(`${year}-03-01`), fields },
    });
    await this.people.officer.get(openActivity, {
      params: { activityId },
      body: { openedOn: localDate(this.#clock.now.toISOString().slice(0, 10)) },
    });
    return activityId;
  }

  async supports(activityId: Id<"activity">) {
    return (await this.people.officer.get(delivery.listSupports, { params: { activityId } })).rows;
  }

  /** Propose, check, approve and deliver everything that the activity planned, or what is for the chosen households. */
  async deliver(
    activityId: Id<"activity">,
    day: string,
    chosen?: readonly { readonly householdId: Id<"household"> }[],
  ): Promise<void> {
    const { officer, chair } = this.people;
    this.reach(`${day.slice(0, 4)}-03-01`);
    const body =
      chosen === undefined ? {} : { chosen: chosen.map(({ householdId }) => ({ householdId })), reason: "x" };
    await officer.get(delivery.proposeSupports, { params: { activityId }, body });
    const supports = (await this.supports(activityId)).map(({ householdId, supportId }) => ({
      householdId,
      supportId,
    }));
    await officer.get(delivery.checkSupports, { params: { activityId }, body: { supports } });
    await chair.get(delivery.approveSupports, {
      params: { activityId },
      body: { supports, decisionNumber: "56/QĐ-UBND" },
    });
    this.reach(day);
    for (const support of supports) {
      await officer.get(delivery.recordDelivery, {
        params: support,
        body: {
          deliveredOn: localDate(day),
          evidence: [
            {
              evidenceId: newId("evidence"),
              kind: "statement",
              note: "Đã sửa xong mái và tường",
              takenOn: localDate(day),
            },
            {
              evidenceId: newId("evidence"),
              kind: "photo",
              // The bytes tell what it is, whatever is said of them.
              mediaType: "image/png",
              content: (await madeUpPhoto()).toString("base64"),
              takenOn: localDate(day),
            },
          ],
        },
      });
    }
  }

  /** The heads of the households that an activity supports, as the registry names them. */
  async heads(activityId: Id<"activity">): Promise<readonly (Person & { readonly householdId: Id<"household"> })[]> {
    const heads = [];
    for (const { householdId } of await this.supports(activityId)) {
      const { people } = await this.people.officer.get(getHousehold, { params: { householdId } });
      const head = people.find(({ memberships }) => memberships.some(({ relation }) => relation === "head"));
      if (head !== undefined) heads.push({ householdId, personId: head.personId, fullName: head.fullName ?? "" });
    }
    return heads;
  }

  async bankPayee(householdId: Id<"household">, person: Person): Promise<void> {
    const payeeId = newId("payee");
    await this.people.officer.get(payee.registerPayee, {
      params: { householdId },
      body: {
        payeeId,
        personId: person.personId,
        role: "head",
        method: "bank",
        bankBin: "970405",
        accountNumber: "0123456789",
        accountName: person.fullName,
      },
    });
    await this.people.accountant.get(payee.verifyPayee, { params: { householdId, payeeId } });
  }

  async sentBatch(activityId: Id<"activity">, method: "bank" | "cash" = "bank"): Promise<Id<"batch">> {
    const { officer, accountant, chair } = this.people;
    await chair.get(recordDebtorAccount, {
      params: { communeId: this.commune },
      body: {
        debtorAccountId: newId("debtor account"),
        holder: "UBND xã Ba Tơ",
        bankBin: "970405",
        accountNumber: "9527",
      },
    });
    const batchId = newId("batch");
    await officer.get(payment.makeBatch, {
      body: { batchId, activityIds: [activityId], method, title: "Hỗ trợ sửa nhà" },
    });
    await accountant.get(payment.checkBatch, { params: { batchId } });
    await chair.get(payment.approveBatch, { params: { batchId } });
    await accountant.get(payment.sendBatch, { params: { batchId }, body: { executionDate: localDate("2026-06-02") } });
    return batchId;
  }

  async bankAnswers(
    batchId: Id<"batch">,
    outcome: (position: number) => "paid" | "returned" | undefined,
    fileName = "answer.csv",
  ) {
    const { rows } = await this.people.accountant.get(payment.listInstructions, { params: { batchId } });
    const lines = rows.flatMap((row, position) => {
      const reported = outcome(position);
      return reported === undefined ? [] : [`${row.endToEndId},${reported},${row.amount},,REF${position},2026-06-01`];
    });
    const content = ["end_to_end_id,outcome,amount,reason,reference,booked_on", ...lines].join("\n");
    return this.people.accountant.get(statement.readAnswerFile, {
      params: { batchId },
      body: { fileId: newId("file"), fileName, content },
    });
  }
}
