/**
 * Real, messy input: 9,557 people in 2,988 households of a survey of Costa Rica (docs/real-input.md). Runs where the file is at hand;
 * it is not part of the project.
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { after, before, describe, it } from "node:test";
import { getHousehold, listHouseholds } from "#contract/registry.ts";
import { listImports, listQuarantine } from "#contract/registry-imports.ts";
import { importFiles } from "#server/registry/import-files.ts";
import type { TestHouse, TestOfficer } from "#test/support/house.ts";
import { openTestHouse } from "#test/support/house.ts";

const survey = fileURLToPath(new URL("../../../shared/data/households-cr/persons.csv", import.meta.url));
const mappingFile = fileURLToPath(new URL("../../packs/mappings/households-cr.yaml", import.meta.url));
const areaId = "21484";

describe("a real household survey", { skip: existsSync(survey) ? false : "the survey is not at hand" }, () => {
  let test: TestHouse;
  let officer: TestOfficer;
  const take = async () => {
    const done = await importFiles(test.house, officer, { mappingFile, householdsFile: survey, areaId });
    assert.ok(done.ok);
    return done.value;
  };

  before(async () => {
    test = await openTestHouse();
    officer = await test.officer("commune_officer", areaId);
  });
  after(async () => test.close());

  it("comes in to the row: every person is added or held back, and what is doubtful is flagged", async () => {
    const { counts } = await take();
    assert.deepEqual(counts, {
      householdRows: 0,
      peopleRows: 9557,
      skippedRows: 0,
      householdsAdded: 2973,
      peopleAdded: 9534,
      householdsKnown: 0,
      householdsQuarantined: 15,
      rowsQuarantined: 23,
      reviewsAdded: 0,
      flags: {
        dependency_is_a_word: 1468,
        poverty_level_differs: 85,
        schooling_of_female_head_is_yes: 25,
        schooling_of_head_is_yes: 40,
        size_differs: 12,
      },
      reasons: { "relation:no_head": 15 },
    });
    assert.equal(counts.peopleAdded + counts.rowsQuarantined, counts.peopleRows);
    assert.equal((await officer.get(listHouseholds, {})).total, 2973);
    assert.equal((await officer.get(listHouseholds, { query: { flag: "poverty_level_differs" } })).total, 85);
  });

  it("holds back the 15 households without a head, each with its reason, remedy and row", async () => {
    const [latest] = (await officer.get(listImports, {})).rows;
    assert.ok(latest);
    const { rows, total } = await officer.get(listQuarantine, { params: { importId: latest.importId } });
    assert.equal(total, 15);
    assert.ok(rows.every(({ field, reason, remedy }) => field === "relation" && reason === "no_head" && remedy === "name_head"));
    assert.ok(rows.every(({ householdKey, raw }) => raw["idhogar"] === householdKey && raw["parentesco1"] === "0"));
  });

  it("adds nothing the second time", async () => {
    const { counts } = await take();
    assert.deepEqual([counts.householdsAdded, counts.peopleAdded, counts.householdsKnown], [0, 0, 2973]);
  });

  it("keeps the key of the source, by which a household is found", async () => {
    const found = await officer.get(listHouseholds, { query: { sourceKey: "0e5d7a658" } });
    const [row] = found.rows;
    assert.ok(row);
    const { people, registeredOn, flags } = await officer.get(getHousehold, { params: { householdId: row.householdId } });
    assert.deepEqual([people.length, people[0]?.sex, people[0]?.birthDate, people[0]?.birthPrecision], [1, "male", "1951-01-01", "year"]);
    assert.deepEqual([registeredOn, flags], ["2018-07-01", []]);
  });
});
