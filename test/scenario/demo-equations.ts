/** What the pages of the demo say to who may not read households by name, as equations. */
import type { readCounts, readMeasures } from "#contract/evaluation/measure.ts";
import type { Output } from "#contract/endpoint.ts";
import type { readNeeds } from "#contract/planning/need.ts";
import type { getPlan } from "#contract/planning/plan.ts";
import type { Equation } from "#test/support/suppression-attacker.ts";

type Plan = Output<typeof getPlan>;
export const outputsOf = ({ goals }: Plan) => goals.flatMap(({ targets }) => targets.flatMap(({ outputs }) => outputs));

/** What a plan says: its sum is of its fund lines, and those of an output pay for its units, each at the cost that it tells. */
export function planEquations(plan: Plan) {
  const hidden = outputsOf(plan).filter(({ quantity }) => quantity === "suppressed");
  const lines = hidden.flatMap((output) =>
    output.lines.flatMap((line) => line.fundLines.map((fund) => fund.fundLineId)),
  );
  const shown = outputsOf(plan)
    .flatMap((output) => output.lines.flatMap((line) => line.fundLines))
    .reduce((sum, { amount }) => sum + (amount === "suppressed" ? 0n : amount), 0n);
  const thousands = (amount: bigint) => Number(amount) / 1000;
  const rest = plan.planned === "suppressed" ? undefined : thousands(plan.planned - shown);
  const terms = hidden.map(({ outputId, unitCost }) => [outputId, thousands(unitCost)] as const);
  const equations: readonly Equation[] = rest === undefined ? [] : [{ terms, least: rest - 1, most: rest + 1 }];
  return { equations, lines, hidden: new Set<string>(hidden.map(({ outputId }) => outputId)) };
}

type Row = Output<typeof readMeasures>["total"];
const unknowns = (row: Row) => ["poor", "nearPoor", "rest", ...Object.keys(row.deprivations)];

/** Every count behind the figures: of the whole and of each commune. */
export function secretsOf(rows: ReadonlyMap<string, Row>): readonly (readonly [string, number])[] {
  return [...rows].flatMap(([areaOfRow, row]) =>
    Object.entries({ poor: row.poor, nearPoor: row.nearPoor, ...row.deprivations }).flatMap(([name, count]) =>
      typeof count === "number" ? [[`${areaOfRow} ${name}`, count] as const] : [],
    ),
  );
}

/** What the pages say: shown counts, the whole as the sum of the communes, classes as parts of the households, rates times households. */
export function equationsOf(
  shown: Output<typeof readMeasures>,
  needs: Output<typeof readNeeds>,
  counts: Output<typeof readCounts>,
): readonly Equation[] {
  const rows = [shown.total, ...shown.rows];
  const equal = (terms: Equation["terms"], value: number): Equation => ({ terms, least: value, most: value });
  const ofRows = rows.flatMap((row): readonly Equation[] => {
    const name = (of: string) => `${row.areaId} ${of}`;
    const reported = { poor: row.poor, nearPoor: row.nearPoor, ...row.deprivations };
    const ofClass: Equation["terms"] = [
      [name("poor"), 1],
      [name("nearPoor"), 1],
    ];
    const need = needs.rows.find(({ areaId: place }) => place === row.areaId);
    const ofNeeds = [
      ...(need?.byNeed ?? []),
      ...(need?.byClass ?? []).map((one) => ({ ...one, key: one.key === "near_poor" ? "nearPoor" : one.key })),
    ];
    const ofCounts = counts.rows
      .filter(({ areaId: place }) => place === row.areaId)
      .map((one) => ({
        ...one,
        key: one.class === "near_poor" ? "nearPoor" : one.class === "poor" ? "poor" : undefined,
      }));
    const { households, multidimensionalRate: rate } = row;
    return [
      ...Object.entries(reported).flatMap(([of, count]) =>
        typeof count === "number" ? [equal([[name(of), 1]], count)] : [],
      ),
      ...ofNeeds.flatMap(({ key, households: count }) =>
        typeof count === "number" ? [equal([[name(key), 1]], count)] : [],
      ),
      ...ofCounts.flatMap(({ key, households: count }) =>
        typeof count === "number" && key !== undefined ? [equal([[name(key), 1]], count)] : [],
      ),
      ...(typeof households === "number" ? [equal([...ofClass, [name("rest"), 1]], households)] : []),
      ...(typeof rate === "number" && typeof households === "number"
        ? [equal(ofClass, Math.round((rate * households) / 100))]
        : []),
      // A household of the list lacks each thing once.
      ...Object.keys(row.deprivations).map((of): Equation => ({
        terms: [...ofClass, [name(of), -1]],
        least: 0,
        most: 1_000_000,
      })),
    ];
  });
  const sums = unknowns(shown.total).map((of) =>
    equal(
      [...shown.rows.map(({ areaId: part }) => [`${part} ${of}`, 1] as const), [`${shown.total.areaId} ${of}`, -1]],
      0,
    ),
  );
  return [...ofRows, ...sums];
}
