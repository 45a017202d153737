/** A country that is not the one the product was made for: its packs alone, from the register to the bank's answer, over HTTP. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { changeVillages } from "#contract/area/village.ts";
import { newId } from "#contract/new-id.ts";
import { registerHousehold } from "#contract/registry/household.ts";
import * as decision from "#contract/review/decision.ts";
import * as review from "#contract/review/round.ts";
import * as standards from "#contract/review/standard.ts";
import * as survey from "#contract/review/survey.ts";
import * as villages from "#contract/review/village.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";

const packs = fileURLToPath(new URL("../../packs/sample-country", import.meta.url));
const [province, commune] = ["T1", "T101"];
const clock = { now: new Date("2026-01-10T00:00:00Z") };
const on = (day: string) => {
  clock.now = new Date(`${day}T00:00:00Z`);
};

let opened: TestInstallation;
let people: Readonly<
  Record<"lead" | "planner" | "treasurer" | "chair" | "officer" | "accountant" | "cashier", TestOfficer>
>;
let village: string;
const households: { readonly householdId: Id<"household">; readonly personId: Id<"person">; readonly name: string }[] =
  [];

before(async () => {
  opened = await openTestInstallation({ works: true, clock: () => clock.now, packs });
  people = {
    lead: await opened.officer("province_lead", province),
    planner: await opened.officer("province_officer", province),
    treasurer: await opened.officer("province_accountant", province),
    chair: await opened.officer("commune_chair", commune),
    officer: await opened.officer("commune_officer", commune),
    accountant: await opened.officer("commune_accountant", commune),
    cashier: await opened.officer("commune_cashier", commune),
  };
});
after(() => opened.close());

describe("a country of its own packs", () => {
  test("registers households in a village of its own", async () => {
    const { officer } = people;
    const formed = await officer.get(changeVillages, {
      params: { areaId: commune },
      body: { change: { change: "form", name: "Lower Alba" }, on: localDate("2026-01-10"), decision: "1/2026" },
    });
    village = formed.villages[0]?.areaId ?? "";
    for (const name of ["Mara Olen", "Tio Renn", "Asa Vell", "Lin Dara"]) {
      const [householdId, personId] = [newId("household"), newId("person")];
      await officer.get(registerHousehold, {
        body: {
          householdId,
          communeId: commune,
          villageId: village,
          address: "Lower Alba 4",
          residence: "permanent",
          registeredOn: localDate("2026-01-10"),
          members: [
            {
              personId,
              fullName: name,
              birthDate: localDate("1980-06-15"),
              birthPrecision: "day",
              sex: "female",
              ethnicityCode: "01",
              relation: "head",
              merit: false,
            },
          ],
        },
      });
      households.push({ householdId, personId, name });
    }
  });

  test("reviews them by its own standard and decides its own classes", async () => {
    const { planner, officer, chair } = people;
    const { rows } = await planner.get(standards.listStandards);
    assert.deepEqual(
      rows.map(({ standardId }) => standardId),
      ["xt-hardship-2026"],
    );
    on("2026-02-02");
    const roundId = newId("round");
    await planner.get(review.openRound, {
      body: {
        roundId,
        areaId: province,
        year: 2026,
        kind: "annual",
        standardId: "xt-hardship-2026",
        standardVersion: rows[0]?.version ?? "",
        scoreTableId: null,
        referenceDate: localDate("2026-02-02"),
        opensOn: localDate("2026-02-02"),
        closesOn: localDate("2026-04-30"),
      },
    });
    const ofCommune = { roundId, communeId: commune };
    await officer.get(review.listHouseholdsForReview, { params: ofCommune, body: { who: "everyone" } });
    for (const [at, { householdId, personId }] of households.entries()) {
      const answers = {
        household: { roofWhole: at > 1, tapWithin: at > 2, light: "oil" },
        members: [{ personId, schoolYears: 9 }],
      };
      await officer.get(survey.submitAnswers, {
        params: { householdId, roundId },
        body: { surveyedOn: localDate("2026-02-02"), answers },
      });
    }
    on("2026-02-05");
    const scored = await officer.get(survey.scoreReviews, { params: ofCommune, body: {} });
    assert.deepEqual([scored.scored, scored.classes], [4, { hardship: 3, at_risk: 1 }]);
    on("2026-02-10");
    await officer.get(villages.recordMeeting, {
      params: { roundId, villageId: village },
      body: {
        meetingId: newId("meeting"),
        heldOn: localDate("2026-02-10"),
        chair: "Village chair",
        secretary: "Village clerk",
        present: 40,
        minutes: "Agreed.",
        results: [],
      },
    });
    on("2026-02-12");
    await officer.get(villages.recordPosting, {
      params: { roundId, villageId: village },
      body: {
        publicPostingId: newId("public posting"),
        places: ["Village hall"],
        fromDate: localDate("2026-02-12"),
      },
    });
    on("2026-03-02");
    const decided = await chair.get(decision.decideList, {
      params: ofCommune,
      body: {
        decisionId: newId("decision"),
        number: "7/2026",
        decidedOn: localDate("2026-03-02"),
        effectiveOn: localDate("2026-03-02"),
        legalBasis: "Home act",
      },
    });
    assert.deepEqual([decided.recognised, decided.escaped, decided.refused], [4, 0, 0]);
  });
});
