/** The cells of the plan editor: which a line has, what is in them, and what a text typed or pasted into one makes of the line. */
import type { z } from "zod";
import type { planLine } from "#contract/planning/plan-shapes.ts";
import { dong } from "#kernel/money.ts";
import { readNumber } from "#web/format/read-number.ts";
import { readMoney, typedMoney } from "#web/format/money.ts";

export type Line = z.output<typeof planLine>;
export const editorColumns = ["what", "from", "to", "unit", "quantity", "unitCost", "component", "amount"] as const;
export type EditorColumn = (typeof editorColumns)[number];
export type CellKind = "text" | "figure" | "money" | "choice";

const cells = {
  goal: { what: "text" },
  target: { what: "choice", from: "figure", to: "figure" },
  output: { what: "choice", unit: "text", quantity: "figure", unitCost: "money" },
  line: { what: "text" },
  fund: { what: "choice", component: "choice", amount: "money" },
} as const satisfies Record<Line["kind"], Partial<Record<EditorColumn, CellKind>>>;

/** How the cell is edited; undefined where the line has none. */
export function cellKind(line: Line, column: EditorColumn): CellKind | undefined {
  const ofKind: Partial<Record<EditorColumn, CellKind>> = cells[line.kind];
  return ofKind[column];
}

/** What is in the cell, as it is typed: codes and plain figures. */
export function cellValue(line: Line, column: EditorColumn): string {
  if (line.kind === "goal" || line.kind === "line") return column === "what" ? line.title : "";
  if (line.kind === "target")
    return { what: line.indicatorCode, from: String(line.baseline), to: String(line.value) }[column as "what"] ?? "";
  if (line.kind === "output") {
    const { activityKind: what, unit, quantity, unitCost } = line;
    return { what, unit, quantity: String(quantity), unitCost: typedMoney(unitCost) }[column as "what"] ?? "";
  }
  const { fundSource: what, component, amount } = line;
  return { what, component, amount: typedMoney(amount) }[column as "what"] ?? "";
}

export type CellFault = "no_cell" | "missing" | "not_a_figure" | "unknown";
export type CellChange = { readonly ok: true; readonly line: Line } | { readonly ok: false; readonly fault: CellFault };
/** Codes that a choice may take, with the name by which it may be pasted. */
export type Choices = readonly { readonly value: string; readonly label: string }[];

/** The line with the text in the cell; a figure may have its thousands grouped as people write them. */
export function withCell(line: Line, column: EditorColumn, text: string, choices: Choices): CellChange {
  const kind = cellKind(line, column);
  if (kind === undefined) return { ok: false, fault: "no_cell" };
  const value = text.trim();
  if (value === "") return { ok: false, fault: "missing" };
  if (kind === "text") return { ok: true, line: withText(line, column, value.slice(0, 300)) };
  if (kind === "choice") {
    const chosen = choices.find((one) => one.value === value || one.label.toLowerCase() === value.toLowerCase());
    return chosen === undefined
      ? { ok: false, fault: "unknown" }
      : { ok: true, line: withText(line, column, chosen.value) };
  }
  const isMoney = column === "unitCost" || column === "amount";
  const figure =
    (isMoney ? readMoney(value) : readNumber(value, 0)) ?? (line.kind === "target" ? readNumber(value, 3) : undefined);
  return figure === undefined
    ? { ok: false, fault: "not_a_figure" }
    : { ok: true, line: withFigure(line, column, figure) };
}

function withText(line: Line, column: EditorColumn, text: string): Line {
  if (line.kind === "goal" || line.kind === "line") return { ...line, title: text };
  if (line.kind === "target") return { ...line, indicatorCode: text };
  if (line.kind === "output") return column === "unit" ? { ...line, unit: text } : { ...line, activityKind: text };
  return column === "component" ? { ...line, component: text } : { ...line, fundSource: text };
}

function withFigure(line: Line, column: EditorColumn, figure: number): Line {
  if (line.kind === "target") return column === "from" ? { ...line, baseline: figure } : { ...line, value: figure };
  if (line.kind === "output")
    return column === "quantity"
      ? { ...line, quantity: figure, toConfirm: false }
      : { ...line, unitCost: dong(figure) };
  return line.kind === "fund" ? { ...line, amount: dong(figure) } : line;
}

export type PastedCell = {
  readonly lineId: string;
  readonly column: EditorColumn;
  readonly before: string;
  readonly after: string;
  readonly fault: CellFault | null;
};

/** A block of cells from a spreadsheet, put down at a cell: what would change, cell by cell, and the lines as they would be. */
export function pasteBlock(
  text: string,
  at: { readonly row: number; readonly column: EditorColumn },
  lines: readonly Line[],
  choicesOf: (line: Line, column: EditorColumn) => Choices,
): { readonly cells: readonly PastedCell[]; readonly lines: readonly Line[]; readonly outside: number } {
  const block = text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((row) => row.split("\t"));
  const first = editorColumns.indexOf(at.column);
  const changed = new Map<string, Line>();
  const cells: PastedCell[] = [];
  let outside = 0;
  for (const [down, row] of block.entries()) {
    for (const [right, pasted] of row.entries()) {
      const [there, column] = [lines[at.row + down], editorColumns[first + right]];
      if (there === undefined || column === undefined) {
        outside += 1;
        continue;
      }
      const line = changed.get(there.id) ?? there;
      // An empty cell of the block says nothing about a cell.
      if (pasted.trim() === "" && cellKind(line, column) !== "text") continue;
      const made = withCell(line, column, pasted, choicesOf(line, column));
      const before = cellValue(line, column);
      if (made.ok) {
        if (cellValue(made.line, column) === before) continue;
        changed.set(there.id, made.line);
        cells.push({ lineId: there.id, column, before, after: cellValue(made.line, column), fault: null });
      } else cells.push({ lineId: there.id, column, before, after: pasted.trim(), fault: made.fault });
    }
  }
  return { cells, lines: [...changed.values()], outside };
}
