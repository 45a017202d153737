import { v7 } from "uuid";
import * as planning from "#contract/planning.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { DemoOfficers } from "./demo-officers.ts";
import type { askAs } from "./demo-programme.ts";

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
  ask: ReturnType<typeof askAs>,
  officers: DemoOfficers,
  day: LocalDate,
): Promise<ReadonlyMap<string, DemoMoney>> {
  const [accountant, officer, lead] = ["province.accountant", "province.officer", "province.lead"].map(officers.of);
  if (accountant === undefined || officer === undefined || lead === undefined)
    throw new Error("the demo lacks its province officers");
  const money = new Map<string, DemoMoney>();
  for (const [purpose, source, amount, decisionNumber] of budgets) {
    const budget = { ...source, areaId: "51", year: 2026, amount };
    await ask(accountant, planning.recordBudget, { body: { ...budget, reference: `demo ${source.component}` } });
    const formulaRunId = v7() as Id<"formula run">;
    await ask(officer, planning.runFormula, {
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
    const run = await ask(lead, planning.approveAllocation, {
      params: { formulaRunId },
      body: { decisionNumber, decidedOn: day },
    });
    for (const share of run.shares) {
      const before = money.get(share.areaId) ?? { housing: dong(0), cows: dong(0), roads: dong(0), voices: dong(0) };
      money.set(share.areaId, { ...before, [purpose]: share.amount });
    }
  }
  return money;
}
