import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { parse } from "csv-parse/sync";
import { sql } from "kysely";
import { listAuditEntries } from "#contract/authority/audit.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { rowsOfFile } from "#test/support/read-table.ts";

let opened: TestInstallation;
let operator: TestOfficer;
let lead: TestOfficer;
let chair: TestOfficer;
before(async () => {
  opened = await openTestInstallation();
  operator = await opened.officer("operator", "VN");
  lead = await opened.officer("province_lead", "51");
  chair = await opened.officer("commune_chair", "21484");
  await opened.officer("province_officer", "48");
  await sql`insert into authority.posts (post_id, officer_id, post_kind, area_id, valid_from, valid_to)
    values (gen_random_uuid(), ${chair.officerId}, 'commune_cashier', '21484', '2021-01-01', '2021-12-31')`.execute(
    opened.ownersServer.database,
  );
  await sql`update authority.officers set full_name = '=HYPERLINK("x")' where officer_id = ${chair.officerId}`.execute(
    opened.ownersServer.database,
  );
});
after(async () => opened.close());

async function taken(by: TestOfficer, query: string): Promise<Buffer> {
  const answer = await by.fetch(`/api/officers/export?${query}`);
  assert.equal(answer.status, 200, answer.status === 200 ? "" : await answer.clone().text());
  return Buffer.from(await answer.arrayBuffer());
}
const csvOf = (file: Buffer): Record<string, string>[] => parse(file, { bom: true, columns: true });
const entries = async () => {
  const { rows } = await operator.get(listAuditEntries, { query: { recordKind: "export", limit: 100 } });
  return rows;
};

describe("the export of officers", () => {
  test("has a row for each post, also of one that has ended, and the number of its audit entry in every row", async () => {
    const rows = csvOf(await taken(operator, "columns=codes&areaId=21484"));
    assert.deepEqual(
      rows.map(({ post, area_id: area, post_state: state }) => [post, area, state]),
      [
        ["commune_cashier", "21484", "ended"],
        ["commune_chair", "21484", "held"],
      ],
    );
    const [entry] = await entries();
    assert.equal(entry?.act, "authority.exportOfficers");
    // The operator may not read households by name: the audit shows no number to such a reader.
    const facts = { officers: suppressed, posts: suppressed, format: "csv", columns: "codes", areaId: "21484" };
    assert.deepEqual({ ...entry.facts }, facts);
    for (const row of rows) assert.equal(row["audit_entry"], `${entry.areaId}/${entry.entryNumber}`);
  });
  test("speaks the reader's language, as a table and as a workbook, and no cell is a formula", async () => {
    const file = await taken(operator, "format=xlsx&columns=vi&areaId=21484");
    const rows = await rowsOfFile({ format: "file", base64: file.toString("base64") });
    assert.equal(rows[1]?.["Chức danh"], "Chủ tịch UBND cấp xã");
    assert.equal(rows[1]?.["Hiệu lực"], "Đang giữ");
    const csv = (await taken(operator, "columns=id&areaId=21484")).toString();
    assert.match(csv, /Nama lengkap/);
    assert.doesNotMatch(csv, /(^|\n)"?=HYPERLINK/);
  });
  test("holds those of one's areas alone, by the filter", async () => {
    const areas = new Set(csvOf(await taken(lead, "columns=codes")).map((row) => row["area_id"]));
    assert.ok(areas.has("21484") && areas.has("51") && !areas.has("48"), [...areas].join());
    assert.deepEqual(csvOf(await taken(lead, "columns=codes&state=disabled")), []);
  });
  test("is written down without the name that was searched for, and refused to everybody else", async () => {
    await taken(operator, "columns=codes&name=Nguy%E1%BB%85n");
    const [entry] = await entries();
    assert.equal(entry?.facts["searched"], "yes");
    assert.ok(!JSON.stringify(entry).includes("Nguyễn"));
    const before = (await entries()).length;
    assert.equal((await chair.fetch("/api/officers/export")).status, 403);
    assert.equal((await entries()).length, before);
  });
});
