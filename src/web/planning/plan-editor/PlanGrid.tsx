import { Button, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { inOrder } from "#programme/planning/plan/plan-line.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ScrollRegion } from "#web/ui/list/ScrollRegion.tsx";
import { cellKind, cellValue, editorColumns } from "./editor-cells.ts";
import type { EditorColumn, Line } from "./editor-cells.ts";
import { PlanCell } from "./PlanCell.tsx";
import classes from "./PlanGrid.module.css";
import { sumsOf } from "#web/planning/plan/plan-sums.ts";
import type { PlanWords } from "#web/planning/plan/use-plan-words.ts";

type Cell = { readonly lineId: string; readonly column: EditorColumn };
export type PlanGridProps = {
  readonly lines: readonly Line[];
  readonly words: PlanWords;
  /** Answers why the text is not taken, or undefined. */
  readonly onCell: (line: Line, column: EditorColumn, text: string) => string | undefined;
  readonly onAdd: (above: Line | null) => string | undefined;
  readonly onRemove: (line: Line) => void;
  readonly onMove: (line: Line, by: -1 | 1) => void;
  readonly onUndo: () => void;
  readonly onPaste: (text: string, row: number, column: EditorColumn, shown: readonly Line[]) => void;
};
const levels = { goal: 1, target: 2, output: 3, line: 4, fund: 5 } as const;

/** Tree and grid in one (WAI-ARIA treegrid): arrows go, Enter or F2 edits, Delete removes, Ctrl+Z takes back, Ctrl+V puts a block down. */
export function PlanGrid(props: PlanGridProps) {
  const { t } = useTranslation("planning/plan-editor");
  const { dong, money } = useFormat();
  const { lines, words } = props;
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState<Cell>();
  const [editing, setEditing] = useState(false);
  const [fault, setFault] = useState("");
  const table = useRef<HTMLDivElement>(null);
  const sums = sumsOf(lines);
  const shown = visible(lines, closed);
  const row = Math.max(
    0,
    shown.findIndex(({ id }) => id === at?.lineId),
  );
  const column = at?.column ?? "what";
  const focused = shown[row];

  const goTo = (line: Line | undefined, to: EditorColumn | undefined) => {
    if (line === undefined || to === undefined) return;
    setEditing(false);
    setAt({ lineId: line.id, column: to });
  };
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (!wantsFocus.current || editing) return;
    wantsFocus.current = false;
    table.current?.querySelector<HTMLElement>('[data-at="true"]')?.focus();
  });
  const move = (down: number, right: number) => {
    wantsFocus.current = true;
    goTo(
      shown[Math.min(shown.length - 1, Math.max(0, row + down))],
      editorColumns[Math.min(editorColumns.length - 1, Math.max(0, editorColumns.indexOf(column) + right))],
    );
  };
  const toggle = (line: Line, isClosed: boolean) => {
    const next = new Set(closed);
    if (isClosed) next.add(line.id);
    else next.delete(line.id);
    setClosed(next);
  };
  const edit = () => {
    if (focused === undefined || cellKind(focused, column) === undefined) return;
    setFault("");
    setEditing(true);
  };
  const keep = (line: Line, text: string, then: "stay" | "right") => {
    const wrong = text === cellValue(line, column) ? undefined : props.onCell(line, column, text);
    if (wrong !== undefined) {
      setFault(wrong);
      return;
    }
    setFault("");
    setEditing(false);
    wantsFocus.current = true;
    if (then === "right") move(0, 1);
  };
  const add = (above: Line | null) => {
    const made = props.onAdd(above);
    if (made === undefined) return;
    wantsFocus.current = true;
    if (above !== null) toggle(above, false);
    setAt({ lineId: made, column: "what" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (editing || focused === undefined) return;
    const hasBelow = lines.some(({ parentId }) => parentId === focused.id);
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => (event.altKey ? props.onMove(focused, 1) : move(1, 0)),
      ArrowUp: () => (event.altKey ? props.onMove(focused, -1) : move(-1, 0)),
      ArrowRight: () => (column === "what" && hasBelow && closed.has(focused.id) ? toggle(focused, false) : move(0, 1)),
      ArrowLeft: () => (column === "what" && hasBelow && !closed.has(focused.id) ? toggle(focused, true) : move(0, -1)),
      Home: () => (event.ctrlKey ? move(-shown.length, -9) : move(0, -9)),
      End: () => (event.ctrlKey ? move(shown.length, 9) : move(0, 9)),
      PageDown: () => move(10, 0),
      PageUp: () => move(-10, 0),
      Enter: edit,
      F2: edit,
      Insert: () => add(focused),
      Delete: () => {
        const next = shown[row + 1]?.parentId === focused.id ? shown[row - 1] : (shown[row + 1] ?? shown[row - 1]);
        props.onRemove(focused);
        wantsFocus.current = true;
        goTo(next, column);
      },
    };
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
    const act = isUndo ? props.onUndo : acts[event.key];
    if (act === undefined || (event.metaKey && !isUndo)) return;
    event.preventDefault();
    wantsFocus.current = true;
    act();
  };

  return (
    <>
      <ScrollRegion label={t("grid.label")}>
        <div
          ref={table}
          role="treegrid"
          tabIndex={-1}
          aria-label={t("grid.label")}
          aria-describedby="plan-grid-keys"
          className={classes.grid}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            if (editing || focused === undefined) return;
            event.preventDefault();
            props.onPaste(event.clipboardData.getData("text/plain"), row, column, shown);
          }}
        >
          <div role="rowgroup">
            <div role="row">
              {editorColumns.map((name) => (
                <div key={name} role="columnheader" data-figure={isFigure(name) || undefined}>
                  {t(`grid.${name}`)}
                </div>
              ))}
            </div>
          </div>
          <div role="rowgroup" data-lines>
            {shown.map((line, position) => {
              const hasBelow = lines.some(({ parentId }) => parentId === line.id);
              const isClosed = closed.has(line.id);
              return (
                <div
                  key={line.id}
                  role="row"
                  data-kind={line.kind}
                  aria-level={levels[line.kind]}
                  {...(hasBelow ? { "aria-expanded": !isClosed } : {})}
                >
                  {editorColumns.map((name) => {
                    const isAt = position === row && name === column;
                    return (
                      <PlanCell
                        key={name}
                        line={line}
                        column={name}
                        words={words}
                        sum={name === "amount" ? sums.get(line.id) : undefined}
                        level={levels[line.kind]}
                        toggle={
                          name === "what" && hasBelow
                            ? { isClosed, onToggle: () => toggle(line, !isClosed) }
                            : undefined
                        }
                        isAt={isAt}
                        isEditing={isAt && editing}
                        fault={isAt ? fault : ""}
                        onFocus={() => (isAt ? undefined : goTo(line, name))}
                        onEdit={edit}
                        onKeep={(text, then) => keep(line, text, then)}
                        onLeave={() => {
                          setEditing(false);
                          setFault("");
                          wantsFocus.current = true;
                        }}
                      />
                    );
                  })}
                </div>
              );
            })}
          </div>
          <div role="rowgroup" data-foot>
            <div role="row">
              {editorColumns.map((name) => (
                <div key={name} role="gridcell" data-figure={isFigure(name) || undefined}>
                  {name === "what" && t("grid.total")}
                  {name === "amount" && dong(sums.get("") ?? 0n)}
                </div>
              ))}
            </div>
          </div>
        </div>
      </ScrollRegion>
      <Text id="plan-grid-keys" size="sm" c="dimmed">
        {t("grid.keys")}
      </Text>
      <Text size="sm" aria-live="polite">
        {t("grid.sum", { amount: money(sums.get("") ?? 0n) })}
      </Text>
      <Button.Group>
        <Button variant="default" onClick={() => add(null)}>
          {t("grid.addGoal")}
        </Button>
        {focused !== undefined && focused.kind !== "fund" && (
          <Button variant="default" onClick={() => add(focused)}>
            {t(`grid.addUnder.${focused.kind}`)}
          </Button>
        )}
        {focused !== undefined && (
          <Button variant="default" onClick={() => props.onRemove(focused)}>
            {t("grid.remove")}
          </Button>
        )}
      </Button.Group>
    </>
  );
}

export const isFigure = (column: EditorColumn) =>
  column === "from" || column === "to" || column === "quantity" || column === "unitCost" || column === "amount";

function visible(lines: readonly Line[], closed: ReadonlySet<string>): readonly Line[] {
  const hidden = new Set<string>();
  return inOrder(lines).filter((line) => {
    const isHidden = line.parentId !== null && (hidden.has(line.parentId) || closed.has(line.parentId));
    if (isHidden) hidden.add(line.id);
    return !isHidden;
  });
}
