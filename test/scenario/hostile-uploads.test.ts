/** Every endpoint that takes a table x every file that would cost much: refused by what is wrong with it, and the server goes on. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { v7 } from "uuid";
import { send } from "#contract/client.ts";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { importPlan } from "#contract/planning/plan-tools.ts";
import { draftPlan } from "#contract/planning/plan.ts";
import { uploadFile, readFile } from "#contract/registry/import-file.ts";
import { tryImport } from "#contract/registry/import.ts";
import { tableFile } from "#contract/table-file.ts";
import type { TableFile } from "#contract/table-file.ts";
import type { Id } from "#kernel/id.ts";
import { permissionOf } from "#programme/authority/post/permissions.ts";
import { postKinds, postLevels } from "#programme/authority/post/post.ts";
import { readConfig } from "#server/platform/config.ts";
import { routesOf } from "#server/routes.ts";
import { makeRecords, requestFor } from "#test/permission/requests.ts";
import type { Records } from "#test/permission/requests.ts";
import { hostileTables } from "#test/support/hostile-tables.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { sql } from "kysely";
import { recordFieldAnswers } from "#contract/delivery/field-list.ts";
import { listProgrammes } from "#contract/planning/programme.ts";
import { newId } from "#contract/new-id.ts";

const commune = "21484";
const areaOf = { country: "VN", province: "51", commune, office: "51" } as const;

/** By the shape of their bodies, so that one that is added later stands here too. */
const endpoints = routesOf(readConfig({}))
  .map(({ endpoint }) => endpoint)
  .filter(({ body }) => "shape" in body && (body.shape as Readonly<Record<string, unknown>>)["file"] === tableFile);

let opened: TestInstallation;
let records: Records;
let planId: Id<"plan">;
const activityId = newId("activity");
const officers = new Map<string, TestOfficer>();

before(async () => {
  opened = await openTestInstallation();
  records = await makeRecords(opened, commune);
  for (const { act } of [...endpoints, draftPlan, uploadFile]) {
    const kind = postKinds.find((one) => act !== undefined && permissionOf(act)[one] !== undefined);
    assert.ok(kind !== undefined && act !== undefined);
    if (!officers.has(act)) officers.set(act, await opened.officer(kind, areaOf[postLevels[kind]]));
  }
  const officer = officerFor(draftPlan);
  const { rows } = await officer.get(listProgrammes);
  const programmeId = "vn-2026-2035";
  const programmeVersion = rows.find((one) => one.programmeId === programmeId)?.version ?? "";
  planId = newId("plan");
  await officer.get(draftPlan, {
    body: { planId, areaId: commune, year: 2026, programmeId, programmeVersion, goals: [] },
  });
  await addActivity();
});
after(() => opened.close());

/** An activity whose list is answered: only its row, for what is refused is the file. */
async function addActivity(): Promise<void> {
  await opened.ownersServer.database.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`insert into delivery.activities (activity_id, activity_kind, commune_id, year, output_id, fund_line_id, title, starts_on, state)
      values (${activityId}, 'livelihood_livestock', ${commune}, 2026, gen_random_uuid(), gen_random_uuid(), 'x', '2026-01-05', 'open')`.execute(
      tx,
    );
  });
}

/** The record that an upload is about, where one must stand. */
const onRecord = () =>
  new Map<string, object>([
    [importPlan.id, { planId }],
    [recordFieldAnswers.id, { activityId }],
  ]);

function officerFor({ act }: AnyEndpoint): TestOfficer {
  return officers.get(act ?? "") ?? assert.fail(act);
}

async function problemOf(endpoint: AnyEndpoint, input: Ask<AnyEndpoint>) {
  const response = await send(officerFor(endpoint).fetch, endpoint, input, v7);
  const answer: { readonly code?: string } = await response.json();
  return { status: response.status, code: answer.code ?? "taken" };
}

async function handIn(endpoint: AnyEndpoint, file: TableFile) {
  const { params, body } = requestFor(endpoint.id, records) as { readonly params?: object; readonly body: object };
  return problemOf(endpoint, {
    ...(params === undefined ? {} : { params: onRecord().get(endpoint.id) ?? params }),
    body: { ...body, file },
  });
}

describe("an endpoint that takes a table", () => {
  test("is found by its shape", () => {
    assert.ok(endpoints.length >= 5, endpoints.map(({ id }) => id).join());
  });
  for (const [name, { bytes, code }] of Object.entries(hostileTables)) {
    test(`refuses ${name}`, async () => {
      const file = { format: "file", base64: bytes().toString("base64") } as const;
      const answers = await Promise.all(
        endpoints.map(async (endpoint) => ({ id: endpoint.id, ...(await handIn(endpoint, file)) })),
      );
      for (const { id, ...answer } of answers) {
        if (code !== "table.columns_missing") assert.deepEqual(answer, { status: 422, code }, id);
        // Such a table is read, and says nothing that is asked for: the stage may tell so itself, or first what is amiss with the record.
        else assert.ok(answer.status >= 400 && answer.status < 500, `${id} ${JSON.stringify(answer)}`);
      }
    });
  }
  test("refuses it only to those who may do the act", async () => {
    const stranger = await opened.officer("commune_cashier", commune);
    for (const endpoint of endpoints) {
      const input = requestFor(endpoint.id, records);
      const file = { format: "file", base64: Buffer.from("%PDF-").toString("base64") };
      const asked = { ...input, body: { ...(input as { readonly body: object }).body, file } } as Ask<AnyEndpoint>;
      const response = await send(stranger.fetch, endpoint, asked, v7);
      assert.equal(response.status, 403, endpoint.id);
    }
  });
});

describe("a list of households", () => {
  for (const [name, { bytes }] of Object.entries(hostileTables)) {
    test(`that is ${name} is shown or refused`, async () => {
      const fileId = newId("import-file");
      const content = bytes();
      const query = { areaId: commune, name: "list" };
      const input = { params: { fileId }, query, file: new Blob([new Uint8Array(content)]) } as Ask<AnyEndpoint>;
      assert.equal((await problemOf(uploadFile, input)).code, "taken");
      const shown = await problemOf(readFile, { params: { fileId } });
      assert.ok(shown.status < 500, shown.code);
      assert.match(shown.code, /^(?:taken$|table\.)/);
      if (content.toString("latin1", 0, 2) === "PK") return;
      const text = content.toString("latin1");
      // Sent as it is: the contract's own client would refuse some of it before it is sent.
      const body = JSON.stringify({
        importId: newId("import"),
        areaId: commune,
        mapping: "source: x",
        households: text,
      });
      const headers = { "content-type": "application/json", "idempotency-key": v7() };
      const tried = await officerFor(tryImport).fetch(`/api${tryImport.path}`, { method: "POST", headers, body });
      assert.ok(tried.status < 500);
    });
  }
});
