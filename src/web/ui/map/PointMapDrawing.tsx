import { useElementSize } from "@mantine/hooks";
import { useMemo } from "react";
import classes from "./AreaMap.module.css";
import { BoundaryNote } from "./BoundaryNote.tsx";
import type { BoundaryOrigin } from "./BoundaryNote.tsx";
import { drawAreas } from "./draw-areas.ts";
import type { AreaToDraw } from "./draw-areas.ts";
import { MapLabels } from "./MapLabels.tsx";
import { wholeView } from "./map-view.ts";

const size = { width: 480, height: 360 };

/** One point among areas with their names, as a picture: where it lies is reported in words beside it. */
export function PointMapDrawing(props: {
  readonly label: string;
  readonly areas: readonly (AreaToDraw & { readonly name: string })[];
  readonly point: { readonly lon: number; readonly lat: number };
  readonly boundaries?: BoundaryOrigin | undefined;
}) {
  const { ref, width } = useElementSize();
  const { areas, point } = props;
  const drawing = useMemo(() => drawAreas(areas, size), [areas]);
  const labels = useMemo(() => {
    const names = new Map(areas.map(({ areaId, name }) => [areaId, name]));
    return drawing.areas.map((area) => ({
      key: area.areaId,
      text: names.get(area.areaId) ?? "",
      at: area.labelAt,
      width: area.width,
    }));
  }, [areas, drawing]);
  const at = drawing.placeOf?.(point.lon, point.lat);
  if (at === undefined) return null;
  const [x, y] = at;
  return (
    <figure style={{ margin: 0 }} ref={ref}>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} className={classes.drawing} role="img" aria-label={props.label}>
        {drawing.areas.map(({ areaId, path }) => (
          <path key={areaId} d={path} fill="none" stroke="var(--mantine-color-dimmed)" />
        ))}
        <MapLabels labels={labels} view={wholeView} size={size} letters={13 * (width === 0 ? 1 : size.width / width)} />
        <circle cx={x} cy={y} r={14} fill="none" stroke="currentColor" strokeWidth={2} />
        <circle cx={x} cy={y} r={5} fill="currentColor" />
      </svg>
      <figcaption>{drawing.by !== "nothing" && <BoundaryNote by={drawing.by} origin={props.boundaries} />}</figcaption>
    </figure>
  );
}
