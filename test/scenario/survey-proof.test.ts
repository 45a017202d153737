/** A survey as it is done with paper and a phone, over HTTP: forms out, answers in from a table, photos and signature, signed minutes, a village decided alone. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import sharp from "sharp";
import { extractText, getDocumentProxy } from "unpdf";
import { v7 } from "uuid";
import { answerFile, importAnswers } from "#contract/review/answer-file.ts";
import * as evidence from "#contract/review/evidence.ts";
import { readReviewForm, submitAnswers } from "#contract/review/survey.ts";
import * as review from "#contract/review/round.ts";
import { send } from "#contract/client.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { addVillages } from "#server/area/area/areas-store.ts";
import { madeUpPdf } from "#test/support/made-up-pdf.ts";
import { rowsOfFile } from "#test/support/read-table.ts";
import type { TableRows } from "#server/platform/tables/read/name-columns.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "./scenario.ts";
import * as villageContract from "#contract/review/village.ts";
import * as decision from "#contract/review/decision.ts";
import * as survey from "#contract/review/survey.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

describe("a survey with paper and a phone", () => {
  let scenario: Scenario;
  let roundId: Id<"round">;
  let home: Awaited<ReturnType<Scenario["household"]>>;
  let other: Awaited<ReturnType<Scenario["household"]>>;
  let commune: { readonly roundId: Id<"round">; readonly communeId: string };
  const meetingId = newId("meeting");

  before(async () => {
    scenario = await Scenario.open();
    home = await scenario.household("Phạm Văn Đê");
    other = await scenario.household("Đinh Thị Đượm");
    scenario.on("2026-09-05");
    roundId = await scenario.round(2026);
    commune = { roundId, communeId: scenario.commune };
    await scenario.people.officer.get(review.listHouseholdsForReview, { params: commune, body: { who: "everyone" } });
    scenario.on("2026-09-20");
  });
  after(() => scenario.opened.close());

  const codeOf = async (asked: Promise<unknown>) =>
    asked.then(
      () => "done",
      (error: unknown) => /"code":"([^"]+)"/.exec(String(error))?.[1] ?? String(error),
    );

  /** The table as a spreadsheet program would read it. */
  async function takenTable(query: Readonly<Record<string, string>>): Promise<TableRows> {
    const response = await send(scenario.people.officer.fetch, answerFile, { params: commune, query }, v7);
    assert.equal(response.status, 200);
    const bytes = Buffer.from(await response.arrayBuffer());
    return query["format"] === "csv"
      ? rowsOfFile({ format: "csv", text: bytes.toString("utf8") })
      : rowsOfFile({ format: "file", base64: bytes.toString("base64") });
  }
  const filled = (row: TableRows[number], income: string) => {
    const given: Readonly<Record<string, string>> = {
      "h.wallDurable": "Không",
      "h.frameDurable": "có",
      "h.roofDurable": "Không",
      "h.floorArea": "45,5",
      "h.water": "Sông, suối, ao, hồ",
      "h.toilet": "Không có",
      "h.usesInternet": "Có",
      "h.deviceCount": "1",
      "h.primarySector": "Có",
      income,
      "m.insured": "Có",
      "m.finished": "Tiểu học",
      "m.trainedOnTheJob": "Không",
      "m.work": "steady",
      "m.drawsAllowance": "Không",
      "m.disabled": "Không",
    };
    return Object.fromEntries(
      Object.entries(row).map(([head, cell]) => [head, given[/\[(.+)\]$/.exec(head)?.[1] ?? ""] ?? cell]),
    );
  };
  const csvOf = (rows: TableRows) => {
    const heads = Object.keys(rows[0] ?? {});
    const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
    return [line(heads), ...rows.map((row) => line(heads.map((head) => row[head] ?? "")))].join("\r\n");
  };
  const bring = async (rows: TableRows, trial: boolean) =>
    scenario.people.officer.get(importAnswers, {
      params: commune,
      body: { file: { format: "csv", text: csvOf(rows) }, surveyedOn: localDate("2026-09-20"), trial },
    });

  test("forms of a village go out as one file, in the order of the route", async () => {
    const path = `/api/rounds/${roundId}/villages/${scenario.village}/papers/forms?language=vi`;
    const response = await scenario.people.officer.fetch(path);
    const pdf = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
    const { text } = await extractText(pdf, { mergePages: true });
    assert.match(text, /Phạm Văn Đê[\s\S]*Đinh Thị Đượm|Đinh Thị Đượm[\s\S]*Phạm Văn Đê/);
    assert.equal(text.match(/Phiếu B/g)?.length, 2, "one form a household");
  });

  test("the table goes out with names and codes, and comes in again: tried, wrong cells named, then taken", async () => {
    const rows = await takenTable({ format: "xlsx", language: "vi" });
    assert.equal(rows.length, 2, "a row a person");
    assert.deepEqual(await takenTable({ format: "csv", language: "vi" }), rows);
    const [first = {}, second = {}] = rows;
    const [good, bad] = [filled(first, "900.000"), { ...filled(second, "nhiều") }];

    const tried = await bring([good, bad], true);
    assert.deepEqual([tried.taken, tried.wrongHouseholds], [1, 1]);
    assert.deepEqual(
      tried.wrong.map(({ row, problem, given }) => [row, problem, given]),
      [[3, "not_a_number", "nhiều"]],
    );
    const stateOf = async (householdId: Id<"household">) =>
      (await scenario.people.officer.get(readReviewForm, { params: { householdId, roundId } })).state;
    assert.equal(await stateOf(home.householdId), "listed", "a trial keeps nothing");

    assert.equal((await bring([good, bad], false)).taken, 1);
    const states = [await stateOf(home.householdId), await stateOf(other.householdId)];
    assert.deepEqual(states.toSorted(), ["listed", "surveyed"], "the household with a wrong cell stays as it was");
    assert.equal((await bring([filled(second, "3000000")], false)).taken, 1);
    const form = await scenario.people.officer.get(readReviewForm, {
      params: { householdId: home.householdId, roundId },
    });
    assert.equal(form.answered.how, "file");
    assert.equal(form.answers?.household["floorArea"], 4550);
    assert.equal(form.answers?.household["water"], "stream");

    const again = await takenTable({ format: "csv", language: "en" });
    assert.ok(
      again.every((row) => Object.entries(row).some(([head, cell]) => head.endsWith("[h.toilet]") && cell === "None")),
    );
  });

  test("where and when it was answered is kept with the answers", async () => {
    const { officer } = scenario.people;
    const params = { householdId: home.householdId, roundId };
    const { answers } = await officer.get(readReviewForm, { params });
    await officer.get(submitAnswers, {
      params,
      body: {
        surveyedOn: localDate("2026-09-20"),
        answers: { household: answers?.household, members: answers?.members, incomePerPerson: 900_000 },
        how: "asked",
        answeredAt: "2026-09-20T02:15:00Z",
        place: { lon: 108.73, lat: 14.76, accuracyM: 12 },
      },
    });
    const { answered } = await officer.get(readReviewForm, { params });
    assert.deepEqual([answered.how, answered.hasPlace, answered.at?.slice(0, 16)], ["asked", true, "2026-09-20T02:15"]);
  });

  test("a photo and a signature are kept, looked at with the look remembered, and taken away with the reason", async () => {
    const { officer, chair } = scenario.people;
    const params = { householdId: home.householdId, roundId };
    const add = async (kind: "photo" | "signature", bytes: BlobPart, who = officer) => {
      const evidenceId = newId("evidence");
      await who.get(evidence.addEvidence, {
        params: { ...params, evidenceId },
        query: { kind, takenAt: "2026-09-20T02:10:00Z" },
        file: new Blob([bytes]),
      });
      return evidenceId;
    };
    const photo = await add("photo", png);
    await add("signature", png);
    assert.equal(await codeOf(add("photo", "<html></html>")), "review.file_of_another_kind");
    assert.equal(await codeOf(add("photo", png.subarray(0, 40))), "review.picture_unreadable");
    assert.equal(await codeOf(add("signature", "%PDF-1.7 a page")), "review.signature_is_a_picture");
    assert.equal(await codeOf(add("photo", png, chair)), "authority.not_permitted");
    const { rows } = await officer.get(evidence.listEvidence, { params });
    assert.deepEqual(
      rows.map(({ kind, mediaType }) => [kind, mediaType]),
      [
        ["photo", "image/png"],
        ["signature", "image/png"],
      ],
    );
    const ofPhoto = { householdId: home.householdId, evidenceId: photo };
    const seen = await chair.fetch(`/api/households/${home.householdId}/review-evidence/${photo}/file`);
    assert.equal(seen.headers.get("content-type"), "image/png");
    const kept = Buffer.from(await seen.arrayBuffer());
    assert.equal(kept.length, rows[0]?.size);
    assert.equal(createHash("sha256").update(kept).digest("hex"), rows[0]?.sha256);
    const [{ width: pixels }, sent, received] = [
      await sharp(kept).metadata(),
      await sharp(png).raw().toBuffer(),
      await sharp(kept).raw().toBuffer(),
    ];
    assert.deepEqual([pixels, received], [1, sent]);
    const looks = await scenario.opened.ownersServer.database
      .selectFrom("authority.audit_entries")
      .select("facts")
      .where("record_id", "=", home.householdId)
      .execute();
    assert.ok(
      looks.some(
        ({ facts }) =>
          JSON.stringify(facts).includes(`"looked": "${photo}"`) ||
          JSON.stringify(facts).includes(`"looked":"${photo}"`),
      ),
    );

    await officer.get(evidence.removeEvidence, { params: ofPhoto, body: { reason: "nhầm nhà" } });
    assert.equal(
      await codeOf(officer.get(evidence.removeEvidence, { params: ofPhoto, body: { reason: "nhầm nhà" } })),
      "review.evidence_removed_already",
    );
    assert.equal((await chair.fetch(`/api/households/${home.householdId}/review-evidence/${photo}/file`)).status, 404);
    assert.equal((await officer.get(evidence.listEvidence, { params })).rows[0]?.removedReason, "nhầm nhà");
  });

  test("the meeting keeps its two signed minutes, each with its holder", async () => {
    const { officer } = scenario.people;
    const village = { roundId, villageId: scenario.village };
    scenario.on("2026-09-22");
    await officer.get(survey.scoreReviews, { params: commune, body: {} });
    await officer.get(villageContract.recordMeeting, {
      params: village,
      body: {
        meetingId,
        heldOn: localDate("2026-09-22"),
        chair: "Trưởng thôn",
        secretary: "Thư ký",
        present: 40,
        frontObserver: "Phạm Thị Lành",
        householdRepresentative: "Phạm Văn Đê",
        minutesSignedOn: localDate("2026-09-22"),
        minutes: "Thống nhất.",
        results: [{ householdId: other.householdId, agreed: 30, objection: "Có người cho là khá hơn" }],
      },
    });
    for (const copy of ["village", "committee"] as const)
      await officer.get(evidence.addMinutesCopy, {
        params: { ...village, copyId: newId("minutes copy") },
        query: { meetingId, copy },
        file: new Blob([madeUpPdf()]),
      });
    const [meeting] = (await officer.get(evidence.listMeetings, { params: village })).rows;
    assert.deepEqual(
      [meeting?.passed, meeting?.returned, meeting?.objections, meeting?.frontObserver],
      [2, 0, 1, "Phạm Thị Lành"],
    );
    assert.deepEqual(
      meeting?.copies.map(({ copy }) => copy),
      ["village", "committee"],
    );
    const elsewhere = { ...village, villageId: "21484-99", copyId: newId("minutes copy") };
    const refused = officer.get(evidence.addMinutesCopy, {
      params: elsewhere,
      query: { meetingId, copy: "village" },
      file: new Blob([madeUpPdf()]),
    });
    assert.match(await codeOf(refused), /record.not_found|authority.not_permitted_here/);
    const copyId = meeting?.copies[0]?.copyId ?? "";
    const file = await officer.fetch(
      `/api/rounds/${roundId}/villages/${scenario.village}/minutes-copies/${copyId}/file`,
    );
    assert.equal(file.headers.get("content-type"), "application/pdf");
  });

  test("the chair decides the list of one village, and another waits for its own", async () => {
    const { officer, chair } = scenario.people;
    await scenario.opened.ownersServer.database
      .transaction()
      .execute((tx) => addVillages(tx, [{ areaId: "21484-02", communeId: scenario.commune, name: "Gò Rét" }]));
    scenario.on("2026-09-23");
    await officer.get(villageContract.recordPosting, {
      params: { roundId, villageId: scenario.village },
      body: { publicPostingId: newId("public posting"), places: ["Nhà văn hóa"], fromDate: localDate("2026-09-23") },
    });
    scenario.on("2026-10-05");
    const decide = async (villageId: string, number: string) =>
      chair.get(decision.decideList, {
        params: commune,
        body: {
          decisionId: newId("decision"),
          number,
          decidedOn: localDate("2026-10-05"),
          effectiveOn: localDate("2026-10-05"),
          legalBasis: "Quyết định 24/2021/QĐ-TTg",
          villageId,
        },
      });
    assert.equal(await codeOf(decide("21484-02", "1/QĐ")), "review.nothing_ready_to_decide");
    const decided = await decide(scenario.village, "2/QĐ");
    assert.deepEqual([decided.recognised, decided.refused], [1, 1]);
  });
});
