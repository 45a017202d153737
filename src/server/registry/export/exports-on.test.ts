import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import { closeHousehold, joinMember } from "#contract/registry/household-acts.ts";
import { registerHousehold } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import type { Relation } from "#programme/registry/household/membership.ts";
import { askExport } from "#test/support/ask-export.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { newId } from "#contract/new-id.ts";

const baTo = "21484";

describe("an export of a past day", () => {
  let opened: TestInstallation;
  let officer: TestOfficer;

  before(async () => {
    opened = await openTestInstallation({ clock: () => new Date("2026-09-07T03:00:00Z") });
    officer = await opened.officer("commune_officer", baTo);
    const stays = await register("Hồ Văn Trước");
    const leaves = await register("Hồ Thị Sau");
    await officer.get(joinMember, {
      params: { householdId: stays },
      body: {
        ...dated("2026-03-01"),
        member: { ...person("Hồ Văn Bé", "child", "2026-03-01"), phone: "0912345678" },
        reason: "born",
      },
    });
    await officer.get(closeHousehold, {
      params: { householdId: leaves },
      body: { ...dated("2026-02-01"), because: "moved_away", reason: "left the province" },
    });
  });
  after(async () => opened.close());

  const dated = (on: string) => ({ actId: newId("household act"), on: localDate(on) });

  function person(fullName: string, relation: Relation, born = "1980-05-06") {
    const birthDate = localDate(born);
    const personId = newId("person");
    return { personId, fullName, relation, sex: "male", birthDate, birthPrecision: "day", merit: false } as const;
  }

  async function register(fullName: string): Promise<Id<"household">> {
    const householdId = newId("household");
    await officer.get(registerHousehold, {
      body: {
        householdId,
        communeId: baTo,
        address: "Làng Teng",
        residence: "permanent",
        registeredOn: localDate("2025-08-01"),
        members: [person(fullName, "head")],
      },
    });
    return householdId;
  }

  async function exported(query: string): Promise<Record<string, string>[]> {
    const response = await askExport(officer, `columns=codes&${query}`);
    assert.equal(response.status, 200);
    return parse(Buffer.from(await response.arrayBuffer()), { bom: true, columns: true });
  }
  const names = async (query: string, column: "full_name" | "head_name") =>
    (await exported(query)).map((row) => row[column]).toSorted();

  it("holds who was a member on that day", async () => {
    assert.deepEqual(await names("rows=people", "full_name"), ["Hồ Thị Sau", "Hồ Văn Bé", "Hồ Văn Trước"]);
    assert.deepEqual(await names("on=2026-01-15", "full_name"), ["Hồ Thị Sau", "Hồ Văn Trước"]);
    assert.deepEqual(await names("on=2026-03-05", "full_name"), ["Hồ Văn Bé", "Hồ Văn Trước"]);
    assert.deepEqual(await names("on=2026-01-15&search=truoc", "full_name"), ["Hồ Văn Trước"]);
  });
  it("is searched by who was a member on that day", async () => {
    assert.deepEqual(await names("on=2026-01-15&search=ho+be", "full_name"), [], "born in March");
    assert.deepEqual(await names("on=2026-03-05&search=ho+be", "full_name"), ["Hồ Văn Bé", "Hồ Văn Trước"]);
    assert.deepEqual(await names("on=2026-01-15&search=0912+345+678", "full_name"), [], "the child's telephone");
    assert.deepEqual(await names("on=2026-03-05&search=0912+345+678", "full_name"), ["Hồ Văn Bé", "Hồ Văn Trước"]);
  });
  it("holds which households there were on that day", async () => {
    assert.deepEqual(await names("rows=households&on=2026-01-15", "head_name"), ["Hồ Thị Sau", "Hồ Văn Trước"]);
    assert.deepEqual(await names("rows=households&on=2026-03-05", "head_name"), ["Hồ Văn Trước"]);
    assert.deepEqual(await names("rows=households&on=2025-07-31", "head_name"), []);
  });
  it("does not know what ended later", async () => {
    const rows = await exported("on=2026-01-15");
    assert.deepEqual(
      rows.map((row) => [row["closed_on"], row["member_to"]]),
      [
        ["", ""],
        ["", ""],
      ],
    );
  });
  it("of a day that has not come is refused", async () => {
    const response = await officer.fetch("/api/households/export?on=2026-09-08");
    assert.equal(response.status, 409);
  });
  it("is kept in the audit with its day and its own counts", async () => {
    await exported("on=2026-01-15");
    const { facts } = await opened.ownersServer.database
      .selectFrom("authority.audit_entries")
      .select("facts")
      .where("act", "=", "registry.exportHouseholds")
      .orderBy("at", "desc")
      .orderBy("entry_number", "desc")
      .executeTakeFirstOrThrow();
    const asked = { format: "csv", rows: "people", columns: "codes", on: "2026-01-15" };
    assert.deepEqual(facts, { households: 2, people: 2, ...asked });
  });
});
