/** A household splits, half of it moves to another commune, and the totals of last year stay what they were. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { readMeasures } from "#contract/evaluation/measure.ts";
import { joinMember, listHouseholdActs } from "#contract/registry/household-acts.ts";
import * as moves from "#contract/registry/transfer.ts";
import { countHouseholds, getHousehold, searchHouseholds } from "#contract/registry/household.ts";
import { listStatuses } from "#contract/review/explanation.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import { verifyCounts } from "#server/review/replay/verify-counts.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestOfficer } from "#test/support/installation.ts";
import { dumpCommune } from "../../src/main/commune/dump-commune.ts";
import { loadCommune } from "../../src/main/commune/load-commune.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "./scenario.ts";
import type { Person } from "./scenario.ts";

const other = "21025";
let scenario: Scenario;
let receiver: TestOfficer;
let home: { readonly householdId: Id<"household">; readonly person: Person };
const daughter = newId("person");
const founded = newId("household");
const transferId = newId("transfer");

before(async () => {
  scenario = await Scenario.open();
  receiver = await scenario.opened.officer("commune_officer", other);
  home = await scenario.household("Phạm Văn Đê");
  await scenario.household("Phạm Văn Ba");
});
after(() => scenario.opened.close());

const dated = (on: string) => ({ actId: newId("household act"), on: localDate(on) });
const countOf = async (officer: TestOfficer, areaId: string, on?: string) => {
  const query = on === undefined ? {} : { on: localDate(on) };
  const { rows } = await officer.get(countHouseholds, { params: { areaId }, query });
  return rows.reduce<[number, number]>(
    ([households, people], row) => [households + row.households, people + row.people],
    [0, 0],
  );
};
const codeOf = (answer: object) =>
  "problem" in answer ? (answer as { problem: { code: string } }).problem.code : "done";

describe("a household through splits and moves", () => {
  test("a daughter joins, both households are decided poor", async () => {
    const { officer } = scenario.people;
    scenario.on("2025-09-05");
    await officer.get(joinMember, {
      params: { householdId: home.householdId },
      body: {
        ...dated("2025-09-02"),
        member: {
          personId: daughter,
          fullName: "Phạm Thị Mai",
          relation: "child",
          sex: "female",
          birthDate: localDate("2003-02-02"),
          birthPrecision: "day",
          personalId: "051303000117",
          merit: false,
        },
      },
    });
    const roundId = await scenario.round(2025);
    scenario.on("2025-09-20");
    const answers = householdWith({ wallDurable: false, roofDurable: false, toilet: "none", water: "stream" });
    const members = answers.members.slice(0, 1).flatMap((member) => [
      { ...member, personId: home.person.personId },
      { ...member, personId: daughter, birthDate: "2003-02-02", sex: "female" },
    ]);
    await scenario.answer(roundId, home.householdId, { ...answers, incomePerPerson: 900_000, members }, "2025-09-20");
    await scenario.decide(roundId, 2025);
    assert.deepEqual(await countOf(officer, scenario.commune), [2, 3]);
  });

  test("the daughter founds her own household; she is the same person and lives in one household on any day", async () => {
    scenario.on("2026-02-10");
    const { officer } = scenario.people;
    await officer.get(moves.splitHousehold, {
      params: { householdId: home.householdId },
      body: {
        ...dated("2026-02-01"),
        newHouseholdId: founded,
        movers: [{ personId: daughter, relation: "head" }],
        reason: "ra ở riêng",
      },
    });
    assert.deepEqual(await countOf(officer, scenario.commune), [3, 3]);
    const there = await officer.get(getHousehold, { params: { householdId: founded } });
    assert.deepEqual(
      there.people.map(({ personId, identifiers }) => [personId, identifiers.length]),
      [[daughter, 1]],
    );
    const found = await officer.get(searchHouseholds, { body: { search: "051303000117", limit: 50 } });
    assert.deepEqual(
      found.rows.map(({ householdId }) => householdId),
      [founded],
    );
    const then = await officer.get(getHousehold, {
      params: { householdId: home.householdId },
      query: { on: localDate("2026-01-31") },
    });
    assert.deepEqual([then.people.length, then.asOf], [2, "2026-01-31"]);
  });

  test("nothing moves to another commune before that commune accepts", async () => {
    scenario.on("2026-03-05");
    const { officer } = scenario.people;
    const asked = { transferId, toCommuneId: other, on: localDate("2026-03-01"), reason: "lấy chồng ở phường" };
    await officer.get(moves.askTransfer, { params: { householdId: home.householdId }, body: asked });
    assert.deepEqual(await countOf(receiver, other), [0, 0]);
    const { rows } = await receiver.get(moves.listTransfers, { query: { state: "asked" } });
    assert.deepEqual(
      rows.map(({ headName, members, fromCommuneId }) => ({ headName, members, fromCommuneId })),
      [{ headName: "Phạm Văn Đê", members: 1, fromCommuneId: scenario.commune }],
    );
    const params = { householdId: home.householdId, transferId };
    assert.equal(
      codeOf(await officer.ask(moves.answerTransfer, { params, body: { accepts: true } })),
      "authority.not_permitted_here",
    );
    assert.equal(
      codeOf(await receiver.ask(moves.answerTransfer, { params, body: { accepts: false } })),
      "registry.refusal_needs_reason",
    );
    assert.equal(
      codeOf(await receiver.ask(getHousehold, { params: { householdId: home.householdId } })),
      "record.not_found",
    );
  });

  test("once accepted it belongs to the other commune, with its class and its history", async () => {
    const params = { householdId: home.householdId, transferId };
    await receiver.get(moves.answerTransfer, { params, body: { accepts: true, address: "Tổ 3" } });
    const household = await receiver.get(getHousehold, { params: { householdId: home.householdId } });
    assert.deepEqual(
      [household.communeId, household.address, household.class, household.asOf],
      [other, "Tổ 3", "poor", null],
    );
    const statuses = await receiver.get(listStatuses, { params: { householdId: home.householdId } });
    assert.deepEqual(
      statuses.rows.map(({ effectiveOn }) => effectiveOn > "2025-10-01"),
      [true],
    );
    const { rows } = await receiver.get(listHouseholdActs, { params: { householdId: home.householdId } });
    assert.deepEqual(
      rows.map(({ act }) => act),
      ["member_joined", "household_split", "household_transferred"],
    );
    assert.deepEqual(await countOf(receiver, other), [1, 1]);
    assert.deepEqual(await countOf(scenario.people.officer, scenario.commune), [2, 2]);
  });

  test("moved to another installation, its commune takes its whole past along", async () => {
    const { server, migratorUrl } = scenario.opened;
    const folder = await mkdtemp(join(tmpdir(), "vuon-moves-"));
    const elsewhere = await openTestInstallation({
      installation: "other",
      clock: () => new Date("2026-03-31T03:00:00Z"),
    });
    try {
      const dump = { file: join(folder, "commune.zip"), passphrase: "a passphrase for the way" };
      await dumpCommune(server, migratorUrl, { communeId: other, madeBy: "test", ...dump });
      await loadCommune(elsewhere.server, elsewhere.migratorUrl, { officerId: newId("officer"), ...dump });
      const there = await elsewhere.officer("province_officer", "51");
      const params = { householdId: home.householdId };
      const read = async (officer: TestOfficer) => ({
        now: await officer.get(getHousehold, { params }),
        past: await officer.get(getHousehold, { params, query: { on: localDate("2026-01-31") } }),
        acts: (await officer.get(listHouseholdActs, { params })).rows.map(({ act, reason }) => [act, reason]),
        statuses: (await officer.get(listStatuses, { params })).rows,
      });
      const [moved, kept] = [await read(there), await read(scenario.people.planner)];
      assert.deepEqual([moved.now.class, moved.past.communeId], ["poor", scenario.commune]);
      // Who left it for a household that stayed behind is not of this commune.
      const ofHome = ({ people, ...facts }: typeof moved.now) => ({
        ...facts,
        people: people.filter(({ personId }) => personId === home.person.personId),
      });
      assert.deepEqual([ofHome(moved.now), ofHome(moved.past)], [ofHome(kept.now), ofHome(kept.past)]);
      assert.deepEqual([moved.acts, moved.statuses], [kept.acts, kept.statuses]);
    } finally {
      await elsewhere.close();
      await rm(folder, { recursive: true });
    }
  });

  test("the commune before still tells its past days, and no other ones", async () => {
    const { officer } = scenario.people;
    assert.deepEqual(await countOf(officer, scenario.commune, "2025-12-31"), [2, 3]);
    assert.deepEqual(await countOf(receiver, other, "2025-12-31"), [0, 0]);
    assert.deepEqual(await countOf(scenario.people.planner, "51", "2026-02-28"), [3, 3]);
    assert.deepEqual(await countOf(scenario.people.planner, "51"), [3, 3]);
    const past = await officer.get(searchHouseholds, {
      body: { on: localDate("2025-12-31"), search: "pham de", limit: 50 },
    });
    assert.deepEqual(
      past.rows.map(({ headName, members, class: of }) => [headName, members, of]),
      [["Phạm Văn Đê", 2, "poor"]],
    );
    assert.equal((await officer.get(searchHouseholds, { body: { search: "pham de", limit: 50 } })).total, 0);
    const last = await officer.get(getHousehold, { params: { householdId: home.householdId } });
    assert.deepEqual([last.asOf, last.communeId], ["2026-02-28", scenario.commune]);
    const act = await officer.ask(joinMember, {
      params: { householdId: home.householdId },
      body: {
        ...dated("2026-03-02"),
        member: {
          personId: newId("person"),
          fullName: "Ai đó",
          relation: "child",
          sex: "male",
          birthDate: localDate("2020-01-01"),
          birthPrecision: "day",
          merit: false,
        },
      },
    });
    assert.equal(codeOf(act), "authority.not_permitted_here");
  });

  test("the poor of each commune are counted where they lived on the day", async () => {
    const { lead } = scenario.people;
    const poorOn = async (areaId: string, on: string) => {
      const { total } = await lead.get(readMeasures, { query: { areaId, on } });
      return total.poor;
    };
    assert.deepEqual(
      [
        await poorOn(scenario.commune, "2026-02-28"),
        await poorOn(scenario.commune, "2026-03-05"),
        await poorOn(other, "2026-03-05"),
      ],
      [1, 0, 1],
    );
    const { findings } = await verifyCounts(scenario.opened.ownersServer.database, localDate("2026-03-05"));
    assert.deepEqual(findings, []);
  });

  test("a payment or a review that is under way holds the move, and what was answered stays", async () => {
    const params = { householdId: home.householdId, transferId };
    const again = await receiver.ask(moves.answerTransfer, { params, body: { accepts: false, answer: "không" } });
    assert.equal(codeOf(again), "registry.transfer_answered");
    const early = await receiver.ask(moves.askTransfer, {
      params: { householdId: home.householdId },
      body: {
        transferId: newId("transfer"),
        toCommuneId: scenario.commune,
        on: localDate("2026-02-20"),
        reason: "về lại",
      },
    });
    assert.equal(codeOf(early), "registry.changed_since");
  });
});
