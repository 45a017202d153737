import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { absorptionOf } from "#programme/planning/allocation/absorption.ts";
import { coefficientOf } from "#programme/planning/allocation/area-coefficient.ts";
import type { AreaCoefficients } from "#programme/planning/allocation/area-coefficient.ts";
import { indicatorOf } from "#programme/planning/allocation/criteria.ts";
import { distanceKm } from "#programme/planning/allocation/distance.ts";
import type { Formula, FormulaInput } from "#programme/planning/allocation/formula.ts";
import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import type { Tx } from "#server/platform/database/database.ts";
import * as store from "./formula-inputs-store.ts";
import type { FormulaArea } from "./formula-inputs-store.ts";
import { indicatorsOn } from "#server/planning/plan/plans-store.ts";

export type CountedInputs = { readonly areas: readonly FormulaArea[]; readonly inputs: readonly FormulaInput[] };
type Asked = {
  readonly areaId: string;
  readonly year: number;
  readonly asOf: LocalDate;
  readonly formula: Formula;
  /** Of the programme whose component the money is for. */
  readonly programme: ProgrammePack | undefined;
};
type NumberOf = (area: FormulaArea) => number | undefined;

/** Counts what the formula asks for, and nothing else. A number that nobody knows is refused with the areas that lack it. */
export async function countInputs(tx: Tx, asked: Asked): Promise<Result<CountedInputs, Refusal>> {
  const { formula, programme } = asked;
  const areas = await store.areasOfFormula(tx, asked.areaId, asked.asOf);
  if (areas.length === 0) return failure(refuse("record.not_found"));
  const coefficients = programme?.areaCoefficients;
  const wantsClass = formula.useAreaCoefficient || formula.criteria.some(({ code }) => code === "area_class");
  if (wantsClass && coefficients === undefined) return failure(refuse("planning.no_area_coefficients"));
  const numberOf = new Map<string, NumberOf>();
  for (const { code } of formula.criteria) {
    const counter = await counterOf(tx, code, { ...asked, areas, coefficients });
    if (!counter.ok) return counter;
    numberOf.set(code, counter.value);
  }
  const given = new Map((formula.given ?? []).map((one) => [`${one.areaId} ${one.criterion}`, one.number]));
  for (const [code, count] of numberOf) {
    const unknown = areas.filter((area) => !given.has(`${area.areaId} ${code}`) && count(area) === undefined);
    if (unknown.length > 0) {
      const names = unknown.slice(0, 5).map(({ areaName }) => areaName);
      return failure(
        refuse("planning.criterion_unknown", { criterion: code, count: unknown.length, areas: names.join(", ") }),
      );
    }
  }
  const inputs = areas.map((area): FormulaInput => ({
    areaId: area.areaId,
    coefficient: coefficients === undefined ? 1 : coefficientOf(coefficients, area),
    numbers: Object.fromEntries(
      [...numberOf].map(([code, count]) => [code, given.get(`${area.areaId} ${code}`) ?? count(area) ?? 0]),
    ),
  }));
  return success({ areas, inputs });
}

type Counting = Asked & {
  readonly areas: readonly FormulaArea[];
  readonly coefficients: AreaCoefficients | undefined;
};

/** How the number of a criterion is found for each area; what it needs is read once. */
async function counterOf(tx: Tx, code: string, counting: Counting): Promise<Result<NumberOf, Refusal>> {
  const { areas, asOf, coefficients } = counting;
  const communes = areas.map(({ areaId }) => areaId);
  const indicator = indicatorOf(code);
  if (indicator !== undefined) return lackCounter(tx, indicator, counting);
  switch (code) {
    case "poor":
    case "near_poor":
    case "households":
    case "people": {
      const key = code === "near_poor" ? "nearPoor" : code;
      const counts = new Map((await store.countClasses(tx, communes, asOf)).map((row) => [row.areaId, row]));
      return success(({ areaId }) => counts.get(areaId)?.[key] ?? 0);
    }
    case "deprivations": {
      const sums = new Map<string, number>();
      for (const row of await store.countLacks(tx, communes, asOf))
        sums.set(row.areaId, (sums.get(row.areaId) ?? 0) + row.households * row.lacking.length);
      return success(({ areaId }) => sums.get(areaId) ?? 0);
    }
    case "population":
      return success((area) => (area.populationFlag === null ? (area.population ?? undefined) : undefined));
    case "minority_share": {
      const permit = counting.programme?.allocation?.permits.find(({ criterion }) => criterion === code);
      if (permit === undefined) return failure(refuse("planning.criterion_not_permitted", { criterion: code }));
      const shares = await store.countMinorities(tx, communes, permit.majority);
      return success(({ areaId }) => shares.get(areaId) ?? 0);
    }
    case "area_class":
      return success((area) => (coefficients === undefined ? undefined : coefficientOf(coefficients, area)));
    case "very_hard_villages":
      return success(({ veryHardVillages }) => veryHardVillages);
    case "distance":
      return distanceCounter(counting);
    case "absorption": {
      const rates = absorptionOf(await store.readAbsorption(tx, communes, counting.year - 1));
      return success(({ areaId }) => rates.of(areaId));
    }
    case "equal":
      return success(() => 1);
    default:
      return failure(refuse("planning.criterion_unknown", { criterion: code, count: areas.length, areas: "" }));
  }
}

async function lackCounter(tx: Tx, indicator: string, counting: Counting): Promise<Result<NumberOf, Refusal>> {
  const { areas, asOf } = counting;
  const isKnown = (await indicatorsOn(tx, asOf)).some(({ code }) => code === indicator);
  if (!isKnown) return failure(refuse("planning.indicator_unknown", { indicator }));
  const lacking = new Map<string, number>();
  const rows = await store.countLacks(
    tx,
    areas.map(({ areaId }) => areaId),
    asOf,
  );
  for (const row of rows)
    if (row.lacking.includes(indicator)) lacking.set(row.areaId, (lacking.get(row.areaId) ?? 0) + row.households);
  return success(({ areaId }) => lacking.get(areaId) ?? 0);
}

function distanceCounter({ formula, areas }: Counting): Result<NumberOf, Refusal> {
  const centre = areas.find(({ areaId }) => areaId === formula.centreAreaId);
  if (centre?.lon === undefined || centre.lon === null || centre.lat === null)
    return failure(refuse("planning.no_centre"));
  const from = { lon: centre.lon, lat: centre.lat };
  return success(({ lon, lat }) => (lon === null || lat === null ? undefined : distanceKm(from, { lon, lat })));
}
