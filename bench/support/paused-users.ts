import { Agent, get } from "node:http";
import { setTimeout } from "node:timers/promises";
import type { Walk } from "./page-walks.ts";

export type Paused = { readonly p50: number; readonly p95: number; readonly count: number; readonly errors: number };

/** So many users on connections of their own, each of whom waits between two requests; the first begin spread over one pause. */
export async function askWithPauses(
  url: string,
  walks: readonly Walk[],
  of: { readonly users: number; readonly pauseMs: number; readonly seconds: number },
): Promise<Paused> {
  const agent = new Agent({ keepAlive: true, maxSockets: of.users });
  const until = performance.now() + of.pauseMs + of.seconds * 1000;
  const taken: number[] = [];
  let errors = 0;
  await Promise.all(
    Array.from({ length: of.users }, async (_, user) => {
      await setTimeout((user / of.users) * of.pauseMs);
      const walk = walks[user % walks.length];
      if (walk === undefined) return;
      for (let at = user; performance.now() < until; at += 1) {
        const from = performance.now();
        const status = await statusOf(agent, `${url}${walk.requests[at % walk.requests.length]?.path}`, walk.cookie);
        taken.push(performance.now() - from);
        if (status !== 200) errors += 1;
        await setTimeout(of.pauseMs * (0.5 + Math.random()));
      }
    }),
  );
  agent.destroy();
  taken.sort((one, other) => one - other);
  const share = (part: number) => taken[Math.floor(taken.length * part)] ?? 0;
  return { p50: share(0.5), p95: share(0.95), count: taken.length, errors };
}

async function statusOf(agent: Agent, address: string, cookie: string): Promise<number> {
  return new Promise((settle) => {
    get(address, { agent, headers: { cookie } }, (answer) => {
      answer.resume();
      answer.on("end", () => settle(answer.statusCode ?? 0));
    }).on("error", () => settle(0));
  });
}
