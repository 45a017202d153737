import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { searchHouseholds, registerHousehold, unmaskIdentifier } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { checkKeys } from "#server/check-keys.ts";
import { parseKeys } from "#server/platform/keys.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { rotateKeys } from "./rotate-keys.ts";
import { registerPayee } from "#contract/payment/payee.ts";
import { newId } from "#contract/new-id.ts";

let opened: TestInstallation;
let officer: TestOfficer;
const numbers = ["051080000101", "051080000102", "051080000103", "051080000104", "051080000105"];
const people: { householdId: Id<"household">; personId: Id<"person"> }[] = [];

before(async () => {
  opened = await openTestInstallation();
  officer = await opened.officer("commune_officer", "21484");
  for (const personalId of numbers) {
    const [householdId, personId] = [newId("household"), newId("person")];
    const born = { birthDate: localDate("1980-06-15"), birthPrecision: "day" as const, sex: "male" as const };
    const member = { personId, fullName: "Phạm Văn Đê", relation: "head" as const, merit: false, personalId, ...born };
    const place = { communeId: "21484", address: "Làng Teng", residence: "permanent" as const };
    await officer.get(registerHousehold, {
      body: { householdId, ...place, registeredOn: localDate("2025-08-01"), members: [member] },
    });
    await officer.get(registerPayee, {
      params: { householdId },
      body: {
        payeeId: newId("payee"),
        personId,
        role: "head",
        method: "bank",
        bankBin: "970436",
        accountNumber: "0123456789",
        accountName: "PHAM VAN DE",
      },
    });
    people.push({ householdId, personId });
  }
});
after(() => opened.close());

/** Found by the number in full, and shown in full: both kinds of key at work. */
async function everybodyIsKnown(): Promise<void> {
  for (const [at, number] of numbers.entries()) {
    const of = people[at];
    assert.ok(of !== undefined);
    const { rows } = await officer.get(searchHouseholds, { body: { search: number, limit: 50 } });
    assert.deepEqual(
      rows.map(({ householdId }) => householdId),
      [of.householdId],
    );
    const shown = await officer.get(unmaskIdentifier, {
      params: { ...of, kind: "personal_id" },
      body: { purpose: "a test of rotation" },
    });
    assert.equal(shown.value, number);
  }
}

const versions = async () => {
  const rows = await opened.ownersServer.database
    .selectFrom("registry.identifiers")
    .select("key_version")
    .orderBy("key_version")
    .execute();
  return rows.map((row) => row.key_version);
};
const fileNow = async () => parseKeys(await readFile(opened.keyFile, "utf8"));
const rotate = async (advance?: (done: number) => void) =>
  rotateKeys(opened.ownersServer, {
    keyFile: opened.keyFile,
    officerId: officer.officerId,
    batch: 2,
    ...(advance === undefined ? {} : { advance }),
  });

describe("a rotation of keys", () => {
  test("that is broken off leaves everybody found and readable, by the old key or the new", async () => {
    await assert.rejects(
      rotate((done) => assert.ok(done < 4, "the power went")),
      /the power went/,
    );
    assert.deepEqual(await versions(), [1, 2, 2, 2, 2]);
    assert.deepEqual(Object.keys((await fileNow()).fields), ["1", "2"]);
    await everybodyIsKnown();
  });
  test("goes on where it was broken off, and retires the old keys when no row needs them", async () => {
    assert.deepEqual(await rotate(), { version: 2, resealed: 6, retired: [1] });
    assert.deepEqual(await versions(), [2, 2, 2, 2, 2]);
    const file = await fileNow();
    assert.deepEqual(Object.keys(file.fields), ["2"]);
    assert.equal(file.earlierBlindIndexes.length, 0);
    await everybodyIsKnown();
  });
  test("once more makes a third key; each person has one fingerprint", async () => {
    assert.deepEqual(await rotate(), { version: 3, resealed: 10, retired: [2] });
    const index = await opened.ownersServer.database.selectFrom("registry.identifier_index").selectAll().execute();
    assert.equal(index.length, numbers.length);
    await everybodyIsKnown();
  });
  test("a key file that opens every number and finds nobody by it is another", async () => {
    const keys = await fileNow();
    const { database } = opened.ownersServer;
    assert.deepEqual(await checkKeys(database, keys), []);
    assert.match((await checkKeys(database, { ...keys, blindIndex: Buffer.alloc(32) })).join(), /another than the one/);
  });
});
