import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { askCorrection, decideCorrection, listCorrections } from "#contract/registry/correction.ts";
import { getHousehold, searchHouseholds, registerHousehold } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import { newId } from "#contract/new-id.ts";

const baTo = "21484";

describe("corrections over HTTP", () => {
  let test: TestInstallation;
  let officer: TestOfficer;
  let chair: TestOfficer;
  const householdId = newId("household");
  const personId = newId("person");

  before(async () => {
    test = await openTestInstallation({ clock: () => new Date("2026-09-07T03:00:00Z") });
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
    kind: "person" as const,
    correctionId: newId("correction"),
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
    const past = await officer.get(getHousehold, { params: { householdId }, query: { on: "2026-09-06" } });
    assert.deepEqual(past.recordedThen, [{ personId, field: "fullName", said: "Phạm Văn Rê" }]);
    assert.equal(past.people[0]?.fullName, "Phạm Văn Rế", "what was wrong then is known better now");
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
    const totalOf = async (search: string) =>
      (await officer.get(searchHouseholds, { body: { search, limit: 50 } })).total;
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
    const entries = await test.ownersServer.database
      .selectFrom("authority.audit_entries")
      .select("facts")
      .where("record_kind", "=", "correction")
      .execute();
    assert.ok(entries.length >= 6);
    assert.equal(JSON.stringify(entries).includes("Đinh"), false);
  });

  const decideAll = async () => {
    for (const row of (await chair.get(listCorrections, { query: { state: "asked" } })).rows)
      await chair.get(decideCorrection, {
        params: { householdId, correctionId: row.correctionId },
        body: { approves: true },
      });
  };
  const whole = async () => officer.get(getHousehold, { params: { householdId } });
  const common = () => ({ correctionId: newId("correction"), reason: "as on the paper" });

  it("a nine-digit number is warned about as no longer valid, and may be kept to find old files", async () => {
    const identifier = { kind: "identifier", personId, identifierKind: "legacy_id" } as const;
    const asked = await officer.get(askCorrection, {
      params: { householdId },
      body: { ...identifier, ...common(), number: "212345678" },
    });
    assert.deepEqual(asked.warnings, ["number_no_longer_valid"]);
    await chair.get(decideCorrection, {
      params: { householdId, correctionId: asked.correctionId },
      body: { approves: false },
    });
  });

  it("a number is asked for sealed, warned about, and recorded only when another officer approves", async () => {
    const identifier = { kind: "identifier", personId, identifierKind: "personal_id" } as const;
    const asked = await officer.get(askCorrection, {
      params: { householdId },
      body: { ...identifier, ...common(), number: "051 183 123 456" },
    });
    assert.deepEqual(asked.warnings.toSorted(), ["number_birth_differs", "number_sex_differs"]);
    const [row] = (await chair.get(listCorrections, { query: { state: "asked" } })).rows;
    assert.deepEqual([row?.after, row?.identifierKind, row?.warnings.length], [{ number: "•••456" }, "personal_id", 2]);
    const everything = async () => {
      const { rows } = await sql<{ text: string }>`select row::text as text from registry.corrections row
        union all select entry::text from authority.audit_entries entry`.execute(test.ownersServer.database);
      return rows.map(({ text }) => text).join("\n");
    };
    assert.ok(!(await everything()).includes("051183123456"), "the number stands nowhere in the open");
    assert.equal((await whole()).people[0]?.identifiers.length, 0);
    await decideAll();
    const [person] = (await whole()).people;
    assert.deepEqual(
      person?.identifiers.map(({ kind, lastDigits }) => [kind, lastDigits]),
      [["personal_id", "456"]],
    );
    assert.ok((await whole()).flags.includes("number_sex_differs"));
    assert.equal((await officer.get(searchHouseholds, { body: { search: "051183123456", limit: 50 } })).total, 1);
    const { rows } = await sql`select from registry.corrections where ciphertext is not null`.execute(
      test.ownersServer.database,
    );
    assert.equal(rows.length, 0, "the request keeps nothing of it");

    await officer.get(askCorrection, { params: { householdId }, body: { ...identifier, ...common(), number: null } });
    await decideAll();
    assert.equal((await whole()).people[0]?.identifiers.length, 0);
    assert.equal((await officer.get(searchHouseholds, { body: { search: "051183123456", limit: 50 } })).total, 0);
    assert.ok(!(await whole()).flags.includes("number_sex_differs"));
  });

  it("what is no number, and a number that another person has, are reported to anyone who asks", async () => {
    const body = { kind: "identifier", personId, identifierKind: "personal_id", ...common(), number: "12" } as const;
    const refused = await officer.ask(askCorrection, { params: { householdId }, body });
    assert.equal("problem" in refused && refused.problem.code, "registry.not_an_identifier");
    assert.equal("problem" in refused && refused.problem.facts["field"], "number");
  });

  it("who belongs to the household and since when, and where the household lives, are corrected in the same way", async () => {
    const since = async () => (await whole()).people[0]?.memberships[0]?.from;
    const before = await since();
    await officer.get(askCorrection, {
      params: { householdId },
      body: { kind: "membership", personId, ...common(), facts: { memberFrom: localDate("2026-03-01") } },
    });
    assert.equal(await since(), before);
    await decideAll();
    assert.equal(await since(), "2026-03-01");
    await officer.get(askCorrection, {
      params: { householdId },
      body: { kind: "household", ...common(), facts: { address: "Xóm 2", residence: "temporary" } },
    });
    await decideAll();
    const { address, residence } = await whole();
    assert.deepEqual([address, residence], ["Xóm 2", "temporary"]);
    const then = await officer.get(getHousehold, { params: { householdId }, query: { on: "2026-08-01" } });
    assert.equal(then.address, "Xóm 2", "it was so from the beginning");
  });
});
