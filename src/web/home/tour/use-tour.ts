import { useCallback, useSyncExternalStore } from "react";
import { useSession } from "#web/session.ts";
import { readTour, tourName } from "./tour-memory.ts";
import type { TourProgress } from "./tour-memory.ts";
import { tourOf } from "./tour-steps.ts";
import type { Tour } from "./tour-steps.ts";

const readers = new Set<() => void>();

/** Other tabs report by themselves what they wrote; this one is informed by `change`. */
function subscribe(onChange: () => void): () => void {
  readers.add(onChange);
  globalThis.addEventListener("storage", onChange);
  return () => {
    readers.delete(onChange);
    globalThis.removeEventListener("storage", onChange);
  };
}

export type OpenTour = {
  readonly tour: Tour;
  readonly progress: TourProgress;
  readonly change: (next: (progress: TourProgress) => TourProgress) => void;
};

/** The tour of the officer who is signed in, and how far it is; nothing for a post that has none. */
export function useTour(): OpenTour | undefined {
  const { data: session } = useSession();
  const name = session === undefined ? undefined : tourName(session.officerId);
  const text = useSyncExternalStore(subscribe, () => (name === undefined ? null : localStorage.getItem(name)));
  const change = useCallback(
    (next: (progress: TourProgress) => TourProgress) => {
      if (name === undefined) return;
      const before = readTour(localStorage.getItem(name));
      const after = next(before);
      if (after === before) return;
      localStorage.setItem(name, JSON.stringify(after));
      for (const onChange of readers) onChange();
    },
    [name],
  );
  const tour = session === undefined || session.isLimited ? undefined : tourOf(session.posts);
  return tour === undefined ? undefined : { tour, progress: readTour(text), change };
}
