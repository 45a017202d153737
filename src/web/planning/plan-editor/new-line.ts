import { v7 } from "uuid";
import { dong } from "#kernel/money.ts";
import { kindAbove } from "#programme/planning/plan/plan-line.ts";
import type { Line } from "./editor-cells.ts";
import type { PlanWords, Programme } from "#web/planning/plan/use-plan-words.ts";

/** What may be added under a line; under nothing, a goal. */
export function kindBelow(line: Line | null): Line["kind"] | undefined {
  const above = line?.kind ?? null;
  return (Object.keys(kindAbove) as Line["kind"][]).find((kind) => kindAbove[kind] === above);
}

/** A new line under another, filled with what is likeliest: the norm of the kind, its component, and what the output still lacks. */
export function newLine(
  above: Line | null,
  lines: readonly Line[],
  programme: Programme,
  { lists }: PlanWords,
  texts: { readonly goal: string; readonly line: string },
  language: "vi" | "en" | "id",
): Line | undefined {
  const kind = kindBelow(above);
  const position =
    Math.max(0, ...lines.flatMap((one) => (one.parentId === (above?.id ?? null) ? [one.position] : []))) + 1;
  const placed = { id: v7(), position };
  const parentId = above?.id ?? "";
  if (kind === "goal") return { ...placed, kind, parentId: null, title: texts.goal };
  if (kind === "target")
    return { ...placed, kind, parentId, indicatorCode: lists.target[0]?.value ?? "", baseline: 0, value: 0 };
  if (kind === "output") {
    const [first] = programme.activityKinds;
    if (first === undefined) return undefined;
    const { code: activityKind, unit, norm } = first;
    return {
      ...placed,
      kind,
      parentId,
      activityKind,
      quantity: 1,
      unit: unit[language],
      unitCost: norm ?? dong(0),
      toConfirm: false,
    };
  }
  if (kind === "line") {
    const output = above?.kind === "output" ? above : undefined;
    const name = lists.output.find(({ value }) => value === output?.activityKind)?.label ?? texts.line;
    return { ...placed, kind, parentId, title: name };
  }
  if (kind === "fund") {
    const output = lines.find(({ id }) => id === above?.parentId);
    const cost = output?.kind === "output" ? BigInt(output.quantity) * output.unitCost : 0n;
    const component =
      output?.kind === "output"
        ? programme.activityKinds.find(({ code }) => code === output.activityKind)?.component
        : undefined;
    return {
      ...placed,
      kind,
      parentId,
      fundSource: lists.fund[0]?.value ?? "",
      component: component ?? lists.component[0]?.value ?? "",
      amount: dong(cost),
      originYear: null,
      schedule: [],
    };
  }
  return undefined;
}
