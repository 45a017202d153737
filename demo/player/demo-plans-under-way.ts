/** Plans that are not finished: of 2027, some to be appraised, some answered, some given back; and adjustments of 2026. */
import type { z } from "zod";
import type { planLine } from "#contract/planning/plan-shapes.ts";
import * as plans from "#contract/planning/plan-acts.ts";
import * as planning from "#contract/planning/plan.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { countedGoals, cowGoal, demoGoal } from "./demo-goals.ts";
import type { WantedGoal } from "./demo-goals.ts";
import { demoLines } from "./demo-money.ts";
import type { DemoOfficers } from "./demo-officers.ts";
import { isTurn } from "./demo-places.ts";
import * as programme from "#contract/planning/programme.ts";
import type { askAs } from "#demo/player/ask-as.ts";

type AskAs = ReturnType<typeof askAs>;
type Place = { readonly communeId: string; readonly position: number };
type Line = z.output<typeof planLine>;

const programmeId = "vn-2026-2035";

const goals2027: readonly WantedGoal[] = [
  {
    title: "Hộ nghèo, hộ cận nghèo có nhà ở bền chắc",
    indicatorCode: "households_without_durable_house",
    activityKind: "housing_repair",
    unit: "nhà",
    lineTitle: "Sửa chữa nhà ở",
    quantity: 12,
    unitCost: dong(30_000_000),
    line: demoLines.housing,
  },
  {
    title: "Mọi hộ có nước sinh hoạt hợp vệ sinh",
    indicatorCode: "households_without_clean_water",
    activityKind: "household_water",
    unit: "hộ",
    lineTitle: "Nước sinh hoạt phân tán",
    quantity: 25,
    unitCost: dong(3_000_000),
    line: demoLines.housing,
  },
  { ...cowGoal, quantity: 10 },
];

/** In some communes a plan of 2027 was handed in: it waits for its appraisal with remarks on its lines, was appraised, or was given back. */
export async function planDemoNextYear(ask: AskAs, officers: DemoOfficers, place: Place): Promise<void> {
  const turn = [0, 8, 16].find((one) => isTurn(place, 24, one));
  if (turn === undefined) return;
  const planId = await handIn(ask, officers, place.communeId);
  if (planId === undefined) return;
  const params = { planId };
  const appraiser = officers.of("province.officer");
  const { lines } = await ask(appraiser, plans.getPlanLines, { params });
  const lineOf = (test: (line: Line) => boolean) => lines.find(test)?.id ?? null;
  const remarks = [
    [
      lineOf((line) => line.kind === "output" && line.activityKind === "housing_repair"),
      "Đề nghị nêu rõ từng nhà ở thôn nào, đối chiếu với danh sách thiếu hụt nhà ở (mẫu)",
    ],
    [
      lineOf((line) => line.kind === "fund" && line.component === demoLines.cows.component),
      "Nguồn vốn sự nghiệp 2027 dự kiến giảm, xem lại số tiền của dòng này (mẫu)",
    ],
  ] as const;
  for (const [lineId, text] of remarks) {
    const remarkId = newId("remark");
    await ask(appraiser, plans.remarkOnPlan, { params, body: { remarkId, lineId, text } });
    if (turn === 8)
      await ask(officers.of(`officer.${place.communeId}`), plans.answerRemark, {
        params: { planId, remarkId },
        body: { text: "Đã rà lại theo danh sách được công nhận cuối năm 2025 và giữ nguyên (mẫu)" },
      });
  }
  if (turn === 8)
    await ask(appraiser, plans.appraisePlan, { params, body: { note: "Đủ căn cứ, đề nghị duyệt (mẫu)" } });
  if (turn === 16)
    await ask(appraiser, plans.returnPlan, { params, body: { reason: "Bổ sung danh sách thôn rồi trình lại (mẫu)" } });
}

/** A plan of what the commune's households lack; none where they lack nothing of it. */
async function handIn(ask: AskAs, officers: DemoOfficers, areaId: string): Promise<Id<"plan"> | undefined> {
  const officer = officers.of(`officer.${areaId}`);
  const { rows } = await ask(officer, programme.listProgrammes);
  const programmeVersion = rows.find((one) => one.programmeId === programmeId)?.version ?? "";
  const planId = newId("plan");
  const place = { areaId, programmeId, on: localDate("2026-11-01") };
  const goals = (await countedGoals(ask, officer, place, goals2027)).map((one) => demoGoal(one).goal);
  if (goals.length === 0) return undefined;
  await ask(officer, planning.draftPlan, {
    body: { planId, areaId, year: 2027, programmeId, programmeVersion, goals },
  });
  await ask(officers.of(`chair.${areaId}`), planning.submitPlan, { params: { planId } });
  return planId;
}

const dearer = dong(16_000_000);

/** Its adjustment is still to be decided: until then no other changes its plan. */
export const waitsForAdjustment = (place: Place) => isTurn(place, 24, 1);

/** Calves became dearer: fewer of them for no more money. Decided in some communes, still to be decided in others. */
export async function adjustDemoPlan(ask: AskAs, officers: DemoOfficers, place: Place): Promise<void> {
  const isDecided = isTurn(place, 24);
  if (!isDecided && !waitsForAdjustment(place)) return;
  const officer = officers.of(`officer.${place.communeId}`);
  const { rows } = await ask(officer, planning.listPlans, { query: { areaId: place.communeId, year: "2026" } });
  const plan = rows.find((one) => one.programmeId === programmeId);
  if (plan === undefined) return;
  const params = { planId: plan.planId };
  const { lines } = await ask(officer, plans.getPlanLines, { params });
  const changes = dearerCows(lines);
  if (changes.length === 0) return;
  const adjustmentId = newId("adjustment");
  const reason = "Giá bò giống tăng từ 15 lên 16 triệu đồng một con (mẫu)";
  await ask(officer, plans.proposeAdjustment, { params, body: { adjustmentId, reason, changes: [...changes] } });
  if (isDecided)
    await ask(officers.of("province.lead"), plans.decideAdjustment, {
      params: { ...params, adjustmentId },
      body: {
        outcome: "approved",
        decisionNumber: `${place.communeId}-ĐC/QĐ-UBND`,
        decidedOn: localDate("2026-08-20"),
      },
    });
}

function dearerCows(lines: readonly Line[]): readonly { readonly put: Line }[] {
  const output = lines.find((line) => line.kind === "output" && line.activityKind === "breeding_cows");
  if (output?.kind !== "output") return [];
  const quantity = Number((BigInt(output.quantity) * output.unitCost) / dearer);
  const activity = lines.find((line) => line.kind === "line" && line.parentId === output.id);
  const fund = lines.find((line) => line.kind === "fund" && line.parentId === activity?.id);
  if (quantity === 0 || fund?.kind !== "fund") return [];
  const amount = dong(BigInt(quantity) * dearer);
  return [{ put: { ...output, quantity, unitCost: dearer } }, { put: { ...fund, amount } }];
}
