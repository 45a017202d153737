import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { listHouseholds } from "#contract/registry/household.ts";
import { getImport, importHouseholds, listImports, listQuarantine, tryImport } from "#contract/registry/import.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import { listAreas } from "#contract/area/area.ts";
import { newId } from "#contract/new-id.ts";

const baTo = "21484";
const mapping = `
source: commune-list
household:
  key: ho
  commune: { column: xa }
  address: { column: dia_chi }
  registeredOn: { constant: 2026-01-01 }
person:
  household: ho
  key: so
  name: { column: ten }
  birth: { column: sinh }
  sex: { column: gioi, values: { Nam: male, Nữ: female } }
  relation: { column: quan_he, values: { Chủ hộ: head, Vợ: spouse, Con: child } }
  identifiers: { personal_id: { column: cccd } }
skip:
  - { column: quan_he, is: [Khách] }
`;
const households = `ho;xa;dia_chi
1;21484;"Thôn Nước Lui; tổ 3"
2;21484;
3;21196;Sơn Hà
4;21484;không có ai
`;
const people = `ho;so;ten;sinh;gioi;quan_he;cccd
1;1;Đinh Văn A;1980;Nam;Chủ hộ;051080001234
1;2;Đinh Thị B;05/09/2015;Nữ;Con;
2;3;Phạm Văn C;1990;Nam;Con;
2;9;Người Ghé Thăm;1990;Nam;Khách;
3;4;Hồ Văn D;1970;Nam;Chủ hộ;
9;5;Không Hộ;1970;Nam;Chủ hộ;
`;

describe("an import over HTTP", () => {
  let test: TestInstallation;
  let officer: TestOfficer;
  let neighbour: TestOfficer;
  const ask = (overrides: object = {}) => ({
    body: { importId: newId("import"), areaId: baTo, mapping, households, people, ...overrides },
  });

  before(async () => {
    test = await openTestInstallation();
    officer = await test.officer("commune_officer", baTo);
    neighbour = await test.officer("commune_officer", "21196");
  });
  after(async () => test.close());

  it("a trial tells what the import would do, and keeps nothing of it", async () => {
    const asked = ask();
    const tried = await officer.get(tryImport, asked);
    assert.deepEqual(
      [tried.counts.householdsAdded, tried.counts.peopleAdded, tried.counts.householdsQuarantined],
      [1, 2, 3],
    );
    assert.deepEqual(tried.households, [
      {
        key: "1",
        headName: "Đinh Văn A",
        headBirth: "1980-01-01",
        headBirthPrecision: "year",
        people: 2,
        address: "Thôn Nước Lui; tổ 3",
      },
    ]);
    assert.equal(tried.quarantine.length, 4);
    assert.equal((await officer.get(listHouseholds)).total, 0);
    assert.deepEqual((await officer.get(listImports)).rows, []);
    assert.equal((await officer.ask(getImport, { params: { importId: asked.body.importId } })).status, 404);
  });

  it("adds whole households and holds back the others, each with its reason", async () => {
    const asked = ask();
    const done = await officer.get(importHouseholds, asked);
    const { reasons, flags, ...counts } = done.counts;
    assert.deepEqual(counts, {
      householdRows: 4,
      peopleRows: 6,
      skippedRows: 1,
      householdsAdded: 1,
      peopleAdded: 2,
      householdsKnown: 0,
      householdsQuarantined: 3,
      rowsQuarantined: 6,
      reviewsAdded: 0,
      rowsAdded: 3,
      rowsKnown: 0,
      // The names of the columns of both files, and the row that the mapping skips.
      rowsLeftOut: 3,
      rowsOfSource: 12,
    });
    // The mapping has no column of the village: nobody lacks one.
    assert.deepEqual(flags, {});
    const quarantine = await officer.get(listQuarantine, { params: { importId: asked.body.importId } });
    assert.deepEqual(
      quarantine.rows.map((row) => `${row.file} ${row.rowNumber} ${row.householdKey ?? ""} ${row.field}:${row.reason}`),
      [
        "households 3 2 relation:no_head",
        "households 4 3 commune:place_outside",
        "households 5 4 people:no_people",
        "people 7 9 household:household_not_in_file",
      ],
    );
    assert.equal(
      Object.values(reasons).reduce((sum, count) => sum + count, 0),
      4,
    );
    assert.deepEqual(quarantine.rows[3]?.raw["ten"], "Không Hộ");
  });

  it("adds nothing the second time, and says so", async () => {
    const again = await officer.get(importHouseholds, ask());
    assert.deepEqual([again.counts.householdsAdded, again.counts.peopleAdded, again.counts.householdsKnown], [0, 0, 1]);
    assert.equal((await officer.get(listHouseholds, {})).total, 1);
  });

  it("takes a household that was held back once it is put right", async () => {
    const mended = people.replace("Phạm Văn C;1990;Nam;Con", "Phạm Văn C;1990;Nam;Chủ hộ");
    const done = await officer.get(importHouseholds, ask({ people: mended }));
    assert.deepEqual([done.counts.householdsAdded, done.counts.householdsKnown], [1, 1]);
  });

  it("reads people in another order than their households", async () => {
    // Other people: the same ones under another source are known.
    const others = people.replaceAll("Văn A", "Văn Ía");
    const turned = [others.split("\n")[0], ...others.trim().split("\n").slice(1).toReversed()].join("\n");
    const done = await officer.get(
      importHouseholds,
      ask({ people: turned, mapping: mapping.replace("commune-list", "turned-list") }),
    );
    assert.deepEqual(
      [done.counts.householdsAdded, done.counts.peopleAdded, done.counts.householdsQuarantined],
      [1, 2, 3],
    );
  });

  it("brings the rows of a household together where they stand apart", async () => {
    const lines = people.replaceAll("Văn A", "Văn Ế").trim().split("\n");
    const apart = [lines[0], lines[1], lines[3], lines[2]].join("\n");
    const one = mapping
      .replace("commune-list", "one-file")
      .replace("key: ho\n  commune: { column: xa }\n  address: { column: dia_chi }", "key: ho");
    const done = await officer.get(importHouseholds, ask({ mapping: one, households: apart, people: undefined }));
    assert.deepEqual(
      [done.counts.householdsAdded, done.counts.peopleAdded, done.counts.reasons],
      [1, 2, { "relation:no_head": 1 }],
    );
  });

  it("adds the villages that the mapping tells it to, once", async () => {
    const adding = mapping
      .replace("commune-list", "with-villages")
      .replace("address: { column: dia_chi }", "village: { column: dia_chi }\n  addVillages: true");
    const mended = people
      .replaceAll("Văn A", "Văn Ú")
      .replace("Phạm Văn C;1990;Nam;Con", "Phạm Văn Cả;1990;Nam;Chủ hộ");
    const named = households.replace("2;21484;", '2;21484;"Thôn Nước Lui; tổ 3"');
    const body = { mapping: adding, people: mended, households: named };
    const tried = await officer.get(tryImport, ask(body));
    assert.deepEqual(
      tried.newVillages.map(({ name }) => name),
      ["Thôn Nước Lui; tổ 3"],
    );
    const newVillages = tried.newVillages.map(({ communeId, name }) => ({ communeId, name }));
    await officer.get(importHouseholds, ask({ ...body, newVillages }));
    const villages = await officer.get(listAreas, { query: { parentId: baTo } });
    assert.deepEqual(
      villages.rows.map(({ name, kind }) => [name, kind]),
      [["Thôn Nước Lui; tổ 3", "village"]],
    );
    const [village] = villages.rows;
    assert.equal(
      (await officer.get(listHouseholds, { query: { communeId: baTo, villageId: village?.areaId } })).total,
      2,
    );
  });

  it("is not made with a mapping that does not fit its files, and leaves nothing behind", async () => {
    const before = (await officer.get(listImports, {})).rows.length;
    const misfit = await officer.ask(
      importHouseholds,
      ask({ mapping: mapping.replace("column: ten", "column: ho_ten") }),
    );
    assert.deepEqual("problem" in misfit && [misfit.problem.code, misfit.problem.facts["value"]], [
      "registry.mapping_misfits",
      "ho_ten",
    ]);
    const wrong = await officer.ask(importHouseholds, ask({ mapping: "source: 1" }));
    assert.equal("problem" in wrong && wrong.problem.code, "registry.mapping_wrong");
    const broken = await officer.ask(importHouseholds, ask({ mapping: "source: [" }));
    assert.equal("problem" in broken && broken.problem.code, "registry.mapping_not_yaml");
    assert.equal((await officer.get(listImports, {})).rows.length, before);
  });

  it("of a text that is no CSV is refused with the line, and leaves nothing behind", async () => {
    const before = (await officer.get(listImports, {})).rows.length;
    const open = await officer.ask(importHouseholds, ask({ people: `${people}7;"Hồ Văn\nE;1990;Nam;Chủ hộ;\n` }));
    assert.deepEqual("problem" in open && open.problem.code, "table.csv_broken");
    assert.equal((await officer.get(listImports, {})).rows.length, before);
  });

  it("are listed by their time, whatever their ids, page by page", async () => {
    const all = (await officer.get(listImports, { query: { limit: "500" } })).rows;
    assert.ok(all.length > 1);
    await test.ownersServer.database
      .updateTable("registry.imports")
      .set({ started_at: "2030-01-01T00:00:00Z" })
      .where("import_id", "=", all.at(-1)?.importId ?? newId("import"))
      .execute();
    const moved = [all.at(-1), ...all.slice(0, -1)].map((one) => one?.importId);
    const paged: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await officer.get(listImports, {
        query: { limit: "1", ...(cursor === undefined ? {} : { cursor }) },
      });
      paged.push(...page.rows.map(({ importId }) => importId));
      cursor = page.nextCursor;
    }
    assert.deepEqual(paged, moved);
  });

  it("into a commune of somebody else is refused, and its imports are not seen", async () => {
    const answer = await neighbour.ask(importHouseholds, ask());
    assert.equal("problem" in answer && answer.problem.code, "authority.not_permitted_here");
    assert.deepEqual((await neighbour.get(listImports, {})).rows, []);
    const [latest] = (await officer.get(listImports, {})).rows;
    assert.ok(latest);
    assert.equal((await neighbour.ask(getImport, { params: { importId: latest.importId } })).status, 404);
    assert.deepEqual((await neighbour.get(listQuarantine, { params: { importId: latest.importId } })).rows, []);
  });
});
