import { listAreaNames } from "#server/area/published.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import * as contract from "#contract/treasury/disbursement.ts";
import type { Money } from "#kernel/money.ts";
import { addMoney, dong, zeroMoney } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import {
  hindranceOf,
  hindrances,
  monthsPassed,
  paceOf,
  rateOf,
  scheduledBy,
  usualThresholds,
} from "#programme/treasury/disbursement.ts";
import type { DisbursementThresholds } from "#programme/treasury/disbursement.ts";
import { disbursementCourse } from "#programme/treasury/disbursement-course.ts";
import { forecastYearEnd } from "#programme/treasury/year-end-forecast.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import * as store from "./disbursement-store.ts";
import { fundLineAct } from "./fund-line-record.ts";
import { moneyRowsShown, withheldRefusal } from "#server/ledger/published.ts";
import { moneyWithheld, refuseMoney } from "#server/planning/published.ts";
import * as fundLineSchedulesStore from "#server/planning/published.ts";
import * as plannedLines from "#server/planning/published.ts";

type Disbursement = Output<typeof contract.readDisbursement>;
export type Asked = Decoded<typeof contract.readDisbursement>["query"];
type Line = ReturnType<typeof measured>;

/** Money that may be disbursed, and what of it is. */
function shareOf(cells: readonly store.StageAmounts[]) {
  const sum = (pick: (cell: store.StageAmounts) => Money) => addMoney(zeroMoney, ...cells.map(pick));
  const disbursed = addMoney(
    sum((cell) => cell.disbursed),
    sum((cell) => cell.settled),
  );
  const open = addMoney(
    sum((cell) => cell.allocated),
    sum((cell) => cell.committed),
    sum((cell) => cell.reserved),
  );
  const available = addMoney(open, disbursed);
  return { available, disbursed, rate: rateOf(disbursed, available) };
}

function measured(line: store.LineRow, months: number, thresholds: DisbursementThresholds) {
  const schedule = line.schedule.map(({ month, amount }) => ({ month, amount: dong(amount) }));
  const scheduled = scheduledBy({ amount: line.amount, schedule }, months);
  return {
    ...line,
    scheduled,
    pace: paceOf({ ...line, scheduled }, thresholds),
    hindrance: line.disbursed >= line.amount ? null : hindranceOf(line),
  };
}

async function measuredLines(context: ActContext, asked: Asked) {
  const thresholds = (await store.latestThresholds(context.tx)) ?? usualThresholds;
  const months = monthsPassed(asked.year, context.today);
  const lines = (await store.listLineStates(context.tx, asked)).map((line) => measured(line, months, thresholds));
  return { thresholds, months, lines };
}

export const readDisbursement = readOwnAreas(contract.readDisbursement, async (context, { query }) =>
  disbursementOf(context, query),
);

/** Communes whose money is withheld have no row, and are in every sum. */
export async function disbursementOf(context: ActContext, asked: Asked): Promise<Result<Disbursement, Refusal>> {
  const { tx, today, server } = context;
  const withheld = await moneyWithheld(context, asked.areaId);
  if (withheld.communes.has(asked.areaId)) return failure(withheldRefusal());
  const cells = await store.listCells(tx, asked);
  const { thresholds, months, lines } = await measuredLines(context, asked);
  const byMonth = await store.listMonths(tx, asked, server.timeZone);
  const total = shareOf(cells);
  const linesOf = Map.groupBy(lines, (line) => line.areaId);
  const communes = Map.groupBy(
    cells.filter((cell) => cell.isCommune && !withheld.communes.has(cell.areaId)),
    (cell) => cell.areaId,
  );
  const grouped = (key: "fundSource" | "component") =>
    [...Map.groupBy(cells, (cell) => cell[key])].map(([of, group]) => ({ key: of, ...shareOf(group) }));
  const past = Array.from(
    { length: months },
    (_, at) => byMonth.find(({ month }) => month === at + 1)?.disbursed ?? zeroMoney,
  );
  return success({
    asOf: today,
    monthsPassed: months,
    thresholds: { ...thresholds },
    total,
    rows: [...communes].map(([areaId, group]) => rowOf(areaId, group, linesOf.get(areaId) ?? [], months, thresholds)),
    bySource: grouped("fundSource"),
    byComponent: grouped("component"),
    months: [...byMonth],
    course: [...disbursementCourse(dueOf(cells, lines), byMonth, monthsBegun(asked.year, today))],
    forecast: forecastYearEnd(past, total) ?? null,
  });
}

/** Money of approved plans by its lines' schedules; money that no plan uses yet is due evenly. */
function dueOf(cells: readonly store.CellRow[], lines: readonly Line[]) {
  const unplanned = { amount: addMoney(zeroMoney, ...cells.map((cell) => cell.unplanned)), schedule: [] };
  const planned = lines
    .filter((line) => line.isPlanApproved)
    .map(({ amount, schedule }) => ({
      amount,
      schedule: schedule.map((one) => ({ month: one.month, amount: dong(one.amount) })),
    }));
  return [unplanned, ...planned];
}

/** The month of today counts, with what was disbursed so far. */
const monthsBegun = (year: number, today: string) =>
  year === Number(today.slice(0, 4)) ? monthsPassed(year, today) + 1 : monthsPassed(year, today);

function rowOf(
  areaId: string,
  cells: readonly store.CellRow[],
  lines: readonly Line[],
  months: number,
  thresholds: DisbursementThresholds,
): Disbursement["rows"][number] {
  const sum = (stage: keyof store.StageAmounts) => addMoney(zeroMoney, ...cells.map((cell) => cell[stage]));
  const share = shareOf(cells);
  // Money that no plan uses yet has no line of its own, and is due evenly too.
  const unplanned = addMoney(zeroMoney, ...cells.map((cell) => cell.unplanned));
  const scheduled = addMoney(
    scheduledBy({ amount: unplanned, schedule: [] }, months),
    ...lines.filter((line) => line.isPlanApproved).map((line) => line.scheduled),
  );
  return {
    areaId,
    areaName: cells[0]?.areaName ?? areaId,
    ...share,
    amounts: {
      budget: sum("budget"),
      allocated: sum("allocated"),
      committed: sum("committed"),
      reserved: sum("reserved"),
      disbursed: sum("disbursed"),
      settled: sum("settled"),
      returned: sum("returned"),
    },
    scheduled,
    pace: paceOf({ amount: share.available, scheduled, disbursed: share.disbursed }, thresholds),
    lines: lines.length,
    linesBehind: lines.filter((line) => line.pace !== "on_schedule").length,
    unplanned,
    hindrances: countHindrances(lines),
  };
}

function countHindrances(lines: readonly Line[]): Disbursement["rows"][number]["hindrances"] {
  const [plan, activity, approval, acceptance, voucher, bank] = hindrances.map(
    (hindrance) => lines.filter((line) => line.hindrance === hindrance).length,
  );
  return {
    plan: plan ?? 0,
    activity: activity ?? 0,
    approval: approval ?? 0,
    acceptance: acceptance ?? 0,
    voucher: voucher ?? 0,
    bank: bank ?? 0,
  };
}

export const listHinderedLines = readOwnAreas(contract.listHinderedLines, async (context, { query }) => {
  const { lines } = await measuredLines(context, query);
  return success({
    rows: moneyRowsShown(lines, await moneyWithheld(context, query.areaId))
      .filter((line) => query.hindrance === undefined || line.hindrance === query.hindrance)
      .filter((line) => query.behind === undefined || line.pace !== "on_schedule")
      .map(({ fundLineId, planId, areaId, areaName, title, fundSource, component, originYear, ...line }) => ({
        fundLineId: fundLineId,
        activityLineId: line.activityLineId,
        planId: planId,
        areaId,
        areaName,
        title,
        fundSource,
        component,
        originYear,
        amount: line.amount,
        disbursed: line.disbursed,
        scheduled: line.scheduled,
        pace: line.pace,
        hindrance: line.hindrance,
        activityId: line.activityId,
      })),
  });
});

export const getSchedule = readOwnAreas(contract.getSchedule, async (context, { params }) => {
  const { tx } = context;
  const line = await plannedLines.findLine(tx, params.fundLineId);
  if (line === undefined) return failure(refuse("record.not_found"));
  const withheld = await refuseMoney(context, { areaId: line.areaId, ...params });
  if (withheld !== undefined) return failure(withheld);
  const months = (await fundLineSchedulesStore.listMonthsOfLine(tx, params.fundLineId)).map(({ month, amount }) => ({
    month,
    amount: dong(amount),
  }));
  return success({ year: line.year, amount: dong(line.amount), months });
});

/** The months are all of the line's amount or none of it: a schedule that leaves money out would hide that it is late. */
export const setSchedule = fundLineAct(contract.setSchedule, async (context, { params, body }) => {
  const { tx, record: line } = context;
  const sum = body.months.reduce((total, { amount }) => total + amount, 0n);
  if (body.months.length > 0 && sum !== line.amount)
    return failure(refuse("ledger.schedule_differs", { amount: line.amount.toString(), sum: sum.toString() }));
  await fundLineSchedulesStore.replaceSchedule(tx, { fundLineId: params.fundLineId, areaId: line.areaId }, body.months);
  return done({ months: body.months.length }, { months: body.months.length });
});

export const readMoneyFlow = readOwnAreas(contract.readMoneyFlow, async (context, { query }) => {
  const { tx, today } = context;
  const { communes } = await moneyWithheld(context, query.areaId);
  if (communes.has(query.areaId)) return failure(withheldRefusal());
  const links = (await store.listFlow(tx, query)).filter(({ from, to }) => !communes.has(from) && !communes.has(to));
  const areaIds = links.filter(({ level }) => level === "area_state").map(({ from }) => from);
  return success({
    asOf: today,
    total: addMoney(
      zeroMoney,
      ...links.filter(({ level }) => level === "source_component").map(({ amount }) => amount),
    ),
    links: [...links],
    areas: Object.fromEntries(await listAreaNames(tx, [...new Set(areaIds)])),
  });
});
