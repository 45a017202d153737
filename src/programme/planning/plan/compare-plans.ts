/** Two versions of a plan, or two plans, line by line: which lines are in both, and what differs. */
import { inOrder, labelOf } from "./plan-line.ts";
import type { PlanLine } from "./plan-line.ts";

export type ComparedLine = {
  readonly key: string;
  readonly kind: PlanLine["kind"];
  readonly label: string;
  readonly left: PlanLine | null;
  readonly right: PlanLine | null;
  /** Names of the fields that differ; empty for a line that stands on one side only. */
  readonly differs: readonly string[];
};

const placeOnly = new Set(["id", "parentId", "position", "kind", "toConfirm"]);

/** Versions of one plan are matched by id, two plans by what their lines are called, under lines that match. */
export function comparePlans(
  left: readonly PlanLine[],
  right: readonly PlanLine[],
  by: "id" | "label",
): readonly ComparedLine[] {
  const [leftKeys, rightKeys] = by === "id" ? [idsOf(left), idsOf(right)] : [pathsOf(left), pathsOf(right)];
  const ofRight = new Map(right.map((line) => [rightKeys.get(line.id) ?? line.id, line]));
  const seen = new Set<string>();
  const rows: ComparedLine[] = [];
  for (const line of inOrder(left)) {
    const key = leftKeys.get(line.id) ?? line.id;
    seen.add(key);
    const other = ofRight.get(key) ?? null;
    rows.push({
      key,
      kind: line.kind,
      label: labelOf(other ?? line),
      left: line,
      right: other,
      differs: other === null ? [] : fieldsThatDiffer(line, other),
    });
  }
  // What is only on the right stands behind the last line before it that both know.
  let after: string | undefined;
  for (const line of inOrder(right)) {
    const key = rightKeys.get(line.id) ?? line.id;
    if (!seen.has(key)) {
      const at = after === undefined ? 0 : rows.findIndex((row) => row.key === after) + 1;
      rows.splice(at, 0, { key, kind: line.kind, label: labelOf(line), left: null, right: line, differs: [] });
    }
    after = key;
  }
  return rows;
}

export const isDifferent = (row: ComparedLine) => row.left === null || row.right === null || row.differs.length > 0;

function idsOf(lines: readonly PlanLine[]): ReadonlyMap<string, string> {
  return new Map(lines.map(({ id }) => [id, id]));
}

/** The labels from the top down to a line; the second of the same name has its number behind it. */
function pathsOf(lines: readonly PlanLine[]): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const taken = new Map<string, number>();
  for (const line of inOrder(lines)) {
    const above = line.parentId === null ? "" : (paths.get(line.parentId) ?? "");
    const path = `${above}/${line.kind}:${labelOf(line).trim().toLowerCase()}`;
    const times = (taken.get(path) ?? 0) + 1;
    taken.set(path, times);
    paths.set(line.id, times === 1 ? path : `${path}#${times}`);
  }
  return paths;
}

function fieldsThatDiffer(left: PlanLine, right: PlanLine): readonly string[] {
  const of = (line: PlanLine) => new Map(Object.entries(line).filter(([name]) => !placeOnly.has(name)));
  const [a, b] = [of(left), of(right)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => text(a.get(name)) !== text(b.get(name)));
}

function text(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? inner.toString() : inner)) ?? "";
}
