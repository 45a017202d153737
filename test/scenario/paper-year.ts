/** Two years of a village whose papers show all that papers have: heads of one name, a class for each outcome, a letter, a certificate, cash. */
import { newId } from "#contract/new-id.ts";
import * as payment from "#contract/payment/batch.ts";
import * as payee from "#contract/payment/payee.ts";
import { registerHousehold } from "#contract/registry/household.ts";
import * as decision from "#contract/review/decision.ts";
import { receiveRequest, screenReview } from "#contract/review/request.ts";
import * as survey from "#contract/review/survey.ts";
import * as villages from "#contract/review/village.ts";
import { listHouseholdsForReview } from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { born, householdWith } from "#programme/review/survey/test-household.ts";
import { addVillages } from "#server/area/area/areas-store.ts";
import type { TestOfficer } from "#test/support/installation.ts";
import { Scenario } from "./scenario.ts";

export const paperVillage = "21484-07";
export type PaperHome = {
  readonly householdId: Id<"household">;
  readonly headName: string;
  readonly members: readonly { readonly personId: Id<"person">; readonly bornOn: string }[];
};
export type PaperYear = {
  readonly scenario: Scenario;
  readonly homes: readonly PaperHome[];
  readonly rounds: readonly [Id<"round">, Id<"round">];
  readonly decisions: readonly [Id<"decision">, Id<"decision">];
  readonly formulaRunId: Id<"formula run">;
  readonly planId: Id<"plan">;
  readonly batchId: Id<"batch">;
  readonly requestId: Id<"request">;
};

const bad = { wallDurable: false, roofDurable: false, toilet: "none", water: "stream", floorArea: 12_740 };
const crowded = { floorArea: 1_540, toilet: "none", water: "stream", usesInternet: false, deviceCount: 0 };
/** Heads of one name, one of them of a people whose letters few typefaces have; each with its income and house in the two years. */
const heads = [
  {
    name: "Phạm Văn Đê",
    born: "1975-02-03",
    years: [
      { ...bad, income: 900_000 },
      { ...bad, income: 1_103_000 },
    ],
  },
  { name: "Phạm Văn Đê", born: "1988-11-20", years: [{ ...crowded, income: 1_250_000 }, { income: 3_120_000 }] },
  { name: "Y Ƀŏk Čư", born: "1969-01-09", years: [{ income: 1_400_000 }, { ...crowded, income: 1_320_000 }] },
  { name: "Đinh Thị Hòa", born: "1992-07-30", years: [{ income: 6_000_000 }, { toilet: "none", income: 2_450_000 }] },
] as const;

/** @param isPrivate on an installation without a public address */
export async function openPaperYear({ isPrivate = false } = {}): Promise<PaperYear> {
  const scenario = await Scenario.open({ isPrivate });
  const { officer, chair, accountant } = scenario.people;
  await scenario.opened.ownersServer.database
    .transaction()
    .execute((tx) => addVillages(tx, [{ areaId: paperVillage, communeId: scenario.commune, name: "Thôn Nước Lăng" }]));
  const homes = [];
  for (const { name, born: bornOn } of heads) homes.push(await register(scenario, name, bornOn));
  const first = await review(scenario, homes, 2025, 0);
  const { formulaRunId, planId, fundLineId } = await funded(scenario);
  const activityId = await scenario.activity(fundLineId, 2026);
  await scenario.deliver(activityId, "2026-05-20");
  for (const { householdId, personId } of await scenario.heads(activityId)) {
    const body = { payeeId: newId("payee"), personId, role: "head", method: "cash", cashPoint: "Bưu điện" } as const;
    await officer.get(payee.registerPayee, { params: { householdId }, body });
    await accountant.get(payee.verifyPayee, { params: { householdId, payeeId: body.payeeId } });
  }
  const batchId = await scenario.sentBatch(activityId, "cash");
  await accountant.get(payment.getBatch, { params: { batchId } });
  const second = await review(scenario, homes, 2026, 1);
  const asks = await register(scenario, "Nguyễn Thị Thủy", "1990-04-04");
  const requestId = newId("request");
  scenario.on("2026-12-01");
  await officer.get(receiveRequest, {
    params: { householdId: asks.householdId },
    body: {
      requestId,
      form: "01",
      asks: "recognition",
      cause: "illness",
      receivedOn: localDate("2026-12-01"),
      receivedHow: "post",
    },
  });
  await officer.get(listHouseholdsForReview, {
    params: { roundId: second.roundId, communeId: scenario.commune },
    body: { who: "lists" },
  });
  await officer.get(screenReview, {
    params: { householdId: asks.householdId, roundId: second.roundId },
    body: { screenedOn: localDate("2026-12-01"), passes: false, note: "Hộ có xe máy, thu nhập từ lương ổn định." },
  });
  await chair.get(decision.issueCertificates, {
    params: { decisionId: second.decisionId },
    body: { issuedOn: localDate("2026-12-01") },
  });
  return {
    scenario,
    homes: [...homes, asks],
    rounds: [first.roundId, second.roundId],
    decisions: [first.decisionId, second.decisionId],
    formulaRunId,
    planId,
    batchId,
    requestId,
  };
}

async function funded(scenario: Scenario) {
  scenario.on("2026-02-01");
  return scenario.fund(2, 2026);
}

/** On the cash list alone. */
export const personalIdOfFirst = "051075001234";

async function register(scenario: Scenario, name: string, bornOn: string): Promise<PaperHome> {
  const householdId = newId("household");
  const persons = [
    { fullName: name, bornOn, sex: "male", relation: "head" },
    { fullName: "Phạm Thị Lan", bornOn: "1990-03-08", sex: "female", relation: "spouse" },
    { fullName: "Phạm Gia Bảo", bornOn: "2022-05-01", sex: "male", relation: "child" },
  ] as const;
  const members = persons.map((one) => ({ personId: newId("person"), ...one }));
  await scenario.people.officer.get(registerHousehold, {
    body: {
      householdId,
      communeId: scenario.commune,
      villageId: paperVillage,
      address: "Thôn Nước Lăng",
      residence: "permanent",
      registeredOn: localDate("2025-08-01"),
      members: members.map(({ bornOn: birth, ...one }) => ({
        ...one,
        ...(birth === heads[0].born ? { personalId: personalIdOfFirst } : {}),
        birthDate: localDate(birth),
        birthPrecision: "day" as const,
        ethnicityCode: "19",
        merit: false,
      })),
    },
  });
  return { householdId, headName: name, members };
}

/** Surveyed, met over, posted and decided. */
async function review(scenario: Scenario, homes: readonly PaperHome[], year: 2025 | 2026, at: 0 | 1) {
  const { officer, chair } = scenario.people;
  scenario.on(`${year}-09-01`);
  const roundId = await scenario.round(year);
  for (const [position, home] of homes.entries()) {
    const { income, ...house } = heads[position]?.years[at] ?? { income: 5_000_000 };
    const [, , child] = home.members;
    const answers = householdWith(house);
    const members = home.members.map(({ personId, bornOn }, member) => ({
      ...(member === 2
        ? born(child?.bornOn ?? "", { attends: "none", finished: "none", work: null })
        : answers.members[0]),
      sex: member === 1 ? "female" : "male",
      birthDate: bornOn,
      birthPrecision: "day" as const,
      personId,
    }));
    await scenario.answer(roundId, home.householdId, { ...answers, incomePerPerson: income, members }, `${year}-09-20`);
  }
  const commune = { roundId, communeId: scenario.commune };
  const village = { roundId, villageId: paperVillage };
  scenario.on(`${year}-10-05`);
  await officer.get(survey.scoreReviews, { params: commune, body: {} });
  scenario.on(`${year}-10-10`);
  await officer.get(villages.recordMeeting, {
    params: village,
    body: {
      meetingId: newId("meeting"),
      heldOn: localDate(`${year}-10-10`),
      chair: "Đinh Văn Rang",
      secretary: "Phạm Thị Sương",
      frontObserver: "Đinh Văn Khải",
      present: 40,
      minutes: "Thôn trưởng đọc kết quả từng hộ. Các hộ dự họp thống nhất với kết quả rà soát.",
      results: [],
    },
  });
  scenario.on(`${year}-10-15`);
  await officer.get(villages.recordPosting, {
    params: village,
    body: {
      publicPostingId: newId("public posting"),
      places: ["Nhà văn hóa thôn"],
      fromDate: localDate(`${year}-10-15`),
    },
  });
  scenario.on(`${year}-11-02`);
  const decisionId = newId("decision");
  await chair.get(decision.decideList, {
    params: commune,
    body: {
      decisionId,
      number: `${year === 2025 ? 98 : 5}/QĐ-UBND`,
      decidedOn: localDate(`${year}-11-02`),
      effectiveOn: localDate(`${year}-11-02`),
      legalBasis: "Quyết định 24/2021/QĐ-TTg",
    },
  });
  return { roundId, decisionId };
}

/** Every paper of the year: its name, who takes it and where. */
export function papersOf(year: PaperYear): readonly (readonly [string, TestOfficer, string])[] {
  const { scenario, homes, rounds, decisions, requestId } = year;
  const { officer, chair, planner, lead } = scenario.people;
  const [before, round] = rounds;
  const village = `/api/rounds/${round}/villages/${paperVillage}/papers`;
  const home = (at: number) => homes[at]?.householdId ?? "";
  const asker = homes.at(-1)?.householdId ?? "";
  return [
    ["list", officer, `/api/rounds/${round}/communes/${scenario.commune}/papers/list`],
    ["form-filled", officer, `/api/households/${home(0)}/reviews/${round}/papers/form`],
    ["form-blank", officer, `/api/households/${home(0)}/reviews/${round}/papers/form?blank=yes`],
    ["minutes", officer, `${village}/minutes`],
    ["posting", officer, `${village}/posting`],
    ["decision-opening", chair, `/api/decisions/${decisions[0]}/papers/decision`],
    ["decision", chair, `/api/decisions/${decisions[1]}/papers/decision`],
    ["refusals", chair, `/api/decisions/${decisions[1]}/papers/refusals`],
    ["certificates", chair, `/api/decisions/${decisions[1]}/papers/certificates`],
    ["explanation-poor", officer, `/api/households/${home(0)}/reviews/${round}/papers/explanation`],
    ["explanation-near-poor", officer, `/api/households/${home(2)}/reviews/${before}/papers/explanation`],
    ["explanation-escaped", officer, `/api/households/${home(1)}/reviews/${round}/papers/explanation`],
    ["explanation-newly-poor", officer, `/api/households/${home(2)}/reviews/${round}/papers/explanation`],
    ["explanation-not-poor", officer, `/api/households/${home(3)}/reviews/${round}/papers/explanation`],
    ["request-answer", officer, `/api/households/${asker}/requests/${requestId}/papers/answer`],
    ["form-a-filled", officer, `/api/households/${asker}/requests/${requestId}/papers/form-a`],
    ["form-a-blank", officer, `/api/households/${asker}/requests/${requestId}/papers/form-a?blank=yes`],
    ["allocation", planner, `/api/formula-runs/${year.formulaRunId}/papers/decision`],
    [
      "cash-list",
      scenario.people.cashier,
      `/api/payment-batches/${year.batchId}/papers/cash-list?purpose=${encodeURIComponent("In danh sách ký nhận")}`,
    ],
    ["plan", officer, `/api/plans/${year.planId}/paper`],
    ["disbursement", lead, "/api/disbursement/report?areaId=51&year=2026"],
  ];
}
