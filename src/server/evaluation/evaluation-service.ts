import type * as contract from "#contract/evaluation/measure.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import { standardPack } from "#contract/review/standard-pack.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { isSmall, suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { provenanceOf } from "./provenance.ts";
import { listBehind as listBehindRows } from "./behind-store.ts";
import { costsShown } from "./costs-shown.ts";
import * as store from "./measures-store.ts";
import type { ShownMeasures } from "./measures-shown.ts";
import { countShown, measureShown } from "./measures-shown.ts";
import { movementsShown } from "./movements-shown.ts";
import type { TargetResult } from "./results-store.ts";
import { latestStandard, listOutcomes, listProgrammeIndicators, listTargets } from "./results-store.ts";
import type * as movement from "#contract/evaluation/movement.ts";
import type * as cost from "#contract/evaluation/cost.ts";
import type * as targetContract from "#contract/evaluation/target.ts";

async function indicatorsOf(context: ActContext, on: LocalDate) {
  const found = await latestStandard(context.tx, on);
  const pack = found === undefined ? undefined : standardPack.parse(found.pack);
  return { found, codes: pack?.indicators.map((indicator) => indicator.code) ?? [], k: pack?.deprivedFrom ?? 3 };
}

export async function measure(
  context: ActContext,
  { query }: Decoded<typeof contract.readMeasures>,
): Promise<Result<Output<typeof contract.readMeasures>, Refusal>> {
  const on = query.on ?? context.today;
  const communes = await store.communesOf(context.tx, query.areaId);
  if (communes.length === 0) return failure(refuse("record.not_found"));
  const { found, codes, k } = await indicatorsOf(context, on);
  const measured = await measureShown(context, { communes: idsOf(communes), on, codes, k });
  return success({
    provenance: await provenanceOf(context, on, found),
    k,
    indicatorCount: codes.length,
    total: { areaId: query.areaId, areaName: query.areaId, ...measured.total },
    rows: communes.flatMap((commune) => {
      const row = measured.rows.get(commune.areaId);
      return row === undefined ? [] : [{ ...commune, ...row }];
    }),
  });
}

export async function count(
  context: ActContext,
  { query }: Decoded<typeof contract.readCounts>,
): Promise<Result<Output<typeof contract.readCounts>, Refusal>> {
  const on = query.on ?? context.today;
  const communes = await store.communesOf(context.tx, query.areaId);
  const names = new Map(communes.map((commune) => [commune.areaId, commune.areaName]));
  const rows = await countShown(context, idsOf(communes), on);
  const { found } = await indicatorsOf(context, on);
  return success({
    provenance: await provenanceOf(context, on, found),
    rows: rows.map((row) => ({ ...row, areaName: names.get(row.areaId) ?? row.areaId })),
  });
}

export async function compareYears(
  context: ActContext,
  { query }: Decoded<typeof movement.readMovements>,
): Promise<Result<Output<typeof movement.readMovements>, Refusal>> {
  const communes = await store.communesOf(context.tx, query.areaId);
  const moved = await movementsShown(context, idsOf(communes), query);
  const { found } = await indicatorsOf(context, query.to);
  return success({
    provenance: await provenanceOf(context, query.to, found),
    from: query.from,
    to: query.to,
    total: { areaId: query.areaId, areaName: query.areaId, ...moved.total },
    rows: communes.flatMap((commune) => {
      const row = moved.rows.get(commune.areaId);
      return row === undefined ? [] : [{ ...commune, ...row }];
    }),
  });
}

const idsOf = (communes: readonly { readonly areaId: string }[]) => communes.map(({ areaId }) => areaId);

export async function listBehind(
  context: ActContext,
  { query }: Decoded<typeof contract.listHouseholdsBehind>,
): Promise<Result<Output<typeof contract.listHouseholdsBehind>, Refusal>> {
  const on = query.on ?? context.today;
  const communes = (await store.communesOf(context.tx, query.areaId)).map((commune) => commune.areaId);
  const { codes } = await indicatorsOf(context, on);
  const bit = query.indicator === undefined ? undefined : codes.indexOf(query.indicator);
  if (bit === -1) return failure(refuse("evaluation.no_such_indicator", { indicator: query.indicator ?? "" }));
  const filter = {
    communes,
    on,
    class: query.class,
    bit,
    since: query.since,
    movement: query.movement,
    after: query.cursor,
    limit: query.limit + 1,
  };
  const rows = await listBehindRows(context.tx, filter);
  const shown = rows.slice(0, query.limit);
  return success({
    rows: shown.map((row) => ({
      ...row,
      householdId: row.householdId as Output<typeof contract.listHouseholdsBehind>["rows"][number]["householdId"],
      deprivations: codes.filter((_code, at) => ((row.deprivations >> at) & 1) === 1),
    })),
    nextCursor: rows.length > shown.length ? (shown.at(-1)?.householdId ?? null) : null,
    total: null,
  });
}

/** A target counts households of the list that lack what its indicator names, or that have its class; measured as of today. */
export async function holdTargets(
  context: ActContext,
  { query }: Decoded<typeof targetContract.listTargetResults>,
): Promise<Result<Output<typeof targetContract.listTargetResults>, Refusal>> {
  const { tx, today } = context;
  const communes = idsOf(await store.communesOf(tx, query.areaId));
  const targets = await listTargets(tx, [...communes, query.areaId], query.year);
  const { found, codes, k } = await indicatorsOf(context, today);
  const { rows: measured, smallest } = await measureShown(context, { communes, on: today, codes, k });
  const indicators = await listProgrammeIndicators(tx);
  const actualOf = (areaId: string, indicatorCode: string): ShownCount | null => {
    const counts = indicators.get(indicatorCode);
    const row = measured.get(areaId);
    if (row === undefined || counts === undefined) return null;
    if ("deprivedIn" in counts) return row.deprivations[counts.deprivedIn] ?? null;
    if (!("class" in counts)) return null;
    return counts.class === "poor" ? row.poor : counts.class === "near_poor" ? row.nearPoor : null;
  };
  return success({
    provenance: await provenanceOf(context, today, found),
    rows: targets.map((row) => {
      const actual = actualOf(row.areaId, row.indicatorCode);
      const isWithheld = smallest !== undefined && isTold(row, measured.get(row.areaId), smallest);
      const shown = <Value>(value: Value) => (isWithheld ? suppressed : value);
      return {
        ...row,
        targetId: row.targetId as Output<typeof targetContract.listTargetResults>["rows"][number]["targetId"],
        baseline: shown(row.baseline),
        target: shown(row.target),
        planned: shown(row.planned),
        delivered: shown(row.delivered),
        paid: shown(row.paid as Money),
        actual,
      };
    }),
  });
}

/** Would a target tell a count that is suppressed in its area? An area that was not measured lies beyond the reader's reach. */
function isTold(target: TargetResult, row: ShownMeasures | undefined, smallest: number): boolean {
  const { baseline, target: value, planned, delivered } = target;
  return (
    row === undefined ||
    row.poor === suppressed ||
    Object.values(row.deprivations).includes(suppressed) ||
    [baseline, value, planned, delivered].some((count) => isSmall(count, smallest))
  );
}

export async function costs(
  context: ActContext,
  { query }: Decoded<typeof cost.readCosts>,
): Promise<Result<Output<typeof cost.readCosts>, Refusal>> {
  const communes = idsOf(await store.communesOf(context.tx, query.areaId));
  const { found, codes } = await indicatorsOf(context, context.today);
  const outcomes = await listOutcomes(context.tx, communes, query.year, codes);
  return success({
    provenance: await provenanceOf(context, context.today, found),
    rows: [...(await costsShown(context, communes, outcomes))],
  });
}
