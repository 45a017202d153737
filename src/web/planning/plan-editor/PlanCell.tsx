import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import { cellKind, cellValue } from "./editor-cells.ts";
import type { EditorColumn, Line } from "./editor-cells.ts";
import classes from "./PlanGrid.module.css";
import type { PlanWords } from "#web/planning/plan/use-plan-words.ts";

/** A cell: read, or edited in its place. Enter keeps, Tab keeps and goes right, Escape leaves it as it was. */
export function PlanCell(props: {
  readonly line: Line;
  readonly column: EditorColumn;
  readonly words: PlanWords;
  readonly sum: bigint | undefined;
  readonly level: number;
  readonly toggle: { readonly isClosed: boolean; readonly onToggle: () => void } | undefined;
  readonly isAt: boolean;
  readonly isEditing: boolean;
  readonly fault: string;
  readonly onFocus: () => void;
  readonly onEdit: () => void;
  readonly onKeep: (text: string, then: "stay" | "right") => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation(["planning/plan-editor", "planning/plan"]);
  const { dong } = useFormat();
  const { line, column, words, toggle, isAt } = props;
  const isFigure = column !== "what" && column !== "unit" && column !== "component";
  const text = cellKind(line, column) === undefined ? "" : words.textOf(line, column);
  const shown = column === "amount" && line.kind !== "fund" && props.sum !== undefined ? dong(props.sum) : text;
  return (
    <div
      role="gridcell"
      data-at={isAt || undefined}
      data-figure={isFigure || undefined}
      tabIndex={isAt && !props.isEditing ? 0 : -1}

      onFocus={props.onFocus}
      onDoubleClick={props.onEdit}
    >
      {props.isEditing ? (
        <CellInput {...props} />
      ) : (
        <span className={column === "what" ? classes.what : ""} style={{ paddingLeft: indent(column, props.level) }}>
          {toggle !== undefined && (
            <button
              type="button"
              tabIndex={-1}
              className={classes.toggle}
              aria-label={t(toggle.isClosed ? "grid.open" : "grid.close", { line: shown })}
              onClick={toggle.onToggle}
            >
              {toggle.isClosed ? "▸" : "▾"}
            </button>
          )}
          <span>
            {column === "what" && <span className="visually-hidden">{t(`planning/plan:kind.${line.kind}`)}: </span>}
            {shown}
            {column === "quantity" && line.kind === "output" && line.toConfirm && (
              <span className={classes.mark}>{t("grid.toConfirm")}</span>
            )}
          </span>
        </span>
      )}
    </div>
  );
}

const indent = (column: EditorColumn, level: number) => (column === "what" ? `${(level - 1) * 1.1}rem` : 0);

function CellInput(props: {
  readonly line: Line;
  readonly column: EditorColumn;
  readonly words: PlanWords;
  readonly fault: string;
  readonly onKeep: (text: string, then: "stay" | "right") => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation("planning/plan-editor");
  const { line, column, words, fault } = props;
  const [text, setText] = useState(cellValue(line, column));
  const wiring = {
    className: classes.input,
    "aria-label": `${t(`grid.${column}`)}: ${words.textOf(line, "what")}`,
    "aria-invalid": fault !== "",
    autoFocus: true,
    value: text,
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === "Enter" || event.key === "Tab") {
        event.preventDefault();
        props.onKeep(text, event.key === "Tab" ? "right" : "stay");
      }
      if (event.key === "Escape") props.onLeave();
      event.stopPropagation();
    },
    onBlur: () => props.onKeep(text, "stay"),
  };
  const choices = words.choicesOf(line, column);
  return (
    <>
      {choices.length > 0 ? (
        <select {...wiring} onChange={(event) => setText(event.currentTarget.value)}>
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <input {...wiring} onChange={(event) => setText(event.currentTarget.value)} />
      )}
      {fault !== "" && (
        <span role="alert" className={classes.mark}>
          {fault}
        </span>
      )}
    </>
  );
}
