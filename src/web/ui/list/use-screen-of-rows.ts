import { useState } from "react";
import { screenOfRows } from "./screen-of-rows.ts";

/** A table longer than this is read screen by screen; cards of a phone are higher than rows. */
const rowsOnScreen = 100;
const cardsOnScreen = 25;

/** The rows that are on the screen, of all that came, and how to go on: to the next of them, or to what the server has not sent yet. */
export function useScreenOfRows<Row>(
  rows: readonly Row[],
  onPhone: boolean,
  more: { readonly onMore: () => void; readonly loading: boolean } | undefined,
) {
  const size = onPhone ? cardsOnScreen : rowsOnScreen;
  const [screen, setScreen] = useState(0);
  const { at, from, shown, hasBefore, hasAfter } = screenOfRows(rows, size, screen);
  const isFull = shown.length === size;
  const toNext = () => setScreen(at + 1);
  const fetchNext = () => {
    toNext();
    more?.onMore();
  };
  return {
    shown,
    from,
    isPaged: rows.length > size,
    /** Fills the screen that is not full yet. */
    fill: more !== undefined && !hasAfter && !isFull ? more : undefined,
    previous: hasBefore ? () => setScreen(at - 1) : undefined,
    next: hasAfter ? toNext : more !== undefined && isFull ? fetchNext : undefined,
  };
}
