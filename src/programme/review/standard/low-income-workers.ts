import type { Income } from "./classify.ts";
import type { Facts } from "./facts.ts";
import type { Standard } from "./standard.ts";

/** The positions of the members who count as workers, where the household's income makes them low-income workers. */
export function workersAmong(standard: Standard, facts: Facts): readonly number[] {
  return facts.members.flatMap((member, position) => {
    const alone = standard.lowIncomeWorkers?.workers.evaluate({ ...facts, members: [member] });
    return alone?.ok === true && alone.value === 1 ? [position] : [];
  });
}

/**
 * How many members of a household are low-income workers (người lao động có thu nhập thấp, docs/law.md L1.1-5): a result beside the class, for a
 * household of average living standard may have them too. Null where it cannot be said: the standard does not know, or no income
 * of twelve months was declared. Points of form B1 say nothing of it.
 */
export function countLowIncomeWorkers(
  standard: Standard,
  facts: Facts,
  found: { readonly class: string; readonly income: Income },
): number | null {
  const { lowIncomeWorkers } = standard;
  if (lowIncomeWorkers === undefined) return null;
  const { pack, workers } = lowIncomeWorkers;
  if (pack.notIn.includes(found.class)) return 0;
  if (found.income.route !== "measured") return null;
  if (found.income.perPerson > pack.incomeUpTo[facts.setting]) return 0;
  const counted = workers.evaluate(facts);
  return counted.ok && typeof counted.value === "number" ? counted.value : null;
}
