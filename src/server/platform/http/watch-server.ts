import { setTimeout } from "node:timers/promises";

const looksEvery = 1000;

/**
 * Starts a server again when its process is gone, at its port of before, so that pools find it. Right after a hard end the old processes
 * still hold its memory, or another copy of Vuon is quicker: both are tried again at the next look.
 */
export function watchServer(server: {
  readonly isAlive: () => Promise<boolean>;
  readonly restart: () => Promise<void>;
  readonly isWanted: boolean;
}): { readonly stop: () => Promise<void> } {
  const ending = new AbortController();
  const { signal } = ending;
  const watching = (async () => {
    while (server.isWanted && !signal.aborted) {
      await setTimeout(looksEvery, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted || (await server.isAlive())) continue;
      await server.restart().catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      ending.abort();
      await watching;
    },
  };
}
