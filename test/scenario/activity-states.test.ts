/** An activity is drafted, opened, closed with what it leaves over, and opened again; server and database hold the same. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import * as acts from "#contract/delivery/activity-acts.ts";
import * as contract from "#contract/delivery/activity.ts";
import * as delivery from "#contract/delivery/support.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { beginAct } from "#server/platform/database/database.ts";
import { deliverThree } from "./delivered-three.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
/** Three delivered supports, and another activity on the same line. */
let delivered: Id<"activity">;
let fundLineId: Id<"fund line">;
const draft = newId("activity");

before(async () => {
  scenario = await Scenario.open();
  ({ activityId: delivered, fundLineId } = await deliverThree(scenario));
});
after(async () => scenario.opened.close());

const codeOf = (answer: object) => ("problem" in answer ? (answer.problem as { readonly code: string }).code : "done");
const statement = (day: string) => ({
  deliveredOn: localDate(day),
  evidence: [{ evidenceId: newId("evidence"), kind: "statement" as const, note: "Đã nhận", takenOn: localDate(day) }],
});
const storyOf = async (activityId: Id<"activity">): Promise<Output<typeof acts.listActivityActs>> =>
  scenario.people.officer.get(acts.listActivityActs, { params: { activityId } });

describe("a draft", () => {
  test("is kept on an approved line, and takes no supports", async () => {
    const { officer } = scenario.people;
    const made = await officer.get(contract.draftActivity, {
      body: { activityId: draft, fundLineId, title: "Sửa nhà đợt 2", startsOn: localDate("2026-06-01") },
    });
    assert.equal(made.state, "draft");
    const params = { activityId: draft };
    assert.equal(
      codeOf(await officer.ask(delivery.proposeSupports, { params, body: {} })),
      "delivery.activity_is_draft",
    );
    assert.equal(
      codeOf(await officer.ask(acts.closeActivity, { params, body: { closedOn: localDate("2026-05-20") } })),
      "delivery.activity_is_draft",
    );
  });

  test("is opened on a day from the first of its year up to today, once", async () => {
    const { officer } = scenario.people;
    const open = async (day: string) =>
      codeOf(
        await officer.ask(acts.openActivity, { params: { activityId: draft }, body: { openedOn: localDate(day) } }),
      );
    assert.equal(await open("2025-12-31"), "day.before_what_it_rests_on");
    assert.equal(await open("2027-01-01"), "day.after_today");
    assert.equal(await open("2026-05-20"), "done");
    assert.equal(await open("2026-05-20"), "delivery.activity_is_open");
  });
});

describe("an activity whose supports are delivered and not paid", () => {
  const close = async (activityId: Id<"activity">, body: Decoded<typeof acts.closeActivity>["body"]) =>
    scenario.people.officer.ask(acts.closeActivity, { params: { activityId }, body });

  test("is closed with a reason only, and not before its last delivery", async () => {
    assert.deepEqual((await storyOf(delivered)).unfinished, { proposed: 0, undelivered: 0, unpaid: 3 });
    const day = localDate("2026-05-20");
    const bare = await close(delivered, { closedOn: day });
    assert.ok("problem" in bare);
    assert.deepEqual(
      [bare.problem.code, bare.problem.facts],
      ["delivery.unfinished_without_reason", { proposed: 0, undelivered: 0, unpaid: 3 }],
    );
    const reason = "Chi trả sau";
    assert.equal(
      codeOf(await close(delivered, { closedOn: localDate("2026-03-01"), reason })),
      "day.before_what_it_rests_on",
    );
    assert.equal(codeOf(await close(delivered, { closedOn: day, reason })), "done");
    assert.equal(codeOf(await close(delivered, { closedOn: day, reason })), "delivery.activity_closed");
  });

  test("takes nothing new once it is closed, and is paid all the same", async () => {
    const { officer } = scenario.people;
    const params = { activityId: delivered };
    assert.equal(codeOf(await officer.ask(delivery.proposeSupports, { params, body: {} })), "delivery.activity_closed");
    const [support] = await scenario.supports(delivered);
    assert.ok(support);
    assert.equal(
      codeOf(await officer.ask(delivery.recordDelivery, { params: support, body: statement("2026-05-20") })),
      "delivery.activity_closed",
    );
    for (const head of await scenario.heads(delivered)) await scenario.bankPayee(head.householdId, head);
    await scenario.sentBatch(delivered);
    const sent = (await scenario.supports(delivered)).map(({ state }) => state);
    assert.deepEqual(sent, ["delivered", "delivered", "delivered"]);
  });

  test("is opened again by the chair, with the reason, not before it was closed", async () => {
    const { officer, chair } = scenario.people;
    const params = { activityId: delivered };
    const body = { reopenedOn: localDate("2026-05-20"), reason: "Còn một hộ" };
    assert.equal(codeOf(await officer.ask(acts.reopenActivity, { params, body })), "authority.not_permitted");
    const early = { ...body, reopenedOn: localDate("2026-05-19") };
    assert.equal(codeOf(await chair.ask(acts.reopenActivity, { params, body: early })), "day.before_what_it_rests_on");
    assert.equal((await chair.get(acts.reopenActivity, { params, body })).state, "open");
    const { acts: story } = await storyOf(delivered);
    assert.deepEqual(
      story.map(({ act, reason }) => [act, reason]),
      [
        ["draft", null],
        ["open", null],
        ["close", "Chi trả sau"],
        ["reopen", "Còn một hộ"],
      ],
    );
  });
});

describe("the database", () => {
  const asServer = async (work: ReturnType<typeof sql>) => {
    const { database } = scenario.opened.server;
    await database.transaction().execute(async (tx) => {
      await beginAct(tx, scenario.people.officer.officerId, "delivery.openActivity", "2026-06-01");
      await work.execute(tx);
    });
  };

  test("lets no activity begin open, and none go from open back to a draft", async () => {
    await assert.rejects(
      asServer(sql`insert into delivery.activities (activity_id, activity_kind, commune_id, year, output_id, fund_line_id, title, starts_on, state)
        select gen_random_uuid(), activity_kind, commune_id, year, output_id, fund_line_id, title, starts_on, 'open'
        from delivery.activities where activity_id = ${delivered}`),
      /activity moves in its order/,
    );
    await assert.rejects(
      asServer(sql`update delivery.activities set state = 'draft' where activity_id = ${delivered}`),
      /activity moves in its order/,
    );
  });

  test("takes no support and no delivery of an activity that is not open", async () => {
    await asServer(sql`update delivery.activities set state = 'closed' where activity_id = ${draft}`);
    const copy = (
      state: string,
    ) => sql`insert into delivery.supports (household_id, support_id, series_id, activity_id, commune_id, content, year, period, quantity, amount, grounds, state)
      select household_id, gen_random_uuid(), gen_random_uuid(), ${draft}, commune_id, 'other', year, period, quantity, 0, grounds, ${state}
      from delivery.supports where activity_id = ${delivered} limit 1`;
    await assert.rejects(asServer(copy("proposed")), /support is of an open activity/);
    await copy("committed").execute(scenario.opened.ownersServer.database);
    await assert.rejects(
      asServer(sql`update delivery.supports set state = 'delivered' where activity_id = ${draft}`),
      /support is of an open activity/,
    );
  });

  test("takes no closing of an unfinished activity, and no reopening, without the reason", async () => {
    const act = (name: string) =>
      asServer(sql`insert into delivery.activity_acts (activity_act_id, activity_id, commune_id, act, done_on, done_at, done_by)
        values (gen_random_uuid(), ${delivered}, ${scenario.commune}, ${name}, '2026-05-20', now(), ${scenario.people.officer.officerId}::uuid)`);
    await assert.rejects(act("close"), /unfinished activity is closed with a reason/);
    await assert.rejects(act("reopen"), /activity_is_reopened_with_a_reason/);
  });
});
