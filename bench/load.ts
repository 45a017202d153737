/**
 * Signed-in officers who read the pages of their day over HTTP, from a server process of its own: session, permission, row-level
 * security and the database, nothing cached. First 50 users without a pause; then 1,150 users who pause ten seconds between two
 * requests. Goals: 800 requests a second with a p95 under 100 ms; with pauses a p95 under 60 ms.
 *
 *   npm run bench -- load [SECONDS] [households=56000]      30 seconds by default
 *
 * A peer, for comparison: OpenIMIS publishes 39 to 57 ms with 1,150 users on 12 cores.
 */
import autocannon from "autocannon";
import pg from "pg";
import { openTestInstallation } from "#test/support/installation.ts";
import { startServerProcess } from "#test/support/server-process.ts";
import { table } from "./support/figures.ts";
import { fillMembers, fillProvince } from "./support/fill-province.ts";
import { walksOf } from "./support/page-walks.ts";
import type { Walk } from "./support/page-walks.ts";
import { askWithPauses } from "./support/paused-users.ts";
import { residentMegabytes } from "./support/resident-memory.ts";

export const describe = "requests a second of signed-in officers; goal 800/s with p95 under 100 ms";

const users = 50;
const pausedUsers = 1150;
const pauseMs = 10_000;

export async function run(args: readonly string[]): Promise<void> {
  const seconds = Number(args.find((one) => /^\d+$/.test(one)) ?? 30);
  const households = Number(args.find((one) => one.startsWith("households="))?.slice("households=".length) ?? 56_000);
  const test = await openTestInstallation();
  const client = new pg.Client({ connectionString: test.migratorUrl });
  await client.connect();
  try {
    await fillProvince(client, households);
    await fillMembers(client);
    const walks = await walksOf(test, client, users);
    const server = await startServerProcess(test);
    try {
      await load(server.url, walks, 5);
      const full = await load(server.url, walks, seconds);
      const paused = await askWithPauses(server.url, walks, { users: pausedUsers, pauseMs, seconds });
      const byPage = await slowestPages(server.url, walks);
      process.stdout.write(table(["page", "ms"], byPage));
      process.stdout.write(
        `users=${users} p50_ms=${full.latency.p50} p97_5_ms=${full.latency.p97_5} max_ms=${full.latency.max} ` +
          `paused_users=${pausedUsers} think_p50_ms=${paused.p50.toFixed(0)} think_requests=${paused.count}\n`,
      );
      const errors = full.errors + full.timeouts + full.non2xx + paused.errors;
      process.stdout.write(
        `bench load per_second=${Math.round(full.requests.average)} p95_ms=${p95Of(full)} ` +
          `think_p95_ms=${paused.p95.toFixed(0)} errors=${errors} rss_mb=${residentMegabytes(server.processId)}\n`,
      );
    } finally {
      await server.kill();
    }
  } finally {
    await client.end();
    await test.close();
  }
}

/** Each connection is one user, who asks the pages of the walk one after the other, beginning at another place than the others. */
async function load(url: string, walks: readonly Walk[], seconds: number): Promise<autocannon.Result> {
  let next = 0;
  return autocannon({
    url,
    connections: users,
    duration: seconds,
    setupClient: (connection) => {
      const walk = walks[next % walks.length];
      if (walk === undefined) throw new Error("there is no walk");
      const from = next % walk.requests.length;
      const requests = [...walk.requests.slice(from), ...walk.requests.slice(0, from)];
      connection.setRequests(
        requests.map(({ path }) => ({
          method: "GET",
          path,
          headers: { cookie: walk.cookie, accept: "application/json" },
        })),
      );
      next += 1;
    },
  });
}

/** The library reports p90 and p97.5; in between stands the p95, here the larger neighbour's linear share. */
function p95Of({ latency }: autocannon.Result): number {
  return Math.round(latency.p90 + ((latency.p97_5 - latency.p90) * 2) / 3);
}

/** What each page takes when nobody else asks: the middle of eleven, for a commune and a province officer. */
async function slowestPages(url: string, walks: readonly Walk[]): Promise<readonly (readonly string[])[]> {
  const rows: (readonly [string, number])[] = [];
  for (const walk of [walks[0], walks.at(-1)]) {
    if (walk === undefined) continue;
    for (const { page, path } of walk.requests) {
      const taken: number[] = [];
      for (let turn = 0; turn < 11; turn += 1) {
        const from = performance.now();
        const answer = await fetch(`${url}${path}`, { headers: { cookie: walk.cookie } });
        await answer.arrayBuffer();
        taken.push(performance.now() - from);
      }
      rows.push([`${walk.who}: ${page}`, taken.toSorted((one, other) => one - other)[5] ?? 0]);
    }
  }
  return rows.toSorted((one, other) => other[1] - one[1]).map(([page, ms]) => [page, ms.toFixed(1)]);
}
