import { Text } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import classes from "./AreaMap.module.css";
import { drawAreas } from "./draw-areas.ts";
import type { AreaToDraw } from "./draw-areas.ts";

const size = { width: 480, height: 360 };

/** One point among areas with their names, as a picture: where it lies is reported in words beside it. */
export function PointMapDrawing(props: {
  readonly label: string;
  readonly areas: readonly (AreaToDraw & { readonly name: string })[];
  readonly point: { readonly lon: number; readonly lat: number };
  readonly boundarySource?: string | undefined;
}) {
  const { t } = useTranslation("ui");
  const { areas, point } = props;
  const drawing = useMemo(() => drawAreas(areas, size), [areas]);
  const names = new Map(areas.map(({ areaId, name }) => [areaId, name]));
  const at = drawing.placeOf?.(point.lon, point.lat);
  if (at === undefined) return null;
  const [x, y] = at;
  return (
    <figure style={{ margin: 0 }}>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} className={classes.drawing} role="img" aria-label={props.label}>
        {drawing.areas.map(({ areaId, path }) => (
          <path key={areaId} d={path} fill="none" stroke="var(--mantine-color-dimmed)" />
        ))}
        <g aria-hidden className={classes.labels}>
          {drawing.areas.map(({ areaId, labelAt: [labelX, labelY] }) => (
            <text key={areaId} x={labelX} y={labelY}>
              {names.get(areaId)}
            </text>
          ))}
        </g>
        <circle cx={x} cy={y} r={14} fill="none" stroke="currentColor" strokeWidth={2} />
        <circle cx={x} cy={y} r={5} fill="currentColor" />
      </svg>
      <Text component="figcaption" c="dimmed" size="sm">
        {drawing.by === "cells"
          ? t("map.cells")
          : t("map.boundaries", { source: props.boundarySource ?? t("map.unnamed") })}
      </Text>
    </figure>
  );
}
