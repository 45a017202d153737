/**
 * Real, messy input: 9,557 people in 2,988 households of a survey of Costa Rica (docs/real-input.md). Runs where the file is at hand;
 * it is not part of the project.
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { after, before, describe, it } from "node:test";
import { getHousehold, listHouseholds } from "#contract/registry/household.ts";
import { listImports, listQuarantine } from "#contract/registry/import.ts";
import { openRound } from "#contract/review/round.ts";
import { localDate } from "#kernel/local-date.ts";
import { importFiles } from "#server/registry/import/import-files.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import { scoreReviews } from "#contract/review/survey.ts";
import { listStandards } from "#contract/review/standard.ts";
import { newId } from "#contract/new-id.ts";

const survey = fileURLToPath(new URL("../../../shared/data/households-cr/persons.csv", import.meta.url));
const mappingFile = fileURLToPath(new URL("../../packs/mappings/households-cr.yaml", import.meta.url));
const areaId = "21484";
const roundId = newId("round");

describe("a real household survey", { skip: existsSync(survey) ? false : "no ../shared/data is here" }, () => {
  let test: TestInstallation;
  let officer: TestOfficer;
  const take = async () => {
    const done = await importFiles(test.server, officer, { mappingFile, householdsFile: survey, areaId, roundId });
    assert.ok(done.ok);
    return done.value;
  };

  before(async () => {
    test = await openTestInstallation();
    officer = await test.officer("commune_officer", areaId);
    const lead = await test.officer("province_officer", "51");
    const { rows } = await lead.get(listStandards, {});
    const standard = rows.find(({ standardId }) => standardId === "cr-sample");
    assert.ok(standard);
    const day = localDate("2018-07-01");
    await lead.get(openRound, {
      body: {
        roundId,
        areaId: "51",
        year: 2018,
        kind: "annual",
        standardId: standard.standardId,
        standardVersion: standard.version,
        scoreTableId: null,
        referenceDate: day,
        opensOn: day,
        closesOn: localDate("2018-12-31"),
      },
    });
  });
  after(async () => test.close());

  it("comes in to the row: every person is added or held back, and what is doubtful is flagged", async () => {
    const { counts } = await take();
    assert.deepEqual(counts, {
      householdRows: 0,
      peopleRows: 9557,
      skippedRows: 0,
      rowsAdded: 9534,
      rowsKnown: 0,
      rowsLeftOut: 1,
      rowsOfSource: 9558,
      householdsAdded: 2973,
      peopleAdded: 9534,
      householdsKnown: 0,
      householdsQuarantined: 15,
      rowsQuarantined: 23,
      reviewsAdded: 2973,
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

  it("is classified by the sample standard; a household with an answer missing is reported, and not guessed at", async () => {
    const { scored, classes, refused } = await officer.get(scoreReviews, {
      params: { roundId, communeId: areaId },
      body: {},
    });
    assert.equal(scored + refused.length, 2973);
    assert.deepEqual(classes, { poor: 105, near_poor: 194, non_poor: 2669 });
    assert.deepEqual(refused.map(({ code, facts }) => `${code} ${String(facts["missing"])}`).toSorted(), [
      ...Array.from({ length: 4 }, () => "review.answer_missing electricity"),
      "review.member_answer_missing members[2].yearsBehind",
    ]);
  });

  it("holds back the 15 households without a head, each with its reason, remedy and row", async () => {
    const [latest] = (await officer.get(listImports, {})).rows;
    assert.ok(latest);
    const { rows, total } = await officer.get(listQuarantine, { params: { importId: latest.importId } });
    assert.equal(total, 15);
    assert.ok(
      rows.every(({ field, reason, remedy }) => field === "relation" && reason === "no_head" && remedy === "name_head"),
    );
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
    const { people, registeredOn, flags } = await officer.get(getHousehold, {
      params: { householdId: row.householdId },
    });
    assert.deepEqual(
      [people.length, people[0]?.sex, people[0]?.birthDate, people[0]?.birthPrecision],
      [1, "male", "1951-01-01", "year"],
    );
    assert.deepEqual([registeredOn, flags], ["2018-07-01", []]);
  });
});
