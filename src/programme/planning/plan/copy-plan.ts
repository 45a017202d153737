/** Last year's plan as the beginning of this year's: what is finished is left out, what is left is taken over and waits to be confirmed. */
import { shareMoney, zeroMoney, dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import { inOrder } from "./plan-line.ts";
import type { PlanLine } from "./plan-line.ts";

/** @param delivered units that were delivered, by output. Lines get ids of their own. */
export function copyPlan<Line extends PlanLine>(
  lines: readonly Line[],
  delivered: ReadonlyMap<string, number>,
  newId: () => string,
): readonly Line[] {
  const leftOf = new Map(
    lines.flatMap((line) =>
      line.kind === "output" ? [[line.id, Math.max(0, line.quantity - (delivered.get(line.id) ?? 0))] as const] : [],
    ),
  );
  const ordered = inOrder(lines);
  const above = new Map(ordered.map((line) => [line.id, line.parentId]));
  const kept = new Set<string>();
  const keepUp = (id: string | null | undefined): void => {
    if (id === null || id === undefined || kept.has(id)) return;
    kept.add(id);
    keepUp(above.get(id));
  };
  for (const line of ordered) {
    const isOpenOutput = line.kind === "output" && (leftOf.get(line.id) ?? 0) > 0;
    const isBelowOne =
      line.parentId !== null && kept.has(line.parentId) && (line.kind === "line" || line.kind === "fund");
    if (isOpenOutput || isBelowOne) keepUp(line.id);
  }
  const ids = new Map([...kept].map((id) => [id, newId()]));
  return ordered
    .filter(({ id }) => kept.has(id))
    .map((line) => {
      const placed = {
        ...line,
        id: ids.get(line.id) ?? line.id,
        parentId: line.parentId === null ? null : (ids.get(line.parentId) ?? null),
      };
      if (line.kind === "output") return { ...placed, quantity: leftOf.get(line.id) ?? 0, toConfirm: true };
      // What was not reached is where this year begins.
      if (line.kind === "target")
        return {
          ...placed,
          baseline: line.value + Math.sign(line.baseline - line.value) * leftBelow(ordered, leftOf, line.id),
        };
      if (line.kind === "fund")
        return { ...placed, amount: shareOf(ordered, leftOf, line.id), originYear: null, schedule: [] };
      return placed;
    });
}

function leftBelow(lines: readonly PlanLine[], leftOf: ReadonlyMap<string, number>, targetId: string): number {
  return lines.reduce((sum, { id, parentId }) => (parentId === targetId ? sum + (leftOf.get(id) ?? 0) : sum), 0);
}

/** What is left of an output costs what is left of its money, shared as its fund lines were. */
function shareOf(lines: readonly PlanLine[], leftOf: ReadonlyMap<string, number>, fundId: string): Money {
  const fund = lines.find(({ id }) => id === fundId);
  const activity = lines.find(({ id }) => id === fund?.parentId);
  const output = lines.find(({ id }) => id === activity?.parentId);
  if (output?.kind !== "output") return zeroMoney;
  const below = new Set(lines.filter(({ parentId }) => parentId === output.id).map(({ id }) => id));
  const funds = lines.filter(
    (line): line is Extract<PlanLine, { kind: "fund" }> =>
      line.kind === "fund" && line.parentId !== null && below.has(line.parentId),
  );
  const cost = dong(BigInt(leftOf.get(output.id) ?? 0) * output.unitCost);
  const weights = funds.map(({ amount }) => amount);
  if (weights.every((weight) => weight === 0n)) return zeroMoney;
  return shareMoney(cost, weights)[funds.findIndex(({ id }) => id === fundId)] ?? zeroMoney;
}
