/** A women's union carries an activity of a commune out; a contractor of another one is refused, by the server and by the database. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { getActivity, listActivities, sumActivities } from "#contract/delivery/activity.ts";
import { listActivityActs } from "#contract/delivery/activity-acts.ts";
import { assignActivity } from "#contract/delivery/assignment.ts";
import { correctDelivery, undoDelivery } from "#contract/delivery/correction.ts";
import { addEvidence, listActivityEvidence, withdrawEvidence } from "#contract/delivery/evidence.ts";
import * as support from "#contract/delivery/support.ts";
import { listNotifications } from "#contract/authority/notification.ts";
import { closeOffice } from "#contract/authority/office.ts";
import { readWork } from "#contract/home/work.ts";
import { newId } from "#contract/new-id.ts";
import { getHousehold, listHouseholds } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { actForActivity, beginAct } from "#server/platform/database/database.ts";
import type { TestOfficer } from "#test/support/installation.ts";
import { madeUpPdf } from "#test/support/made-up-pdf.ts";
import { codeOf } from "#test/support/sign-in.ts";
import { reviewThree } from "./plan-beginnings.ts";
import { Scenario } from "./scenario.ts";

type Key = { readonly householdId: Id<"household">; readonly supportId: Id<"support"> };

let scenario: Scenario;
let union: { readonly officeId: Id<"office">; readonly officer: TestOfficer };
let contractor: typeof union;
let activityId: Id<"activity">;
let keys: readonly Key[];

const statement = () => ({
  evidenceId: newId("evidence"),
  kind: "statement" as const,
  note: "Đã nhận",
  takenOn: localDate("2026-03-05"),
});
const delivered = () => ({ deliveredOn: localDate("2026-03-05"), evidence: [statement()] });
const keyAt = (at: number): Key => {
  const key = keys[at];
  assert.ok(key !== undefined);
  return key;
};
const waitsFor = async (officer: TestOfficer, kind: string) =>
  (await officer.get(readWork, {})).rows.find((row) => row.kind === kind)?.count ?? 0;

before(async () => {
  scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-03-02");
  const { fundLineId } = await scenario.fund(3, 2026);
  activityId = await scenario.activity(fundLineId, 2026);
  union = await scenario.opened.office("mass_organisation", "51");
  contractor = await scenario.opened.office("contractor", "51");
  const { officer, chair } = scenario.people;
  await officer.get(support.proposeSupports, { params: { activityId }, body: {} });
  keys = (await scenario.supports(activityId)).map(({ householdId, supportId }) => ({ householdId, supportId }));
  const supports = [...keys];
  await officer.get(support.checkSupports, { params: { activityId }, body: { supports } });
  await chair.get(support.approveSupports, {
    params: { activityId },
    body: { supports, decisionNumber: "56/QĐ-UBND" },
  });
  scenario.on("2026-03-06");
});
after(() => scenario.opened.close());

describe("an activity that is assigned to a women's union", () => {
  test("was in nobody's sight there before", async () => {
    const { officer } = union;
    assert.equal(await codeOf(officer.ask(getActivity, { params: { activityId } })), "authority.not_your_office");
    assert.equal(
      await codeOf(officer.ask(support.listSupports, { params: { activityId } })),
      "authority.not_your_office",
    );
    const { rows, total } = await officer.get(listActivities, { query: { areaId: "51" } });
    assert.deepEqual([rows.length, total], [0, 0]);
    assert.equal(await waitsFor(officer, "deliver"), 0);
  });
  test("is handed over by the commune with the reason, since it is open", async () => {
    const { officer } = scenario.people;
    const params = { activityId };
    const { officeId } = union;
    const early = officer.ask(assignActivity, { params, body: { officeId } });
    assert.equal(await codeOf(early), "delivery.assignment_without_reason");
    const reason = "Hội có chương trình mái ấm";
    const shown = await officer.get(assignActivity, { params, body: { officeId, reason } });
    assert.equal(shown.officeId, officeId);
    const { acts } = await officer.get(listActivityActs, { params });
    assert.deepEqual(
      [acts.at(-1)?.act, acts.at(-1)?.reason, acts.at(-1)?.officeName],
      ["assign", reason, shown.officeName],
    );
    const filtered = await officer.get(listActivities, { query: { areaId: scenario.commune, executor: officeId } });
    const own = await officer.get(listActivities, { query: { areaId: scenario.commune, executor: "commune" } });
    assert.deepEqual([filtered.total, own.total, filtered.executors.length], [1, 0, 1]);
    const lead = scenario.people.lead;
    const close = lead.ask(closeOffice, {
      params: { officeId },
      body: { lastDay: localDate("2026-03-06"), reason: "x" },
    });
    assert.equal(await codeOf(close), "authority.office_has_activities");
  });
  test("informs the union by the outbox", async () => {
    for (let tries = 0; tries < 100; tries += 1) {
      const { rows } = await union.officer.get(listNotifications, {});
      if (rows.some(({ text }) => text === "activityAssigned")) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.fail("nobody was informed");
  });
  test("is read by the union with its supports and their names, and exactly counted", async () => {
    const { officer } = union;
    const shown = await officer.get(getActivity, { params: { activityId } });
    assert.deepEqual([shown.supports["committed"], shown.plannedQuantity], [3, 3]);
    const { rows } = await officer.get(support.listSupports, { params: { activityId } });
    assert.deepEqual(
      rows.map(({ headName }) => headName),
      (await scenario.supports(activityId)).map(({ headName }) => headName),
    );
    const list = await officer.get(listActivities, { query: { areaId: "51", waits: "committed" } });
    assert.deepEqual(
      list.rows.map((row) => row.activityId),
      [activityId],
    );
    assert.equal(await waitsFor(officer, "deliver"), 3);
    const { acts } = await officer.get(support.listSupportActs, { params: keyAt(0) });
    assert.equal(acts.at(-1)?.act, "approve");
    await officer.get(listActivityEvidence, { params: { activityId } });
  });
  test("is delivered, proved and corrected by the union", async () => {
    const { officer } = union;
    await officer.get(support.recordDelivery, { params: keyAt(0), body: delivered() });
    await officer.get(support.recordDelivery, { params: keyAt(1), body: delivered() });
    assert.equal(await waitsFor(officer, "deliver"), 1);
    const evidenceId = newId("evidence");
    const params = { ...keyAt(0), evidenceId };
    const query = { kind: "document" as const, takenOn: localDate("2026-03-05") };
    await officer.get(addEvidence, { params, query, file: new Blob([madeUpPdf()]) });
    await officer.get(withdrawEvidence, { params, body: { reason: "Nhầm tệp" } });
    const less = { amount: dong(20_000_000), reason: "Làm ít hơn" };
    const corrected = await officer.get(correctDelivery, { params: keyAt(0), body: less });
    assert.equal(corrected.givenBack, dong(10_000_000));
    const undone = await officer.get(undoDelivery, { params: keyAt(1), body: { reason: "Ghi nhầm hộ" } });
    assert.equal(undone.state, "committed");
  });
  test("is summed alike for the union and the commune", async () => {
    const query = { areaId: "51" };
    const sums = await union.officer.get(sumActivities, { query });
    const [planned, approved, delivered] = [dong(90_000_000), dong(80_000_000), dong(20_000_000)];
    assert.deepEqual(sums, { supports: 3, planned, approved, delivered, paid: dong(0) });
    const { officer, planner } = scenario.people;
    const own = { query: { areaId: scenario.commune, executor: union.officeId } };
    assert.deepEqual(await officer.get(sumActivities, own), sums);
    assert.deepEqual(await planner.get(sumActivities, { query }), sums);
    const none = await contractor.officer.get(sumActivities, { query });
    assert.deepEqual([none.supports, none.planned], [0, dong(0)]);
  });
  test("lets the union undo nothing that the commune delivered", async () => {
    const { officer } = scenario.people;
    await officer.get(support.recordDelivery, { params: keyAt(2), body: delivered() });
    const undo = union.officer.ask(undoDelivery, { params: keyAt(2), body: { reason: "Ghi nhầm" } });
    assert.equal(await codeOf(undo), "delivery.not_delivered_by_your_office");
  });
  test("gives the union nothing else: no approval, no household, no other support", async () => {
    const { officer } = union;
    const supports = [keyAt(1)];
    const refused = { params: { activityId }, body: { supports, reason: "không" } };
    assert.equal(await codeOf(officer.ask(support.refuseSupports, refused)), "authority.not_permitted");
    const { householdId } = keyAt(0);
    assert.equal(await codeOf(officer.ask(getHousehold, { params: { householdId } })), "authority.not_permitted");
    assert.equal(await codeOf(officer.ask(listHouseholds, {})), "authority.not_permitted");
    const back = { params: { activityId }, body: { officeId: null, reason: "x" } };
    assert.equal(await codeOf(officer.ask(assignActivity, back)), "authority.not_permitted");
  });
});

describe("a contractor of another activity", () => {
  test("is refused each of these, and not shown an empty page", async () => {
    const { officer } = contractor;
    const asked = [
      codeOf(officer.ask(getActivity, { params: { activityId } })),
      codeOf(officer.ask(listActivityActs, { params: { activityId } })),
      codeOf(officer.ask(support.listSupports, { params: { activityId } })),
      codeOf(officer.ask(listActivityEvidence, { params: { activityId } })),
      codeOf(officer.ask(support.listSupportActs, { params: keyAt(0) })),
      codeOf(officer.ask(support.recordDelivery, { params: keyAt(1), body: delivered() })),
      codeOf(officer.ask(undoDelivery, { params: keyAt(0), body: { reason: "Ghi nhầm" } })),
    ];
    assert.deepEqual(
      await Promise.all(asked),
      asked.map(() => "authority.not_your_office"),
    );
    assert.equal((await officer.get(listActivities, { query: { areaId: "51" } })).total, 0);
    const elsewhere = officer.ask(listActivities, { query: { areaId: "01" } });
    assert.equal(await codeOf(elsewhere), "authority.not_permitted_here");
  });
  test("is refused by the database too", async () => {
    const { database } = scenario.opened.server;
    const seen = async (officer: TestOfficer, reached: boolean) =>
      database.transaction().execute(async (tx) => {
        await beginAct(tx, officer.officerId, "delivery.recordDelivery", "2026-03-06");
        const areas = reached ? await actForActivity(tx, activityId) : "not asked";
        const supports = await tx.selectFrom("delivery.supports").select("support_id").execute();
        const households = await tx.selectFrom("registry.households").select("household_id").execute();
        return [areas, supports.length, households.length];
      });
    assert.deepEqual(await seen(contractor.officer, true), [",", 0, 0]);
    assert.deepEqual(await seen(union.officer, false), ["not asked", 3, 0]);
    await scenario.household("Đinh Văn Không");
    assert.deepEqual(await seen(union.officer, true), [`,${scenario.commune},`, 3, 3]);
    await assert.rejects(
      database.transaction().execute(async (tx) => {
        await beginAct(tx, union.officer.officerId, "delivery.recordDelivery", "2026-03-06");
        await actForActivity(tx, activityId);
        await tx
          .updateTable("delivery.activities")
          .set({ office_id: contractor.officeId })
          .where("activity_id", "=", activityId)
          .execute();
      }),
      /row-level security/,
    );
  });
  test("has it in hand once the commune moves it, and the union no longer", async () => {
    const params = { activityId };
    const body = { officeId: contractor.officeId, reason: "Hội rút" };
    await scenario.people.chair.get(assignActivity, { params, body });
    assert.equal((await contractor.officer.get(getActivity, { params })).officeId, contractor.officeId);
    assert.equal(await codeOf(union.officer.ask(getActivity, { params })), "authority.not_your_office");
    const undo = contractor.officer.ask(undoDelivery, { params: keyAt(0), body: { reason: "Ghi nhầm" } });
    assert.equal(await codeOf(undo), "delivery.not_delivered_by_your_office");
  });
});
