import { v7 } from "uuid";
import { call } from "#contract/client.ts";
import type { Ask } from "#contract/client.ts";
import * as delivery from "#contract/delivery.ts";
import type { AnyEndpoint, Output } from "#contract/endpoint.ts";
import * as payment from "#contract/payment.ts";
import { recordDebtorAccount } from "#contract/payment-office.ts";
import * as planning from "#contract/planning.ts";
import { getHousehold } from "#contract/registry.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import { buildApp } from "#server/app.ts";
import type { Officer } from "#server/authority/authority-store.ts";
import type { House } from "#server/platform/house.ts";
import type { DemoOfficers } from "./demo-officers.ts";

/** Asks as a demo officer, by the contract, as the web would: what the demo shows was done by the acts themselves. */
export function askAs(house: House) {
  // The demo asks one thing at a time, so the officer of the moment is the officer of the request.
  let asking: Officer | undefined;
  const app = buildApp(house, { version: house.version, identify: async () => asking });
  return async <E extends AnyEndpoint>(officer: Officer, endpoint: E, ask: Ask<E> = {}): Promise<Output<E>> => {
    asking = officer;
    return call(async (path, init) => app.request(`http://vuon.local${path}`, init), endpoint, ask, v7);
  };
}
type AskAs = ReturnType<typeof askAs>;

const id = <Kind extends string>(_kind: Kind) => v7() as Id<Kind>;
const line = { fundSource: "CENTRAL_INVEST", component: "II.1", year: 2026 };
const livelihoods = { fundSource: "CENTRAL_RECURRENT", component: "II.2", year: 2026 };
/** Supports delivered and paid in a commune of the demo, at most. */
const shownSupports = 5;

/** Budgets received and shared among the communes by poor households, by two formula runs. */
export async function fundDemo(
  ask: AskAs,
  officers: DemoOfficers,
  day: LocalDate,
): Promise<ReadonlyMap<string, { readonly housing: Money; readonly cows: Money }>> {
  const [accountant, officer, lead] = ["province.accountant", "province.officer", "province.lead"].map(officers.of);
  if (accountant === undefined || officer === undefined || lead === undefined)
    throw new Error("the demo lacks its province officers");
  const shares: ReadonlyMap<string, Money>[] = [];
  for (const [budget, amount, number] of [
    [line, dong(24_000_000_000n), "12/QĐ-UBND"],
    [livelihoods, dong(9_000_000_000n), "13/QĐ-UBND"],
  ] as const) {
    await ask(accountant, planning.recordBudget, {
      body: { ...budget, areaId: "51", amount, reference: `demo ${budget.component}` },
    });
    const formulaRunId = id("formula run");
    await ask(officer, planning.runFormula, {
      body: {
        ...budget,
        formulaRunId,
        areaId: "51",
        amount,
        asOf: day,
        formula: {
          criteria: [
            { code: "poor", weight: 70 },
            { code: "near_poor", weight: 30 },
          ],
          unit: 1_000_000,
          useAreaCoefficient: true,
        },
      },
    });
    const run = await ask(lead, planning.approveAllocation, {
      params: { formulaRunId },
      body: { decisionNumber: number, decidedOn: day },
    });
    shares.push(new Map(run.shares.map((share) => [share.areaId, share.amount])));
  }
  const [housing, cows] = shares;
  return new Map(
    [...(housing ?? [])].map(([areaId, amount]) => [areaId, { housing: amount, cows: cows?.get(areaId) ?? dong(0) }]),
  );
}

export type DemoCommuneProgramme = {
  readonly communeId: string;
  readonly money: { readonly housing: Money; readonly cows: Money };
  readonly days: {
    readonly plan: LocalDate;
    readonly start: LocalDate;
    readonly delivered: LocalDate;
    readonly execution: LocalDate;
  };
  /** Payment goes all the way to reconciliation, stops with one unanswered, or is not begun. */
  readonly payment: "reconciled" | "unanswered" | "none";
};

/** Plan, activities, supports and payment of one commune. */
export async function runDemoCommune(
  ask: AskAs,
  officers: DemoOfficers,
  programme: DemoCommuneProgramme,
): Promise<void> {
  const { communeId, days, money } = programme;
  const of = (prefix: string) => officers.of(`${prefix}.${communeId}`);
  const [officer, chair, lead] = [of("officer"), of("chair"), officers.of("province.lead")];
  const goals = [
    goal(
      "Không còn hộ nghèo, hộ cận nghèo ở nhà tạm",
      "households_without_durable_house",
      "housing_repair",
      "nhà",
      dong(30_000_000),
      money.housing,
      line,
    ),
    goal(
      "Hộ nghèo có sinh kế từ bò sinh sản",
      "poor_households",
      "breeding_cows",
      "con bò",
      dong(15_000_000),
      money.cows,
      livelihoods,
    ),
  ].filter((one) => one.quantity > 0);
  if (goals.length === 0) return;
  const planId = id("plan");
  const [programmes] = (await ask(officer, planning.listProgrammes)).rows;
  await ask(officer, planning.draftPlan, {
    body: {
      planId,
      areaId: communeId,
      year: 2026,
      programmeId: programmes?.programmeId ?? "",
      programmeVersion: programmes?.version ?? "",
      goals: goals.map((one) => one.goal),
    },
  });
  await ask(chair, planning.submitPlan, { params: { planId } });
  await ask(lead, planning.approvePlan, {
    params: { planId },
    body: { decisionNumber: `${communeId}/QĐ-UBND`, decidedOn: days.plan },
  });
  for (const one of goals) await runActivity(ask, officers, programme, one);
}

function goal(
  title: string,
  indicatorCode: string,
  activityKind: string,
  unit: string,
  unitCost: Money,
  money: Money,
  budget: typeof line | typeof livelihoods,
) {
  const quantity = Number(money / unitCost);
  const fundLineId = id("fund line");
  return {
    quantity,
    fundLineId,
    activityKind,
    goal: {
      goalId: id("goal"),
      title,
      targets: [
        {
          targetId: id("target"),
          indicatorCode,
          baseline: quantity,
          value: 0,
          outputs: [
            {
              outputId: id("output"),
              activityKind,
              quantity: Math.max(1, quantity),
              unit,
              unitCost,
              lines: [
                {
                  activityLineId: id("activity line"),
                  title: activityKind === "housing_repair" ? "Sửa chữa nhà ở" : "Nhóm hộ nuôi bò cái sinh sản",
                  fundLines: [
                    {
                      fundLineId,
                      fundSource: budget.fundSource,
                      component: budget.component,
                      amount: dong(unitCost * BigInt(quantity)),
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  };
}

async function runActivity(
  ask: AskAs,
  officers: DemoOfficers,
  programme: DemoCommuneProgramme,
  one: ReturnType<typeof goal>,
): Promise<void> {
  const { communeId, days } = programme;
  const of = (prefix: string) => officers.of(`${prefix}.${communeId}`);
  const activityId = id("activity");
  const isHousing = one.activityKind === "housing_repair";
  await ask(of("officer"), delivery.openActivity, {
    body: {
      activityId,
      fundLineId: one.fundLineId,
      title: isHousing ? "Sửa chữa nhà ở 2026" : "Bò cái sinh sản theo nhóm hộ 2026",
      startsOn: days.start,
    },
  });
  const { proposed } = await ask(of("officer"), delivery.proposeSupports, {
    params: { activityId },
    body: { limit: isHousing ? shownSupports : 3 },
  });
  if (proposed === 0) return;
  const { rows } = await ask(of("officer"), delivery.listSupports, { params: { activityId } });
  const supports = rows.map(({ householdId, supportId }) => ({ householdId, supportId }));
  await ask(of("officer"), delivery.checkSupports, { params: { activityId }, body: { supports } });
  if (!isHousing) return;
  await ask(of("chair"), delivery.approveSupports, {
    params: { activityId },
    body: { supports, decisionNumber: `${communeId}-NO/QĐ-UBND` },
  });
  for (const support of supports) {
    await ask(of("officer"), delivery.recordDelivery, {
      params: support,
      body: {
        deliveredOn: days.delivered,
        evidence: [
          {
            evidenceId: id("evidence"),
            kind: "statement",
            note: "Mẫu: nhà đã sửa xong tường và mái.",
            takenOn: days.delivered,
          },
        ],
      },
    });
  }
  if (programme.payment !== "none")
    await pay(
      ask,
      officers,
      programme,
      activityId,
      supports.map((support) => support.householdId),
    );
}

async function pay(
  ask: AskAs,
  officers: DemoOfficers,
  programme: DemoCommuneProgramme,
  activityId: Id<"activity">,
  households: readonly Id<"household">[],
): Promise<void> {
  const of = (prefix: string) => officers.of(`${prefix}.${programme.communeId}`);
  const accountant = of("accountant");
  for (const [position, householdId] of households.entries()) {
    const { people } = await ask(of("officer"), getHousehold, { params: { householdId } });
    const head =
      people.find((person) =>
        person.memberships.some((membership) => membership.relation === "head" && membership.to === null),
      ) ?? people[0];
    if (head === undefined) continue;
    const payeeId = id("payee");
    await ask(of("officer"), payment.registerPayee, {
      params: { householdId },
      body: {
        payeeId,
        personId: head.personId,
        role: "head",
        method: "bank",
        bankBin: "970405",
        accountNumber: `99${programme.communeId}${String(position).padStart(4, "0")}`,
        accountName: head.fullName ?? "",
      },
    });
    await ask(accountant, payment.verifyPayee, { params: { householdId, payeeId } });
  }
  await ask(of("chair"), recordDebtorAccount, {
    params: { communeId: programme.communeId },
    body: {
      debtorAccountId: id("debtor account"),
      holder: `UBND ${programme.communeId} (mẫu)`,
      bankBin: "970405",
      accountNumber: `9527${programme.communeId}`,
    },
  });
  const batchId = id("batch");
  await ask(of("officer"), payment.makeBatch, {
    body: { batchId, activityId, method: "bank", title: "Hỗ trợ sửa chữa nhà ở (mẫu)" },
  });
  await ask(accountant, payment.checkBatch, { params: { batchId } });
  await ask(of("chair"), payment.approveBatch, { params: { batchId } });
  await ask(accountant, payment.sendBatch, { params: { batchId }, body: { executionDate: programme.days.execution } });
  const { rows } = await ask(accountant, payment.listInstructions, { params: { batchId } });
  const answered = programme.payment === "unanswered" ? rows.slice(1) : rows;
  if (answered.length > 0) {
    const lines = answered.map((row) => `${row.endToEndId},paid,${row.amount},,DEMO,${programme.days.execution}`);
    const content = ["end_to_end_id,outcome,amount,reason,reference,booked_on", ...lines].join("\n");
    await ask(accountant, payment.readAnswerFile, {
      params: { batchId },
      body: { fileId: id("file"), fileName: "demo.csv", content },
    });
  }
  if (programme.payment === "unanswered") await ask(accountant, payment.askUnanswered, { params: { batchId } });
  else await ask(accountant, payment.reconcileBatch, { params: { batchId } });
}
