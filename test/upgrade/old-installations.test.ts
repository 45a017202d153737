/**
 * Installations that earlier commits made with their own code and demo (scripts/make-old-installation.ts): the newest code starts on their data, serves
 * their officers and finds audit, ledger and counts in order; and it restores their backups.
 */
import assert from "node:assert/strict";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { Client } from "pg";
import type { Ask, Fetch } from "#contract/client.ts";
import type { AnyEndpoint, Output } from "#contract/endpoint.ts";
import { readMeasures } from "#contract/evaluation/measure.ts";
import { listBatches } from "#contract/payment/batch.ts";
import { getPlanLines, getPlanStory } from "#contract/planning/plan-acts.ts";
import { getPlan, listPlans } from "#contract/planning/plan.ts";
import { getHousehold, listHouseholds } from "#contract/registry/household.ts";
import { listReviews, listRounds, roundProgress } from "#contract/review/round.ts";
import { listStatuses } from "#contract/review/explanation.ts";
import { localDate } from "#kernel/local-date.ts";
import { nameNow } from "#programme/authority/audit/renamed-acts.ts";
import { verifyChains } from "#server/authority/audit/verify-chains.ts";
import { keyFileIn } from "#server/platform/keys.ts";
import { restore } from "#server/platform/archive/restore.ts";
import { connect } from "#server/platform/database/database.ts";
import { checkLedger } from "#server/ledger/published.ts";
import { planMigrations } from "#server/platform/database/migration-plan.ts";
import { listRan } from "#server/platform/database/migrate.ts";
import { readMigrations } from "#server/platform/database/migrations.ts";
import { verifyCounts } from "#server/review/replay/verify-counts.ts";
import { verifyKeptSums } from "#server/review/replay/verify-kept-sums.ts";
import { readTexts } from "#test/architecture/read-texts.ts";
import { emptyDatabase } from "#test/support/database.ts";
import { askOver } from "#test/support/installation.ts";
import { backupOf, keysOf, openOldDatabase, readHistories } from "#test/support/old-installation.ts";
import type { OldInstallation } from "#test/support/old-installation.ts";
import { startServerProcess } from "#test/support/server-process.ts";
import { listProgrammes } from "#contract/planning/programme.ts";
import { listBalances } from "#contract/ledger/balance.ts";
import { listStandards } from "#contract/review/standard.ts";
import { readHouseholdChain } from "#contract/evaluation/effect.ts";

const histories = await readHistories();
const installations = ["722d8a8", "45f3beb", "92a0d62"].map((commit): OldInstallation => {
  // The histories are named by the first and the last commit that had them.
  const name = commit === "722d8a8" ? "8bffc8b" : commit;
  const history = histories.find(({ first, last }) => first === name || last === name);
  if (history === undefined) throw new Error(`no history of ${commit}`);
  return { commit, history };
});

/** Every migration of today, and nothing to be found in audit, ledger and counts. */
async function checkInstallation(migratorUrl: string): Promise<void> {
  const client = new Client({ connectionString: migratorUrl });
  await client.connect();
  assert.deepEqual(planMigrations(await listRan(client), await readMigrations()), []);
  const sessions = await client.query("select from sign_in.sessions");
  const { rows: done } = await client.query<{ act: string }>("select distinct act from authority.audit_entries");
  await client.end();
  assert.equal(sessions.rowCount, 0);
  const texts = await readTexts(new URL("../../packs/locales/vi", import.meta.url).pathname);
  assert.deepEqual(
    done.filter(({ act }) => !texts.has(`authority/audit:acts.${nameNow(act)}`)),
    [],
  );
  const database = connect(migratorUrl, { connections: 1 });
  try {
    assert.deepEqual((await verifyChains(database)).findings, []);
    assert.deepEqual((await verifyCounts(database, localDate("2026-12-01"))).findings, []);
    assert.deepEqual(await verifyKeptSums(database), []);
    const kept = await sql<{ isCounted: boolean }>`select exists (select from review.status_counts)
      = exists (select from review.poverty_statuses) as "isCounted"`.execute(database);
    assert.deepEqual(kept.rows, [{ isCounted: true }]);
    assert.deepEqual((await database.transaction().execute(checkLedger)).findings, []);
  } finally {
    await database.destroy();
  }
}

async function signIn(url: string, username: string): Promise<Fetch> {
  const answer = await fetch(`${url}/api/sign-in/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ username, password: "vuon-demo-2026" }),
  });
  assert.equal(answer.status, 200, `${username}: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return async (path, init = {}) =>
    fetch(`${url}${path}`, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } });
}

async function read<E extends AnyEndpoint>(as: Fetch, endpoint: E, input: Ask<E>): Promise<Output<E>> {
  const answer = await askOver(as, endpoint, input);
  if ("problem" in answer) {
    throw new Error(`${endpoint.id} answers ${answer.status} ${JSON.stringify(answer.problem)}`);
  }
  return answer.body;
}

/** What an officer opens in a day: each answer is checked against the contract. */
async function readPages(url: string): Promise<void> {
  const officer = await signIn(url, "officer.21484");
  const { rows } = await read(officer, listHouseholds, { query: { limit: 20 } });
  const [first] = rows;
  assert.ok(first !== undefined, "the commune has households");
  const params = { householdId: first.householdId };
  const household = await read(officer, getHousehold, { params, query: {} });
  assert.ok(household.people.length > 0);
  await read(officer, listStatuses, { params });
  await read(officer, readHouseholdChain, { params });
  const rounds = await read(officer, listRounds, { query: {} });
  const [round] = rounds.rows;
  assert.ok(round !== undefined, "there are rounds");
  const { rows: reviews } = await read(officer, listReviews, {
    params: { roundId: round.roundId },
    query: { limit: 20 },
  });
  assert.ok(reviews.length > 0, "the round has reviews");
  await read(officer, listStandards, {});

  const province = await signIn(url, "province.officer");
  await read(province, roundProgress, { params: { roundId: round.roundId }, query: {} });
  await read(province, listProgrammes, {});
  const plans = await read(province, listPlans, { query: { areaId: "51" } });
  assert.ok(plans.rows.length > 0, "there are plans");
  for (const { planId } of plans.rows.slice(0, 3)) {
    await read(province, getPlan, { params: { planId } });
    await read(province, getPlanLines, { params: { planId } });
    await read(province, getPlanStory, { params: { planId } });
  }
  await read(province, listBalances, { query: { areaId: "51", year: 2026 } });
  await read(province, readMeasures, { query: { areaId: "51" } });
  const accountant = await signIn(url, "accountant.21484");
  await read(accountant, listBatches, { query: {} });
}

for (const installation of installations) {
  describe(`an installation of ${installation.commit}`, () => {
    test("is started by the newest code, and its officers go on", async () => {
      const database = await openOldDatabase(installation);
      const home = await mkdtemp(join(tmpdir(), "vuon-old-"));
      try {
        await copyFile(keysOf(installation), keyFileIn(home));
        const server = await startServerProcess({
          migratorUrl: database.migratorUrl,
          server: { config: { VUON_HOME: home } },
        });
        try {
          await checkInstallation(database.migratorUrl);
          await readPages(server.url);
        } finally {
          await server.kill();
        }
      } finally {
        await rm(home, { recursive: true, force: true });
        await database.close();
      }
    });
    test("is restored from its backup", async () => {
      const database = await emptyDatabase();
      try {
        const { tables } = await restore(database.migratorUrl, { file: backupOf(installation) });
        assert.ok(tables.length > 40);
        await checkInstallation(database.migratorUrl);
      } finally {
        await database.close();
      }
    });
  });
}
