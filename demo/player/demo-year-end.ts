import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { DemoOfficers } from "./demo-officers.ts";
import * as planning from "#contract/planning/formula-run.ts";
import { approveCarryOver, runCarryOver } from "#contract/planning/carry-over.ts";
import type { askAs } from "#demo/player/ask-as.ts";
import { newId } from "#contract/new-id.ts";

type AskAs = ReturnType<typeof askAs>;

/** Money that came in the last days of 2025: too late to be planned, so the year's end has something to settle. */
const late = [
  { fundSource: "PROVINCE", component: "DA3.1", amount: dong(6_400_000_000n), reference: "98/QĐ-UBND (mẫu)" },
  { fundSource: "INTEGRATED", component: "DA1.2", amount: dong(1_250_000_000n), reference: "101/QĐ-UBND (mẫu)" },
] as const;
const aCommune = dong(800_000_000n);

/** What came late is recorded, and a part of it given to some communes by a decision that names them. */
export async function receiveDemoLateMoney(
  ask: AskAs,
  officers: DemoOfficers,
  communes: readonly string[],
): Promise<void> {
  const [accountant, lead] = [officers.of("province.accountant"), officers.of("province.lead")];
  for (const one of late) await ask(accountant, planning.recordBudget, { body: { ...one, areaId: "51", year: 2025 } });
  const given = communes.slice(0, 5);
  const [{ fundSource, component }] = late;
  const formulaRunId = newId("formula run");
  const reason = "Kế hoạch bổ sung cuối năm (mẫu)";
  await ask(accountant, planning.runFormula, {
    body: {
      formulaRunId,
      areaId: "51",
      year: 2025,
      fundSource,
      component,
      amount: dong(aCommune * BigInt(given.length)),
      asOf: localDate("2025-12-26"),
      title: "Vốn bổ sung cuối năm 2025 (mẫu)",
      formula: {
        criteria: [],
        unit: 1000,
        useAreaCoefficient: false,
        fixed: given.map((areaId) => ({ areaId, amount: aCommune, reason })),
      },
    },
  });
  const decision = { decisionNumber: "104/QĐ-UBND", decidedOn: localDate("2025-12-26") };
  await ask(lead, planning.approveAllocation, { params: { formulaRunId }, body: decision });
}

/** The end of 2025: what was left is carried over by the rule of its source, or given back where people had to choose. */
export async function endDemoYear(ask: AskAs, officers: DemoOfficers): Promise<void> {
  const carryOverId = newId("carry-over");
  await ask(officers.of("province.accountant"), runCarryOver, {
    body: { carryOverId, areaId: "51", fromYear: 2025, choices: [{ fundSource: "INTEGRATED", action: "return" }] },
  });
  await ask(officers.of("province.lead"), approveCarryOver, {
    params: { carryOverId },
    body: { decisionNumber: "07/QĐ-UBND", decidedOn: localDate("2026-01-22") },
  });
}

/** What would become of 2026 as it is in November: tried, approved by nobody. */
export async function tryDemoYearEnd(ask: AskAs, officers: DemoOfficers): Promise<void> {
  const body = { carryOverId: newId("carry-over"), areaId: "51", fromYear: 2026 };
  await ask(officers.of("province.accountant"), runCarryOver, { body });
}
