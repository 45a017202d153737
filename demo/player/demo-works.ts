import { approvePlan, draftPlan, submitPlan } from "#contract/planning/plan.ts";
import { recordVoucher } from "#contract/treasury/voucher.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { VoucherStage } from "#programme/treasury/voucher.ts";
import { buildDemoRoad } from "./demo-roads.ts";
import { countedGoals, demoGoal } from "./demo-goals.ts";
import type { DemoGoal } from "./demo-goals.ts";
import type { DemoOfficers } from "./demo-officers.ts";
import type { PaidOrder } from "./demo-treasury.ts";
import { listProgrammes } from "#contract/planning/programme.ts";
import { listBalances } from "#contract/ledger/balance.ts";
import type { AskAs } from "#demo/player/ask-as.ts";
import { newId } from "#contract/new-id.ts";

export type CarriedLine = {
  readonly fundSource: string;
  readonly component: string;
  readonly areaId: string;
  readonly originYear: number;
  readonly balance: Money;
};

export type WorkLine = {
  readonly activityLineId: Id<"activity line">;
  readonly fundLineId: Id<"fund line">;
  readonly component: string;
  readonly amount: Money;
};

const carriedProgramme = "vn-2021-2025";
const planned = localDate("2026-02-20");
/** What the money of a project that was carried over is spent on; other projects wait for their plans, and the board says so. */
const carriedKinds = {
  "DA1.1": { activityKind: "rural_road", unit: "công trình", lineTitle: "Đường thôn chuyển tiếp" },
  DA2: { activityKind: "value_chain", unit: "dự án", lineTitle: "Dự án liên kết chuyển tiếp" },
} as const;

/** What stands allocated to a commune in 2026 from earlier years. */
export async function listDemoCarried(
  ask: AskAs,
  officers: DemoOfficers,
  communeId: string,
): Promise<readonly CarriedLine[]> {
  const query = { areaId: communeId, year: "2026" };
  const { rows } = await ask(officers.of("province.accountant"), listBalances, { query });
  return rows.filter((row) => row.kind === "allocated" && row.originYear < 2026 && row.balance > 0n);
}

/** The plan of a commune for what was carried over to it, approved; answers its lines of money. */
export async function planDemoCarried(
  ask: AskAs,
  officers: DemoOfficers,
  communeId: string,
  carried: readonly CarriedLine[],
): Promise<readonly WorkLine[]> {
  const officer = officers.of(`officer.${communeId}`);
  const programme = (await ask(officer, listProgrammes)).rows.find((one) => one.programmeId === carriedProgramme);
  const wanted: DemoGoal[] = [];
  for (const { fundSource, component, originYear, balance } of carried) {
    if (component !== "DA1.1" && component !== "DA2") continue;
    const one = {
      ...carriedKinds[component],
      quantity: 1,
      unitCost: balance,
      line: { fundSource, component, originYear },
    };
    if (component === "DA1.1") {
      const title = "Hoàn thành công trình chuyển tiếp";
      wanted.push({ ...one, title, indicatorCode: "works_finished", baseline: 0, value: 1 });
    } else {
      const place = { areaId: communeId, programmeId: carriedProgramme, on: planned };
      const title = "Hoàn thành dự án chuyển tiếp";
      wanted.push(...(await countedGoals(ask, officer, place, [{ ...one, title, indicatorCode: "poor_households" }])));
    }
  }
  const goals = wanted.map(demoGoal);
  if (goals.length === 0 || programme === undefined) return [];
  const planId = newId("plan");
  await ask(officer, draftPlan, {
    body: {
      planId,
      areaId: communeId,
      year: 2026,
      programmeId: carriedProgramme,
      programmeVersion: programme.version,
      goals: goals.map(({ goal }) => goal),
    },
  });
  await ask(officers.of(`chair.${communeId}`), submitPlan, { params: { planId } });
  await ask(officers.of("province.lead"), approvePlan, {
    params: { planId },
    body: { decisionNumber: `${communeId}-CN/QĐ-UBND`, decidedOn: planned },
  });
  return goals;
}

/** Hundredths of a line by stage and day: on time, late, only begun, not begun. */
const paces: readonly (readonly (readonly [VoucherStage, number, string])[])[] = [
  [
    ["committed", 98, "2026-04-15"],
    ["disbursed", 45, "2026-06-20"],
    ["disbursed", 40, "2026-09-25"],
    ["settled", 60, "2026-10-30"],
  ],
  [
    ["committed", 95, "2026-05-20"],
    ["disbursed", 30, "2026-07-15"],
    ["disbursed", 35, "2026-10-20"],
    ["settled", 30, "2026-11-10"],
  ],
  [
    ["committed", 70, "2026-07-10"],
    ["disbursed", 25, "2026-10-15"],
  ],
  [["committed", 40, "2026-09-30"]],
  [],
];

const roadComponents: readonly string[] = ["I.2", "DA1.1"];

/** Vouchers of works and groups up to November; answers the payment orders. `position` turns the pace, so that neighbours differ. */
export async function spendDemoLines(
  ask: AskAs,
  officers: DemoOfficers,
  communeId: string,
  lines: readonly WorkLine[],
  position: number,
): Promise<readonly PaidOrder[]> {
  const paid: PaidOrder[] = [];
  const accountant = officers.of(`accountant.${communeId}`);
  for (const [at, { fundLineId, amount, component }] of lines.entries()) {
    const pace = paces[(position + at) % paces.length] ?? [];
    const of = (share: number) => dong(((amount * BigInt(share)) / 100n / 1000n) * 1000n);
    const [signed, advance, second] = pace;
    // A road is contracted as the pace commits, and accepted before its second payment: all of it on time, or its first milestone late.
    const workId =
      signed !== undefined && roadComponents.includes(component) && signed[1] >= 70
        ? await buildDemoRoad(ask, officers, {
            communeId,
            fundLineId,
            estimate: amount,
            value: of(signed[1]),
            signedOn: localDate(signed[2]),
            accepted:
              second === undefined ? undefined : { percent: advance?.[1] === 45 ? 100 : 70, on: localDate(second[2]) },
          })
        : undefined;
    for (const [turn, [stage, share, day]] of pace.entries()) {
      const part = of(share);
      if (part <= 0n) continue;
      const document = `CT-${communeId}-${at + 1}${turn + 1} (mẫu)`;
      const on = localDate(day);
      await ask(accountant, recordVoucher, {
        params: { fundLineId },
        body: {
          voucherId: newId("voucher"),
          stage,
          amount: part,
          document,
          bookedOn: on,
          ...(workId === undefined ? {} : { workId, isAdvance: turn === 1 }),
        },
      });
      if (stage === "disbursed") paid.push({ communeId, document, amount: part, on });
    }
  }
  return paid;
}
