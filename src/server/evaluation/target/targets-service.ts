import * as contract from "#contract/evaluation/target.ts";
import type { Output } from "#contract/endpoint.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import { success } from "#kernel/result.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import { areaOfQuery } from "#server/platform/act/area-named.ts";
import { readIn } from "#server/platform/act/record-act.ts";
import { communesOf, idsOf } from "#server/area/published.ts";
import { indicatorsOn } from "#server/evaluation/indicators-on.ts";
import { provenanceOf } from "#server/evaluation/provenance.ts";
import { listProgrammesPlanned, targetResultsOf } from "#server/planning/published.ts";

type Row = Output<typeof contract.listTargetResults>["rows"][number];

/** The targets of all programmes that planned for the year in the area, one by one: the figures of the framework. */
export const listTargetResults = readIn(contract.listTargetResults, areaOfQuery, async (context, { query }) => {
  const { tx, today } = context;
  const { found } = await indicatorsOn(context, idsOf(await communesOf(tx, query.areaId)), today);
  const rows: Row[] = [];
  for (const programmeId of await listProgrammesPlanned(tx, query.areaId, query.year)) {
    for (const { row, target, isWithheld } of await targetResultsOf(context, { ...query, programmeId })) {
      const funds = target.outputs.flatMap(({ lines }) => lines.flatMap((line) => line.funds));
      const shown = <Value>(value: Value) => (isWithheld ? suppressed : value);
      rows.push({
        targetId: row.targetId,
        planYear: row.year,
        areaId: row.areaId,
        areaName: row.areaName,
        goal: row.goal,
        indicatorCode: row.indicatorCode,
        baseline: shown(target.baseline),
        target: shown(target.value),
        actual: target.actual === null ? null : shown(target.actual),
        planned: shown(sumShown(target.outputs.map(({ quantity }) => quantity))),
        delivered: shown(sumShown(target.outputs.map(({ delivered }) => delivered))),
        paid: shown(sumMoney(funds.map(({ disbursed }) => disbursed))),
      });
    }
  }
  return success({ provenance: await provenanceOf(context, today, found), rows });
});

function sumShown(counts: readonly ShownCount[]): ShownCount {
  return counts.reduce<ShownCount>(
    (sum, count) => (sum === suppressed || count === suppressed ? suppressed : sum + count),
    0,
  );
}

function sumMoney(amounts: readonly (Money | typeof suppressed)[]): Money | typeof suppressed {
  return amounts.reduce<Money | typeof suppressed>(
    (sum, amount) => (sum === suppressed || amount === suppressed ? suppressed : dong(sum + amount)),
    dong(0),
  );
}
