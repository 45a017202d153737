import type { AreaClass } from "#programme/area/area.ts";

export type Norms = {
  /** Đồng for one unit; null where nobody has set a norm. */
  readonly norm: number | null;
  readonly normByClass?: Readonly<Partial<Record<AreaClass, number>>> | undefined;
};

/** The highest norm that the classes of an area give; else the norm of the kind, where one is set. */
export function normFor({ norm, normByClass = {} }: Norms, classes: readonly string[]): bigint | null {
  const byClass = Object.entries(normByClass).flatMap(([name, amount]) => (classes.includes(name) ? [amount] : []));
  const found = byClass.length > 0 ? Math.max(...byClass) : norm;
  return found === null ? null : BigInt(found);
}
