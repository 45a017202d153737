/** A list of a commune often names no village: such a household is shown, given one, and met about; it is not lost on the way. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { getHousehold, listHouseholds, registerHousehold } from "#contract/registry/household.ts";
import { changeInBulk, tryBulkChange, undoBulkChange } from "#contract/registry/bulk.ts";
import * as review from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { noVillage } from "#programme/registry/household/household.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "./scenario.ts";
import type { Person } from "./scenario.ts";

let scenario: Scenario;
type Home = { readonly householdId: Id<"household">; readonly person: Person };
let known: Home;
let unknown: Home;
let roundId: Id<"round">;
before(async () => {
  scenario = await Scenario.open();
  known = await scenario.household("Phạm Văn Thôn");
  unknown = await scenario.household("Phạm Văn Chưa Rõ", null);
  roundId = await scenario.round(2025);
  const params = { roundId, communeId: scenario.commune };
  await scenario.people.officer.get(review.listHouseholdsForReview, { params, body: { who: "everyone" } });
});
after(() => scenario.opened.close());

const withoutVillage = async () =>
  (
    await scenario.people.officer.get(review.roundProgress, {
      params: { roundId },
      query: { communeId: scenario.commune },
    })
  ).withoutVillage;
const inNoVillage = { communeId: "21484", villageId: noVillage };
const inVillage = async () =>
  (
    await scenario.people.officer.get(review.listReviews, {
      params: { roundId },
      query: { villageId: scenario.village },
    })
  ).rows.map(({ householdId }) => householdId);

describe("a household in no village", () => {
  test("is reported on the board of the commune and found in the list, of today and of a past day", async () => {
    assert.equal(await withoutVillage(), 1);
    const { officer } = scenario.people;
    for (const query of [inNoVillage, { ...inNoVillage, on: "2025-08-15" }]) {
      const { rows } = await officer.get(listHouseholds, { query });
      assert.deepEqual(
        rows.map(({ householdId }) => householdId),
        [unknown.householdId],
      );
    }
  });

  test("is given one from the day on which it was registered, takes it into its review, and can be met about and decided", async () => {
    const { officer } = scenario.people;
    const body = {
      areaId: scenario.commune,
      selection: { filter: inNoVillage },
      changes: { villageId: scenario.village },
      on: localDate("2025-08-01"),
    };
    assert.equal((await officer.get(tryBulkChange, { body })).changed, 1);
    const bulkId = newId("bulk change");
    await officer.get(changeInBulk, { body: { ...body, bulkId, reason: "the village head knows them" } });
    assert.equal(await withoutVillage(), 0);
    assert.deepEqual(new Set(await inVillage()), new Set([known.householdId, unknown.householdId]));
    const past = await officer.get(getHousehold, {
      params: { householdId: unknown.householdId },
      query: { on: "2025-08-15" },
    });
    assert.equal(past.villageId, scenario.village);
    assert.equal(past.registeredBy, officer.fullName);
    for (const { householdId, person } of [known, unknown]) {
      const answers = householdWith({ wallDurable: false, roofDurable: false, toilet: "none", water: "stream" });
      const members = answers.members.map((member) => ({ ...member, personId: person.personId }));
      await scenario.answer(roundId, householdId, { ...answers, incomePerPerson: 900_000, members }, "2025-09-20");
    }
    await scenario.decide(roundId, 2025);
    const { rows } = await officer.get(listHouseholds, { query: { class: "poor" } });
    assert.equal(rows.length, 2);
  });

  test("has none again when the change is taken back", async () => {
    const { officer } = scenario.people;
    const householdId = newId("household");
    await officer.get(registerHousehold, {
      body: {
        householdId,
        communeId: scenario.commune,
        address: "",
        residence: "permanent",
        registeredOn: localDate("2025-09-01"),
        members: [
          {
            personId: newId("person"),
            fullName: "Phạm Thị Sau",
            relation: "head",
            sex: "female",
            birthDate: localDate("1990-01-01"),
            birthPrecision: "day",
            merit: false,
          },
        ],
      },
    });
    const bulkId = newId("bulk change");
    const body = {
      areaId: scenario.commune,
      selection: { householdIds: [householdId] },
      changes: { villageId: scenario.village },
      on: localDate("2025-10-01"),
      reason: "by mistake",
    };
    await officer.get(changeInBulk, { body: { ...body, bulkId } });
    assert.deepEqual(await officer.get(undoBulkChange, { params: { bulkId } }), { undone: 1, changedSince: 0 });
    const { rows } = await officer.get(listHouseholds, { query: inNoVillage });
    assert.deepEqual(
      rows.map((row) => row.householdId),
      [householdId],
    );
    const found = await officer.get(listHouseholds, { query: { ...inNoVillage, on: "2025-10-05" } });
    assert.equal(found.total, 1);
  });
});
