import { v7 } from "uuid";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { DemoLine } from "./demo-goals.ts";
import type { DemoOfficers } from "./demo-officers.ts";
import type { askAs } from "./demo-programme.ts";
import * as planning from "#contract/planning/formula-run.ts";

type AskAs = ReturnType<typeof askAs>;

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
/** Budgets received and shared among the communes by poor households, by two formula runs. */
export async function fundDemo(
  ask: AskAs,
  officers: DemoOfficers,
  day: LocalDate,
): Promise<ReadonlyMap<string, DemoMoney>> {
  const money = new Map<string, DemoMoney>();
  for (const [purpose, source, amount, decisionNumber] of budgets) {
    const shares = await shareDemo(ask, officers, { ...source, year: 2026, amount, decisionNumber, day });
    for (const share of shares) {
      const before = money.get(share.areaId) ?? { housing: dong(0), cows: dong(0), roads: dong(0), voices: dong(0) };
      money.set(share.areaId, { ...before, [purpose]: share.amount });
    }
  }
  return money;
}

/** The first money of 2027 is shared before its plans are made. */
export async function fundDemoNextYear(ask: AskAs, officers: DemoOfficers, day: LocalDate): Promise<void> {
  const amount = dong(18_000_000_000n);
  await shareDemo(ask, officers, { ...demoLines.housing, year: 2027, amount, decisionNumber: "51/QĐ-UBND", day });
}

/** A budget is received and shared among the communes by poor and near-poor households. */
async function shareDemo(
  ask: AskAs,
  officers: DemoOfficers,
  one: DemoLine & {
    readonly year: number;
    readonly amount: Money;
    readonly decisionNumber: string;
    readonly day: LocalDate;
  },
): Promise<readonly { readonly areaId: string; readonly amount: Money }[]> {
  const { decisionNumber, day, ...line } = one;
  const budget = { ...line, areaId: "51" };
  await ask(officers.of("province.accountant"), planning.recordBudget, {
    body: { ...budget, reference: `demo ${line.component}` },
  });
  const formulaRunId = v7() as Id<"formula run">;
  await ask(officers.of("province.officer"), planning.runFormula, {
    body: {
      ...budget,
      formulaRunId,
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
  const { shares } = await ask(officers.of("province.lead"), planning.approveAllocation, {
    params: { formulaRunId },
    body: { decisionNumber, decidedOn: day },
  });
  return shares;
}
