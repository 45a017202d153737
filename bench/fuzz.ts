/**
 * Requests made up from the contract (test/support/fuzz), against every endpoint by officers of every post, in a province whose
 * demo is loaded for a few communes, so that they meet records in every state. Goal: no fault of the server and no hang.
 *
 *   npm run bench -- fuzz [REQUESTS] [SEED]      1000000 by default; Ctrl-C ends it and reports what was sent
 */
import { requestFor } from "#test/permission/requests.ts";
import type { Records } from "#test/permission/requests.ts";
import { openFuzzInstallation } from "#test/support/fuzz/fuzz-installation.ts";
import { runFuzz } from "#test/support/fuzz/run-fuzz.ts";
import type { FuzzReport } from "#test/support/fuzz/run-fuzz.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import { loadDemo } from "#demo/load-demo.ts";
import { shownCommune } from "#demo/player/demo-places.ts";
import { appUrlOf } from "#server/platform/database/roles.ts";

export const describe = "made-up requests against every endpoint; goal: no fault of the server, no hang";

const communes = [shownCommune, "21025", "21490"];

export async function run(args: readonly string[]): Promise<void> {
  const [requests = 1_000_000, seed = Date.now() % 1_000_000] = args.map(Number);
  const opened = await openTestInstallation({ clock: () => new Date("2026-11-27T02:00:00Z") });
  try {
    await loadProvince(opened);
    const server = await openFuzzInstallation(opened);
    const household = await opened.ownersServer.database
      .selectFrom("registry.memberships as member")
      .innerJoin("registry.households as household", "household.household_id", "member.household_id")
      .select(["member.household_id as householdId", "member.person_id as personId"])
      .where("household.commune_id", "=", shownCommune)
      .executeTakeFirstOrThrow();
    const records = { ...household, commune: shownCommune } as Records;
    const isPublic = new Set(server.endpoints.filter(({ act }) => act === undefined).map(({ id }) => id));
    process.stdout.write(`seed ${seed}\n`);
    const ending = new AbortController();
    process.once("SIGINT", () => ending.abort());
    const from = Date.now();
    let said = 0;
    const report = await runFuzz(server, {
      requests,
      seed,
      ending: ending.signal,
      right: ({ id }) => (isPublic.has(id) ? undefined : requestFor(id, records)),
      onProgress: (sent) => {
        if (sent - said < 20_000) return;
        said = sent;
        process.stdout.write(`${sent} sent, ${Math.round((sent * 1000) / (Date.now() - from))} a second\n`);
      },
    });
    tell(report, (Date.now() - from) / 1000);
  } finally {
    await opened.close();
  }
}

async function loadProvince(opened: Awaited<ReturnType<typeof openTestInstallation>>): Promise<void> {
  const { server, ownersServer, migratorUrl } = opened;
  await loadDemo(
    {
      config: server.config,
      migratorUrl,
      appUrl: appUrlOf(migratorUrl),
      server,
      ownersServer,
    },
    {
      households: 3000,
      only: communes,
    },
  );
}

function tell(report: FuzzReport, seconds: number): void {
  for (const [kind, { times, example }] of report.failures)
    process.stdout.write(`${times} x ${kind}\n    ${example}\n`);
  const statuses = [...report.statuses].toSorted(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`);
  process.stdout.write(`answers ${statuses.join(", ")}; refused by the database alone: ${report.lateRefusals}\n`);
  const slow = [...report.slowest].toSorted(([, a], [, b]) => b - a).slice(0, 5);
  process.stdout.write(`slowest ${slow.map(([id, ms]) => `${id} ${Math.round(ms)} ms`).join(", ")}\n`);
  process.stdout.write(`${Math.round(report.requests / seconds)} requests a second\n`);
  process.stdout.write(
    `bench fuzz requests=${report.requests} server_errors=${report.serverErrors} hangs=${report.hangs}\n`,
  );
}
