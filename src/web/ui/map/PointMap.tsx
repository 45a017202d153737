import { lazy, Suspense } from "react";
import { PictureSkeleton } from "#web/ui/page/Skeletons.tsx";

const PointMapDrawing = lazy(async () =>
  import("./PointMapDrawing.tsx").then(({ PointMapDrawing }) => ({ default: PointMapDrawing })),
);

/** A point among areas; its geometry comes when the first map is opened. See `PointMapDrawing` for the props. */
export function PointMap(props: Parameters<typeof PointMapDrawing>[0]) {
  return (
    <Suspense fallback={<PictureSkeleton />}>
      <PointMapDrawing {...props} />
    </Suspense>
  );
}
