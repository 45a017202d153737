/**
 * Recorded twice in the register itself: the public FEBRL files come in by an import, without any number, an officer looks for double
 * records, and the pairs of the list are held against the truth, which nothing else reads. FEBRL 4 is measured where both of its files
 * are at hand; it had no part in how the comparison was made.
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { describe, it } from "node:test";
import { sql } from "kysely";
import { importHouseholds } from "#contract/registry/import.ts";
import { listDuplicates, searchDuplicates } from "#contract/registry/duplicate.ts";
import type { Output } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import { sharedData } from "#test/support/shared-data.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { readFebrlPeople } from "../../bench/support/febrl-people.ts";
import type { FebrlPerson } from "../../bench/support/febrl-people.ts";
import { scorePairs } from "../../bench/support/score-pairs.ts";

const folder = sharedData("duplicates") ?? "";
const communeId = "21484";
const sets = [["febrl1.csv"], ["febrl2.csv"], ["febrl4a.csv", "febrl4b.csv"]];
const mapping = `
source: febrl
household:
  key: key
  address: { column: address }
  registeredOn: { constant: 2026-01-01 }
person:
  household: key
  name: { column: name }
  birth: { column: birth }
  relation: { constant: head }
`;

type Pair = Output<typeof listDuplicates>["rows"][number];

describe("people of the public files who are recorded twice in the register", () => {
  for (const files of sets)
    it(`are found in ${files.join(" and ")} without any number`, async (context) => {
      if (!files.every((file) => existsSync(folder + file))) {
        context.skip(`${files.join(" and ")} are not in ../shared/data/duplicates`);
        return;
      }
      const people = await readFebrlPeople(files.map((file) => folder + file));
      const test = await openTestInstallation();
      try {
        const officer = await test.officer("commune_officer", communeId);
        await officer.get(importHouseholds, { body: importOf(people) });
        await officer.get(searchDuplicates, { body: { areaId: communeId } });
        const rows = await rowsByHousehold(test, people);
        const rowIn = (householdId: string) => rows.get(householdId) ?? -1;
        const pairs = (await listAll(officer)).map(({ leftHouseholdId, rightHouseholdId }) => ({
          left: rowIn(leftHouseholdId),
          right: rowIn(rightHouseholdId),
        }));
        const { precision, recall } = scorePairs(
          people.map(({ truth }) => truth),
          pairs,
        );
        context.diagnostic(
          `recall ${recall.toFixed(4)}, precision ${precision.toFixed(4)}, ${rows.size} of ${people.length} came in`,
        );
        assert.ok(precision >= 0.995 && recall >= 0.95, `precision ${precision}, recall ${recall}`);
      } finally {
        await test.close();
      }
    });
});

/** One row a household, as a commune would hand in a list: who, born when, where. */
function importOf(people: readonly FebrlPerson[]) {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = people.map(({ key, name, birth, address }) => [key, name, birth, address].map(cell).join(","));
  return {
    importId: newId("import"),
    areaId: communeId,
    mapping,
    households: ["key,name,birth,address", ...lines].join("\n"),
  };
}

async function listAll(officer: TestOfficer): Promise<readonly Pair[]> {
  const all: Pair[] = [];
  let cursor: string | undefined;
  do {
    const page = await officer.get(listDuplicates, {
      query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) },
    });
    all.push(...page.rows);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}

/** By household, which row of the files it came from. */
async function rowsByHousehold(test: TestInstallation, people: readonly FebrlPerson[]) {
  const rowOf = new Map(people.map(({ key }, row) => [key, row]));
  const found = await sql<{ householdId: string; key: string }>`select household_id as "householdId", source_key as key
    from registry.households`.execute(test.ownersServer.database);
  return new Map(found.rows.map(({ householdId, key }) => [householdId, rowOf.get(key) ?? -1]));
}
