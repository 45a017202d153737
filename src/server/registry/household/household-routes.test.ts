import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { v7 } from "uuid";
import {
  countHouseholds,
  getHousehold,
  searchHouseholds,
  listHouseholds,
  registerHousehold,
  unmaskIdentifier,
} from "#contract/registry/household.ts";
import type { Ask } from "#contract/client.ts";
import { localDate } from "#kernel/local-date.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import { getArea, listAreas } from "#contract/area/area.ts";
import { importBoundaries, listBoundaries } from "#contract/area/boundary.ts";
import { newId } from "#contract/new-id.ts";
import { namedId } from "#test/support/named-id.ts";

const baTo = "21484";
const elsewhere = "21196";
type Registration = NonNullable<Ask<typeof registerHousehold>["body"]>;

function family(communeId: string, headName: string, personalId?: string): Registration {
  const day = localDate("1980-05-06");
  const member = { sex: "male", birthDate: day, birthPrecision: "day", merit: false } as const;
  return {
    householdId: newId("household"),
    communeId,
    address: "Thôn Nước Lui",
    residence: "permanent",
    registeredOn: localDate("2026-01-05"),
    members: [
      {
        ...member,
        personId: newId("person"),
        fullName: headName,
        relation: "head",
        ...(personalId === undefined ? {} : { personalId }),
      },
      { ...member, personId: newId("person"), fullName: "Phạm Thị Đào", relation: "spouse", sex: "female" },
    ],
  };
}

describe("the registry over HTTP", () => {
  let test: TestInstallation;
  let officer: TestOfficer;
  let neighbour: TestOfficer;

  before(async () => {
    test = await openTestInstallation({ clock: () => new Date("2026-09-07T03:00:00Z") });
    officer = await test.officer("commune_officer", baTo);
    neighbour = await test.officer("commune_officer", elsewhere);
  });
  after(async () => test.close());

  it("the country has 34 provinces and Quảng Ngãi 96 units in force", async () => {
    const provinces = await officer.get(listAreas, {});
    assert.equal(provinces.rows.length, 34);
    const quangNgai = provinces.rows.find(({ code }) => code === "51");
    assert.equal(quangNgai?.children, 96);
    const communes = await officer.get(listAreas, { query: { parentId: quangNgai?.areaId } });
    assert.equal(communes.rows.length, 96);
  });

  it("an area tells what it lies in and what it was formed from", async () => {
    const area = await officer.get(getArea, { params: { areaId: baTo } });
    assert.deepEqual(
      area.ancestors.map(({ areaId }) => areaId),
      ["51", "VN"],
    );
    assert.ok(area.formedFrom.length > 0);
    assert.ok(area.formedFrom.every(({ toAreaId }) => toAreaId === baTo));
  });

  it("before 2025-07-01 the units of that day are listed", async () => {
    const now = await officer.get(listAreas, { query: { parentId: "51" } });
    const then = await officer.get(listAreas, { query: { parentId: "51", on: "2025-06-30" } });
    assert.notDeepEqual(then.rows, now.rows);
    assert.ok(then.rows.every(({ validTo }) => validTo === null || validTo >= localDate("2025-06-30")));
  });

  it("a registered household is found by a name without tone marks, with its identifier masked", async () => {
    const body = family(baTo, "Đinh Văn Nghĩa", "051080001234");
    await officer.get(registerHousehold, { body });
    const found = await officer.get(searchHouseholds, { body: { search: "dinh van nghia", limit: 50 } });
    assert.deepEqual(
      found.rows.map(({ headName, members }) => ({ headName, members })),
      [{ headName: "Đinh Văn Nghĩa", members: 2 }],
    );
    const byMember = await officer.get(searchHouseholds, { body: { search: "Đào", limit: 50 } });
    assert.equal(byMember.total, 1);
    const file = await officer.get(getHousehold, { params: { householdId: body.householdId } });
    assert.equal(file.registeredBy, officer.fullName, "its story begins with who registered it");
    assert.deepEqual(file.people[0]?.identifiers, [{ kind: "personal_id", lastDigits: "234" }]);
    assert.deepEqual(file.people[0]?.memberships, [{ relation: "head", from: "2026-01-05", to: null }]);
    assert.equal(JSON.stringify(file).includes("051080001234"), false);
  });

  it("a household is found by words of a name in any order, by an identifier in full and by a phone, never by a part of a number", async () => {
    const body = family(baTo, "Hồ Văn Krếp", "051080007654");
    const [head, ...others] = body.members;
    assert.ok(head !== undefined);
    await officer.get(registerHousehold, {
      body: { ...body, members: [{ ...head, phone: "0905 123 456" }, ...others] },
    });
    const totalOf = async (search: string) =>
      (await officer.get(searchHouseholds, { body: { search, limit: 50 } })).total;
    for (const search of ["krep van ho", "kre ho", "051 080 007 654", "0905123456", "905123456", "+84 905 123 456"])
      assert.equal(await totalOf(search), 1, search);
    for (const search of ["krep thi", "rep ho", "051080007655", "05108000765", "90512345"])
      assert.equal(await totalOf(search), 0, search);
    const elsewhereToo = await neighbour.get(searchHouseholds, { body: { search: "051080007654", limit: 50 } });
    assert.equal(elsewhereToo.total, 0);
  });

  it("households are found the nearest first: the whole name, its words in another order, a name that begins so, words within", async () => {
    const province = await test.officer("province_officer", "51");
    const names = ["Hà Thị Mai Lan", "Mai Thị Lan Hà", "Lan Mai", "Mai Lan Anh", "Mai Lan"];
    for (const name of names) await officer.get(registerHousehold, { body: family(baTo, name) });
    for (const asking of [officer, province]) {
      const { rows, total } = await asking.get(searchHouseholds, { body: { search: "mai lan", limit: 50 } });
      assert.deepEqual(
        [total, ...rows.slice(0, 3).map(({ headName }) => headName)],
        [5, "Mai Lan", "Lan Mai", "Mai Lan Anh"],
      );
      const first = await asking.get(searchHouseholds, { body: { search: "mai lan", limit: 2 } });
      const second = await asking.get(searchHouseholds, {
        body: { search: "mai lan", limit: 3, cursor: first.nextCursor ?? "" },
      });
      assert.equal(first.total, 5);
      assert.equal(second.nextCursor, null);
      assert.deepEqual([...first.rows, ...second.rows], rows);
    }
    const first = await officer.get(searchHouseholds, { body: { search: "mai lan", limit: 2 } });
    await officer.get(registerHousehold, { body: family(baTo, "Mai Lan") });
    const next = await officer.get(searchHouseholds, {
      body: { search: "mai lan", limit: 10, cursor: first.nextCursor ?? "" },
    });
    const ids = [...first.rows, ...next.rows].map(({ householdId }) => householdId);
    assert.equal(new Set(ids).size, ids.length, "a household that is registered meanwhile repeats no other");
  });

  it("whose head bears the name comes before who has such a member, and the answer shows the member by whom it was found", async () => {
    const province = await test.officer("province_officer", "51");
    const bearing = (headName: string, memberName: string) => {
      const { members, ...body } = family(baTo, headName);
      const [head, other] = members;
      assert.ok(head !== undefined && other !== undefined);
      return { ...body, members: [head, { ...other, fullName: memberName }] };
    };
    await officer.get(registerHousehold, { body: bearing("Đinh Văn Biên", "Đinh Văn Hoẻn") });
    await officer.get(registerHousehold, { body: bearing("Đinh Văn Hoen", "Đinh Văn Hoen") });
    for (const asking of [officer, province]) {
      const { rows } = await asking.get(searchHouseholds, { body: { search: "dinh van hoen", limit: 50 } });
      assert.deepEqual(
        rows.map(({ headName, foundMember }) => ({ headName, foundMember })),
        [
          { headName: "Đinh Văn Hoen", foundMember: null },
          { headName: "Đinh Văn Biên", foundMember: "Đinh Văn Hoẻn" },
        ],
      );
    }
    const listed = await officer.get(listHouseholds, { query: { communeId: baTo } });
    assert.ok(listed.rows.every((row) => !("foundMember" in row)));
  });

  it("an identifier is shown in full only with a purpose, and the purpose is audited", async () => {
    const body = family(baTo, "Phạm Văn Rế", "051080009876");
    await officer.get(registerHousehold, { body });
    const params = {
      householdId: body.householdId,
      personId: body.members[0]?.personId ?? namedId("person", ""),
      kind: "personal_id",
    } as const;
    const address = `/api/households/${params.householdId}/people/${params.personId}/identifiers/personal_id/unmasking`;
    const short = await officer.fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": v7() },
      body: JSON.stringify({ purpose: "see" }),
    });
    assert.equal(short.status, 422);
    const shown = await officer.get(unmaskIdentifier, { params, body: { purpose: "compare with the identity card" } });
    assert.equal(shown.value, "051080009876");
    const entries = await test.ownersServer.database
      .selectFrom("authority.audit_entries")
      .select("facts")
      .where("act", "=", "registry.unmaskIdentifier")
      .execute();
    assert.deepEqual(
      entries.map(({ facts }) => facts),
      [{ purpose: "compare with the identity card", unmasked: "personal_id", personId: params.personId }],
    );
  });

  it("a household of another commune is neither seen, found nor written", async () => {
    const body = family(baTo, "Hồ Thị Xuân");
    await officer.get(registerHousehold, { body });
    assert.equal((await neighbour.ask(getHousehold, { params: { householdId: body.householdId } })).status, 404);
    assert.deepEqual((await neighbour.get(searchHouseholds, { body: { search: "Hồ Thị Xuân", limit: 50 } })).rows, []);
    const answer = await neighbour.ask(registerHousehold, { body: family(baTo, "Ai Đó") });
    assert.equal("problem" in answer && answer.problem.code, "authority.not_permitted_here");
  });

  it("a household without a head, or with two, is refused", async () => {
    const body = family(baTo, "Đinh Văn Hai");
    const twoHeads = { ...body, members: body.members.map((member) => ({ ...member, relation: "head" as const })) };
    const answer = await officer.ask(registerHousehold, { body: twoHeads });
    assert.deepEqual("problem" in answer && [answer.problem.code, answer.problem.facts], [
      "registry.one_head",
      { heads: 2 },
    ]);
  });

  it("households and people are counted by commune, of one's own areas only", async () => {
    const counted = await officer.get(countHouseholds, { params: { areaId: "51" } });
    assert.deepEqual(
      counted.rows.map(({ areaId }) => areaId),
      [baTo],
    );
    assert.equal(counted.rows[0]?.people, 2 * (counted.rows[0]?.households ?? 0));
    assert.deepEqual((await neighbour.get(countHouseholds, { params: { areaId: "51" } })).rows, []);
  });

  it("boundaries are matched by code, and what did not match is reported", async () => {
    const operator = await test.officer("province_officer", "51");
    const square = {
      type: "Polygon" as const,
      coordinates: [
        [
          [108.7, 14.7],
          [108.8, 14.7],
          [108.8, 14.8],
          [108.7, 14.7],
        ],
      ],
    };
    const reported = await operator.get(importBoundaries, {
      params: { areaId: "51" },
      body: {
        source: "a test",
        codeProperty: "ma_xa",
        features: [
          { properties: { ma_xa: 21484 }, geometry: square },
          { properties: { ma_xa: "99999" }, geometry: square },
        ],
      },
    });
    assert.deepEqual([reported.matched, reported.unknownCodes, reported.withoutBoundary.length], [1, ["99999"], 95]);
    const open = {
      type: "Polygon" as const,
      coordinates: [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    };
    const metres = {
      type: "Polygon" as const,
      coordinates: [
        [
          [5e5, 1e6],
          [6e5, 1e6],
          [6e5, 2e6],
          [5e5, 1e6],
        ],
      ],
    };
    const asked = (features: readonly (readonly [string, typeof open])[]) => ({
      params: { areaId: "51" },
      body: {
        source: "a test",
        codeProperty: "code",
        features: features.map(([code, geometry]) => ({ properties: { code }, geometry })),
      },
    });
    const faulty = await operator.get(
      importBoundaries,
      asked([
        ["21484", open],
        ["21196", metres],
        ["21490", square],
      ]),
    );
    assert.deepEqual(
      [faulty.matched, faulty.faultyShapes],
      [
        1,
        [
          { code: "21484", fault: "not_closed" },
          { code: "21196", fault: "not_in_degrees" },
        ],
      ],
    );
    const none = await operator.ask(importBoundaries, asked([["21484", metres]]));
    assert.equal("problem" in none && none.problem.code, "registry.boundary_not_in_degrees");
    const listed = await officer.get(listBoundaries, { params: { areaId: "51" } });
    assert.deepEqual(
      [
        listed.rows.filter(({ simplified }) => !simplified).map(({ areaId, geometry }) => [areaId, geometry]),
        listed.rows.length,
        listed.missing,
      ],
      [
        [
          [baTo, square],
          ["21490", square],
        ],
        96,
        0,
      ],
    );
  });
});
