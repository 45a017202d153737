import { sankey, sankeyLinkHorizontal } from "d3-sankey";
import { fitted, textWidth } from "#picture/chart-measures.ts";
import type { FlowLink, FlowNode } from "./flow-graph.ts";
import { flowGraph } from "./flow-graph.ts";

const width = 1200;
const nodeWidth = 12;
/** Names of the states stand beside the last column: as wide as they need, within what leaves the streams their room. */
const widestLabels = 320;
const letters = 14 / 13;

/** A Sankey diagram (layout by d3-sankey). Each stream is a link with its sum; widths tell it also in black and white. */
export function MoneyFlowDrawing(props: {
  readonly links: Parameters<typeof flowGraph>[0];
  readonly label: string;
  readonly nameOf: (node: FlowNode) => string;
  readonly say: (amount: bigint) => string;
  readonly hrefOf: (from: FlowNode, to: FlowNode) => string | undefined;
}) {
  const graph = flowGraph(props.links, 9);
  const sumOf = (node: FlowNode) =>
    graph.links.reduce(
      (sum, link) => ((node.column === 3 ? link.target : link.source) === node.id ? sum + link.amount : sum),
      0n,
    );
  const textsOf = (node: FlowNode) => [props.nameOf(node), ` · ${props.say(sumOf(node))}`] as const;
  const last = graph.nodes
    .filter(({ column }) => column === 3)
    .map((node) => textWidth(textsOf(node).join("")) * letters);
  const labelWidth = Math.min(widestLabels, Math.max(0, ...last) + 16);
  const between = (width - labelWidth) / 3 - 10;
  const labelOf = (node: FlowNode) => {
    const [name, sum] = textsOf(node);
    const room = (node.column === 3 ? labelWidth - 8 : between) / letters;
    return `${fitted(name, room - textWidth(sum))}${sum}`;
  };
  const height = Math.max(
    360,
    46 * Math.max(...[0, 1, 2, 3].map((column) => graph.nodes.filter((one) => one.column === column).length)),
  );
  const layout = sankey<FlowNode, Pick<FlowLink, "amount">>()
    .nodeId((node) => node.id)
    .nodeAlign((node) => node.column)
    .nodeWidth(nodeWidth)
    .nodePadding(26)
    .extent([
      [4, 20],
      [width - labelWidth, height - 8],
    ]);
  const drawn = layout({
    nodes: graph.nodes.map((node) => ({ ...node })),
    links: graph.links.map((link) => ({ ...link })),
  });
  const path = sankeyLinkHorizontal();
  return (
    <div style={{ overflowX: "auto" }} role="region" aria-label={props.label} tabIndex={0} data-flow>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        style={{ width: "100%", minWidth: 1000, display: "block" }}
        role="group"
        aria-label={props.label}
      >
        {drawn.links.map((link) => {
          const { source, target } = link;
          if (typeof source !== "object" || typeof target !== "object") return null;
          const text = `${props.nameOf(source)} → ${props.nameOf(target)}: ${props.say(link.amount)}`;
          const stream = (
            <path
              d={path(link) ?? ""}
              fill="none"
              stroke="currentColor"
              strokeOpacity={0.22}
              strokeWidth={Math.max(1, link.width ?? 1)}
            >
              <title>{text}</title>
            </path>
          );
          const href = props.hrefOf(source, target);
          const key = `${source.id} ${target.id}`;
          return href === undefined ? (
            <g key={key}>{stream}</g>
          ) : (
            <a key={key} href={href} aria-label={text}>
              {stream}
            </a>
          );
        })}
        {drawn.nodes.map((node) => {
          const { x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node;
          const isLast = node.column === 3;
          return (
            <g key={node.id}>
              <rect
                x={x0}
                y={y0}
                width={x1 - x0}
                height={Math.max(1, y1 - y0)}
                fill="var(--mantine-primary-color-filled)"
              />
              <text
                x={isLast ? x1 + 6 : x0}
                y={isLast ? (y0 + y1) / 2 + 5 : y0 - 5}
                fontSize={14}
                fill="currentColor"
                stroke="var(--vuon-ground)"
                strokeWidth={4}
                strokeLinejoin="round"
                paintOrder="stroke"
              >
                <title>{props.nameOf(node)}</title>
                {labelOf(node)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
