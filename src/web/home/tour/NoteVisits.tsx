import { useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { visit } from "./tour-memory.ts";
import { stepsAt } from "./tour-steps.ts";
import { useTour } from "./use-tour.ts";

/** Finds by itself which pages of the tour were visited, however one came there. */
export function NoteVisits() {
  const { pathname } = useLocation();
  const open = useTour();
  const tour = open?.tour;
  const change = open?.change;
  useEffect(() => {
    if (tour !== undefined) change?.((progress) => visit(progress, stepsAt(tour, pathname)));
  }, [tour, change, pathname]);
  return null;
}
