/** The audit and the traces of reads name people, posts, places and records, so that no page need show a code. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { v7 } from "uuid";
import { exportOfficers, givePost } from "#contract/authority/post.ts";
import { listAuditEntries, listReads } from "#contract/authority/audit.ts";
import { openRound } from "#contract/review/round.ts";
import { getHousehold, registerHousehold } from "#contract/registry/household.ts";
import { idOf } from "#kernel/id.ts";
import { addDays, localDate } from "#kernel/local-date.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { listStandards } from "#contract/review/standard.ts";
import { newId } from "#contract/new-id.ts";

let opened: TestInstallation;
let officer: TestOfficer;
let auditor: TestOfficer;
const householdId = newId("household");
before(async () => {
  opened = await openTestInstallation();
  officer = await opened.officer("commune_officer", "21484");
  auditor = await opened.officer("auditor", "51");
  const born = { birthDate: localDate("1980-06-15"), birthPrecision: "day" as const, sex: "male" as const };
  const head = { personId: newId("person"), fullName: "Phạm Văn Đê", relation: "head" as const, merit: false };
  await officer.get(registerHousehold, {
    body: {
      householdId,
      communeId: "21484",
      address: "Làng Teng",
      residence: "permanent",
      registeredOn: localDate("2025-08-01"),
      members: [{ ...head, ...born, personalId: "051080004713" }],
    },
  });
});
after(() => opened.close());

async function entryOf(recordKind: string) {
  const { rows } = await auditor.get(listAuditEntries, { query: { recordKind, limit: 100 } });
  const entry = rows.find(({ act }) => act !== "authority.foundOperator");
  assert.ok(entry !== undefined, recordKind);
  return entry;
}

describe("an audit entry", () => {
  test("of a household names its number, the officer with the post, and the place", async () => {
    const entry = await entryOf("household");
    assert.equal(entry.recordName, householdId.slice(-8));
    assert.equal(entry.officerName, officer.fullName);
    assert.deepEqual(entry.officerPost, { kind: "commune_officer", areaName: "Ba Tơ" });
    assert.equal(entry.areaName, "Ba Tơ");
    await sql`update registry.households set source_key = 'BT-0017' where household_id = ${householdId}`.execute(
      opened.ownersServer.database,
    );
    assert.equal((await entryOf("household")).recordName, "BT-0017");
  });
  test("of an officer names the officer, and the post by which it was done, not one that came later", async () => {
    const operator = await opened.officer("operator", "VN");
    const validFrom = addDays(opened.server.today(), 1);
    const body = {
      postId: newId("post"),
      kind: "commune_cashier" as const,
      areaId: "21484",
      validFrom,
      validTo: null,
    };
    await operator.get(givePost, { params: { officerId: idOf("officer", officer.officerId) }, body });
    await sql`insert into authority.posts (post_id, officer_id, post_kind, area_id, valid_from)
      values (gen_random_uuid(), ${operator.officerId}, 'auditor', '51', ${validFrom}),
        (gen_random_uuid(), ${operator.officerId}, 'commune_cashier', '21484', '2001-01-01')`.execute(
      opened.ownersServer.database,
    );
    const entry = await entryOf("officer");
    assert.deepEqual([entry.recordName, entry.officerName], [officer.fullName, operator.fullName]);
    assert.equal(entry.officerPost?.kind, "operator");
  });
  test("that was written under an earlier name of its act keeps it, and tells the post that permits the act now", async () => {
    const { database, now } = opened.ownersServer;
    await sql`insert into authority.posts (post_id, officer_id, post_kind, area_id, valid_from)
      values (gen_random_uuid(), ${officer.officerId}, 'commune_cashier', '21484', '2001-01-01')`.execute(database);
    await sql`select authority.append_audit(${v7()}, ${now()}, ${officer.officerId}, 'registry.changeVillages', '21484',
      'village', '21484', '{}')`.execute(database);
    const entry = await entryOf("village");
    assert.deepEqual([entry.act, entry.officerPost?.kind], ["registry.changeVillages", "commune_officer"]);
  });
  test("of what has no name tells none, whatever its id is", async () => {
    await auditor.fetch(`/api${exportOfficers.path}`);
    assert.equal((await entryOf("export")).recordName, null);
    await sql`select authority.append_audit(${v7()}, now(), ${officer.officerId}, 'registry.registerHousehold', '21484',
      'household', 'no id at all', '{}')`.execute(opened.ownersServer.database);
    assert.equal((await entryOf("household")).recordName, null);
  });
  test("of a round names area and year", async () => {
    const lead = await opened.officer("province_lead", "51");
    const standards = await lead.get(listStandards);
    const standard = standards.rows.find(({ standardId }) => standardId === "vn-2022-2026");
    assert.ok(standard !== undefined);
    await lead.get(openRound, {
      body: {
        roundId: newId("round"),
        areaId: "51",
        year: 2026,
        kind: "annual",
        standardId: standard.standardId,
        standardVersion: standard.version,
        scoreTableId: null,
        referenceDate: localDate("2026-10-01"),
        opensOn: localDate("2026-09-01"),
        closesOn: localDate("2026-12-14"),
      },
    });
    assert.match((await entryOf("round")).recordName ?? "", /Quảng Ngãi 2026$/);
  });
  test("of a plan tells the plans of one place and year apart", async () => {
    const { database, now } = opened.ownersServer;
    const add = async (programmeId: string, kind: "annual" | "multi_year", untilYear: number) => {
      const planId = newId("plan");
      await sql`insert into planning.plans (plan_id, area_id, year, until_year, kind, programme_id, programme_version, state)
        select ${planId}::uuid, '21484', 2026, ${untilYear}::int, ${kind}, programme_id, version, 'draft'
        from planning.programmes where programme_id = ${programmeId} limit 1`.execute(database);
      await sql`select authority.append_audit(${v7()}, ${now()}, null, 'planning.draftPlan', '21484', 'plan', ${planId}, '{}')`.execute(
        database,
      );
      return (await entryOf("plan")).recordName;
    };
    assert.equal(await add("vn-2026-2035", "annual", 2026), "Ba Tơ 2026");
    assert.equal(await add("vn-2026-2035", "multi_year", 2030), "Ba Tơ 2026–2030");
    assert.equal(await add("vn-2021-2025", "annual", 2026), "Ba Tơ 2026 (2021-2025)");
  });
});

describe("a trace of a read", () => {
  test("names the reader with the post, the household by its number, and the place", async () => {
    await officer.get(getHousehold, { params: { householdId } });
    const { rows } = await auditor.get(listReads, { query: { householdId, limit: 10 } });
    const [row] = rows;
    assert.equal(row?.householdNumber, "BT-0017");
    assert.deepEqual(row.officerPost, { kind: "commune_officer", areaName: "Ba Tơ" });
    assert.equal(row.areaName, "Ba Tơ");
  });
});
