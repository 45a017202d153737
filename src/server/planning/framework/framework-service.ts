import * as contract from "#contract/planning/framework.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import { localDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { isSmall, suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import { reachedOf } from "#programme/planning/framework/result-series.ts";
import { shareOf, sumCounts, weighedShare } from "#programme/planning/framework/sum-figures.ts";
import type { AreaClass } from "#programme/area/area.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import type { Actual } from "./actuals.ts";
import type * as store from "./framework-store.ts";
import { placeOf } from "./framework-places-store.ts";
import { targetFiguresOf } from "./target-figures.ts";
import type { WithheldOutputs } from "./target-figures.ts";

type Framework = Output<typeof contract.readFramework>;
type Target = Framework["goals"][number]["targets"][number];
type FrameworkOutput = Target["outputs"][number];
type Fund = FrameworkOutput["lines"][number]["funds"][number];
const nameless = { vi: "", en: "", id: "" };

export const readFramework = readOwnAreas(contract.readFramework, async (context, { query }) =>
  frameworkOf(context, query),
);

/** The framework of an area: of a commune its own plan; of a province one goal an indicator, with the targets of its communes summed. */
export async function frameworkOf(
  context: ActContext,
  query: Decoded<typeof contract.readFramework>["query"],
): Promise<Result<Framework, Refusal>> {
  const area = await placeOf(context.tx, query.areaId);
  const figures = await targetFiguresOf(context, query);
  if (area === undefined || figures === undefined) return failure(refuse("record.not_found"));
  const { pack, targets, outputs, ...found } = figures;
  const own = targets.every(({ areaId }) => areaId === query.areaId);
  const groups = Map.groupBy(targets, (target) => (own ? target.goal : indicatorName(pack, target.indicatorCode).vi));
  return success({
    areaId: query.areaId,
    areaName: area.name,
    programmeId: pack.id,
    programmeTitle: pack.title,
    year: query.year,
    asOf: context.today,
    plans: new Set(targets.map(({ planId }) => planId)).size,
    goals: [...groups].map(([title, ofGoal]) => ({
      title,
      targets: [...Map.groupBy(ofGoal, (target) => (own ? target.targetId : seriesKey(target)))].map(([, together]) =>
        summedTarget(pack, together, {
          ...found,
          outputs: together.flatMap(({ targetId }) => outputs.get(targetId) ?? []),
        }),
      ),
    })),
  });
}

export const noOutputWithheld: WithheldOutputs = { hides: () => false, isKnown: () => true, smallest: 0 };

/**
 * Each target of an area and all below it by itself, with what the framework says of it. Of a single target nothing is shown to who may
 * not read the households by name where one of its figures is small or withheld: the others would lead to it.
 */
export async function targetResultsOf(
  context: ActContext,
  asked: { readonly areaId: string; readonly programmeId: string; readonly year: number },
): Promise<readonly { readonly row: store.TargetRow; readonly target: Target; readonly isWithheld: boolean }[]> {
  const figures = await targetFiguresOf(context, asked);
  if (figures === undefined) return [];
  const { pack, targets, outputs, ...found } = figures;
  const { isKnown, smallest } = found.withheld;
  return targets.map((row) => {
    const target = summedTarget(pack, [row], { ...found, outputs: outputs.get(row.targetId) ?? [] });
    const said = [
      target.baseline,
      target.value,
      target.actual,
      ...target.outputs.flatMap(({ quantity, delivered }) => [quantity, delivered]),
    ];
    const tells = (figure: ShownCount | null) =>
      figure === suppressed || (figure !== null && isSmall(figure, smallest));
    return { row, target, isWithheld: !isKnown(row.areaId) && said.some(tells) };
  });
}

/** Targets that may be summed: the same indicator in the same definition, for the same class and group. */
function seriesKey({ indicatorCode, indicatorVersion, areaClass, disaggregation }: store.TargetRow): string {
  return JSON.stringify([indicatorCode, indicatorVersion, areaClass, disaggregation]);
}

/** The head of a target without its outputs; several targets of one indicator become one. */
export function summedTarget(
  pack: ProgrammePack,
  targets: readonly store.TargetRow[],
  found: {
    readonly actuals: ReadonlyMap<string, Actual>;
    /** Targets whose figures are suppressed; a sum that one of them is in is too. */
    readonly hidden: ReadonlySet<string>;
    readonly outputs: readonly store.OutputRow[];
    readonly withheld: WithheldOutputs;
  },
): Target {
  const [first] = targets;
  if (first === undefined) throw new Error("a sum of targets has at least one");
  const indicator = pack.indicators.find(({ code }) => code === first.indicatorCode);
  const isShare =
    indicator?.counts !== undefined && "where" in indicator.counts && indicator.counts.among !== undefined;
  const known = targets.map(({ targetId }) => found.actuals.get(targetId));
  const isWhole = known.every((actual) => actual !== undefined);
  const isHidden = targets.some(({ targetId }) => found.hidden.has(targetId));
  const together = (values: readonly number[]) =>
    isShare
      ? (weighedShare(values.map((value, at) => ({ value, among: known[at]?.share?.among }))) ?? null)
      : sumCounts(values);
  const counted = isWhole ? actualOf(known, isShare) : null;
  const actual = isHidden && counted !== null ? suppressed : counted;
  const baseline = isHidden ? suppressed : together(targets.map((target) => target.baseline));
  const value = isHidden ? suppressed : together(targets.map((target) => target.value));
  return {
    targetId: targets.length === 1 ? first.targetId : null,
    targets: targets.length,
    indicatorCode: first.indicatorCode,
    indicatorName: indicator?.name ?? nameless,
    unit: indicator?.unit ?? nameless,
    indicatorVersion: first.indicatorVersion,
    areaClass: first.areaClass as AreaClass | null,
    ...periodOf(first),
    baselineOn: first.baselineOn,
    disaggregation: first.disaggregation,
    baseline,
    value,
    actual,
    actualSource: counted === null ? null : (known[0]?.source ?? null),
    reached: reachedOf(baseline, value, actual),
    outputs: outputsOf(pack, found.outputs, found.withheld),
  };
}

function actualOf(known: readonly Actual[], isShare: boolean): number | null {
  const [first] = known;
  if (!isShare) return sumCounts(known.map(({ value }) => value));
  if (first !== undefined && known.length === 1) return first.value;
  const shares = known.flatMap(({ share }) => share ?? []);
  return shares.length < known.length ? null : (shareOf(shares) ?? null);
}

/** A target without a period is for its year. */
export function periodOf(target: store.TargetRow): { readonly periodFrom: LocalDate; readonly periodTo: LocalDate } {
  return {
    periodFrom: target.periodFrom ?? localDate(`${String(target.year)}-01-01`),
    periodTo: target.periodTo ?? localDate(`${String(target.year)}-12-31`),
  };
}

function indicatorName(pack: ProgrammePack, code: string) {
  return pack.indicators.find((one) => one.code === code)?.name ?? { vi: code, en: code, id: code };
}

/** Outputs of one kind are one; lines of one title, and money of one source and component, come together. */
function outputsOf(
  pack: ProgrammePack,
  rows: readonly store.OutputRow[],
  withheld: WithheldOutputs,
): FrameworkOutput[] {
  return [...Map.groupBy(rows, ({ activityKind }) => activityKind)].map(([activityKind, ofKind]) => {
    const outputs = [...new Map(ofKind.map((row) => [row.outputId, row])).values()];
    const hidden = outputs.filter((output) => withheld.hides(output));
    const sum = (of: "quantity" | "delivered") => {
      const left = hidden.reduce((total, output) => total + output[of], 0);
      // Two or more are left by who subtracts what the plans of the others show, and they may be shared in many ways.
      const isReported = hidden.length === 1 || (hidden.length > 1 && left < withheld.smallest);
      return isReported ? suppressed : outputs.reduce((total, output) => total + output[of], 0);
    };
    return {
      activityKind,
      kindName: pack.activityKinds.find(({ code }) => code === activityKind)?.name ?? nameless,
      unit: outputs[0]?.unit ?? "",
      quantity: sum("quantity"),
      delivered: sum("delivered"),
      lines: [...Map.groupBy(ofKind, ({ lineTitle }) => lineTitle)].flatMap(([title, ofLine]) =>
        title === null ? [] : [{ title, funds: fundsOf(ofLine, hidden.length > 0) }],
      ),
    };
  });
}

/** Sums of money and of units together would be two equations for the same units: the money is suppressed with one of them. */
function fundsOf(rows: readonly store.OutputRow[], isHidden: boolean): Fund[] {
  const groups = Map.groupBy(rows, ({ fundSource, component }) => `${fundSource ?? ""} ${component ?? ""}`);
  const sum = (list: readonly store.OutputRow[], field: "planned" | "committed" | "disbursed") =>
    isHidden ? suppressed : dong(list.reduce((total, row) => total + (row[field] ?? 0n), 0n));
  return [...groups.values()].flatMap((list) => {
    const [first] = list;
    if (first === undefined || first.fundSource === null || first.component === null) return [];
    return [
      {
        fundSource: first.fundSource,
        component: first.component,
        fundLineIds: list.flatMap(({ fundLineId }) => (fundLineId === null ? [] : [fundLineId])),
        planned: sum(list, "planned"),
        committed: sum(list, "committed"),
        disbursed: sum(list, "disbursed"),
      },
    ];
  });
}
