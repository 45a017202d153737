/** Evidence that the kind of an activity asks for: it holds up the payment and not the delivery, is named, and waits with its officer. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import * as evidence from "#contract/delivery/evidence.ts";
import { listActivities } from "#contract/delivery/activity.ts";
import { assignActivity } from "#contract/delivery/assignment.ts";
import { listSupportActs, listSupports } from "#contract/delivery/support.ts";
import { readWork } from "#contract/home/work.ts";
import * as payment from "#contract/payment/batch.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { madeUpPdf } from "#test/support/made-up-pdf.ts";
import { deliverThree } from "./delivered-three.ts";
import { Scenario } from "./scenario.ts";

const minutes = { vi: "Biên bản bàn giao", en: "Delivery minutes", id: "Berita acara serah terima" };
const acceptance = { vi: "Biên bản nghiệm thu", en: "Acceptance minutes", id: "Berita acara penerimaan" };
const asked = [
  "photo",
  { kind: "document", step: "delivery", names: minutes },
  { kind: "document", step: "acceptance", names: acceptance },
];
let scenario: Scenario;
let activityId: Id<"activity">;
before(async () => {
  scenario = await Scenario.open();
  // As a province writes it in a version of its pack; the packs that are shipped ask for nothing.
  const version = "2099.1.1";
  await sql`update planning.programmes set version = ${version}, pack = jsonb_set(pack || jsonb_build_object('version', ${version}::text), '{activityKinds}', (
    select jsonb_agg(kind || ${JSON.stringify({ evidence: asked })}::jsonb) from jsonb_array_elements(pack -> 'activityKinds') kind))`.execute(
    scenario.opened.ownersServer.database,
  );
  ({ activityId } = await deliverThree(scenario));
  for (const { householdId, ...person } of await scenario.heads(activityId))
    await scenario.bankPayee(householdId, person);
});
after(() => scenario.opened.close());

const file = new Blob([madeUpPdf()]);
const query = { kind: "document" as const, takenOn: localDate("2026-05-30") };
const makeBatch = async () =>
  scenario.people.officer.ask(payment.makeBatch, {
    body: { batchId: newId("batch"), activityIds: [activityId], method: "bank", title: "Đợt 1" },
  });
const waiting = async () => {
  const { rows } = await scenario.people.officer.get(readWork, {});
  return rows.find(({ kind }) => kind === "addEvidence")?.count ?? 0;
};

test("what was delivered without it is delivered, named and counted, and nothing of it is paid", async () => {
  const supports = await scenario.supports(activityId);
  assert.deepEqual(
    supports.map(({ state, missingEvidence }) => [state, missingEvidence]),
    supports.map(() => ["delivered", ["acceptance document", "delivery document"]]),
  );
  const [first] = supports;
  assert.ok(first !== undefined);
  const { missing } = await scenario.people.officer.get(listSupportActs, { params: first });
  assert.deepEqual(
    missing.map(({ names }) => names.vi),
    [minutes.vi, acceptance.vi],
  );
  assert.equal(await waiting(), 3);
  const refused = await makeBatch();
  assert.ok("problem" in refused);
  assert.equal(refused.problem.code, "payment.nothing_due");
  assert.equal(refused.problem.facts["reason"], "delivery.evidence_missing");
});

test("with the acceptance of the activity and its own document a support is paid, the others are left out with the reason", async () => {
  const { officer } = scenario.people;
  const [first, second] = await scenario.supports(activityId);
  assert.ok(first !== undefined && second !== undefined);
  await officer.get(evidence.addActivityEvidence, {
    params: { activityId, evidenceId: newId("evidence") },
    query,
    file,
  });
  const add = async ({ householdId, supportId }: typeof first) => {
    const evidenceId = newId("evidence");
    await officer.get(evidence.addEvidence, { params: { householdId, supportId, evidenceId }, query, file });
    return evidenceId;
  };
  await add(first);
  const { householdId, supportId } = second;
  const evidenceId = await add(second);
  await officer.get(evidence.withdrawEvidence, {
    params: { householdId, supportId, evidenceId },
    body: { reason: "Biên bản của hộ khác" },
  });
  assert.equal(await waiting(), 2);
  const lacking = async (asker: typeof officer) => {
    const { rows } = await asker.get(listSupports, { params: { activityId }, query: { lacks: "evidence" } });
    const list = await asker.get(listActivities, { query: { areaId: "51", waits: "evidence" } });
    return [rows.map((row) => row.supportId).includes(first.supportId), rows.length, list.total];
  };
  assert.deepEqual(await lacking(scenario.people.planner), [false, 2, 1]);
  const made = await makeBatch();
  assert.ok("body" in made);
  assert.equal(made.body.batch.instructionCount, 1);
  assert.deepEqual(
    made.body.leftOut.map(({ code }) => code),
    ["delivery.evidence_missing", "delivery.evidence_missing"],
  );
});

test("an office that carries the activity out counts the same and lists the same, as far as it sees", async () => {
  const { officeId, officer } = await scenario.opened.office("department", "51");
  await scenario.people.officer.get(assignActivity, {
    params: { activityId },
    body: { officeId, reason: "Sở Xây dựng làm" },
  });
  const { rows } = await officer.get(readWork, {});
  const { rows: listed } = await officer.get(listSupports, { params: { activityId }, query: { lacks: "evidence" } });
  assert.deepEqual([rows.find(({ kind }) => kind === "addEvidence")?.count, listed.length], [2, 2]);
});
