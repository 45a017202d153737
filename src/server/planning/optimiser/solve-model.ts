/** The one place that knows the solver: HiGHS (Huangfu and Hall 2018) as WebAssembly, in this thread. See solve-in-worker.ts. */
import highsPackage from "highs";
import type { LinearModel, SolvedModel } from "#programme/planning/optimiser/linear-model.ts";

/** What is saved with a run: the package and the version of HiGHS are one. */
export const solverVersion = "highs 1.15.3";

export type SolveOptions = {
  /** Seconds. */
  readonly timeLimit: number;
  /** Of a model with whole numbers: so many nodes at most, so that where it stops does not depend on the machine. */
  readonly nodeLimit: number;
};

/** Its types are those of its CommonJS face, in which the function is a property; the module is the function itself. */
const loadHighs = highsPackage as unknown as typeof highsPackage.default;
let loaded: ReturnType<typeof loadHighs> | undefined;

export async function solveModel(model: LinearModel, options: SolveOptions): Promise<SolvedModel> {
  const highs = await (loaded ??= loadHighs());
  const { constants } = highs;
  return highs.withModel(dataOf(model), (solver): SolvedModel => {
    solver.options.set({
      output_flag: false,
      random_seed: 0,
      time_limit: options.timeLimit,
      mip_max_nodes: options.nodeLimit,
      mip_rel_gap: 1e-6,
      iis_strategy: constants.iis.strategyRowPriority,
    });
    solver.run();
    const status = solver.getModelStatus();
    if (status === constants.modelStatus.optimal) {
      const { colValue, rowDual } = solver.getSolution();
      return { status: "optimal", objective: solver.getObjectiveValue(), columns: [...colValue], prices: [...rowDual] };
    }
    if (status === constants.modelStatus.infeasible || status === constants.modelStatus.unboundedOrInfeasible) {
      const { rowIndex, colIndex, colBound } = solver.getIis();
      // That no quantity is below zero conflicts with nothing a person set; that it is no more than the need does.
      const { boundUpper, boundBoxed } = constants.iis;
      const columns = [...colIndex].filter((_, at) => colBound[at] === boundUpper || colBound[at] === boundBoxed);
      return { status: "infeasible", rows: [...rowIndex], columns };
    }
    return { status: "stopped" };
  });

  function dataOf({ columns, rows }: LinearModel) {
    const entries = rows.flatMap((row) => row.entries);
    const starts = [0];
    for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.entries.length);
    const wholes = columns.some(({ isWhole }) => isWhole);
    return {
      numCols: columns.length,
      numRows: rows.length,
      sense: constants.objectiveSense.maximize,
      offset: 0,
      colCost: columns.map(({ gain }) => gain),
      colLower: columns.map(() => 0),
      colUpper: columns.map(({ upper }) => upper),
      rowLower: rows.map(({ lower }) => lower),
      rowUpper: rows.map(({ upper }) => upper),
      matrix: {
        format: "csr" as const,
        numRows: rows.length,
        numCols: columns.length,
        starts,
        indices: entries.map(([column]) => column),
        values: entries.map(([, value]) => value),
      },
      ...(wholes
        ? {
            integrality: columns.map(({ isWhole }) =>
              isWhole ? constants.variableType.integer : constants.variableType.continuous,
            ),
          }
        : {}),
    };
  }
}
