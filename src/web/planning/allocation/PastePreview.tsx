import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ScrollRegion } from "#web/ui/list/ScrollRegion.tsx";
import type { Line, pasteBlock } from "#web/planning/plan-editor/editor-cells.ts";
import classes from "#web/planning/plan-editor/PlanGrid.module.css";
import type { PlanWords } from "#web/planning/plan/use-plan-words.ts";

export type Pasted = ReturnType<typeof pasteBlock>;

/** What a pasted block would change, cell by cell, before anything is changed. */
export function PastePreview(props: {
  readonly pasted: Pasted;
  readonly lines: readonly Line[];
  readonly words: PlanWords;
  readonly onTake: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(["planning/allocation", "planning/plan-editor"]);
  const { t: tUi } = useTranslation("ui");
  const { cells, outside } = props.pasted;
  const good = cells.filter(({ fault }) => fault === null).length;
  const textOf = (lineId: string, column: Parameters<PlanWords["textOf"]>[1]) => {
    const line = props.lines.find(({ id }) => id === lineId);
    return line === undefined ? "" : props.words.textOf(line, column);
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={props.onClose}
      title={<Text fw={600}>{t("paste.title")}</Text>}
      closeButtonProps={{ "aria-label": tUi("close") }}
    >
      <Stack>
        <Text>{t("paste.count", { count: good, faults: cells.length - good })}</Text>
        {outside > 0 && <Text>{t("paste.outside", { count: outside })}</Text>}
        <ScrollRegion label={t("paste.title")}>
          <table className={classes.preview}>
            <thead>
              <tr>
                {(["line", "cell", "before", "after"] as const).map((head) => (
                  <th key={head} scope="col">
                    {t(`paste.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {cells.map((cell) => (
                <tr key={`${cell.lineId} ${cell.column}`}>
                  <td>{textOf(cell.lineId, "what")}</td>
                  <td>{t(`planning/plan-editor:grid.${cell.column}`)}</td>
                  <td>{textOf(cell.lineId, cell.column)}</td>
                  <td>
                    {cell.after}
                    {cell.fault !== null && (
                      <span className={classes.mark}>{t(`planning/plan-editor:fault.${cell.fault}`)}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
        <Group>
          <Button disabled={good === 0} onClick={props.onTake}>
            {t("paste.take", { count: good })}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {t("paste.leave")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
