import { useElementSize } from "@mantine/hooks";
import { sankey, sankeyLinkHorizontal } from "d3-sankey";

type Flow = { readonly before: string; readonly after: string; readonly count: number };
type Node = { readonly id: string; readonly name: string; readonly isBefore: boolean };
type Link = { readonly count: number };

/** The room of its page; where that is not known yet, of a desk. */
const roomOf = (measured: number) => (measured === 0 ? 1000 : Math.max(320, Math.round(measured)));

/** Classes on the first day at the left, on the last at the right; the stream between two is as wide as it has households. */
export function MoveFlowDrawing(props: {
  readonly flows: readonly Flow[];
  readonly label: string;
  readonly say: (count: number) => string;
}) {
  const { flows, say } = props;
  const { ref, width: room } = useElementSize();
  const width = roomOf(room);
  const side = (of: "before" | "after") =>
    [...new Set(flows.map((flow) => flow[of]))].map((name): Node => ({
      id: `${of} ${name}`,
      name,
      isBefore: of === "before",
    }));
  const nodes = [...side("before"), ...side("after")];
  const height = Math.max(260, 60 * Math.max(side("before").length, side("after").length));
  const drawn = sankey<Node, Link>()
    .nodeId((node) => node.id)
    .nodeAlign((node) => (node.isBefore ? 0 : 1))
    .nodeWidth(12)
    .nodePadding(28)
    .extent([
      [4, 20],
      [width - 4, height - 8],
    ])({
    nodes: nodes.map((node) => ({ ...node })),
    links: flows.map((flow) => ({
      source: `before ${flow.before}`,
      target: `after ${flow.after}`,
      value: flow.count,
      count: flow.count,
    })),
  });
  const path = sankeyLinkHorizontal();
  return (
    <div ref={ref} role="region" aria-label={props.label} tabIndex={0} data-flow>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        style={{ width: "100%", display: "block" }}
        role="img"
        aria-label={`${props.label}: ${flows.map(({ before, after, count }) => `${before} → ${after}: ${say(count)}`).join("; ")}`}
      >
        {drawn.links.map((link) => {
          const { source, target } = link;
          if (typeof source !== "object" || typeof target !== "object") return null;
          return (
            <path
              key={`${source.id} ${target.id}`}
              d={path(link) ?? ""}
              fill="none"
              stroke="currentColor"
              strokeOpacity={0.22}
              strokeWidth={Math.max(1, link.width ?? 1)}
            >
              <title>{`${source.name} → ${target.name}: ${say(link.count)}`}</title>
            </path>
          );
        })}
        {drawn.nodes.map((node) => {
          const { x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node;
          return (
            <g key={node.id}>
              <rect x={x0} y={y0} width={x1 - x0} height={Math.max(1, y1 - y0)} fill="currentColor" />
              <text
                x={node.isBefore ? x0 : x1}
                y={y0 - 6}
                textAnchor={node.isBefore ? "start" : "end"}
                fontSize={14}
                fill="currentColor"
              >
                {`${node.name} · ${say(node.value ?? 0)}`}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
