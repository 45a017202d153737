/** Everything that levels and changes need of the rows: sums by group, time and sampling unit, in one pass for each grouping. */
import { CompensatedSums, sumOf } from "./compensated-sum.ts";
import { isPoor } from "./scheme.ts";
import type { Cutoff } from "./scheme.ts";
import type { Design, Grouping, Survey } from "./survey.ts";

/** A sum by (group, time, unit), in this order, and over each (group, time): `totals`. */
export type UnitSums = { readonly units: Float64Array; readonly totals: Float64Array };

/** The cells (group x time) of one grouping. The units of cell c are from `from[c]` to `from[c + 1]`, by stratum. */
export type Grid = {
  readonly grouping: Grouping;
  readonly times: number;
  readonly from: Int32Array;
  readonly psuOfUnit: Int32Array;
  readonly unitOfRow: Int32Array;
  readonly rowsOfCell: Int32Array;
};

export type SumsOfCutoff = {
  readonly k: Cutoff;
  /** Weights of the poor, and over them the weighted scores in parts of the weight base. */
  readonly poor: UnitSums;
  readonly scores: UnitSums;
  /** By indicator: weights of the poor who lack it. */
  readonly censored: readonly UnitSums[];
};

export type Sums = {
  readonly grid: Grid;
  readonly design: Design;
  readonly weights: UnitSums;
  readonly lacking: readonly UnitSums[];
  readonly cutoffs: readonly SumsOfCutoff[];
};

export function gridOf(survey: Survey, grouping: Grouping): Grid {
  const { rows, time, design, times } = survey;
  const units = design.stratumOfPsu.length;
  const cells = grouping.labels.length * times.length;
  const rowsOfCell = new Int32Array(cells);
  const numbers = new Map<number, number>();
  const unitOfRow = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const cell = (grouping.of[row] ?? 0) * times.length + (time[row] ?? 0);
    rowsOfCell[cell] = (rowsOfCell[cell] ?? 0) + 1;
    const key = cell * units + (design.psu[row] ?? 0);
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
    }
    unitOfRow[row] = number;
  }
  const keys = Float64Array.from(numbers.keys()).sort();
  const from = new Int32Array(cells + 1);
  const psuOfUnit = new Int32Array(keys.length);
  const place = new Int32Array(keys.length);
  for (const [at, key] of keys.entries()) {
    const cell = Math.floor(key / units);
    from[cell + 1] = (from[cell + 1] ?? 0) + 1;
    psuOfUnit[at] = key - cell * units;
    place[numbers.get(key) ?? 0] = at;
  }
  for (let cell = 0; cell < cells; cell += 1) from[cell + 1] = (from[cell + 1] ?? 0) + (from[cell] ?? 0);
  for (let row = 0; row < rows; row += 1) unitOfRow[row] = place[unitOfRow[row] ?? 0] ?? 0;
  return { grouping, times: times.length, from, psuOfUnit, unitOfRow, rowsOfCell };
}

/** The score of each row: the weights of what it lacks, in parts of the weight base. */
export function scoresOf({ rows, lacks, scheme }: Survey): Float64Array {
  const scores = new Float64Array(rows);
  for (const [at, lacked] of lacks.entries()) {
    const weight = scheme.indicators[at]?.weight ?? 0;
    for (let row = 0; row < rows; row += 1) if (lacked[row] === 1) scores[row] = (scores[row] ?? 0) + weight;
  }
  return scores;
}

export function sumUnits(survey: Survey, grouping: Grouping, cutoffs: readonly Cutoff[], scores: Float64Array): Sums {
  const grid = gridOf(survey, grouping);
  const { rows, weights, lacks, scheme } = survey;
  const { unitOfRow } = grid;
  // Only rows that both count: most lack nothing of what is summed.
  const summed = (one: Uint8Array | undefined, other?: Uint8Array, times?: Float64Array): UnitSums => {
    const sums = new CompensatedSums(grid.psuOfUnit.length);
    for (let row = 0; row < rows; row += 1) {
      if (one?.[row] === 0 || other?.[row] === 0) continue;
      sums.add(unitOfRow[row] ?? 0, (weights[row] ?? 0) * (times === undefined ? 1 : (times[row] ?? 0)));
    }
    return withTotals(grid, sums.values());
  };
  return {
    grid,
    design: survey.design,
    weights: summed(undefined),
    lacking: lacks.map((lacked) => summed(lacked)),
    cutoffs: cutoffs.map((k) => {
      const poor = Uint8Array.from(scores, (score) => (isPoor(score, scheme, k) ? 1 : 0));
      return {
        k,
        poor: summed(poor),
        scores: summed(poor, undefined, scores),
        censored: lacks.map((lacked) => summed(poor, lacked)),
      };
    }),
  };
}

export function withTotals(grid: Grid, units: Float64Array): UnitSums {
  const totals = new Float64Array(grid.from.length - 1);
  for (let cell = 0; cell < totals.length; cell += 1)
    totals[cell] = sumOf(units.subarray(grid.from[cell], grid.from[cell + 1]));
  return { units, totals };
}
