import { useState } from "react";

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
  // Another filter may have left fewer rows.
  const last = Math.max(0, Math.ceil(rows.length / size) - 1);
  const at = Math.min(screen, last);
  const from = at * size;
  const shown = rows.slice(from, from + size);
  const isFull = shown.length === size;
  return {
    shown,
    from,
    isPaged: rows.length > size,
    /** Fills the screen that is not full yet. */
    fill: more !== undefined && !isFull ? more : undefined,
    previous: at > 0 ? () => setScreen(at - 1) : undefined,
    next:
      at < last
        ? () => setScreen(at + 1)
        : more !== undefined && isFull
          ? () => {
              setScreen(at + 1);
              more.onMore();
            }
          : undefined,
  };
}
