import type { Scheme } from "./scheme.ts";

/** People or households by area, sex or the like: `of` says for each row which of the labels is its own. */
export type Grouping = { readonly name: string; readonly labels: readonly string[]; readonly of: Int32Array };

/** A survey in columns. Missing answers are gone before (read-survey.ts): every row counts. */
export type Survey = {
  readonly rows: number;
  readonly scheme: Scheme;
  /** By indicator of the scheme: 1 deprived, 0 not. */
  readonly lacks: readonly Uint8Array[];
  readonly weights: Float64Array;
  readonly design: Design;
  readonly times: readonly Time[];
  readonly time: Int32Array;
  readonly groupings: readonly Grouping[];
};
export type Time = { readonly label: string; readonly year: number };

/** Primary sampling units, numbered by stratum, so that those of one stratum stand next to each other. */
export type Design = {
  readonly psu: Int32Array;
  readonly stratumOfPsu: Int32Array;
  readonly psusOfStratum: Int32Array;
  readonly loneStrata: LoneStrata;
};

/**
 * A stratum with a single sampling unit has no spread of its own. "centre": its unit is compared with the mean of all, so it adds
 * its square (cautious, the default); "certain": it was drawn for certain and adds nothing.
 */
export type LoneStrata = "centre" | "certain";

/** What is found by a key: a unit is known by its stratum and its own code, so the same code in two strata is two units. */
export function designOf(
  strata: readonly string[] | undefined,
  psus: readonly string[] | undefined,
  rows: number,
  loneStrata: LoneStrata,
): Design {
  const byStratum = new Map<string, Map<string, number>>();
  const seen: number[] = [];
  const first = new Int32Array(rows);
  const stratumOf: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    const stratum = strata?.[row] ?? "";
    let units = byStratum.get(stratum);
    if (units === undefined) {
      units = new Map();
      byStratum.set(stratum, units);
    }
    const code = psus?.[row] ?? String(row);
    let unit = units.get(code);
    if (unit === undefined) {
      unit = seen.length;
      units.set(code, unit);
      seen.push(unit);
      stratumOf.push(stratum);
    }
    first[row] = unit;
  }
  const number = new Int32Array(seen.length);
  const stratumOfPsu = new Int32Array(seen.length);
  const psusOfStratum = new Int32Array(byStratum.size);
  let next = 0;
  for (const [at, units] of [...byStratum.values()].entries()) {
    psusOfStratum[at] = units.size;
    for (const unit of units.values()) {
      number[unit] = next;
      stratumOfPsu[next] = at;
      next += 1;
    }
  }
  return { psu: first.map((unit) => number[unit] ?? 0), stratumOfPsu, psusOfStratum, loneStrata };
}

/** Degrees of freedom of the design: sampling units less strata (Korn and Graubard 1999). */
export function freedomOf(design: Design): number {
  return design.stratumOfPsu.length - design.psusOfStratum.length;
}
