import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { runAct } from "#server/platform/act/act.ts";
import { success } from "#kernel/result.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import { importFiles } from "./import-files.ts";

const baTo = "21484";
const mapping = `
source: many
household: { key: ho, registeredOn: { constant: 2026-01-01 } }
person:
  household: ho
  name: { column: ten }
  relation: { column: quan_he, values: { Chủ hộ: head, Con: child } }
`;
const households = 6000;

describe("an import of files", () => {
  let test: TestInstallation;
  let officer: TestOfficer;
  let folder: string;
  let mappingFile: string;
  let householdsFile: string;

  before(async () => {
    test = await openTestInstallation();
    officer = await test.officer("commune_officer", baTo);
    folder = await mkdtemp(join(tmpdir(), "vuon-import-"));
    mappingFile = join(folder, "mapping.yaml");
    householdsFile = join(folder, "people.csv");
    await writeFile(mappingFile, mapping);
    const rows = Array.from(
      { length: households },
      (_, at) => `${at};Đinh Văn ${at};Chủ hộ\n${at};Đinh Thị ${at};Con\n`,
    );
    await writeFile(householdsFile, `\u{FEFF}ho;ten;quan_he\n${rows.join("")}`);
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
    await test.close();
  });
  const take = async () => importFiles(test.server, officer, { mappingFile, householdsFile, areaId: baTo });
  const count = async (table: string) => {
    const counted = await sql<{ total: number }>`select count(*)::int as total from ${sql.raw(table)}`.execute(
      test.ownersServer.database,
    );
    return counted.rows[0]?.total ?? 0;
  };

  it("goes on where an earlier one was broken off, and leaves no half of a household", async () => {
    // A key of a late batch is held by somebody else's transaction that never ends: the import waits there and is given up.
    await test.ownersServer.database.connection().execute(async (held) => {
      await sql`begin`.execute(held);
      await sql`insert into registry.household_sources values ('many', '5999', gen_random_uuid(), '21484')`.execute(
        held,
      );
      const broken = take();
      const outcome = assert.rejects(broken);
      await waitForRows(test, 4000);
      await sql`select pg_cancel_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
        held,
      );
      await outcome;
      await sql`rollback`.execute(held);
    });
    const written = await count("registry.households");
    // The head takes a row of the first batch, and a household whose second row is in the next one waits for it.
    assert.ok(written >= 3999 && written < households, `${written} of ${households}`);
    assert.equal(await count("registry.people"), written * 2);
    const again = await take();
    assert.ok(again.ok);
    assert.deepEqual(
      [again.value.counts.householdsKnown, again.value.counts.householdsAdded],
      [written, households - written],
    );
    assert.deepEqual(
      [await count("registry.households"), await count("registry.people")],
      [households, households * 2],
    );
  });

  it("records each import and how it ended", async () => {
    const states = await test.ownersServer.database
      .selectFrom("registry.imports")
      .select("state")
      .orderBy("import_id")
      .execute();
    assert.deepEqual(
      states.map(({ state }) => state),
      ["failed", "finished"],
    );
  });

  it("by an officer of another commune is refused before anything is read", async () => {
    const neighbour = await test.officer("commune_officer", "21196");
    const done = await importFiles(test.server, neighbour, { mappingFile, householdsFile, areaId: baTo });
    assert.equal(done.ok ? "" : done.failure.code, "authority.not_permitted_here");
    const seen = await runAct(test.server, {
      actor: neighbour,
      act: "registry.readImports",
      kind: "read",
      work: async ({ tx }) => success(await tx.selectFrom("registry.imports").select("import_id").execute()),
    });
    assert.deepEqual(seen, success([]));
  });
});

/** Waits until so many households are there; the test fails by the runner's own limit when they never come. */
async function waitForRows(test: TestInstallation, wanted: number): Promise<void> {
  for (;;) {
    const counted = await sql<{ total: number }>`select count(*)::int as total from registry.households`.execute(
      test.ownersServer.database,
    );
    const waiting =
      await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
        test.ownersServer.database,
      );
    if ((counted.rows[0]?.total ?? 0) >= wanted - 1 && waiting.rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
