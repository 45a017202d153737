import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import * as evaluation from "#contract/evaluation/measure.ts";
import { searchHouseholds } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { verifyChains } from "#server/authority/audit/verify-chains.ts";
import { newId } from "#contract/new-id.ts";
import type { Scenario } from "./scenario.ts";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Manifest } from "#server/platform/archive/manifest.ts";
import { dumpCommune } from "../../src/main/commune/dump-commune.ts";
import { loadCommune } from "../../src/main/commune/load-commune.ts";
import { keptAsTheyAre } from "../../src/main/commune/table-rules.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { ArchiveRefused } from "#server/platform/archive/archive-refused.ts";
import { backup } from "#server/platform/archive/backup.ts";
import { writeArchive } from "#server/platform/archive/write-archive.ts";
import { restore } from "#server/platform/archive/restore.ts";
import { connect } from "#server/platform/database/database.ts";
import { checkLedger } from "#server/ledger/published.ts";
import { verifyCounts } from "#server/review/replay/verify-counts.ts";
import { tablesWith } from "#test/support/in-the-clear.ts";
import { testDatabase } from "#test/support/database.ts";
import { fingerprints } from "./table-fingerprints.ts";

type Year = { readonly scenario: Scenario; readonly homes: readonly { readonly personId: Id<"person"> }[] };

/** What a year left is backed up, restored and moved to another installation; reported at the end of the year, when there is something to keep. */
export function tellKeptYear(year: () => Year): void {
  describe("the year is kept", () => {
    let scenario: Scenario;
    let homes: Year["homes"];
    before(() => {
      ({ scenario, homes } = year());
    });
    let folder: string;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "vuon-kept-"));
    });
    after(async () => rm(folder, { recursive: true }));

    test("the account that money was sent to stands nowhere in the clear, in no file and in no kept answer", async () => {
      assert.deepEqual(await tablesWith(scenario.opened.migratorUrl, "0123456789"), []);
    });
    test("each act of the year left one row in the outbox, and none that was refused", async () => {
      const { database } = scenario.opened.ownersServer;
      // A refused act gives its key back, and so does one that was rolled back: each key that is kept stands for an act that was done.
      const done = await sql<{ act: string; acts: number }>`
        select endpoint as act, count(*)::int as acts from platform.idempotency_keys group by endpoint order by endpoint`.execute(
        database,
      );
      const left = await sql<{ act: string; acts: number }>`
        select act, count(*)::int as acts from platform.outbox group by act order by act`.execute(database);
      assert.deepEqual(left.rows, done.rows);
      const stages = new Set(left.rows.map(({ act }) => act.split(".")[0]));
      for (const stage of ["registry", "review", "planning", "delivery", "payment"])
        assert.ok(stages.has(stage), stage);
    });
    test("drill: a backup restored into a new database is the same, table by table, and its checks find nothing", async () => {
      const { server, migratorUrl } = scenario.opened;
      const file = join(folder, "year.vuon");
      const made = await backup(server, migratorUrl, {
        file,
        madeBy: "drill",
        passphrase: "a passphrase of the drill",
      });
      assert.ok(made.tables.length > 40);
      const other = await testDatabase();
      try {
        await assert.rejects(restore(other.migratorUrl, { file }), ArchiveRefused);
        await assert.rejects(restore(other.migratorUrl, { file, passphrase: "another" }), /passphrase is wrong/);
        await restore(other.migratorUrl, { file, passphrase: "a passphrase of the drill" });
        const before = new Map(await fingerprints(migratorUrl));
        const now = new Map(await fingerprints(other.migratorUrl));
        // Who was signed in signs in again.
        assert.notEqual(before.get("sign_in.sessions"), now.get("sign_in.sessions"));
        for (const reported of [before, now]) reported.delete("sign_in.sessions");
        assert.deepEqual([...now], [...before]);
        await assert.rejects(
          restore(other.migratorUrl, { file, passphrase: "a passphrase of the drill" }),
          /holds rows/,
        );
        const database = connect(other.migratorUrl, { connections: 1 });
        assert.deepEqual((await verifyChains(database)).findings, []);
        assert.deepEqual((await verifyCounts(database, localDate("2026-12-31"))).findings, []);
        assert.deepEqual((await database.transaction().execute(checkLedger)).findings, []);
        await database.destroy();
      } finally {
        await other.close();
      }
    });

    test("drill: a byte that flipped in a backup is found, its table is named and nothing is restored", async () => {
      const file = join(folder, "flipped.vuon");
      await backup(scenario.opened.server, scenario.opened.migratorUrl, { file, madeBy: "drill" });
      const bytes = await readFile(file);
      const place = bytes.indexOf("registry.people.rows");
      assert.ok(place > 0);
      bytes[place + 60] = (bytes[place + 60] ?? 0) ^ 1;
      await writeFile(file, bytes);
      const other = await testDatabase();
      try {
        await assert.rejects(
          restore(other.migratorUrl, { file }),
          (error) => error instanceof ArchiveRefused && error.message.startsWith("registry.people "),
        );
        const left = await fingerprints(other.migratorUrl);
        assert.equal(left.get("registry.households"), "0 -");
      } finally {
        await other.close();
      }
    });

    describe("a commune moves to another installation", () => {
      const passphrase = "a passphrase for the way";
      let other: TestInstallation;
      let made: Manifest;
      const file = () => join(folder, "commune.zip");
      before(async () => {
        other = await openTestInstallation({ installation: "other", clock: () => new Date("2026-12-31T03:00:00Z") });
        const { server, migratorUrl } = scenario.opened;
        made = await dumpCommune(server, migratorUrl, { communeId: "21484", file: file(), madeBy: "test", passphrase });
      });
      after(() => other.close());
      const load = async (from = file()) =>
        loadCommune(other.server, other.migratorUrl, { file: from, officerId: newId("officer"), passphrase });
      const reported = ({ tables }: Manifest) =>
        tables.filter(({ name }) => !keptAsTheyAre.has(name)).map(({ name, rows, sha256 }) => [name, rows, sha256]);

      test("every row of every stage arrives, sealed by the keys of the other house", async () => {
        await load();
        const again = await dumpCommune(other.server, other.migratorUrl, {
          communeId: "21484",
          file: join(folder, "again.zip"),
          madeBy: "test",
          passphrase,
        });
        assert.deepEqual(reported(again), reported(made));
        for (const table of ["registry.people", "review.decisions", "planning.entries", "payment.matches"]) {
          assert.ok((made.tables.find(({ name }) => name === table)?.rows ?? 0) > 0, table);
        }
      });
      test("official totals are the same, and the ledger, the counts and the audit are in order there", async () => {
        const there = await other.officer("commune_officer", "21484");
        const query = { areaId: "21484", on: "2026-12-31" };
        const here = await scenario.people.officer.get(evaluation.readCounts, { query });
        assert.deepEqual(await there.get(evaluation.readCounts, { query }), here);
        const { rows } = await there.get(searchHouseholds, { body: { search: "pham van de", limit: 50 } });
        assert.ok(rows.length > 0, "nobody is found by name");
        const { database } = other.ownersServer;
        assert.deepEqual((await verifyChains(database)).findings, []);
        assert.deepEqual((await verifyCounts(database, localDate("2026-12-31"))).findings, []);
        assert.deepEqual((await database.transaction().execute(checkLedger)).findings, []);
      });
      test("a second load of the same adds nothing", async () => {
        assert.deepEqual((await load()).added, {});
      });
      test("a row that says something else there is named, and nothing is loaded", async () => {
        const [home] = homes;
        assert.ok(home !== undefined);
        const { database } = other.ownersServer;
        const changed = database.updateTable("registry.people").where("person_id", "=", home.personId);
        await changed.set({ full_name: "Somebody Else" }).execute();
        await assert.rejects(load(), new RegExp(`registry.people .*${home.personId}.* says something else`));
      });
      test("without a passphrase identifiers and account numbers stay behind", async () => {
        const { server, migratorUrl } = scenario.opened;
        const open = join(folder, "open.zip");
        const left = await dumpCommune(server, migratorUrl, { communeId: "21484", file: open, madeBy: "test" });
        assert.equal(left.identifiers, "left_out");
        assert.equal(left.tables.find(({ name }) => name === "registry.identifiers")?.rows, 0);
      });
      test("a dump of a newer version is refused", async () => {
        const newer = join(folder, "newer.zip");
        await writeArchive(newer, { ...made, migration: made.migration + 1 }, []);
        await assert.rejects(load(newer), /use a newer version here/);
      });
      test("a backup is not taken for a commune", async () => {
        await assert.rejects(load(join(folder, "year.vuon")), ArchiveRefused);
      });
    });
  });
}
