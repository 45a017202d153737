/** Who lacks more is said by the weights of the standard, as the measures say it, and not by the number of indicators. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { newId } from "#contract/new-id.ts";
import { localDate } from "#kernel/local-date.ts";
import { openSupportedCommune } from "#test/scenario/supported-commune.ts";
import type { SupportedCommune } from "#test/scenario/supported-commune.ts";
import { shippedStandard } from "#test/standards/shipped-standard.ts";
import { listCandidates } from "./supports-store.ts";

const { pack } = shippedStandard("global-mpi");
const bitsOf = (...codes: readonly string[]) =>
  codes.reduce((bits, code) => {
    const bit = pack.indicators.findIndex((indicator) => indicator.code === code);
    assert.ok(bit >= 0, code);
    return bits | (1 << bit);
  }, 0);
const living = ["cookingFuel", "sanitation", "drinkingWater", "electricity", "housing"];

let year: SupportedCommune;
before(async () => {
  year = await openSupportedCommune();
});
after(async () => year.scenario.opened.close());

const candidates = async () =>
  year.inAct(year.scenario.people.officer, "delivery.proposeSupports", async (tx) =>
    listCandidates(tx, year.scenario.commune, newId("activity"), localDate("2026-03-02")),
  );

test("by the global MPI two indicators of a sixth come before five of an eighteenth", async () => {
  const [first, second, third] = (await candidates()).map(({ householdId }) => householdId);
  const lacks = [
    [first, bitsOf(...living)], // 5/18
    [second, bitsOf("nutrition", "childMortality")], // 6/18
    [third, bitsOf("nutrition")], // 3/18
  ] as const;
  const { database } = year.scenario.opened.ownersServer;
  await sql`update review.rounds set standard_id = ${pack.id}, standard_version = ${pack.version}`.execute(database);
  for (const [householdId, bits] of lacks)
    await sql`update review.poverty_statuses set deprivations = ${bits} where household_id = ${householdId}`.execute(
      database,
    );
  assert.deepEqual(
    (await candidates()).map(({ householdId }) => householdId),
    [second, first, third],
  );
});
