/**
 * The framework of a plan as flat lines: goal, target, output, activity line, fund line, each under one of the kind above.
 * The editor, its change sets, versions, comparison and workbooks work on lines; the tree is for reading.
 */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

export const planLineKinds = ["goal", "target", "output", "line", "fund"] as const;
export type PlanLineKind = (typeof planLineKinds)[number];

/** Of what kind the line above is; a goal stands at the top. */
export const kindAbove = {
  goal: null,
  target: "goal",
  output: "target",
  line: "output",
  fund: "line",
} as const satisfies Record<PlanLineKind, PlanLineKind | null>;

type Placed = { readonly id: string; readonly parentId: string | null; readonly position: number };
export type GoalLine = Placed & { readonly kind: "goal"; readonly title: string };
export type TargetLine = Placed & {
  readonly kind: "target";
  readonly indicatorCode: string;
  readonly baseline: number;
  readonly value: number;
};
export type OutputLine = Placed & {
  readonly kind: "output";
  readonly activityKind: string;
  readonly quantity: number;
  readonly unit: string;
  readonly unitCost: bigint;
  /** Copied or proposed, and confirmed by nobody yet. */
  readonly toConfirm: boolean;
};
export type ActivityLine = Placed & { readonly kind: "line"; readonly title: string };
export type FundLine = Placed & {
  readonly kind: "fund";
  readonly fundSource: string;
  readonly component: string;
  readonly amount: bigint;
  readonly originYear: number | null;
  readonly schedule: readonly { readonly month: number; readonly amount: bigint }[];
};
export type PlanLine = GoalLine | TargetLine | OutputLine | ActivityLine | FundLine;

/** A line is put (added, changed or moved: the whole line as it is to be) or removed with all below it. */
export type PlanChange<Line extends PlanLine = PlanLine> = { readonly put: Line } | { readonly remove: string };

/** The lines after the changes, in order. Refused as a whole when one of them has no place. */
export function applyChanges<Line extends PlanLine>(
  lines: readonly Line[],
  changes: readonly PlanChange<Line>[],
): Result<readonly Line[], Refusal> {
  const found = new Map(lines.map((line) => [line.id, line]));
  for (const change of changes) {
    if ("remove" in change) {
      if (!found.has(change.remove)) return failure(refuse("planning.line_not_in_plan", { line: change.remove }));
      for (const id of withAllBelow([...found.values()], change.remove)) found.delete(id);
    } else {
      const before = found.get(change.put.id);
      if (before !== undefined && before.kind !== change.put.kind)
        return failure(refuse("planning.line_keeps_its_kind", { line: labelOf(before) }));
      found.set(change.put.id, change.put);
    }
  }
  const after = [...found.values()];
  for (const line of after) {
    const above = line.parentId === null ? null : found.get(line.parentId)?.kind;
    if (above !== kindAbove[line.kind]) return failure(refuse("planning.line_without_place", { line: labelOf(line) }));
  }
  return success(inOrder(after));
}

/** What undoes the changes: applied to the lines after them, it gives the lines before them. */
export function undoOf<Line extends PlanLine>(
  before: readonly Line[],
  changes: readonly PlanChange<Line>[],
): readonly PlanChange<Line>[] {
  const applied = applyChanges(before, changes);
  if (!applied.ok) return [];
  const now = new Map(applied.value.map((line) => [line.id, line]));
  const had = new Set(before.map(({ id }) => id));
  const isNew = (id: string | null) => id !== null && !had.has(id);
  return [
    ...inOrder(before).flatMap((line) => (now.get(line.id) === line ? [] : [{ put: line }])),
    // A new line takes the new ones below it along.
    ...applied.value.flatMap(({ id, parentId }) => (isNew(id) && !isNew(parentId) ? [{ remove: id }] : [])),
  ];
}

/** Depth first: each line before those below it, siblings by position. */
export function inOrder<Line extends PlanLine>(lines: readonly Line[]): readonly Line[] {
  const below = Map.groupBy(lines, ({ parentId }) => parentId);
  const walk = (parentId: string | null): readonly Line[] =>
    (below.get(parentId) ?? [])
      .toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
      .flatMap((line) => [line, ...walk(line.id)]);
  return walk(null);
}

export function withAllBelow(lines: readonly PlanLine[], id: string): ReadonlySet<string> {
  const taken = new Set([id]);
  for (const line of inOrder(lines)) if (line.parentId !== null && taken.has(line.parentId)) taken.add(line.id);
  return taken;
}

/** What the line is called in a message: its title, or the code that names it. */
export function labelOf(line: PlanLine): string {
  if (line.kind === "goal" || line.kind === "line") return line.title;
  if (line.kind === "target") return line.indicatorCode;
  return line.kind === "output" ? line.activityKind : `${line.fundSource} ${line.component}`;
}
