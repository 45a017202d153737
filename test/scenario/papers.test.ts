/** The papers of a review: decided, certified, printed, checked as genuine or not; over HTTP, and read back from the PDF. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import * as papers from "#contract/review/paper.ts";
import { withdrawStatus } from "#contract/review/handover.ts";
import { receiveRequest, screenReview } from "#contract/review/request.ts";
import { listHouseholdsForReview, listReviews } from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "./scenario.ts";
import * as decision from "#contract/review/decision.ts";

let scenario: Scenario;
let roundId: Id<"round">;
let decisionId: Id<"decision">;
const homes: Id<"household">[] = [];

before(async () => {
  scenario = await Scenario.open();
  for (const name of ["Đinh Thị Đượm", "Phạm Văn Rể", "Nguyễn Văn Khá"]) {
    const { householdId, person } = await scenario.household(name);
    homes.push(householdId);
    roundId ??= await scenario.round(2025);
    scenario.on("2025-09-20");
    const isPoor = homes.length < 3;
    const answers = householdWith(
      isPoor ? { wallDurable: false, roofDurable: false, toilet: "none", water: "stream" } : {},
    );
    await scenario.answer(
      roundId,
      householdId,
      {
        ...answers,
        incomePerPerson: isPoor ? 900_000 : 6_000_000,
        members: answers.members.map((member) => ({ ...member, personId: person.personId })),
      },
      "2025-09-20",
    );
  }
  await scenario.decide(roundId, 2025);
});
after(() => scenario.opened.close());

/** The text of each page. */
async function pagesOf(path: string): Promise<readonly string[]> {
  const response = await scenario.people.chair.fetch(`/api${path}`);
  assert.equal(response.status, 200, path);
  assert.equal(response.headers.get("content-type"), "application/pdf");
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { text } = await extractText(await getDocumentProxy(bytes), {
    mergePages: false,
  });
  return text.map((page) => page.replaceAll(/\s+/g, " "));
}
const verify = async (code: string) => {
  const response = await scenario.opened.fetch(`/api/verify/${code}`);
  return papers.verifyPaper.output.parse(await response.json()).paper;
};
const codesIn = (text: string) => [...text.matchAll(/\/verify\/([0-9a-f-]{36})/g)].map(([, code = ""]) => code);

describe("the papers of a review", () => {
  test("the decision names who is recognised, with its number and page numbers, and its code is genuine without signing in", async () => {
    const { rows } = await scenario.people.chair.get(decision.listDecisions, {
      params: { roundId, communeId: scenario.commune },
    });
    assert.deepEqual(
      rows.map(({ number, recognised, escaped, refused, certificates }) => [
        number,
        recognised,
        escaped,
        refused,
        certificates,
      ]),
      // The first list of the commune: nobody can have escaped by it.
      [["2025/QĐ-UBND", 2, null, 1, 0]],
    );
    decisionId = rows[0]?.decisionId ?? decisionId;
    const pages = await pagesOf(`/decisions/${decisionId}/papers/decision`);
    const whole = pages.join(" ");
    for (const text of ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 2025/QĐ-UBND", "Nhật ký số 21484/"])
      assert.ok(pages[0]?.includes(text), text);
    assert.match(whole, /Đinh Thị Đượm.*Làng Teng/);
    assert.ok(!whole.includes("Nguyễn Văn Khá"), "who is not on the list is not named");
    const [code = ""] = codesIn(whole);
    assert.deepEqual(await verify(code), {
      kind: "decision",
      office: "Xã Ba Tơ",
      number: "2025/QĐ-UBND",
      issuedOn: "2025-11-02",
      validYear: null,
      withdrawnOn: null,
      standardEndedOn: null,
    });
    assert.equal(await verify(newId("paper")), null);
    assert.match((await pagesOf(`/decisions/${decisionId}/papers/decision?language=id`))[0] ?? "", /KEPUTUSAN/);
  });

  test("certificates are issued once, numbered on, and hold what was recorded that day", async () => {
    const issue = { params: { decisionId }, body: { issuedOn: localDate("2025-11-02") } };
    assert.deepEqual(await scenario.people.chair.get(decision.issueCertificates, issue), { issued: 2, hadOne: 0 });
    assert.deepEqual(await scenario.people.chair.get(decision.issueCertificates, issue), { issued: 0, hadOne: 2 });
    assert.equal((await scenario.people.officer.ask(decision.issueCertificates, issue)).status, 403);
    const reviews = await scenario.people.officer.get(listReviews, { params: { roundId }, query: {} });
    assert.deepEqual(reviews.rows.map(({ state }) => state).toSorted(), ["certified", "certified", "decided"]);
    const pages = await pagesOf(`/decisions/${decisionId}/papers/certificates`);
    assert.equal(pages.length, 2);
    assert.match(pages[0] ?? "", /Số: 01\/GCN-HN\.HCN.*GIẤY CHỨNG NHẬN Hộ nghèo năm 2026/);
    assert.ok(pages.join(" ").includes("Phạm Văn Rể"));
  });

  test("a certificate that is withdrawn or replaced is shown as such to anyone who scans it", async () => {
    const { rows } = await scenario.people.chair.get(decision.listCertificates, { query: { decisionId } });
    const [second, first] = rows;
    assert.ok(first !== undefined && second !== undefined);
    const codes = codesIn((await pagesOf(`/decisions/${decisionId}/papers/certificates`)).join(" "));
    const day = localDate("2025-11-02");
    const replaced = await scenario.people.chair.get(decision.replaceCertificate, {
      params: { householdId: first.householdId, certificateId: first.certificateId },
      body: { on: day, reason: "ghi sai tên", newCertificateId: newId("certificate") },
    });
    assert.equal(replaced.number, "03/GCN-HN.HCN");
    const withdrawal = {
      params: { householdId: second.householdId, certificateId: second.certificateId },
      body: { on: day, reason: "cấp nhầm hộ" },
    };
    await scenario.people.chair.get(decision.withdrawCertificate, withdrawal);
    const again = await scenario.people.chair.ask(decision.withdrawCertificate, withdrawal);
    assert.equal("problem" in again && again.problem.code, "review.certificate_withdrawn");
    const reported = await Promise.all(codes.map(verify));
    assert.deepEqual(
      reported.map((paper) => [paper?.number, paper?.withdrawnOn]),
      [
        ["01/GCN-HN.HCN", "2025-11-02"],
        ["02/GCN-HN.HCN", "2025-11-02"],
      ],
    );
    const states = (await scenario.people.chair.get(decision.listCertificates, { query: { decisionId } })).rows;
    assert.deepEqual(
      states.map(({ number, state }) => `${number} ${state}`),
      ["03/GCN-HN.HCN valid", "02/GCN-HN.HCN withdrawn", "01/GCN-HN.HCN withdrawn"],
    );
  });

  test("who was not recognised gets a letter with what was found and how to object", async () => {
    const [letter = "", ...rest] = await pagesOf(`/decisions/${decisionId}/papers/refusals`);
    assert.equal(rest.length, 0);
    assert.match(
      letter,
      /Kính gửi: Hộ ông \(bà\) Nguyễn Văn Khá.*6\.000\.000 đồng\/người\/tháng, mức chuẩn 1\.500\.000 đồng.*khiếu nại/,
    );
  });

  test("the list, the form, the minutes and the posting are papers too, and the list is a workbook as well", async () => {
    const village = `/rounds/${roundId}/villages/${scenario.village}/papers`;
    const commune = `/rounds/${roundId}/communes/${scenario.commune}/papers/list`;
    assert.match((await pagesOf(commune)).join(" "), /DANH SÁCH HỘ CẦN RÀ SOÁT NĂM 2025.*Nguyễn Văn Khá/);
    assert.match((await pagesOf(`${village}/minutes`)).join(" "), /BIÊN BẢN.*Họp dân.*Số người tham dự: 40.*40\/40/);
    const posting = (await pagesOf(`${village}/posting`)).join(" ");
    assert.match(posting, /NIÊM YẾT CÔNG KHAI.*15\/10\/2025.*20\/10\/2025.*Đinh Thị Đượm/);
    assert.ok(!posting.includes("Nguyễn Văn Khá"));
    const form = `/households/${homes[0]}/reviews/${roundId}/papers/form`;
    assert.match((await pagesOf(form)).join(" "), /Phiếu B.*Đinh Thị Đượm.*Sông, suối, ao, hồ/);
    assert.match((await pagesOf(`${form}?blank=yes`)).join(" "), /□ Nước máy/);
    const workbook = await scenario.people.chair.fetch(`/api${commune}?format=xlsx`);
    assert.equal(
      Buffer.from(await workbook.arrayBuffer())
        .subarray(0, 2)
        .toString(),
      "PK",
    );
    const other = await scenario.opened.officer("commune_chair", "21490");
    assert.equal((await other.fetch(`/api${form}`)).status, 404);
  });

  test("a decision that takes a result back is a paper of its own, and a request that failed form A is answered by letter", async () => {
    const { chair, officer } = scenario.people;
    const [poor, , rich] = homes;
    assert.ok(poor !== undefined && rich !== undefined);
    scenario.on("2025-11-10");
    const newDecisionId = newId("decision");
    await chair.get(withdrawStatus, {
      params: { householdId: poor, decisionId },
      body: {
        newDecisionId,
        number: "77/QĐ-UBND",
        decidedOn: localDate("2025-11-10"),
        effectiveOn: localDate("2025-11-10"),
        legalBasis: "Quyết định 24/2021/QĐ-TTg",
        reason: "hộ khai trùng ở hai xã",
        reviewAgain: false,
      },
    });
    const [page = ""] = await pagesOf(`/decisions/${newDecisionId}/papers/decision`);
    assert.match(page, /Số: 77\/QĐ-UBND.*thu hồi kết quả.*2025\/QĐ-UBND.*hộ khai trùng ở hai xã.*Đinh Thị Đượm/);
    const { rows } = await chair.get(decision.listDecisions, { params: { roundId, communeId: scenario.commune } });
    assert.deepEqual(
      rows.map(({ kind, reason }) => [kind, reason]),
      [
        ["withdrawal", "hộ khai trùng ở hai xã"],
        ["list", null],
      ],
    );

    scenario.on("2026-09-02");
    const requestId = newId("request");
    await officer.get(receiveRequest, {
      params: { householdId: rich },
      body: {
        requestId,
        form: "01",
        asks: "recognition",
        cause: "illness",
        receivedOn: localDate("2026-09-01"),
        receivedHow: "post",
      },
    });
    const next = await scenario.round(2026);
    await officer.get(listHouseholdsForReview, {
      params: { roundId: next, communeId: scenario.commune },
      body: { who: "lists" },
    });
    const letter = `/households/${rich}/requests/${requestId}/papers/answer`;
    assert.equal((await chair.fetch(`/api${letter}`)).status, 409, "no letter before form A");
    await officer.get(screenReview, {
      params: { householdId: rich, roundId: next },
      body: { screenedOn: localDate("2026-09-02"), passes: false, note: "Thu nhập ổn định" },
    });
    assert.match(
      (await pagesOf(letter))[0] ?? "",
      /Kính gửi: Hộ ông \(bà\) Nguyễn Văn Khá.*mẫu số 01.*01\/09\/2026.*Thu nhập ổn định.*khiếu nại/,
    );
  });
});
