import type { Output } from "#contract/endpoint.ts";
import { useFormat } from "#web/format/use-format.ts";
import type { Choices, EditorColumn, Line } from "#web/planning/plan-editor/editor-cells.ts";
import { cellKind, cellValue } from "#web/planning/plan-editor/editor-cells.ts";
import type { listProgrammes } from "#contract/planning/programme.ts";

export type Programme = Output<typeof listProgrammes>["rows"][number];

/** Codes of a programme in the reader's words, and cells as they are read. */
export function usePlanWords(programme: Programme) {
  const { language, number, dong } = useFormat();
  const named = (
    rows: readonly { readonly code: string; readonly name: Readonly<Record<typeof language, string>> }[],
  ): Choices => rows.map(({ code, name }) => ({ value: code, label: name[language] }));
  const lists = {
    target: named(programme.indicators),
    output: named(programme.activityKinds),
    fund: named(programme.fundSources),
    component: programme.components.map(({ code, name }) => ({ value: code, label: `${code} ${name[language]}` })),
  };
  const choicesOf = (line: Line, column: EditorColumn): Choices => {
    if (cellKind(line, column) !== "choice") return [];
    if (column === "component") return lists.component;
    return line.kind === "target" || line.kind === "output" || line.kind === "fund" ? lists[line.kind] : [];
  };
  const textOf = (line: Line, column: EditorColumn): string => {
    const kind = cellKind(line, column);
    const value = cellValue(line, column);
    if (kind === "choice") {
      if (column === "component") return value;
      return choicesOf(line, column).find((one) => one.value === value)?.label ?? value;
    }
    if (kind === "money") return dong(BigInt(value));
    return kind === "figure" ? number(Number(value), 3) : value;
  };
  return { lists, choicesOf, textOf };
}
export type PlanWords = ReturnType<typeof usePlanWords>;
