/** What people hand in is accepted, answered and rated within the terms of the law; what is confidential is opened by named posts alone. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { readWork } from "#contract/home/work.ts";
import { newId } from "#contract/new-id.ts";
import * as contract from "#contract/voice/grievance.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { beginAct } from "#server/platform/database/database.ts";
import type { TestOfficer } from "#test/support/installation.ts";
import { textsOfPages } from "#test/support/read-pdf.ts";
import { codeOf } from "#test/support/sign-in.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
let householdId: Id<"household">;
let elsewhere: TestOfficer;
let code: string;
const area = { areaId: "51" };
const grievanceId = newId("grievance");
const params = { grievanceId };

const handed = (over: object = {}) => ({
  body: {
    grievanceId,
    communeId: "21484",
    kind: "complaint",
    topic: "review" as const,
    channel: "in_person" as const,
    receivedOn: localDate("2026-03-02"),
    story: "Nhà tôi bị ghi là có nhà kiên cố",
    senderName: "Đinh Thị Nghe",
    contested: { kind: "household" as const, recordId: householdId, householdId },
    ...over,
  },
});
const waits = async (officer: TestOfficer, kind: string) =>
  (await officer.get(readWork)).rows.find((row) => row.kind === kind)?.count ?? 0;

before(async () => {
  scenario = await Scenario.open();
  scenario.on("2026-03-02");
  ({ householdId } = await scenario.household("Đinh Thị Nghe"));
  elsewhere = await scenario.opened.officer("commune_officer", "21196");
});
after(async () => scenario.opened.close());

describe("a complaint", () => {
  test("is recorded with its name, for a record of the commune, on a day that has come", async () => {
    const { officer } = scenario.people;
    const refused = [
      [handed({ senderName: undefined }), "voice.name_needed"],
      [handed({ kind: "gossip" }), "voice.not_a_kind_of_grievance"],
      [handed({ receivedOn: localDate("2026-03-03") }), "day.after_today"],
      [
        handed({ contested: { kind: "household", recordId: newId("household"), householdId } }),
        "voice.record_of_other_place",
      ],
      [handed({ communeId: "21196" }), "area.not_yours"],
    ] as const;
    const codes = await Promise.all(
      refused.map(async ([asked]) => codeOf(officer.ask(contract.receiveGrievance, asked))),
    );
    assert.deepEqual(
      codes.slice(0, 4),
      refused.slice(0, 4).map(([, wanted]) => wanted),
    );
    assert.notEqual(codes[4], undefined);
    const received = await officer.get(contract.receiveGrievance, handed());
    assert.deepEqual([received.dueOn, received.isConfidential], ["2026-03-12", false]);
    ({ code } = received);
  });

  test("is seen in its commune and province and nowhere else, and its code tells how far it is to anyone who holds it", async () => {
    const { officer, lead } = scenario.people;
    assert.equal((await lead.get(contract.listGrievances, { query: area })).total, 1);
    assert.equal((await elsewhere.get(contract.listGrievances, { query: area })).total, 0);
    assert.equal(await codeOf(elsewhere.ask(contract.getGrievance, { params })), "record.not_found");
    const shown = await officer.get(contract.getGrievance, { params });
    assert.deepEqual([shown.state, shown.senderName, shown.isExtendable], ["received", "Đinh Thị Nghe", true]);
    const response = await scenario.opened.fetch(`/api/public/grievances/${code}`);
    const { grievance } = contract.readPublicGrievance.output.parse(await response.json());
    assert.deepEqual(
      [grievance?.state, grievance?.dueOn, grievance?.answer, JSON.stringify(grievance).includes("Nghe")],
      ["received", "2026-03-12", null, false],
    );
    const paper = await officer.fetch(`/api/grievances/${grievanceId}/papers/receipt?language=vi`);
    const text = (await textsOfPages(new Uint8Array(await paper.arrayBuffer())))
      .flat()
      .map((one) => one.text)
      .join(" ")
      .replaceAll(/\s+/g, " ");
    assert.match(text, new RegExp(code.replaceAll(/(.{4})(?=.)/g, "$1-")));
    assert.match(text, /Hạn xử lý bước tiếp theo: 12\/0?3\/2026/);
  });

  test("is late the day after its term, directed by the chair, accepted, extended once and answered in words", async () => {
    const { officer, chair } = scenario.people;
    assert.equal(
      await codeOf(
        chair.ask(contract.directGrievance, {
          params,
          body: { directedOn: localDate("2026-03-02"), direction: "Làm ngay" },
        }),
      ),
      "voice.not_late",
    );
    scenario.on("2026-03-13");
    assert.deepEqual([await waits(officer, "handleGrievances"), await waits(chair, "directGrievances")], [1, 1]);
    await chair.get(contract.directGrievance, {
      params,
      body: { directedOn: localDate("2026-03-13"), direction: "Làm ngay" },
    });
    const answer = { params, body: { answeredOn: localDate("2026-03-13"), answer: "…" } };
    assert.equal(await codeOf(officer.ask(contract.answerGrievance, answer)), "voice.grievance_not_now");
    const before = { params, body: { acceptedOn: localDate("2026-03-12"), isRemote: false } };
    assert.equal(await codeOf(officer.ask(contract.acceptGrievance, before)), "day.before_what_it_rests_on");
    const accepted = await officer.get(contract.acceptGrievance, {
      params,
      body: { acceptedOn: localDate("2026-03-13"), isRemote: true, assignee: "Bà Hoa, cán bộ LĐ" },
    });
    // Art. 28: 45 days where roads are hard, the first one not counted.
    assert.equal(accepted.dueOn, "2026-04-27");
    const extended = { params, body: { extendedOn: localDate("2026-03-13"), reason: "Phải xác minh ở xã cũ" } };
    assert.equal((await officer.get(contract.extendGrievance, extended)).dueOn, "2026-05-12");
    assert.equal(await codeOf(officer.ask(contract.extendGrievance, extended)), "voice.extended_already");
    scenario.on("2026-04-20");
    await officer.get(contract.answerGrievance, {
      params,
      body: { answeredOn: localDate("2026-04-20"), answer: "Đã đo lại: nhà tạm. Kết quả được sửa." },
    });
    assert.equal(await waits(officer, "handleGrievances"), 0);
    const response = await scenario.opened.fetch(`/api/public/grievances/${code}`);
    const { grievance } = contract.readPublicGrievance.output.parse(await response.json());
    assert.equal(grievance?.answer, "Đã đo lại: nhà tạm. Kết quả được sửa.");
  });

  test("is rated by who handed it in, and opened again with a reason", async () => {
    const { officer } = scenario.people;
    await officer.get(contract.rateGrievance, {
      params,
      body: { ratedOn: localDate("2026-04-20"), satisfaction: "not" },
    });
    const [topic] = (await officer.get(contract.sumGrievances, { query: area })).rows;
    assert.deepEqual([topic?.key, topic?.answered, topic?.notSatisfied], ["review", 1, 1]);
    await officer.get(contract.reopenGrievance, {
      params,
      body: { reopenedOn: localDate("2026-04-20"), reason: "Chưa sửa danh sách niêm yết" },
    });
    const shown = await officer.get(contract.getGrievance, { params });
    assert.deepEqual(
      [shown.state, shown.dueOn, shown.answer, shown.satisfaction, shown.timesReopened],
      ["accepted", "2026-05-20", null, null, 1],
    );
    assert.deepEqual(
      shown.acts.map(({ act }) => act),
      ["receive", "direct", "accept", "extend", "answer", "rate", "reopen"],
    );
  });
});

describe("a denunciation", () => {
  const secret = { params: { grievanceId: newId("grievance") } };

  test("is not opened by who recorded it, but by the chair; passed on to the province, by its lead alone", async () => {
    const { officer, chair, lead, planner } = scenario.people;
    const received = await officer.get(
      contract.receiveGrievance,
      handed({
        ...secret.params,
        kind: "denunciation",
        topic: "conduct",
        contested: undefined,
        receivedOn: localDate("2026-04-20"),
      }),
    );
    // 7 working days: 21, 22, 23, 24, 28, 29 April and 4 May, with the Hùng Kings on 27 April and two days off after the 29th.
    assert.deepEqual([received.isConfidential, received.dueOn], [true, "2026-05-04"]);
    const opens = async (who: TestOfficer) => (await who.ask(contract.getGrievance, secret)).status;
    assert.deepEqual(await Promise.all([officer, planner, chair, lead].map(opens)), [404, 404, 200, 200]);
    assert.equal((await officer.get(contract.listGrievances, { query: area })).total, 1);
    await chair.get(contract.passGrievance, {
      ...secret,
      body: { passedOn: localDate("2026-04-20"), level: "province", reason: "Về chính Chủ tịch UBND xã" },
    });
    assert.deepEqual(await Promise.all([officer, planner, chair, lead].map(opens)), [404, 404, 404, 200]);
    await lead.get(contract.acceptGrievance, {
      ...secret,
      body: { acceptedOn: localDate("2026-04-20"), isRemote: false },
    });
    await lead.get(contract.answerGrievance, {
      ...secret,
      body: { answeredOn: localDate("2026-04-20"), answer: "Đã kết luận" },
    });
    const response = await scenario.opened.fetch(`/api/public/grievances/${received.code}`);
    const { grievance } = contract.readPublicGrievance.output.parse(await response.json());
    assert.deepEqual([grievance?.state, grievance?.answer], ["answered", null]);
  });

  test("stays closed to the database role of an officer who asks past the server", async () => {
    const { officer } = scenario.people;
    const found = await scenario.opened.server.database.transaction().execute(async (tx) => {
      await beginAct(tx, officer.officerId, "voice.readGrievances", "2026-04-20");
      const rows = await sql<{
        n: number;
      }>`select count(*)::int as n from voice.grievances where is_confidential`.execute(tx);
      const acts = await sql<{
        n: number;
      }>`select count(*)::int as n from voice.story_of_grievance(${secret.params.grievanceId})`.execute(tx);
      return [rows.rows[0]?.n, acts.rows[0]?.n];
    });
    assert.deepEqual(found, [0, 0]);
  });

  test("with the province is only read by the commune", async () => {
    const { officer, planner } = scenario.people;
    const open = { params: { grievanceId: newId("grievance") } };
    await officer.get(
      contract.receiveGrievance,
      handed({
        ...open.params,
        kind: "reflection",
        topic: "policy",
        contested: undefined,
        senderName: undefined,
        receivedOn: localDate("2026-04-20"),
      }),
    );
    await officer.get(contract.passGrievance, {
      ...open,
      body: { passedOn: localDate("2026-04-20"), level: "province", reason: "Thuộc thẩm quyền tỉnh" },
    });
    const accept = { ...open, body: { acceptedOn: localDate("2026-04-20"), isRemote: false } };
    assert.equal(await codeOf(officer.ask(contract.acceptGrievance, accept)), "voice.with_the_province");
    assert.equal((await planner.get(contract.acceptGrievance, accept)).state, "accepted");
  });
});
