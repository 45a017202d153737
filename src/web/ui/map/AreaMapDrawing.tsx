import { Button, Text } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useCallback, useId, useMemo, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import classes from "./AreaMap.module.css";
import { BoundaryNote } from "./BoundaryNote.tsx";
import type { BoundaryOrigin } from "./BoundaryNote.tsx";
import { drawAreas } from "./draw-areas.ts";
import { Hatches } from "./Hatches.tsx";
import type { MapArea, MapPoint } from "./map-area.ts";
import { MapButtons } from "./MapButtons.tsx";
import { MapLabels } from "./MapLabels.tsx";
import { MapLegend } from "./MapLegend.tsx";
import { MapShapes } from "./MapShapes.tsx";
import { isArrow, neighbourTowards } from "./neighbour-towards.ts";
import { useMapView } from "./use-map-view.ts";

const size = { width: 640, height: 560 };
/** Pixels on the screen. */
const letterHeight = 13;

/**
 * Areas shaded by bands: tints on the screen, hatches that are denser in higher bands on paper. Every area is reached by the arrow keys
 * and opened by Enter, a click, or a second touch; one comes closer by the buttons, + and −, two fingers, or Ctrl with the wheel. It says
 * whether its lines are boundaries, and whose, or cells of our own.
 */
export function AreaMapDrawing(props: {
  readonly label: string;
  readonly areas: readonly MapArea[];
  /** What each band means, the lowest first: "under 5%". At most five. */
  readonly bands: readonly string[];
  readonly boundaries?: BoundaryOrigin | undefined;
  readonly points?: readonly MapPoint[] | undefined;
  readonly onOpen: (areaId: string) => void;
}) {
  const { t } = useTranslation("ui");
  const id = useId();
  const { areas, onOpen } = props;
  const drawing = useMemo(() => drawAreas(areas, size), [areas]);
  const byId = useMemo(() => new Map(areas.map((area) => [area.areaId, area])), [areas]);
  const labels = useMemo(
    () =>
      drawing.areas.map(({ areaId, labelAt, width }) => ({
        key: areaId,
        text: byId.get(areaId)?.name ?? "",
        at: labelAt,
        width,
      })),
    [drawing, byId],
  );
  const [at, setAt] = useState<string>();
  const touched = useRef<string>(undefined);
  const { view, svg, pointers, zoom, show, showWhole, wasDragged } = useMapView(size);
  const { ref, width } = useElementSize();
  const onPress = useCallback(
    (areaId: string, byTouch: boolean) => {
      if (wasDragged()) return;
      const isFirst = byTouch && touched.current !== areaId;
      touched.current = areaId;
      if (isFirst) setAt(areaId);
      else onOpen(areaId);
    },
    [onOpen, wasDragged],
  );
  if (drawing.by === "nothing") return <Text>{t("map.nothing")}</Text>;
  const reachable = at ?? drawing.areas[0]?.areaId;
  const pointed = at === undefined ? undefined : byId.get(at);
  const outline = drawing.areas.find(({ areaId }) => areaId === at)?.path;
  const unit = width === 0 ? 1 : size.width / width;

  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    if (reachable === undefined) return;
    if (event.key === "Enter") onOpen(reachable);
    if (event.key === "+" || event.key === "=") zoom(1.6);
    if (event.key === "-") zoom(1 / 1.6);
    if (event.key === "0") showWhole();
    if (!isArrow(event.key)) return;
    event.preventDefault();
    const next = drawing.areas.find(({ areaId }) => areaId === neighbourTowards(drawing.areas, reachable, event.key));
    if (next === undefined) return;
    show(next.labelAt);
    event.currentTarget.querySelector<SVGElement>(`[data-area="${next.areaId}"]`)?.focus({ preventScroll: true });
  };

  return (
    <div className={classes.map}>
      <div className={classes.sheet} ref={ref}>
        <svg
          ref={svg}
          viewBox={`0 0 ${size.width} ${size.height}`}
          className={classes.drawing}
          role="group"
          aria-label={props.label}
          {...pointers}
        >
          <Hatches id={id} count={props.bands.length} scale={view.scale} />
          <g transform={`translate(${view.x} ${view.y}) scale(${view.scale})`} onKeyDown={onKeyDown}>
            <MapShapes
              id={id}
              drawn={drawing.areas}
              byId={byId}
              reachable={reachable}
              onPoint={setAt}
              onPress={onPress}
            />
            {outline !== undefined && <path d={outline} aria-hidden className={classes.pointedOutline} />}
            {(props.points ?? []).map(({ key, lon, lat, label }) => {
              const [x, y] = drawing.placeOf?.(lon, lat) ?? [0, 0];
              return (
                <circle key={key} cx={x} cy={y} r={(5 * unit) / view.scale} className={classes.point}>
                  <title>{label}</title>
                </circle>
              );
            })}
          </g>
          <MapLabels labels={labels} view={view} size={size} letters={letterHeight * unit} />
        </svg>
        <MapButtons scale={view.scale} onZoom={zoom} onWhole={showWhole} />
      </div>
      <div className={classes.side}>
        <p className={classes.pointed} aria-live="polite">
          {pointed === undefined ? t("map.point") : `${pointed.name}: ${pointed.figure}`}
        </p>
        {pointed !== undefined && (
          <Button variant="default" className="no-print" mb="sm" onClick={() => onOpen(pointed.areaId)}>
            {t("map.open", { name: pointed.name })}
          </Button>
        )}
        <MapLegend
          id={id}
          bands={props.bands}
          withheld={areas.some(({ isWithheld }) => isWithheld === true)}
          unknown={areas.some(({ band, isWithheld }) => band === undefined && isWithheld !== true)}
        />
        <BoundaryNote by={drawing.by} origin={props.boundaries} left={drawing.left.length} />
      </div>
    </div>
  );
}
