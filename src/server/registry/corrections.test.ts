import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { v7 } from "uuid";
import { askCorrection, decideCorrection, listCorrections } from "#contract/registry-corrections.ts";
import { getHousehold, listHouseholds, registerHousehold } from "#contract/registry.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import type { TestHouse, TestOfficer } from "#test/support/house.ts";
import { openTestHouse } from "#test/support/house.ts";

const baTo = "21484";

describe("corrections over HTTP", () => {
  let test: TestHouse;
  let officer: TestOfficer;
  let chair: TestOfficer;
  const householdId = v7() as Id<"household">;
  const personId = v7() as Id<"person">;

  before(async () => {
    test = await openTestHouse({ clock: () => new Date("2026-09-07T03:00:00Z") });
    officer = await test.officer("commune_officer", baTo);
    chair = await test.officer("commune_chair", baTo);
    await officer.get(registerHousehold, {
      body: {
        householdId,
        communeId: baTo,
        address: "Thôn Nước Lui",
        residence: "permanent",
        registeredOn: localDate("2026-01-05"),
        members: [
          {
            personId,
            fullName: "Phạm Văn Rê",
            relation: "head",
            sex: "male",
            birthDate: localDate("1980-01-01"),
            birthPrecision: "year",
            merit: false,
          },
        ],
      },
    });
  });
  after(async () => test.close());

  const named = (fullName: string) => ({
    correctionId: v7() as Id<"correction">,
    personId,
    facts: { fullName },
    reason: "as on the identity card",
  });
  const ask = async (body: ReturnType<typeof named>) => officer.get(askCorrection, { params: { householdId }, body });
  const nameNow = async () => (await officer.get(getHousehold, { params: { householdId } })).people[0]?.fullName;

  it("a correction changes nothing until another officer approves; then the record tells both", async () => {
    const asked = named("Phạm Văn Rế");
    await ask(asked);
    assert.equal(await nameNow(), "Phạm Văn Rê");
    const waiting = await chair.get(listCorrections, { query: { state: "asked" } });
    assert.deepEqual(
      waiting.rows.map(({ before, after, askedBy }) => ({ before, after, askedBy })),
      [{ before: { fullName: "Phạm Văn Rê" }, after: { fullName: "Phạm Văn Rế" }, askedBy: officer.fullName }],
    );
    const params = { householdId, correctionId: asked.correctionId };
    await chair.get(decideCorrection, { params, body: { approves: true } });
    assert.equal(await nameNow(), "Phạm Văn Rế");
    const { rows } = await officer.get(listCorrections, { query: { householdId } });
    assert.deepEqual(
      rows.map(({ state, decidedBy, before }) => ({ state, decidedBy, before })),
      [{ state: "approved", decidedBy: chair.fullName, before: { fullName: "Phạm Văn Rê" } }],
    );
  });

  it("a corrected name is found, the wrong one no longer", async () => {
    await ask(named("Đinh Thị Xon"));
    const [waiting] = (await chair.get(listCorrections, { query: { state: "asked" } })).rows;
    assert.ok(waiting !== undefined);
    const params = { householdId, correctionId: waiting.correctionId };
    await chair.get(decideCorrection, { params, body: { approves: true } });
    const totalOf = async (search: string) => (await officer.get(listHouseholds, { query: { search } })).total;
    assert.deepEqual([await totalOf("dinh xon"), await totalOf("pham re")], [1, 0]);
  });

  it("of two corrections of one field the second is not approved by what was recorded before the first", async () => {
    const [first, second] = [named("Đinh Thị Son"), named("Đinh Thị Sơn")];
    await ask(first);
    await ask(second);
    const decide = async (correctionId: Id<"correction">, approves: boolean) =>
      chair.ask(decideCorrection, { params: { householdId, correctionId }, body: { approves, answer: "xem lại" } });
    assert.equal((await decide(first.correctionId, true)).status, 200);
    const stale = await decide(second.correctionId, true);
    assert.equal("problem" in stale && stale.problem.code, "registry.recorded_otherwise_since");
    assert.equal((await decide(second.correctionId, false)).status, 200);
    assert.equal(await nameNow(), "Đinh Thị Son");
  });

  it("the audit tells which fields, never a name", async () => {
    const entries = await test.ownersHouse.database
      .selectFrom("authority.audit_entries")
      .select("facts")
      .where("record_kind", "=", "correction")
      .execute();
    assert.ok(entries.length >= 6);
    assert.equal(JSON.stringify(entries).includes("Đinh"), false);
  });
});
