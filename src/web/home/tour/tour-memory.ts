/**
 * What this device remembers of the tour of each officer who signed in here: whether it was closed, and the steps whose pages were
 * visited. It names the officer by an id and holds nothing of their work, so it stays after signing out: a tour that was skipped
 * does not come back the next morning.
 */
import { z } from "zod";

const progress = z.object({ isClosed: z.boolean(), visited: z.array(z.string().max(40)).max(20) });
export type TourProgress = Readonly<z.output<typeof progress>>;

const beginning: TourProgress = { isClosed: false, visited: [] };

export const tourName = (officerId: string) => `vuon.tour.${officerId}`;

/** What cannot be read counts as nothing: the tour begins. */
export function readTour(text: string | null | undefined): TourProgress {
  if (text === null || text === undefined) return beginning;
  try {
    return progress.parse(JSON.parse(text));
  } catch {
    return beginning;
  }
}

/** The progress after pages were visited; the same one where nothing is new. */
export function visit(tour: TourProgress, steps: readonly string[]): TourProgress {
  const fresh = steps.filter((step) => !tour.visited.includes(step));
  return fresh.length === 0 ? tour : { ...tour, visited: [...tour.visited, ...fresh] };
}
