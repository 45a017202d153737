import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { parse } from "csv-parse/sync";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { registerHousehold } from "#contract/registry/household.ts";
import { localDate } from "#kernel/local-date.ts";
import { askExport } from "#test/support/ask-export.ts";
import { rowsOfFile } from "#test/support/read-table.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { newId } from "#contract/new-id.ts";

let opened: TestInstallation;
let officer: TestOfficer;
let analyst: TestOfficer;
before(async () => {
  opened = await openTestInstallation();
  officer = await opened.officer("commune_officer", "21484");
  analyst = await opened.officer("province_officer", "51");
  await register(officer, "21484", "Phạm Văn Đê", "051080000123");
  await register(officer, "21484", `=HYPERLINK("x"),"y"`, "051080000124");
  await register(await opened.officer("commune_officer", "21025"), "21025", "Võ Thị Biển", "051080000125");
});
after(() => opened.close());

async function register(by: TestOfficer, communeId: string, fullName: string, personalId: string): Promise<void> {
  const member = { relation: "head" as const, sex: "male" as const, birthPrecision: "day" as const, merit: false };
  await by.get(registerHousehold, {
    body: {
      householdId: newId("household"),
      communeId,
      address: "Làng Teng <1> & 2",
      residence: "permanent",
      registeredOn: localDate("2025-08-01"),
      members: [{ personId: newId("person"), fullName, birthDate: localDate("1980-06-15"), personalId, ...member }],
    },
  });
}

async function taken(by: TestOfficer, query: string, path = "export"): Promise<Buffer> {
  const response = await askExport(by, query, path);
  assert.equal(response.status, 200, response.status === 200 ? "" : await response.clone().text());
  return Buffer.from(await response.arrayBuffer());
}

const csvOf = (file: Buffer): Record<string, string>[] => parse(file, { bom: true, columns: true });

describe("an export", () => {
  test("holds every person that the officer sees, and nobody else", async () => {
    const own = csvOf(await taken(officer, "columns=codes"));
    assert.deepEqual(
      own.map((row) => row["commune_id"]),
      ["21484", "21484"],
    );
    assert.equal(csvOf(await taken(analyst, "columns=codes")).length, 3);
    assert.equal(csvOf(await taken(analyst, "columns=codes&communeId=21025")).length, 1);
  });
  test("masks identifiers", async () => {
    const rows = csvOf(await taken(officer, "columns=codes"));
    assert.deepEqual(rows.map((row) => row["personal_id"]).toSorted(), ["•••123", "•••124"]);
  });
  test("shows identifiers to who may unmask them, for a purpose that is kept", async () => {
    const rows = csvOf(await taken(officer, "columns=codes&purpose=list+for+the+insurance", "export-with-identifiers"));
    assert.deepEqual(rows.map((row) => row["personal_id"]).toSorted(), ["051080000123", "051080000124"]);
    const refused = await analyst.fetch("/api/households/export-with-identifiers?purpose=list+for+the+insurance");
    assert.equal(refused.status, 403);
    const kept = await opened.ownersServer.database
      .selectFrom("authority.audit_entries")
      .select("facts")
      .where("act", "=", "registry.unmaskIdentifier")
      .execute();
    assert.deepEqual(
      kept.map(({ facts }) => facts),
      [
        {
          households: 2,
          people: 2,
          format: "csv",
          rows: "people",
          columns: "codes",
          unmasked: true,
          purpose: "list for the insurance",
        },
      ],
    );
  });
  test("is kept in the audit of the area that holds all its rows, with its filter and how much it was", async () => {
    await taken(analyst, "columns=codes&rows=households&class=poor&search=pham");
    const kept = await opened.ownersServer.database
      .selectFrom("authority.audit_entries")
      .select(["area_id", "officer_id", "facts"])
      .where("act", "=", "registry.exportHouseholds")
      .orderBy("at", "desc")
      .executeTakeFirstOrThrow();
    assert.deepEqual(kept, {
      area_id: "51",
      officer_id: analyst.officerId,
      facts: {
        searched: "yes",
        households: 0,
        people: 0,
        format: "csv",
        rows: "households",
        columns: "codes",
        class: "poor",
      },
    });
  });
  test("holds what was searched, and not the rest", async () => {
    for (const rows of ["people", "households"]) {
      const found = csvOf(await taken(analyst, `columns=codes&rows=${rows}&search=bien+vo`));
      assert.deepEqual(
        found.map((row) => row["commune_id"]),
        ["21025"],
        rows,
      );
    }
  });
  test("says in every row, in each format, which entry of the audit it is", async () => {
    const wanted = async () => {
      const kept = await opened.ownersServer.database
        .selectFrom("authority.audit_entries")
        .select(["chain", "entry_number"])
        .where("act", "=", "registry.exportHouseholds")
        .orderBy("entry_number", "desc")
        .where("chain", "=", "21484")
        .executeTakeFirstOrThrow();
      return `${kept.chain}/${kept.entry_number}`;
    };
    const csv = csvOf(await taken(officer, "columns=codes"));
    assert.deepEqual([...new Set(csv.map((row) => row["audit_entry"]))], [await wanted()]);
    const workbook = await taken(officer, "columns=codes&format=xlsx");
    const cells = await rowsOfFile({ format: "file", base64: workbook.toString("base64") });
    assert.deepEqual([...new Set(cells.map((row) => row["audit_entry"]))], [await wanted()]);
    const parquet = new Uint8Array(await taken(officer, "columns=codes&format=parquet")).buffer;
    const rows = await parquetReadObjects({ file: parquet, columns: ["audit_entry"] });
    assert.deepEqual(
      rows.map((row) => row["audit_entry"]),
      [await wanted(), await wanted()],
    );
  });
  test("of a search is refused in an address, which a browser and every proxy keep", async () => {
    for (const path of ["/api/households", "/api/households/export"]) {
      const refused = await officer.fetch(`${path}?search=051080000123`);
      assert.equal(refused.status, 422);
      const { errors }: { errors: { path: string; message: string }[] } = await refused.json();
      assert.equal(errors[0]?.path, "query.search");
      assert.match(errors[0]?.message ?? "", /send it in the body of the POST/);
    }
  });
  test("speaks the reader's language", async () => {
    const [first] = csvOf(await taken(officer, "columns=vi"));
    assert.equal(first?.["Giới tính"], "Nam");
    assert.equal(first?.["Quan hệ với chủ hộ"], "Chủ hộ");
    assert.equal(first?.["Người có công"], "Không");
    const [english] = csvOf(await taken(officer, "columns=en&rows=households"));
    assert.equal(english?.["Residence"], "Permanent");
    assert.equal(english?.["Members"], "1");
  });
  test("of a formula is harmless in CSV, and a text in a workbook", async () => {
    const names = csvOf(await taken(officer, "columns=codes")).map((row) => row["full_name"]);
    assert.deepEqual(names, ["Phạm Văn Đê", `'=HYPERLINK("x"),"y"`]);
    const file = await taken(officer, "columns=codes&format=xlsx");
    const cells = await rowsOfFile({ format: "file", base64: file.toString("base64") });
    assert.deepEqual(
      cells.map((row) => row["full_name"]),
      ["Phạm Văn Đê", `=HYPERLINK("x"),"y"`],
    );
    assert.deepEqual(cells[0]?.["birth_date"], "1980-06-15");
    assert.equal(cells[0]?.["address"], "Làng Teng <1> & 2");
    assert.equal(cells[0]?.["merit"], "FALSE");
  });
  test("in Parquet keeps the types of its columns", async () => {
    const bytes = await taken(analyst, "columns=codes&format=parquet");
    const file = new Uint8Array(bytes).buffer;
    const types = new Map(
      parquetMetadata(file).schema.map(({ name, type, converted_type: kind }) => [name, kind ?? type]),
    );
    assert.equal(types.get("birth_date"), "DATE");
    assert.equal(types.get("personal_id"), "UTF8");
    assert.equal(types.get("merit"), "BOOLEAN");
    const rows = await parquetReadObjects({ file });
    assert.equal(rows.length, 3);
    assert.deepEqual(rows[0]?.["birth_date"], new Date("1980-06-15"));
    assert.equal(rows[0]?.["full_name"], "Phạm Văn Đê");
    assert.equal(rows[0]?.["died_on"], null);
    assert.equal(rows[0]?.["commune_id"], "21484");
  });
  test("ends its transaction when its reader goes away", async () => {
    const response = await officer.fetch("/api/households/export");
    await response.body?.cancel();
    const open = await opened.ownersServer.database.selectFrom("registry.households").select("household_id").execute();
    assert.equal(open.length, 3);
  });
});
