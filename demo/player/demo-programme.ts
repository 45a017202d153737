import * as delivery from "#contract/delivery/support.ts";
import * as payment from "#contract/payment/batch.ts";
import { recordDebtorAccount } from "#contract/payment/office.ts";
import * as planning from "#contract/planning/plan.ts";
import { getHousehold } from "#contract/registry/household.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Officer } from "#server/authority/authority-store.ts";
import { countedGoals, cowGoal, demoGoal } from "./demo-goals.ts";
import type { DemoGoal, WantedGoal } from "./demo-goals.ts";
import { demoLines } from "./demo-money.ts";
import type { DemoMoney } from "./demo-money.ts";
import type { DemoOfficers } from "./demo-officers.ts";
import { planDemoCarried } from "./demo-works.ts";
import type { CarriedLine, WorkLine } from "./demo-works.ts";
import * as programmeContract from "#contract/planning/programme.ts";
import * as payee from "#contract/payment/payee.ts";
import * as statement from "#contract/payment/statement.ts";
import * as activity from "#contract/delivery/activity.ts";
import { openActivity } from "#contract/delivery/activity-acts.ts";
import type { AskAs } from "#demo/player/ask-as.ts";

const programmeId = "vn-2026-2035";
/** Supports delivered and paid in a commune of the demo, at most. */
const shownSupports = 5;

export type DemoCommuneProgramme = {
  readonly communeId: string;
  readonly money: DemoMoney;
  readonly carried: readonly CarriedLine[];
  readonly days: {
    readonly plan: LocalDate;
    readonly start: LocalDate;
    readonly delivered: LocalDate;
    readonly execution: LocalDate;
  };
  /** Payment goes all the way to reconciliation, stops with one unanswered, or is not begun. */
  readonly payment: "reconciled" | "unanswered" | "none";
};

type BegunActivity = { readonly activityId: Id<"activity">; readonly isHousing: boolean };
/** What a commune began with: its activities for households, and its lines of works. */
export type BegunCommune = { readonly activities: readonly BegunActivity[]; readonly works: readonly WorkLine[] };

/** The plan of one commune, approved, and its activities, drafted and opened before anything is delivered. */
export async function beginDemoCommune(
  ask: AskAs,
  officers: DemoOfficers,
  programme: Pick<DemoCommuneProgramme, "communeId" | "money" | "days">,
): Promise<BegunCommune> {
  const { communeId, days, money } = programme;
  const of = (prefix: string) => officers.of(`${prefix}.${communeId}`);
  const [officer, chair, lead] = [of("officer"), of("chair"), officers.of("province.lead")];
  const supports = await supportGoals(ask, officer, { areaId: communeId, programmeId, on: days.plan }, money);
  const works = workGoals(money);
  const goals = [...supports, ...works];
  if (goals.length === 0) return { activities: [], works };
  const planId = newId("plan");
  const { rows } = await ask(officer, programmeContract.listProgrammes);
  const programmeVersion = rows.find((one) => one.programmeId === programmeId)?.version ?? "";
  await ask(officer, planning.draftPlan, {
    body: {
      planId,
      areaId: communeId,
      year: 2026,
      programmeId,
      programmeVersion,
      goals: goals.map((one) => one.goal),
    },
  });
  await ask(chair, planning.submitPlan, { params: { planId } });
  await ask(lead, planning.approvePlan, {
    params: { planId },
    body: { decisionNumber: `${communeId}/QĐ-UBND`, decidedOn: days.plan },
  });
  const activities: BegunActivity[] = [];
  for (const one of supports) activities.push(await beginActivity(ask, officers, programme, one));
  return { activities, works };
}

/** Supports and payment of the commune's activities; answers the lines of works, which are paid by vouchers. */
export async function runDemoCommune(
  ask: AskAs,
  officers: DemoOfficers,
  programme: DemoCommuneProgramme,
  { activities, works }: BegunCommune,
): Promise<readonly WorkLine[]> {
  if (activities.length + works.length === 0) return [];
  for (const one of activities) await deliverActivity(ask, officers, programme, one);
  const carried = await planDemoCarried(ask, officers, programme.communeId, programme.carried);
  return [...carried, ...works];
}

/** What households get: paid by batches that name them. */
async function supportGoals(
  ask: AskAs,
  officer: Officer,
  place: { readonly areaId: string; readonly programmeId: string; readonly on: LocalDate },
  money: DemoMoney,
) {
  const homeCost = dong(30_000_000);
  const wanted: readonly WantedGoal[] = [
    {
      title: "Không còn hộ nghèo, hộ cận nghèo ở nhà tạm",
      indicatorCode: "households_without_durable_house",
      activityKind: "housing_repair",
      unit: "nhà",
      lineTitle: "Sửa chữa nhà ở",
      quantity: Number(money.housing / homeCost),
      unitCost: homeCost,
      line: demoLines.housing,
    },
    { ...cowGoal, quantity: Number(money.cows / cowGoal.unitCost) },
  ];
  const goals = await countedGoals(ask, officer, place, wanted);
  return goals.map((one) => ({ activityKind: one.activityKind, ...demoGoal(one) }));
}

/** What the commune as a whole gets: paid by vouchers. */
function workGoals(money: DemoMoney) {
  const wanted: readonly DemoGoal[] = [
    {
      title: "Đường đến thôn đi được quanh năm",
      indicatorCode: "works_finished",
      activityKind: "rural_road",
      unit: "công trình",
      lineTitle: "Cứng hoá đường thôn",
      quantity: 1,
      baseline: 0,
      value: 1,
      unitCost: money.roads,
      line: demoLines.roads,
    },
    {
      title: "Mọi thôn biết chính sách giảm nghèo",
      indicatorCode: "works_finished",
      activityKind: "communication",
      unit: "đợt",
      lineTitle: "Truyền thông ở thôn",
      quantity: 1,
      baseline: 0,
      value: 1,
      unitCost: money.voices,
      line: demoLines.voices,
    },
  ];
  return wanted.filter(({ unitCost }) => unitCost > 0n).map(demoGoal);
}

async function beginActivity(
  ask: AskAs,
  officers: DemoOfficers,
  programme: Pick<DemoCommuneProgramme, "communeId" | "days">,
  one: Awaited<ReturnType<typeof supportGoals>>[number],
): Promise<BegunActivity> {
  const { communeId, days } = programme;
  const of = (prefix: string) => officers.of(`${prefix}.${communeId}`);
  const activityId = newId("activity");
  const isHousing = one.activityKind === "housing_repair";
  await ask(of("officer"), activity.draftActivity, {
    body: {
      activityId,
      fundLineId: one.fundLineId,
      title: isHousing ? "Sửa chữa nhà ở 2026" : "Bò cái sinh sản theo nhóm hộ 2026",
      startsOn: days.start,
      fields: isHousing
        ? {}
        : { breed: "yellow", supplier: "Hợp tác xã chăn nuôi (mẫu)", weightKg: 180, vaccinated: true },
    },
  });
  await ask(of("officer"), openActivity, { params: { activityId }, body: { openedOn: days.start } });
  return { activityId, isHousing };
}

async function deliverActivity(
  ask: AskAs,
  officers: DemoOfficers,
  programme: DemoCommuneProgramme,
  { activityId, isHousing }: BegunActivity,
): Promise<void> {
  const { communeId, days } = programme;
  const of = (prefix: string) => officers.of(`${prefix}.${communeId}`);
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
            evidenceId: newId("evidence"),
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
    const payeeId = newId("payee");
    await ask(of("officer"), payee.registerPayee, {
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
    await ask(accountant, payee.verifyPayee, { params: { householdId, payeeId } });
  }
  await ask(of("chair"), recordDebtorAccount, {
    params: { communeId: programme.communeId },
    body: {
      debtorAccountId: newId("debtor account"),
      holder: `UBND ${programme.communeId} (mẫu)`,
      bankBin: "970405",
      accountNumber: `9527${programme.communeId}`,
    },
  });
  const batchId = newId("batch");
  await ask(of("officer"), payment.makeBatch, {
    body: { batchId, activityIds: [activityId], method: "bank", title: "Hỗ trợ sửa chữa nhà ở (mẫu)" },
  });
  await ask(accountant, payment.checkBatch, { params: { batchId } });
  await ask(of("chair"), payment.approveBatch, { params: { batchId } });
  await ask(accountant, payment.sendBatch, { params: { batchId }, body: { executionDate: programme.days.execution } });
  const { rows } = await ask(accountant, payment.listInstructions, { params: { batchId } });
  const answered = programme.payment === "unanswered" ? rows.slice(1) : rows;
  if (answered.length > 0) {
    const lines = answered.map((row) => `${row.endToEndId},paid,${row.amount},,DEMO,${programme.days.execution}`);
    const content = ["end_to_end_id,outcome,amount,reason,reference,booked_on", ...lines].join("\n");
    await ask(accountant, statement.readAnswerFile, {
      params: { batchId },
      body: { fileId: newId("file"), fileName: "demo.csv", content },
    });
  }
  if (programme.payment === "unanswered") await ask(accountant, statement.markUnanswered, { params: { batchId } });
  else await ask(accountant, statement.reconcileBatch, { params: { batchId } });
}
