/** Who attacks suppressed counts: knows everything that is shown, writes the equations down, and bounds each count by a solver. */
import { solveModel } from "#server/planning/optimiser/solve-model.ts";

/** Unknown whole numbers of zero or more, and sums of them with what is known of each sum. */
export type Equation = {
  readonly terms: readonly (readonly [unknown: string, times: number])[];
  readonly least: number;
  readonly most: number;
};

export type Bounds = { readonly least: number; readonly most: number };

const unlimited = 100_000;

/** The least and the most that an unknown can be, whole numbers alone. */
export async function boundsOf(
  unknown: string,
  equations: readonly Equation[],
  lowerBounds: ReadonlyMap<string, number> = new Map(),
): Promise<Bounds> {
  const names = [...new Set([unknown, ...equations.flatMap(({ terms }) => terms.map(([name]) => name))])];
  const placeOf = new Map(names.map((name, at) => [name, at]));
  const rows = [
    ...equations.map(({ terms, least, most }) => ({
      limit: undefined,
      entries: terms.map(([name, times]) => [placeOf.get(name) ?? 0, times] as const),
      lower: least,
      upper: most,
    })),
    ...[...lowerBounds].flatMap(([name, least]) =>
      placeOf.has(name)
        ? [{ limit: undefined, entries: [[placeOf.get(name) ?? 0, 1] as const], lower: least, upper: unlimited }]
        : [],
    ),
  ];
  const bound = async (gain: 1 | -1) => {
    const solved = await solveModel(
      {
        columns: names.map((name) => ({ gain: name === unknown ? gain : 0, upper: unlimited, isWhole: true })),
        rows,
      },
      { timeLimit: 20, nodeLimit: 10_000 },
    );
    if (solved.status !== "optimal") throw new Error(`the attacker's equations are ${solved.status}`);
    return Math.round(solved.columns[placeOf.get(unknown) ?? 0] ?? 0);
  };
  return { least: await bound(-1), most: await bound(1) };
}

/** How many values an unknown can have. */
export async function candidatesOf(
  unknown: string,
  equations: readonly Equation[],
  lowerBounds?: ReadonlyMap<string, number>,
): Promise<number> {
  const { least, most } = await boundsOf(unknown, equations, lowerBounds);
  return most - least + 1;
}
