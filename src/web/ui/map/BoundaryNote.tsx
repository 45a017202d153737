import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Whose boundaries a map shows, and whether they are the simplified ones of the country's pack. */
export type BoundaryOrigin = { readonly source: string; readonly simplified: boolean };

/** What the lines of a map are: boundaries, and whose, or cells of our own. */
export function BoundaryNote(props: {
  readonly by: "boundaries" | "cells";
  readonly origin: BoundaryOrigin | undefined;
  readonly left?: number;
}) {
  const { t } = useTranslation("ui");
  const { by, origin, left = 0 } = props;
  const source = origin?.source ?? t("map.unnamed");
  return (
    <Text c="dimmed" size="sm">
      {by === "cells"
        ? t("map.cells")
        : t(origin?.simplified === true ? "map.simplified" : "map.boundaries", { source })}
      {left > 0 && ` ${t("map.left", { count: left })}`}
    </Text>
  );
}
