/**
 * Values that end by themselves when nobody takes the next one for a while, also before the first: what they hold (a transaction, a
 * place) is free again then, whatever became of the reader. `onEnd` runs once, after the values' own end.
 */
export function endWhenUnread<Value>(
  values: AsyncGenerator<Value>,
  onEnd: () => void,
  unreadMs: number,
): AsyncIterable<Value> {
  let isOver = false;
  let watch: NodeJS.Timeout | undefined;
  const end = async () => {
    clearTimeout(watch);
    if (isOver) return;
    isOver = true;
    try {
      await values.return(undefined);
    } finally {
      onEnd();
    }
  };
  const waitForReader = () => {
    watch = setTimeout(() => void end().catch(() => undefined), unreadMs);
    watch.unref();
  };
  waitForReader();
  const next = async (): Promise<IteratorResult<Value, undefined>> => {
    clearTimeout(watch);
    if (isOver) throw new Error("nobody read on, so the rest was given up");
    try {
      const taken = await values.next();
      if (taken.done !== true) {
        waitForReader();
        return taken;
      }
    } catch (error) {
      await end();
      throw error;
    }
    await end();
    return { done: true, value: undefined };
  };
  return {
    [Symbol.asyncIterator]: () => ({
      next,
      return: async () => {
        await end();
        return { done: true, value: undefined };
      },
    }),
  };
}

/** What is made from values ends them when it ends, also when it has not asked for the first of them yet. */
export async function* endingWith<Made, Value>(
  made: AsyncIterable<Made>,
  values: AsyncIterable<Value>,
): AsyncIterable<Made> {
  try {
    yield* made;
  } finally {
    await values[Symbol.asyncIterator]().return?.();
  }
}
