import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readMovements } from "#contract/evaluation/movement.ts";
import type { MovementWay } from "#programme/evaluation/movement.ts";
import { useFormat } from "#web/format/use-format.ts";

export type MovementRow = Output<typeof readMovements>["total"];

/** A figure of the movements, or in words why there is none: never a zero that nobody counted. */
export function useMovementText(): (row: MovementRow, way: MovementWay) => string {
  const { t } = useTranslation("evaluation/movement");
  const { number } = useFormat();
  return (row, way) => (row.flows === "counted" ? number(row[way]) : t(`notApplicable.${row.reason}`));
}
