import { Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { drawAreas } from "./area-shapes.ts";
import type { AreaToDraw } from "./area-shapes.ts";

export type MapArea = AreaToDraw & {
  readonly name: string;
  /** 0 to 1: how dark it is; undefined is blank. */ readonly shade?: number | undefined;
};

const size = { width: 640, height: 560 };

/**
 * Areas side by side, each of which opens. Says whether the lines are boundaries, and whose, or cells that we drew ourselves. The
 * table beside it tells the same, so the map is left out of the tab order.
 */
export function AreaMap(props: {
  readonly label: string;
  readonly areas: readonly MapArea[];
  readonly source: string | undefined;
  readonly onOpen: (areaId: string) => void;
}) {
  const { t } = useTranslation("registry");
  const [pointed, point] = useState<string>();
  const drawing = useMemo(() => drawAreas(props.areas, size), [props.areas]);
  if (drawing.by === "nothing") return null;
  const byId = new Map(props.areas.map((area) => [area.areaId, area]));
  const shown = pointed === undefined ? undefined : byId.get(pointed)?.name;

  return (
    <figure style={{ margin: 0 }}>
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={props.label}
        style={{ display: "block", width: "100%", height: "auto" }}
      >
        {drawing.areas.map(({ areaId, path }) => {
          const area = byId.get(areaId);
          return (
            <path
              key={areaId}
              d={path}
              fill="var(--mantine-primary-color-filled)"
              fillOpacity={areaId === pointed ? 0.95 : 0.12 + 0.7 * (area?.shade ?? 0)}
              stroke="var(--mantine-color-text)"
              strokeWidth={0.6}
              style={{ cursor: "pointer" }}
              onClick={() => props.onOpen(areaId)}
              onPointerEnter={() => point(areaId)}
              onPointerLeave={() => point(undefined)}
            >
              <title>{area?.name}</title>
            </path>
          );
        })}
      </svg>
      <figcaption>
        <Text size="sm" fw={600} mih="1.5em">
          {shown ?? "\u00A0"}
        </Text>
        <Text size="sm" c="dimmed">
          {drawing.by === "cells" ? t("areas.mapCells") : t("areas.mapBoundaries", { source: props.source ?? "" })}{" "}
          {drawing.left > 0 && t("areas.mapMixed", { count: drawing.left })}
        </Text>
      </figcaption>
    </figure>
  );
}
