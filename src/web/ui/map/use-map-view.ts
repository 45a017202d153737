import { useCallback, useEffect, useRef, useState } from "react";
import type { PointerEvent as ReactPointerEvent } from "react";
import { movedBy, showing, wholeView, zoomedAt } from "./map-view.ts";
import type { MapView } from "./map-view.ts";
import type { Size } from "./projection.ts";

type Point = readonly [number, number];
/** Pixels: less is a click by an unsteady hand. */
const leastDrag = 5;

/**
 * A view that is moved by dragging and pinching, and zoomed by the wheel with Ctrl, as on maps elsewhere: the wheel alone scrolls the page.
 * A whole map lets a finger scroll the page too.
 */
export function useMapView(size: Size) {
  const [view, setView] = useState<MapView>(wholeView);
  const svg = useRef<SVGSVGElement>(null);
  const fingers = useRef(new Map<number, Point>());
  const dragged = useRef(0);

  const placeOf = useCallback(
    ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Point => {
      const box = svg.current?.getBoundingClientRect();
      if (box === undefined || box.width === 0) return [0, 0];
      // The drawing is fitted into its box and centred there.
      const unit = Math.max(size.width / box.width, size.height / box.height);
      const [left, top] = [(box.width - size.width / unit) / 2, (box.height - size.height / unit) / 2];
      return [(clientX - box.left - left) * unit, (clientY - box.top - top) * unit];
    },
    [size],
  );

  useEffect(() => {
    const drawing = svg.current;
    if (drawing === null) return undefined;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      setView((now) => zoomedAt(now, Math.exp(-event.deltaY / 300), placeOf(event), size));
    };
    // Not by React, which listens passively and could not keep the page from being zoomed.
    drawing.addEventListener("wheel", onWheel, { passive: false });
    return () => drawing.removeEventListener("wheel", onWheel);
  }, [placeOf, size]);

  const onPointerDown = (event: ReactPointerEvent) => {
    fingers.current.set(event.pointerId, placeOf(event));
    dragged.current = 0;
  };
  const onPointerMove = (event: ReactPointerEvent) => {
    const before = fingers.current.get(event.pointerId);
    if (before === undefined) return;
    const now = placeOf(event);
    const others = [...fingers.current].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    const [other] = others;
    dragged.current += Math.hypot(now[0] - before[0], now[1] - before[1]);
    if (dragged.current < leastDrag) return;
    fingers.current.set(event.pointerId, now);
    event.currentTarget.setPointerCapture(event.pointerId);
    setView((held) => {
      const moved = movedBy(held, [now[0] - before[0], now[1] - before[1]], size);
      if (other === undefined) return moved;
      const spread = (point: Point) => Math.hypot(point[0] - other[0], point[1] - other[1]);
      return zoomedAt(held, spread(now) / Math.max(1, spread(before)), other, size);
    });
  };
  const onPointerEnd = (event: ReactPointerEvent) => fingers.current.delete(event.pointerId);

  return {
    view,
    svg,
    zoom: (factor: number) => setView((now) => zoomedAt(now, factor, [size.width / 2, size.height / 2], size)),
    showWhole: () => setView(wholeView),
    show: (point: Point) => setView((now) => showing(now, point, size)),
    /** Whether the pointer that was just lifted had moved the map, and so opens nothing. */
    wasDragged: () => dragged.current >= leastDrag,
    pointers: {
      onPointerDown,
      onPointerMove,
      onPointerUp: onPointerEnd,
      onPointerCancel: onPointerEnd,
      style: { touchAction: view.scale > 1 ? "none" : "pan-y" },
    },
  };
}
