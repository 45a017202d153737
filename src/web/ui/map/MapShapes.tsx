import { memo } from "react";
import classes from "./AreaMap.module.css";
import type { DrawnArea } from "./draw-areas.ts";
import { hatchFill, withheldFill } from "./Hatches.tsx";
import type { MapArea } from "./map-area.ts";

/** The areas themselves. Of a hundred shapes none is drawn again while the map is moved. */
export const MapShapes = memo(function MapShapes(props: {
  readonly id: string;
  readonly drawn: readonly DrawnArea[];
  readonly byId: ReadonlyMap<string, MapArea>;
  readonly reachable: string | undefined;
  readonly onPoint: (areaId: string) => void;
  readonly onPress: (areaId: string, byTouch: boolean) => void;
}) {
  const { id, byId } = props;
  return props.drawn.map(({ areaId, path }) => {
    const area = byId.get(areaId);
    return (
      <path
        key={areaId}
        data-area={areaId}
        role="link"
        aria-label={`${area?.name ?? ""}: ${area?.figure ?? ""}`}
        tabIndex={areaId === props.reachable ? 0 : -1}
        d={path}
        className={classes.area}
        fill={area?.isWithheld === true ? withheldFill(id) : hatchFill(id, area?.band)}
        onFocus={() => props.onPoint(areaId)}
        onPointerEnter={() => props.onPoint(areaId)}
        onClick={({ nativeEvent }) =>
          props.onPress(areaId, nativeEvent instanceof PointerEvent && nativeEvent.pointerType === "touch")
        }
      />
    );
  });
});
