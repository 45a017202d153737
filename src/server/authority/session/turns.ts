/**
 * Attempts for one account take turns in this process, so that a hundred guesses that are sent at once do not all pass before the first is
 * counted; and only so many passwords are hashed at a time, since each takes 16 MB and a core.
 */
export type Turns = {
  /** Undefined when too many wait already. */
  readonly take: <Value>(key: string, work: () => Promise<Value>) => Promise<Value | undefined>;
};

export function openTurns(limits: {
  readonly ofKey: number;
  readonly atOnce: number;
  readonly waiting: number;
}): Turns {
  const queues = new Map<string, { last: Promise<unknown>; length: number }>();
  const waiting: (() => void)[] = [];
  let running = 0;

  async function inTurn<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
    if (running >= limits.atOnce) {
      if (waiting.length >= limits.waiting) return undefined;
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, not given back, when somebody waits for it.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  }

  return {
    take: async (key, work) => {
      const queue = queues.get(key) ?? { last: Promise.resolve(), length: 0 };
      if (queue.length >= limits.ofKey) return undefined;
      queues.set(key, queue);
      queue.length += 1;
      const before = queue.last;
      const mine = (async () => {
        await before;
        return inTurn(work);
      })();
      queue.last = mine.catch(() => undefined);
      try {
        return await mine;
      } finally {
        queue.length -= 1;
        if (queue.length === 0) queues.delete(key);
      }
    },
  };
}
