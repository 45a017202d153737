/** What proves a support and an activity, over HTTP: added when the delivery is long recorded, looked at, withdrawn with a reason. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import sharp from "sharp";
import { listAuditEntries } from "#contract/authority/audit.ts";
import * as contract from "#contract/delivery/evidence.ts";
import { listSupportActs } from "#contract/delivery/support.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { madeUpPdf } from "#test/support/made-up-pdf.ts";
import { madeUpPhoto } from "#test/support/made-up-photo.ts";
import { deliverThree } from "./delivered-three.ts";
import { Scenario } from "./scenario.ts";

const codeOf = (answer: object) => ("problem" in answer ? (answer.problem as { code: string }).code : "done");
const blobOf = (bytes: Uint8Array | Buffer | string) =>
  new Blob([typeof bytes === "string" ? bytes : new Uint8Array(bytes)]);

describe("what proves a delivery", () => {
  let scenario: Scenario;
  let activityId: Id<"activity">;
  let params: { readonly householdId: Id<"household">; readonly supportId: Id<"support"> };
  before(async () => {
    scenario = await Scenario.open();
    ({ activityId } = await deliverThree(scenario));
    const [support] = await scenario.supports(activityId);
    assert.ok(support !== undefined);
    params = { householdId: support.householdId, supportId: support.supportId };
  });
  after(() => scenario.opened.close());

  const add = async (file: Blob, said: object = {}, who = scenario.people.officer) => {
    const evidenceId = newId("evidence");
    const query = { kind: "photo" as const, takenOn: localDate("2026-05-30"), ...said };
    return {
      evidenceId,
      answer: await who.ask(contract.addEvidence, { params: { ...params, evidenceId }, query, file }),
    };
  };
  const listed = async () => (await scenario.people.officer.get(listSupportActs, { params })).evidence;

  test("a photo is added after the delivery, and read as a picture without the place that the camera wrote into it", async () => {
    const before = await listed();
    const { evidenceId, answer } = await add(blobOf(await madeUpPhoto()), { note: "Mái mới" });
    assert.equal(codeOf(answer), "done");
    const row = (await listed()).find((one) => one.evidenceId === evidenceId);
    assert.deepEqual(
      [row?.note, row?.mediaType, row?.hasPlace, row?.addedByName, row?.withdrawnReason],
      ["Mái mới", "image/jpeg", false, scenario.people.officer.fullName, null],
    );
    const path = `/api/households/${params.householdId}/supports/${params.supportId}/evidence/${evidenceId}/file`;
    const file = await scenario.people.officer.fetch(path);
    assert.equal(file.headers.get("content-type"), "image/jpeg");
    const bytes = Buffer.from(await file.arrayBuffer());
    assert.equal(createHash("sha256").update(bytes).digest("hex"), row?.sha256);
    assert.equal((await sharp(bytes).metadata()).exif, undefined);
    assert.equal((await listed()).length, before.length + 1);
    const { rows } = await scenario.people.lead.get(listAuditEntries, { query: { recordKind: "support" } });
    assert.ok(rows.some((entry) => JSON.stringify(entry).includes(`"looked":"${evidenceId}"`)));
  });

  test("a place is kept where it is named, and not half of one", async () => {
    const photo = blobOf(await madeUpPhoto());
    const { evidenceId } = await add(photo, { lon: 108.7, lat: 14.76 });
    assert.equal((await listed()).find((one) => one.evidenceId === evidenceId)?.hasPlace, true);
    assert.equal(codeOf((await add(photo, { lon: 108.7 })).answer), "delivery.place_not_whole");
  });

  test("a PDF is taken when it is whole, and what is no picture or PDF, or of a wrong day, is refused", async () => {
    assert.equal(codeOf((await add(blobOf(madeUpPdf()), { kind: "document" })).answer), "done");
    const part = Buffer.from(madeUpPdf()).subarray(0, 120);
    assert.equal(codeOf((await add(blobOf(part), { kind: "document" })).answer), "review.pdf_unreadable");
    assert.equal(codeOf((await add(blobOf("<html></html>"))).answer), "review.file_of_another_kind");
    const photo = blobOf(await madeUpPhoto());
    const late = await add(photo, { takenOn: localDate("2026-06-02") });
    assert.equal(codeOf(late.answer), "day.after_today");
    const early = await add(photo, { takenOn: localDate("2026-02-01") });
    assert.equal(codeOf(early.answer), "day.before_what_it_rests_on");
  });

  test("evidence is withdrawn once, with a reason, and stays to be looked at; it counts no more", async () => {
    const { officer } = scenario.people;
    const { evidenceId } = await add(blobOf(await madeUpPhoto()));
    const count = async () =>
      (await scenario.supports(activityId)).find((one) => one.supportId === params.supportId)?.evidence;
    const there = (await count()) ?? 0;
    const withdraw = { params: { ...params, evidenceId }, body: { reason: "Ảnh của nhà khác" } };
    await officer.get(contract.withdrawEvidence, withdraw);
    assert.equal(await count(), there - 1);
    assert.equal((await listed()).find((one) => one.evidenceId === evidenceId)?.withdrawnReason, "Ảnh của nhà khác");
    const again = await officer.ask(contract.withdrawEvidence, withdraw);
    assert.equal(codeOf(again), "delivery.evidence_withdrawn_already");
    const path = `/api/households/${params.householdId}/supports/${params.supportId}/evidence/${evidenceId}/file`;
    assert.equal((await officer.fetch(path)).status, 200);
  });

  test("a stranger of another commune neither reads nor adds, and an accountant adds nothing", async () => {
    const photo = blobOf(await madeUpPhoto());
    const stranger = await scenario.opened.officer("commune_officer", "21490");
    assert.notEqual(codeOf((await add(photo, {}, stranger)).answer), "done");
    assert.equal(codeOf((await add(photo, {}, scenario.people.accountant)).answer), "authority.not_permitted");
    const [one] = await listed();
    const path = `/api/households/${params.householdId}/supports/${params.supportId}/evidence/${one?.evidenceId}/file`;
    assert.notEqual((await stranger.fetch(path)).status, 200);
  });

  test("an activity has evidence of its own, listed, read and withdrawn the same way", async () => {
    const { officer } = scenario.people;
    const evidenceId = newId("evidence");
    const ofFile = { activityId, evidenceId };
    const query = { kind: "document" as const, takenOn: localDate("2026-03-01"), fileName: "Biên bản nghiệm thu.pdf" };
    await officer.get(contract.addActivityEvidence, { params: ofFile, query, file: blobOf(madeUpPdf()) });
    const early = {
      params: { activityId, evidenceId: newId("evidence") },
      query: { ...query, takenOn: localDate("2025-12-31") },
    };
    const refused = await officer.ask(contract.addActivityEvidence, { ...early, file: blobOf(madeUpPdf()) });
    assert.equal(codeOf(refused), "day.before_what_it_rests_on");
    const rows = async () => (await officer.get(contract.listActivityEvidence, { params: { activityId } })).rows;
    assert.deepEqual(
      (await rows()).map(({ fileName, mediaType, withdrawnReason }) => [fileName, mediaType, withdrawnReason]),
      [["Biên bản nghiệm thu.pdf", "application/pdf", null]],
    );
    const file = await officer.fetch(`/api/activities/${activityId}/evidence/${evidenceId}/file`);
    assert.deepEqual(new Uint8Array(await file.arrayBuffer()), madeUpPdf());
    await officer.get(contract.withdrawActivityEvidence, { params: ofFile, body: { reason: "Nhầm hoạt động" } });
    assert.equal((await rows())[0]?.withdrawnReason, "Nhầm hoạt động");
  });
});
