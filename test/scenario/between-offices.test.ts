/** Nobody is lost between offices: a need is referred with a deadline, accepted, refused, passed on, late, escalated, and answered. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { listNotifications } from "#contract/authority/notification.ts";
import { closeOffice } from "#contract/authority/office.ts";
import * as contract from "#contract/delivery/referral.ts";
import { readWork } from "#contract/home/work.ts";
import { newId } from "#contract/new-id.ts";
import { verifyPaper } from "#contract/review/paper.ts";
import { getHousehold, listHouseholds } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { beginAct } from "#server/platform/database/database.ts";
import type { TestOfficer } from "#test/support/installation.ts";
import { textsOfPages } from "#test/support/read-pdf.ts";
import { codeOf } from "#test/support/sign-in.ts";
import { Scenario } from "./scenario.ts";

type Office = { readonly officeId: Id<"office">; readonly officer: TestOfficer };

let scenario: Scenario;
let health: Office;
let welfare: Office;
let bank: Office;
let householdId: Id<"household">;
let personId: Id<"person">;
const referralId = newId("referral");
const params = { referralId };
const area = { areaId: "51" };

const sent = (
  over: Partial<{ referralId: Id<"referral">; kind: string; officeId: Id<"office">; sentOn: string }> = {},
) => ({
  body: {
    referralId,
    householdId,
    kind: "social_protection",
    officeId: health.officeId,
    reason: "Hộ không còn người có khả năng lao động",
    ...over,
    sentOn: localDate(over.sentOn ?? "2026-03-02"),
  },
});
const waits = async (officer: TestOfficer, kind: string) =>
  (await officer.get(readWork)).rows.find((row) => row.kind === kind)?.count ?? 0;

before(async () => {
  scenario = await Scenario.open();
  scenario.on("2026-03-02");
  ({
    householdId,
    person: { personId },
  } = await scenario.household("Đinh Thị Khó"));
  health = await scenario.opened.office("department", "51");
  welfare = await scenario.opened.office("department", "51");
  bank = await scenario.opened.office("bank", "51");
});
after(async () => scenario.opened.close());

describe("a need that another office answers", () => {
  test("is sent by the commune to an office of the kind that answers it, with the days of the programme", async () => {
    const { officer, chair } = scenario.people;
    const kinds = await officer.get(contract.listReferralKinds, {});
    const found = kinds.rows.find(({ kind }) => kind === "social_protection");
    assert.deepEqual([found?.answerWithin, found?.support, found?.offices], [10, "social_protection", ["department"]]);
    assert.equal(await codeOf(chair.ask(contract.sendReferral, sent())), "authority.not_permitted");
    const codes = [
      [sent({ officeId: bank.officeId }), "delivery.office_of_other_kind"],
      [sent({ kind: "nothing" }), "delivery.not_a_kind_of_referral"],
      [sent({ sentOn: "2025-07-31" }), "day.before_what_it_rests_on"],
      [sent({ sentOn: "2026-03-03" }), "day.after_today"],
      [{ body: { ...sent().body, personId: newId("person") } }, "delivery.not_of_this_household"],
    ] as const;
    for (const [asked, code] of codes) assert.equal(await codeOf(officer.ask(contract.sendReferral, asked)), code);
    const shown = await officer.get(contract.sendReferral, sent());
    assert.deepEqual([shown.state, shown.dueOn, shown.escalatesOn], ["open", "2026-03-12", "2026-03-18"]);
    assert.deepEqual(
      [shown.headName, shown.villageName, shown.escalatesTo],
      ["Đinh Thị Khó", "Làng Teng", "commune_chair"],
    );
    const twice = officer.ask(contract.sendReferral, sent({ referralId: newId("referral") }));
    assert.equal(await codeOf(twice), "delivery.referred_already");
    // Another need of the same household goes its own way.
    const other = {
      body: { ...sent({ referralId: newId("referral"), kind: "policy_bank", officeId: bank.officeId }).body, personId },
    };
    assert.equal((await officer.get(contract.sendReferral, other)).personName, "Đinh Thị Khó");
  });

  test("is seen by the office that it was sent to, with whom it is about and nothing else", async () => {
    const { rows, total, sums } = await health.officer.get(contract.listReferrals, { query: area });
    assert.deepEqual([total, rows[0]?.headName, sums.open], [1, "Đinh Thị Khó", 1]);
    assert.equal((await welfare.officer.get(contract.listReferrals, { query: area })).total, 0);
    assert.equal(await codeOf(welfare.officer.ask(contract.getReferral, { params })), "record.not_found");
    assert.equal((await health.officer.get(contract.getReferral, { params })).reason, sent().body.reason);
    assert.deepEqual(
      [await waits(health.officer, "answerReferrals"), await waits(welfare.officer, "answerReferrals")],
      [1, 0],
    );
    const household = health.officer.ask(getHousehold, { params: { householdId }, query: {} });
    assert.equal(await codeOf(household), "authority.not_permitted");
    assert.equal(await codeOf(health.officer.ask(listHouseholds, { query: {} })), "authority.not_permitted");
    const informed = async () => (await health.officer.get(listNotifications, {})).rows.map(({ text }) => text);
    for (let tries = 0; tries < 100 && !(await informed()).includes("referralSent"); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    assert.ok((await informed()).includes("referralSent"));
  });

  test("is accepted and passed on by that office alone, and the chain is kept", async () => {
    scenario.on("2026-03-04");
    const accepted = { params, body: { acceptedOn: localDate("2026-03-04") } };
    assert.equal(await codeOf(welfare.officer.ask(contract.acceptReferral, accepted)), "authority.not_your_office");
    assert.equal((await health.officer.get(contract.acceptReferral, accepted)).state, "accepted");
    const passed = (officeId: Id<"office">) => ({
      params,
      body: { officeId, passedOn: localDate("2026-03-04"), reason: "Thuộc Sở khác" },
    });
    assert.equal(
      await codeOf(health.officer.ask(contract.passOnReferral, passed(health.officeId))),
      "delivery.referral_with_this_office",
    );
    assert.equal(
      await codeOf(health.officer.ask(contract.passOnReferral, passed(bank.officeId))),
      "delivery.office_of_other_kind",
    );
    const shown = await health.officer.get(contract.passOnReferral, passed(welfare.officeId));
    assert.deepEqual([shown.state, shown.officeId, shown.dueOn], ["open", welfare.officeId, "2026-03-14"]);
    assert.deepEqual(
      shown.acts.map(({ act }) => act),
      ["send", "accept", "passOn"],
    );
    // Who passed it on still reads it, and does nothing more.
    assert.equal((await health.officer.get(contract.getReferral, { params })).acts.length, 3);
    assert.equal(await codeOf(health.officer.ask(contract.acceptReferral, accepted)), "authority.not_your_office");
    assert.deepEqual(
      [await waits(health.officer, "answerReferrals"), await waits(welfare.officer, "answerReferrals")],
      [0, 1],
    );
  });

  test("stands out when it is late, waits for the commune, and then for the post that the programme names", async () => {
    const { officer, chair, planner } = scenario.people;
    scenario.on("2026-03-15");
    assert.deepEqual((await officer.get(contract.getReferral, { params })).troubles, ["late"]);
    assert.deepEqual([await waits(officer, "settleReferrals"), await waits(chair, "directReferrals")], [1, 0]);
    const directed = {
      params,
      body: { directedOn: localDate("2026-03-15"), dueOn: localDate("2026-03-25"), direction: "Trả lời trong tuần" },
    };
    scenario.on("2026-03-21");
    assert.deepEqual((await officer.get(contract.getReferral, { params })).troubles, ["late", "escalated"]);
    assert.deepEqual([await waits(chair, "directReferrals"), await waits(planner, "directReferrals")], [1, 0]);
    const byOffice = await planner.get(contract.sumReferrals, { query: area });
    const row = byOffice.rows.find(({ key }) => key === welfare.officeId);
    assert.deepEqual([row?.open, row?.late, row?.escalated], [1, 1, 1]);
    const byCommune = await planner.get(contract.sumReferrals, { query: { ...area, by: "commune" } });
    assert.deepEqual(
      byCommune.rows.map(({ key, open, late }) => [key, open, late]),
      [[scenario.commune, 2, 2]],
    );
    const late = await planner.get(contract.listReferrals, { query: { ...area, trouble: "escalated" } });
    assert.deepEqual([late.total, late.rows[0]?.referralId], [1, referralId]);
    assert.equal(await codeOf(officer.ask(contract.directReferral, directed)), "authority.not_permitted");
    const shown = await chair.get(contract.directReferral, directed);
    assert.deepEqual([shown.troubles, shown.dueOn], [[], "2026-03-25"]);
    assert.equal(await waits(chair, "directReferrals"), 0);
  });

  test("that is refused is with the commune, which sends it on or withdraws it; nothing else ends it but an answer", async () => {
    const { officer } = scenario.people;
    const refused = { params, body: { refusedOn: localDate("2026-03-21"), reason: "Thiếu giấy xác nhận" } };
    const early = { params, body: { ...refused.body, refusedOn: localDate("2026-03-14") } };
    assert.equal(await codeOf(welfare.officer.ask(contract.refuseReferral, early)), "day.before_what_it_rests_on");
    assert.equal((await welfare.officer.get(contract.refuseReferral, refused)).answer, "Thiếu giấy xác nhận");
    const before = await waits(officer, "settleReferrals");
    assert.ok(before > 0);
    const again = { officeId: health.officeId, passedOn: localDate("2026-03-21"), reason: "Đã bổ sung giấy" };
    const shown = await officer.get(contract.passOnReferral, { params, body: again });
    assert.deepEqual([shown.state, shown.answer, shown.answeredOn], ["open", null, null]);
    const { lead } = scenario.people;
    const close = lead.ask(closeOffice, {
      params: { officeId: health.officeId },
      body: { lastDay: localDate("2026-03-21"), reason: "Sáp nhập" },
    });
    assert.equal(await codeOf(close), "authority.office_has_referrals");
    const answer = { completedOn: localDate("2026-03-21"), answer: "Đã có quyết định trợ cấp hằng tháng" };
    const closed = await health.officer.get(contract.completeReferral, { params, body: answer });
    assert.deepEqual([closed.state, closed.answeredOn, closed.troubles], ["done", "2026-03-21", []]);
    assert.equal(
      await codeOf(officer.ask(contract.passOnReferral, { params, body: again })),
      "delivery.referral_not_now",
    );
    const { rows } = await officer.get(contract.listReferrals, { query: { ...area, householdId } });
    assert.deepEqual(
      rows.map(({ kind, state }) => [kind, state]),
      [
        ["policy_bank", "open"],
        ["social_protection", "done"],
      ],
    );
  });

  test("has a letter with the chain and a code that says that it is genuine and nothing of whom it is", async () => {
    const { officer } = scenario.people;
    const letter = await officer.fetch(`/api/referrals/${referralId}/papers/letter?language=vi`);
    assert.equal(letter.status, 200);
    const pages = await textsOfPages(new Uint8Array(await letter.arrayBuffer()));
    const text = pages
      .flat()
      .map((one) => one.text)
      .join(" ")
      .replaceAll(/\s+/g, " ");
    assert.match(text, /V\/v chuyển gửi: Trợ giúp xã hội/);
    assert.match(text, /Đinh Thị Khó, làng Teng, xã Ba Tơ/);
    const owner = scenario.opened.ownersServer.database;
    const found = await sql<{ code: string }>`select paper_code as code from delivery.referrals
      where referral_id = ${referralId}`.execute(owner);
    const { code = "" } = found.rows[0] ?? {};
    const { paper } = verifyPaper.output.parse(await (await scenario.opened.fetch(`/api/verify/${code}`)).json());
    assert.deepEqual([paper?.kind, paper?.office, paper?.issuedOn], ["referral", "Xã Ba Tơ", "2026-03-02"]);
    assert.ok(!JSON.stringify(paper).includes("Khó"));
  });

  test("answered by letter of an office without an account is recorded by the commune, and one not needed is withdrawn", async () => {
    const { officer } = scenario.people;
    const { rows } = await officer.get(contract.listReferrals, { query: { ...area, kind: "policy_bank" } });
    const other = { referralId: rows[0]?.referralId ?? referralId };
    const accepted = { params: other, body: { acceptedOn: localDate("2026-03-21"), note: "Công văn 12" } };
    assert.equal((await officer.get(contract.acceptReferral, accepted)).state, "accepted");
    const withdrawn = { params: other, body: { withdrawnOn: localDate("2026-03-21"), reason: "Hộ không vay nữa" } };
    assert.equal(await codeOf(bank.officer.ask(contract.withdrawReferral, withdrawn)), "authority.not_permitted");
    assert.equal((await officer.get(contract.withdrawReferral, withdrawn)).state, "withdrawn");
    const { sums } = await officer.get(contract.listReferrals, { query: area });
    assert.deepEqual(sums, { open: 0, late: 0, escalated: 0, done: 1, refused: 0, withdrawn: 1 });
  });

  test("is held by the database: its moves, its chain, its days and its offices", async () => {
    const app = scenario.opened.server.database;
    const inAct = async (text: ReturnType<typeof sql>, officer = scenario.people.officer) =>
      app.transaction().execute(async (tx) => {
        await beginAct(tx, officer.officerId, "delivery.recordReferral", "2026-03-21");
        return text.execute(tx);
      });
    await assert.rejects(
      inAct(sql`update delivery.referrals set state = 'open', answer = null, answered_on = null where state = 'done'`),
      /referral moves in its order/,
    );
    await assert.rejects(
      inAct(sql`update delivery.referrals set office_ids = array[office_id] where referral_id = ${referralId}`),
      /referral keeps its chain/,
    );
    await assert.rejects(
      inAct(sql`insert into delivery.referral_acts (household_id, referral_act_id, referral_id, commune_id, act, done_on, office_id, note, done_at, done_by)
        select household_id, gen_random_uuid(), referral_id, commune_id, 'accept', '2026-03-01', office_id, 'x', now(), ${scenario.people.officer.officerId}
        from delivery.referrals where referral_id = ${referralId}`),
      /referral acts are on their days in order/,
    );
    await assert.rejects(
      inAct(sql`insert into delivery.referrals (referral_id, household_id, commune_id, kind, kind_name, reason, office_id, office_ids,
          sent_on, due_on, escalates_after, escalates_to, state)
        select gen_random_uuid(), household_id, commune_id, kind, kind_name, reason, ${newId("office")}, array[${newId("office")}::uuid],
          sent_on, due_on, 0, escalates_to, 'open' from delivery.referrals where referral_id = ${referralId}`),
      /referral_is_with_the_last_office|referral_is_with_an_office|open office of its province/,
    );
  });
});
