import { setTimeout } from "node:timers/promises";
import type { ServerContext } from "#server/platform/server-context.ts";
import { countPopulation } from "./population-store.ts";

const pauseMs = 2000;

/** Counts the communes that changed, every two seconds until stopped. Of several processes of an installation one counts at a time. */
export function startCountingPopulation(ownersServer: ServerContext): { readonly stop: () => Promise<void> } {
  const ending = new AbortController();
  const counting = (async () => {
    while (!ending.signal.aborted) {
      await countPopulation(ownersServer.database, ownersServer.today()).catch((error: unknown) =>
        ownersServer.log("error", "households were not counted", {
          fault: error instanceof Error ? error.name : "unknown",
        }),
      );
      await setTimeout(pauseMs, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      ending.abort();
      await counting;
    },
  };
}
