import { Text } from "@mantine/core";
import { useId, useMemo, useState } from "react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import classes from "./AreaMap.module.css";
import { Hatches, hatchFill, withheldFill } from "./Hatches.tsx";
import { drawAreas } from "./draw-areas.ts";
import type { AreaToDraw } from "./draw-areas.ts";
import { MapLegend } from "./MapLegend.tsx";

export type MapArea = AreaToDraw & {
  readonly name: string;
  /** Which of `bands` it falls in; undefined where it is not known. */
  readonly band: number | undefined;
  /** It is known, and not shown to this reader. */
  readonly isWithheld?: boolean | undefined;
  /** The figure in words, with its unit: "32,5 % of households". */
  readonly figure: string;
};

/** More names than this would lie on each other; the rest is read by pointing. */
const mostLabels = 24;
const size = { width: 640, height: 560 };

/**
 * Areas shaded by bands. The shade is a hatch that is denser in higher bands, so that it reads in black and white. Every area is
 * reached by the arrow keys and opened by Enter or a click. It says whether its lines are boundaries, and whose, or cells of our own.
 */
export function AreaMapDrawing(props: {
  readonly label: string;
  readonly areas: readonly MapArea[];
  /** What each band means, the lowest first: "under 5 %". At most five. */
  readonly bands: readonly string[];
  /** Whose boundaries they are. */
  readonly boundarySource?: string | undefined;
  readonly onOpen: (areaId: string) => void;
}) {
  const { t } = useTranslation("ui");
  const id = useId();
  const drawing = useMemo(() => drawAreas(props.areas, size), [props.areas]);
  const [at, setAt] = useState<string>();
  const byId = new Map(props.areas.map((area) => [area.areaId, area]));
  if (drawing.by === "nothing") return <Text>{t("map.nothing")}</Text>;
  const reachable = at ?? drawing.areas[0]?.areaId;
  const pointed = at === undefined ? undefined : byId.get(at);

  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && reachable !== undefined) props.onOpen(reachable);
    if (step === undefined) return;
    event.preventDefault();
    const links = [...event.currentTarget.querySelectorAll<SVGElement>("[data-area]")];
    links[links.findIndex((link) => link === document.activeElement) + step]?.focus();
  };

  return (
    <div className={classes.map}>
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        className={classes.drawing}
        role="group"
        aria-label={props.label}
      >
        <Hatches id={id} count={props.bands.length} />
        <g onKeyDown={onKeyDown}>
          {drawing.areas.map(({ areaId, path }) => {
            const area = byId.get(areaId);
            return (
              <path
                key={areaId}
                data-area={areaId}
                role="link"
                aria-label={`${area?.name ?? ""}: ${area?.figure ?? ""}`}
                tabIndex={areaId === reachable ? 0 : -1}
                d={path}
                className={classes.area}
                fill={area?.isWithheld === true ? withheldFill(id) : hatchFill(id, area?.band)}
                onFocus={() => setAt(areaId)}
                onPointerEnter={() => setAt(areaId)}
                onClick={() => props.onOpen(areaId)}
              />
            );
          })}
        </g>
        {drawing.areas.length <= mostLabels && (
          <g aria-hidden className={classes.labels}>
            {drawing.areas.map(({ areaId, labelAt: [x, y] }) => (
              <text key={areaId} x={x} y={y}>
                {byId.get(areaId)?.name}
              </text>
            ))}
          </g>
        )}
      </svg>
      <div className={classes.side}>
        <p className={classes.pointed} aria-live="polite">
          {pointed === undefined ? t("map.point") : `${pointed.name}: ${pointed.figure}`}
        </p>
        <MapLegend
          id={id}
          bands={props.bands}
          withheld={props.areas.some(({ isWithheld }) => isWithheld === true)}
          unknown={props.areas.some(({ band, isWithheld }) => band === undefined && isWithheld !== true)}
        />
        <Text c="dimmed">
          {drawing.by === "cells"
            ? t("map.cells")
            : t("map.boundaries", { source: props.boundarySource ?? t("map.unnamed") })}
          {drawing.left.length > 0 && ` ${t("map.left", { count: drawing.left.length })}`}
        </Text>
      </div>
    </div>
  );
}
