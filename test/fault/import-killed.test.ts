/** A process that imports is killed without warning in the middle of its work; another goes on. Nothing is lost and nothing comes twice. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { after, before, it } from "node:test";
import * as files from "#contract/registry/import-file.ts";
import { getImport } from "#contract/registry/import.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { startWorker } from "#test/support/worker-process.ts";
import { newId } from "#contract/new-id.ts";

let test: TestInstallation;
let officer: TestOfficer;
before(async () => {
  test = await openTestInstallation();
  officer = await test.officer("commune_officer", "21484");
});
after(() => test.close());

const households = 48_000;
/** Every hundredth has no head and is held back. */
const held = households / 100;
const importId = newId("import");

async function until(isSo: (rowsDone: number, state: string) => boolean) {
  for (let turn = 0; turn < 900; turn += 1) {
    const found = await officer.get(getImport, { params: { importId } });
    if (isSo(found.rowsDone, found.state)) return found;
    await setTimeout(50);
  }
  throw new Error("the import does not come that far");
}

const count = async (table: "registry.households" | "registry.people" | "registry.quarantine_rows") => {
  const { count: rows } = await test.ownersServer.database
    .selectFrom(table)
    .select(({ fn }) => fn.countAll().as("count"))
    .executeTakeFirstOrThrow();
  return Number(rows);
};

it("an import whose process is killed twice in the middle goes on after its last batch, and its counts are those of the file", async () => {
  const rows = Array.from(
    { length: households },
    (_, at) => `K${at},Đinh Văn ${at},${at % 100 === 0 ? "Vợ" : "Chủ hộ"},1980,Nam,Làng Teng\n`,
  );
  const fileId = newId("import-file");
  const file = new Blob([`Mã hộ,Họ và tên,Quan hệ,Năm sinh,Giới tính,Thôn\n${rows.join("")}`]);
  await officer.get(files.uploadFile, { params: { fileId }, query: { areaId: "21484", name: "killed.csv" }, file });
  const { suggested } = await officer.get(files.readFile, { params: { fileId } });
  await officer.get(files.startImport, {
    body: {
      importId,
      areaId: "21484",
      mapping: JSON.stringify(suggested),
      householdsFileId: fileId,
      newVillages: [{ communeId: "21484", name: "Làng Teng" }],
    },
  });

  let rowsBefore = 0;
  for (let turn = 0; turn < 2; turn += 1) {
    const process = startWorker(test);
    await until((rowsDone) => rowsDone > rowsBefore);
    process.kill("SIGKILL");
    await once(process, "exit");
    const killed = await until(() => true);
    assert.equal(killed.state, "running");
    assert.ok(killed.rowsDone > rowsBefore && killed.rowsDone < households, `${killed.rowsDone} rows`);
    rowsBefore = killed.rowsDone;
  }

  const last = startWorker(test);
  const done = await until((_, state) => state !== "running");
  last.kill("SIGTERM");
  await once(last, "exit");
  assert.deepEqual(
    [done.state, done.rowsDone, done.counts.householdsAdded, done.counts.householdsKnown],
    ["finished", households, households - held, 0],
  );
  assert.deepEqual([done.counts.householdsQuarantined, done.held.held], [held, held]);
  // The head is a row of the source too.
  const { rowsOfSource, rowsAdded, rowsKnown, rowsQuarantined, rowsLeftOut } = done.counts;
  assert.deepEqual(
    [rowsOfSource, rowsAdded, rowsKnown, rowsQuarantined, rowsLeftOut],
    [households + 1, households - held, 0, held, 1],
  );
  assert.equal(await count("registry.households"), households - held);
  assert.equal(await count("registry.people"), households - held);
  assert.equal(await count("registry.quarantine_rows"), held);
});
