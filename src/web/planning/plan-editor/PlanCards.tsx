import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { cellKind, cellValue, editorColumns } from "./editor-cells.ts";
import type { EditorColumn, Line } from "./editor-cells.ts";
import type { PlanGridProps } from "./PlanGrid.tsx";
import classes from "./PlanGrid.module.css";
import { sumsOf } from "#web/planning/plan/plan-sums.ts";

/** The plan on a phone: a card a line with what matters, opened to change that line alone. */
export function PlanCards(props: PlanGridProps) {
  const { t } = useTranslation(["planning/plan-editor", "planning/plan"]);
  const { money, number } = useFormat();
  const nameOf = useNames();
  const [opened, open] = useState<string>();
  const { lines, words } = props;
  const sums = sumsOf(lines);
  const line = lines.find(({ id }) => id === opened);
  return (
    <Stack gap={0}>
      <Text fw={600}>{t("grid.sum", { amount: money(sums.get("") ?? 0n) })}</Text>
      {lines.map((one) => (
        <div key={one.id} className={classes.card}>
          <Text size="sm" c="dimmed">
            {t(`planning/plan:kind.${one.kind}`)}
          </Text>
          <Text fw={one.kind === "goal" ? 600 : 400}>{words.textOf(one, "what")}</Text>
          <Text size="sm">
            {one.kind === "output" && `${number(one.quantity)} ${nameOf("units", one.unit)} · `}
            {money(sums.get(one.id) ?? 0n)}
          </Text>
          {one.kind === "output" && one.toConfirm && <span className={classes.mark}>{t("grid.toConfirm")}</span>}
          <Group gap="xs" mt={4}>
            <Button
              variant="default"
              onClick={() => open(one.id)}
              aria-label={t("cards.editLine", { line: words.textOf(one, "what") })}
            >
              {t("cards.edit")}
            </Button>
            {one.kind !== "fund" && (
              <Button variant="default" onClick={() => open(props.onAdd(one))}>
                {t(`grid.addUnder.${one.kind}`)}
              </Button>
            )}
          </Group>
        </div>
      ))}
      <Button mt="sm" variant="default" onClick={() => open(props.onAdd(null))}>
        {t("grid.addGoal")}
      </Button>
      {line !== undefined && <LineDialog {...props} line={line} onClose={() => open(undefined)} />}
    </Stack>
  );
}

function LineDialog(props: PlanGridProps & { readonly line: Line; readonly onClose: () => void }) {
  const { t } = useTranslation(["planning/plan-editor", "planning/plan"]);
  const { t: tUi } = useTranslation("ui");
  const { line, words } = props;
  const columns = editorColumns.filter((column) => cellKind(line, column) !== undefined);
  const [texts, setTexts] = useState<Readonly<Partial<Record<EditorColumn, string>>>>({});
  const [faults, setFaults] = useState<Readonly<Partial<Record<EditorColumn, string>>>>({});
  const keep = (column: EditorColumn, text: string) => {
    setTexts({ ...texts, [column]: text });
    setFaults({ ...faults, [column]: props.onCell(line, column, text) });
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={<Text fw={600}>{t(`planning/plan:kind.${line.kind}`)}</Text>}
      closeButtonProps={{ "aria-label": tUi("close") }}
    >
      <Stack>
        {columns.map((column) => {
          const field = {
            id: `line-${column}`,
            label: t(`grid.${column}`),
            value: texts[column] ?? cellValue(line, column),
            error: faults[column],
            onChange: (text: string) => keep(column, text),
          };
          return cellKind(line, column) === "choice" ? (
            <ChoiceField key={column} {...field} choices={words.choicesOf(line, column)} />
          ) : (
            <TextField key={column} {...field} kind={cellKind(line, column) === "text" ? "text" : "figure"} />
          );
        })}
        <Group>
          <Button onClick={props.onClose}>{t("cards.done")}</Button>
          <Button
            variant="default"
            onClick={() => {
              props.onRemove(line);
              props.onClose();
            }}
          >
            {t("grid.remove")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
