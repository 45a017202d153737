/** One account of several people, and one person paid for several households: shown to who confirms and to who checks, as far as they may see it. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import * as payment from "#contract/payment/batch.ts";
import * as payee from "#contract/payment/payee.ts";
import { registerHousehold } from "#contract/registry/household.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { indexOldAccounts } from "#server/payment/payee/account-index.ts";
import type { TestOfficer } from "#test/support/installation.ts";
import { reviewThree } from "./plan-beginnings.ts";
import { Scenario } from "./scenario.ts";
import type { Person } from "./scenario.ts";

type Home = Person & { readonly householdId: Id<"household"> };
let scenario: Scenario;
let activityId: Id<"activity">;
let homes: readonly [Home, Home, Home];
before(async () => {
  scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-03-02");
  const { fundLineId } = await scenario.fund(3, 2026);
  activityId = await scenario.activity(fundLineId, 2026);
  await scenario.deliver(activityId, "2026-03-02");
  const [first, second, third] = await scenario.heads(activityId);
  assert.ok(first !== undefined && second !== undefined && third !== undefined);
  homes = [first, second, third];
});
after(() => scenario.opened.close());

const register = async (home: Home, accountNumber: string, officer: TestOfficer = scenario.people.officer) =>
  officer.get(payee.registerPayee, {
    params: { householdId: home.householdId },
    body: {
      payeeId: newId("payee"),
      personId: home.personId,
      role: "head",
      method: "bank",
      bankBin: "970405",
      accountNumber,
      accountName: home.fullName,
    },
  });
const sharedOf = async (home: Home) => {
  const params = { householdId: home.householdId };
  const { sharedWith } = await scenario.people.accountant.get(payee.getPayee, { params });
  return sharedWith.map((one) => [one.kind, one.otherHouseholdId, one.otherName, one.otherCommune]);
};

describe("an account", () => {
  test("of one payee alone is shared with nobody", async () => {
    await register(homes[0], "1111");
    await register(homes[1], "2222");
    assert.deepEqual(await sharedOf(homes[0]), []);
  });
  test("that another has too is shown at both, with who it is", async () => {
    await register(homes[2], "1111");
    const [first, , third] = homes;
    assert.deepEqual(await sharedOf(first), [["account", third.householdId, third.fullName, "Ba Tơ"]]);
    assert.deepEqual(await sharedOf(third), [["account", first.householdId, first.fullName, "Ba Tơ"]]);
  });
  test("of the same number at another bank is another account, and an earlier payee counts no more", async () => {
    await register(homes[2], "3333");
    assert.deepEqual(await sharedOf(homes[0]), []);
    await register(homes[2], "1111");
    assert.equal((await sharedOf(homes[0])).length, 1);
  });
  test("is in no table in the clear, and found again from payees of an earlier version", async () => {
    const { database } = scenario.opened.ownersServer;
    const { keys } = scenario.opened.server;
    await sql`delete from payment.account_index`.execute(database);
    assert.deepEqual(await sharedOf(homes[0]), []);
    assert.equal(await indexOldAccounts(database, keys, 2), 5);
    assert.equal(await indexOldAccounts(database, keys, 2), 0);
    assert.equal((await sharedOf(homes[0])).length, 1);
  });
  test("that somebody of another commune has is shown without who it is", async () => {
    const officer = await scenario.opened.officer("commune_officer", "21490");
    const there = { householdId: newId("household"), personId: newId("person"), fullName: "Hồ Văn Xa" };
    await officer.get(registerHousehold, {
      body: {
        householdId: there.householdId,
        communeId: "21490",
        address: "Làng Teng",
        residence: "permanent",
        registeredOn: localDate("2025-08-01"),
        members: [
          {
            personId: there.personId,
            fullName: there.fullName,
            birthDate: localDate("1970-01-01"),
            birthPrecision: "day",
            sex: "male",
            personalId: "051070009999",
            relation: "head",
            merit: false,
          },
        ],
      },
    });
    await register(there, "2222", officer);
    assert.deepEqual(await sharedOf(homes[1]), [["account", null, null, null]]);
  });
});

test("a batch names what its payees share before anybody checks or approves it", async () => {
  const { officer, accountant, chair } = scenario.people;
  for (const { householdId } of homes) {
    const { payee: named } = await accountant.get(payee.getPayee, { params: { householdId } });
    assert.ok(named !== null);
    await accountant.get(payee.verifyPayee, { params: { householdId, payeeId: named.payeeId } });
  }
  const batchId = newId("batch");
  await officer.get(payment.makeBatch, {
    body: { batchId, activityIds: [activityId], method: "bank", title: "Hỗ trợ sửa nhà" },
  });
  for (const reader of [accountant, chair]) {
    const { rows } = await reader.get(payee.listSharedPayeesOfBatch, { params: { batchId } });
    const [first, second, third] = homes;
    assert.deepEqual(
      new Set(rows.map((row) => `${row.householdId} ${row.kind} ${row.otherHouseholdId ?? "elsewhere"}`)),
      new Set([
        `${first.householdId} account ${third.householdId}`,
        `${third.householdId} account ${first.householdId}`,
        `${second.householdId} account elsewhere`,
      ]),
    );
  }
});

test("one person, by the number of two records, who is paid for two households is shown as one", async () => {
  const numbers = "051080001111";
  const made: Home[] = [];
  for (const fullName of ["Phạm Văn Đôi", "Phạm Văn Đôi (trùng)"]) {
    const home = { householdId: newId("household"), personId: newId("person"), fullName };
    made.push(home);
    await scenario.people.officer.get(registerHousehold, {
      body: {
        householdId: home.householdId,
        communeId: scenario.commune,
        villageId: scenario.village,
        address: "Làng Teng",
        residence: "permanent",
        registeredOn: localDate("2025-08-01"),
        members: [
          {
            personId: home.personId,
            fullName,
            birthDate: localDate("1980-01-01"),
            birthPrecision: "day",
            sex: "male",
            personalId: numbers,
            relation: "head",
            merit: false,
          },
        ],
      },
    });
  }
  const [left, right] = made;
  assert.ok(left !== undefined && right !== undefined);
  await register(left, "5555");
  await register(right, "6666");
  assert.deepEqual(await sharedOf(left), [["person", right.householdId, right.fullName, "Ba Tơ"]]);
});
