import { lazy, Suspense } from "react";
import { PictureSkeleton } from "#web/ui/page/Skeletons.tsx";

const AreaMapDrawing = lazy(async () =>
  import("./AreaMapDrawing.tsx").then(({ AreaMapDrawing }) => ({ default: AreaMapDrawing })),
);

/** A choropleth of areas; its geometry comes when the first map is opened. See `AreaMapDrawing` for the props. */
export function AreaMap(props: Parameters<typeof AreaMapDrawing>[0]) {
  return (
    <Suspense fallback={<PictureSkeleton />}>
      <AreaMapDrawing {...props} />
    </Suspense>
  );
}
