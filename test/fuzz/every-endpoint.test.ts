/**
 * Requests made up from the contract, for every endpoint and by officers of every post, on records that are there: whatever comes
 * in is answered, and a value that no column holds is refused by the contract and not by the database. The large run is
 * `npm run bench -- fuzz`; VUON_FUZZ_SEED repeats a run.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addVillages } from "#server/area/area/areas-store.ts";
import { openFuzzInstallation } from "#test/support/fuzz/fuzz-installation.ts";
import type { FuzzInstallation } from "#test/support/fuzz/fuzz-installation.ts";
import { runFuzz } from "#test/support/fuzz/run-fuzz.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { makeRecords, requestFor } from "#test/permission/requests.ts";
import type { Records } from "#test/permission/requests.ts";

const seed = Number(process.env["VUON_FUZZ_SEED"] ?? Date.now() % 1_000_000);
const requests = Number(process.env["VUON_FUZZ_REQUESTS"] ?? 4000);

let opened: TestInstallation;
let server: FuzzInstallation;
let records: Records;

before(async () => {
  opened = await openTestInstallation();
  await opened.ownersServer.database
    .transaction()
    .execute((tx) => addVillages(tx, [{ areaId: "21484-01", communeId: "21484", name: "Làng Teng" }]));
  records = await makeRecords(opened, "21484");
  server = await openFuzzInstallation(opened);
});
after(() => opened.close());

test(`${requests} requests of seed ${seed} are answered without a fault of the server and without a hang`, async () => {
  const isPublic = new Set(server.endpoints.filter(({ act }) => act === undefined).map(({ id }) => id));
  const report = await runFuzz(server, {
    requests,
    seed,
    right: ({ id }) => (isPublic.has(id) ? undefined : requestFor(id, records)),
  });
  const reported = [...report.failures].map(([kind, { times, example }]) => `${times} x ${kind}\n    ${example}`);
  assert.deepEqual(reported, [], `VUON_FUZZ_SEED=${seed}\n${reported.join("\n")}`);
  const succeeded = report.statuses.get(200) ?? 0;
  assert.ok(succeeded > requests / 10, `handlers ran: ${succeeded} of ${requests} succeeded`);
});
