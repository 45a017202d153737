/** Decisions as they were signed: attached by the commune and nobody else, hashed in the record; and tables of papers as workbooks. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { listAuditEntries } from "#contract/authority/audit.ts";
import { newId } from "#contract/new-id.ts";
import * as contract from "#contract/review/signed-paper.ts";
import { madeUpPdf } from "#test/support/made-up-pdf.ts";
import { rowsOfFile } from "#test/support/read-table.ts";
import { openPaperYear, paperVillage } from "./paper-year.ts";
import type { PaperYear } from "./paper-year.ts";

let year: PaperYear;
before(async () => {
  year = await openPaperYear();
});
after(() => year.scenario.opened.close());

const scanned = madeUpPdf();
const signed = madeUpPdf("<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 10 20 30] /Contents <00> >>");
const attach = (bytes: Uint8Array<ArrayBuffer>, decisionId = year.decisions[1]) => ({
  params: { decisionId, signedPaperId: newId("signed paper") },
  file: new Blob([bytes]),
});
const codeOf = (answer: object) => ("problem" in answer ? (answer.problem as { code: string }).code : "done");

describe("a decision as it was signed", () => {
  test("is attached with its hash, and distinguished from a scan when it carries an electronic signature", async () => {
    const { chair, officer } = year.scenario.people;
    const kept = await chair.get(contract.attachSignedPaper, attach(signed));
    const sha256 = createHash("sha256").update(signed).digest("hex");
    assert.deepEqual(kept, { mediaType: "application/pdf", size: signed.length, sha256, isSignedElectronically: true });
    assert.equal((await officer.get(contract.attachSignedPaper, attach(scanned))).isSignedElectronically, false);
    const params = { decisionId: year.decisions[1] };
    const { rows } = await officer.get(contract.listSignedPapers, { params });
    assert.deepEqual(
      rows.map(({ isSignedElectronically }) => isSignedElectronically),
      [true, false],
    );
    const file = await officer.fetch(
      `/api/decisions/${params.decisionId}/signed-papers/${rows[0]?.signedPaperId}/file`,
    );
    assert.deepEqual(new Uint8Array(await file.arrayBuffer()), signed, "byte for byte");
  });
  test("is in the audit with the hash of what was signed", async () => {
    const { rows } = await year.scenario.people.lead.get(listAuditEntries, { query: { recordKind: "decision" } });
    const entry = rows.find(({ act }) => act === "review.attachSignedPaper");
    const sha256 = createHash("sha256").update(scanned).digest("hex");
    assert.ok(JSON.stringify(entry).includes(sha256), JSON.stringify(entry));
  });
  test("is refused twice, as another kind of file, of another commune, and to who may not", async () => {
    const { chair, accountant } = year.scenario.people;
    assert.equal(codeOf(await chair.ask(contract.attachSignedPaper, attach(signed))), "review.signed_paper_attached");
    const text = new TextEncoder().encode("not a paper");
    assert.equal(codeOf(await chair.ask(contract.attachSignedPaper, attach(text))), "review.file_of_another_kind");
    assert.equal((await accountant.ask(contract.attachSignedPaper, attach(scanned))).status, 403);
    const stranger = await year.scenario.opened.officer("commune_chair", "21490");
    assert.equal((await stranger.ask(contract.attachSignedPaper, attach(scanned))).status, 404);
  });
});

describe("the table of a paper as a workbook", () => {
  const rowsOf = async (path: string) => {
    const response = await year.scenario.people.chair.fetch(path);
    assert.equal(response.status, 200);
    return rowsOfFile({ format: "file", base64: Buffer.from(await response.arrayBuffer()).toString("base64") });
  };
  test("of a decision has its households with their results, and the entry of who took it", async () => {
    const rows = await rowsOf(`/api/decisions/${year.decisions[1]}/papers/decision?format=xlsx`);
    assert.deepEqual(
      rows.map((row) => [row["STT"], row["Chủ hộ"], row["Số nhân khẩu"], row["Kết quả"], row["Ghi chú"]]),
      [
        ["1", "Phạm Văn Đê (1975)", "3", "Hộ nghèo", "Công nhận; hộ cũ"],
        ["2", "Phạm Văn Đê (1988)", "3", "Hộ không nghèo", "Thoát nghèo"],
        ["3", "Y Ƀŏk Čư", "3", "Hộ nghèo", "Công nhận; hộ cũ"],
      ],
    );
    assert.match(String(rows[0]?.["Nhật ký số"]), /^21484\/\d+$/);
  });
  test("of minutes and of a posting", async () => {
    const village = `/api/rounds/${year.rounds[1]}/villages/${paperVillage}/papers`;
    const minutes = await rowsOf(`${village}/minutes?format=xlsx`);
    assert.deepEqual(
      minutes.map((row) => [row["Chủ hộ"], row["Đồng ý"]]),
      [
        ["Phạm Văn Đê (1975)", "40/40"],
        ["Phạm Văn Đê (1988)", "40/40"],
        ["Y Ƀŏk Čư", "40/40"],
        ["Đinh Thị Hòa", "40/40"],
      ],
    );
    const posting = await rowsOf(`${village}/posting?format=xlsx`);
    assert.deepEqual(
      posting.map((row) => [row["Chủ hộ"], row["Kết quả"]]),
      [
        ["Phạm Văn Đê (1975)", "Hộ nghèo"],
        ["Y Ƀŏk Čư", "Hộ nghèo"],
        ["Phạm Văn Đê (1988)", "Hộ không nghèo"],
      ],
    );
  });
});

test("where no public address is configured, papers with a code are refused, and tables are not", async () => {
  const hidden = await openPaperYear({ isPrivate: true });
  try {
    const { chair } = hidden.scenario.people;
    const decision = `/api/decisions/${hidden.decisions[1]}/papers`;
    const minutes = `/api/rounds/${hidden.rounds[1]}/villages/${paperVillage}/papers/minutes`;
    for (const path of [`${decision}/decision`, `${decision}/certificates`, `${decision}/refusals`, minutes]) {
      const response = await chair.fetch(path);
      assert.equal(response.status, 409, path);
      assert.equal(((await response.json()) as { code: string }).code, "review.no_public_address");
    }
    assert.equal((await chair.fetch(`${minutes}?format=xlsx`)).status, 200);
  } finally {
    await hidden.scenario.opened.close();
  }
});
