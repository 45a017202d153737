import type { LocalDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { DemoOfficers } from "./demo-officers.ts";
import type { Ask } from "#contract/client.ts";
import { unlessRefused } from "./unless-refused.ts";
import * as planning from "#contract/planning/formula-run.ts";
import type { AskAs } from "#demo/player/ask-as.ts";
import { newId } from "#contract/new-id.ts";

export const demoLines = {
  housing: { fundSource: "CENTRAL_INVEST", component: "II.1" },
  cows: { fundSource: "CENTRAL_RECURRENT", component: "II.2" },
  roads: { fundSource: "CENTRAL_INVEST", component: "I.2" },
  voices: { fundSource: "CENTRAL_RECURRENT", component: "I.10" },
} as const;
/** What the province received for 2026, by source and component, and the decision that shared it among the communes. */
const budgets = [
  ["housing", demoLines.housing, dong(24_000_000_000n), "12/QĐ-UBND"],
  ["cows", demoLines.cows, dong(9_000_000_000n), "13/QĐ-UBND"],
  ["roads", demoLines.roads, dong(420_000_000_000n), "14/QĐ-UBND"],
  ["voices", demoLines.voices, dong(28_000_000_000n), "15/QĐ-UBND"],
] as const;
export type DemoMoney = Readonly<Record<(typeof budgets)[number][0], Money>>;
const nothing: DemoMoney = { housing: dong(0), cows: dong(0), roads: dong(0), voices: dong(0) };
const formula = {
  criteria: [
    { code: "poor", weight: 70 },
    { code: "near_poor", weight: 30 },
  ],
  unit: 1_000_000,
  useAreaCoefficient: true,
};
const million = 1_000_000n;
/** What the commune that comes first gets in advance of a budget: twice its part of the households, as a poor commune would. */
const advanceOf = (amount: Money, part: AdvancePart): Money => {
  if (part.households >= part.ofAll) return amount;
  const share = (amount * 2n * BigInt(part.households)) / BigInt(part.ofAll);
  const most = amount / 2n;
  return dong(((share < most ? share : most) / million) * million);
};
export type AdvancePart = { readonly communeId: string; readonly households: number; readonly ofAll: number };

/** The commune that is whole before the others has its money by decisions that name it: nobody else is counted yet. */
export async function advanceDemo(
  ask: AskAs,
  officers: DemoOfficers,
  part: AdvancePart,
  day: LocalDate,
): Promise<DemoMoney> {
  let money = nothing;
  for (const [at, [purpose, source, whole]] of budgets.entries()) {
    const amount = advanceOf(whole, part);
    if (amount === 0n) continue;
    const fixed = [{ areaId: part.communeId, amount, reason: "Tạm cấp đầu năm cho xã làm điểm (mẫu)" }];
    await shareDemo(ask, officers, {
      ...source,
      year: 2026,
      amount,
      decisionNumber: `${8 + at}-TC/QĐ-UBND`,
      day,
      formula: { criteria: [], unit: 1000, useAreaCoefficient: false, fixed },
    });
    money = { ...money, [purpose]: amount };
  }
  return money;
}

/** Budgets received and shared among the communes by poor households; who had an advance gets nothing more. */
export async function fundDemo(
  ask: AskAs,
  officers: DemoOfficers,
  { advance, day }: { readonly advance: AdvancePart | undefined; readonly day: LocalDate },
): Promise<Readonly<Record<string, DemoMoney>>> {
  const money: Record<string, DemoMoney> = {};
  for (const [purpose, source, whole, decisionNumber] of budgets) {
    const advanced = advance === undefined ? dong(0) : advanceOf(whole, advance);
    const amount = dong(whole - advanced);
    if (amount === 0n) continue;
    const ceiling = dong(0);
    const areaBounds = advance === undefined ? [] : [{ areaId: advance.communeId, ceiling }];
    const one = { ...source, year: 2026, amount, decisionNumber, day, formula: { ...formula, areaBounds } };
    for (const share of await shareDemo(ask, officers, one))
      money[share.areaId] = { ...(money[share.areaId] ?? nothing), [purpose]: share.amount };
  }
  return money;
}

/** The first money of 2027 is shared before its plans are made. */
export async function fundDemoNextYear(ask: AskAs, officers: DemoOfficers, day: LocalDate): Promise<void> {
  const amount = dong(18_000_000_000n);
  await shareDemo(ask, officers, {
    ...demoLines.housing,
    year: 2027,
    amount,
    decisionNumber: "51/QĐ-UBND",
    day,
    formula,
  });
}

/** A budget is received and shared among the communes by a formula. */
async function shareDemo(
  ask: AskAs,
  officers: DemoOfficers,
  one: DemoLine & {
    readonly year: number;
    readonly amount: Money;
    readonly decisionNumber: string;
    readonly day: LocalDate;
    readonly formula: NonNullable<Ask<typeof planning.runFormula>["body"]>["formula"];
  },
): Promise<readonly { readonly areaId: string; readonly amount: Money }[]> {
  const { decisionNumber, day, formula: used, ...line } = one;
  const budget = { ...line, areaId: "51" };
  await ask(officers.of("province.accountant"), planning.recordBudget, {
    body: { ...budget, reference: `demo ${line.component} ${decisionNumber}` },
  });
  const formulaRunId = newId("formula run");
  const run = ask(officers.of("province.officer"), planning.runFormula, {
    body: {
      ...budget,
      formulaRunId,
      asOf: day,
      formula: used,
    },
  });
  if ((await unlessRefused("planning.formula_without_numbers", run)) === undefined) return [];
  const { shares } = await ask(officers.of("province.lead"), planning.approveAllocation, {
    params: { formulaRunId },
    body: { decisionNumber, decidedOn: day },
  });
  return shares;
}

export type DemoLine = {
  readonly fundSource: string;
  readonly component: string;
  /** The year of the money, where it was carried over. */
  readonly originYear?: number;
};
