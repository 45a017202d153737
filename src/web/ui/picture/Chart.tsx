import { lazy, Suspense } from "react";
import { PictureSkeleton } from "#web/ui/page/Skeletons.tsx";

const ChartDrawing = lazy(async () =>
  import("./ChartDrawing.tsx").then(({ ChartDrawing }) => ({ default: ChartDrawing })),
);

/** A chart inside a `Picture`. What draws it comes with the first one: no other page waits for it. */
export function Chart(props: Parameters<typeof ChartDrawing>[0]) {
  return (
    <Suspense fallback={<PictureSkeleton />}>
      <ChartDrawing {...props} />
    </Suspense>
  );
}
