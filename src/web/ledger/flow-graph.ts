import type { Output } from "#contract/endpoint.ts";
import type { readMoneyFlow } from "#contract/treasury/disbursement.ts";

type Link = Output<typeof readMoneyFlow>["links"][number];
/** The column of a node: source, component, commune, state of the money. */
export type FlowNode = { readonly id: string; readonly column: 0 | 1 | 2 | 3; readonly key: string };
export type FlowLink = {
  readonly source: string;
  readonly target: string;
  readonly amount: bigint;
  readonly value: number;
};
export const others = "others";

const columns = { source_component: [0, 1], component_area: [1, 2], area_state: [2, 3] } as const;

/** The flow as a graph; of the components and the communes the largest stand alone and the others together, so that it can be read. */
export function flowGraph(
  links: readonly Link[],
  shown: number,
): { readonly nodes: readonly FlowNode[]; readonly links: readonly FlowLink[] } {
  const largest = largestOf(links, "component_area", shown);
  const components = largestOf(links, "source_component", shown);
  const nodes = new Map<string, FlowNode>();
  const sums = new Map<string, { source: string; target: string; amount: bigint }>();
  const nodeOf = (column: FlowNode["column"], key: string) => {
    const isOther = (column === 2 && !largest.has(key)) || (column === 1 && !components.has(key));
    const held = isOther ? others : key;
    const id = `${column}:${held}`;
    nodes.set(id, { id, column, key: held });
    return id;
  };
  for (const { level, from, to, amount } of links) {
    const [left, right] = columns[level];
    const [source, target] = [nodeOf(left, from), nodeOf(right, to)];
    const key = `${source} ${target}`;
    sums.set(key, { source, target, amount: (sums.get(key)?.amount ?? 0n) + amount });
  }
  return {
    nodes: [...nodes.values()],
    links: [...sums.values()].map((link) => ({ ...link, value: Number(link.amount) })),
  };
}

/** Those that get most at a level; all of them where only one more would be left. */
function largestOf(links: readonly Link[], at: Link["level"], shown: number): ReadonlySet<string> {
  const sums = new Map<string, bigint>();
  for (const { level, to, amount } of links) if (level === at) sums.set(to, (sums.get(to) ?? 0n) + amount);
  return new Set(
    [...sums]
      .toSorted(([, a], [, b]) => (a === b ? 0 : a > b ? -1 : 1))
      .slice(0, sums.size > shown + 1 ? shown : sums.size)
      .map(([key]) => key),
  );
}
