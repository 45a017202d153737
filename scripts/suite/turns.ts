/** Does tasks in their order, so many at a time, until all are done or it is over. */
export async function inTurns(
  tasks: readonly (() => Promise<unknown>)[],
  options: { readonly places: number; readonly isOver: () => boolean },
): Promise<void> {
  const open = tasks.values();
  const place = async () => {
    // One iterator for all places: each takes the next.
    for (const task of open) {
      if (options.isOver()) return;
      await task();
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, options.places) }, place));
}
