import { newId } from "#contract/new-id.ts";
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import { v7 } from "uuid";
import { localDate } from "#kernel/local-date.ts";
import { searchText } from "#programme/registry/household/search-text.ts";
import { beginAct } from "#server/platform/database/database.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { HouseholdToWrite } from "./household-rows.ts";
import { findHousehold, listPeople } from "./households-store.ts";
import { claimSourceKeys, writeHouseholds } from "./write-households-store.ts";

const baTo = "21484";
const day = localDate("2026-01-05");

function household(
  communeId: string,
  values: { readonly name?: string; readonly address?: string; readonly flags?: readonly string[] } = {},
): HouseholdToWrite {
  const personId = newId("person");
  return {
    householdId: newId("household"),
    communeId,
    villageId: undefined,
    address: values.address,
    residence: "permanent",
    registeredOn: day,
    flags: values.flags ?? [],
    sourceSystem: "a-test",
    sourceKey: v7(),
    importId: undefined,
    registeredBy: v7(),
    people: [
      {
        personId,
        membershipId: personId,
        fullName: values.name,
        birthDate: undefined,
        birthPrecision: undefined,
        sex: undefined,
        ethnicityCode: undefined,
        localGroup: undefined,
        disability: undefined,
        merit: false,
        phone: undefined,
        flags: [],
        sourceKey: undefined,
        relation: "head",
        memberFrom: day,
        identifiers: [],
      },
    ],
  };
}

describe("households in the database", () => {
  let test: TestInstallation;
  let officer: TestOfficer;

  before(async () => {
    test = await openTestInstallation();
    officer = await test.officer("commune_officer", baTo);
  });
  after(async () => test.close());

  const inAct = async <Value>(act: string, work: (tx: Tx) => Promise<Value>) =>
    test.server.database.transaction().execute(async (tx) => {
      await beginAct(tx, officer.officerId, act, "2026-09-07");
      return work(tx);
    });

  it("come back as they were written, whatever their texts hold", async () => {
    for (const text of [`a"b`, String.raw`\N`, "a,b {c} NULL", "it's", "Đỗ  Thị\tNá", "null"]) {
      const written = household(baTo, { name: text, address: text, flags: ["unreadable:answer.x", `odd "flag"`] });
      const [found, people] = await inAct("registry.registerHousehold", async (tx) => {
        await claimSourceKeys(tx, [written]);
        await writeHouseholds(tx, [written]);
        return [await findHousehold(tx, written.householdId, day), await listPeople(tx, written.householdId)] as const;
      });
      assert.deepEqual([found?.address, found?.flags, people[0]?.fullName], [text, written.flags, text]);
    }
  });

  it("have nothing where a text is empty", async () => {
    const written = household(baTo, { name: "", address: "" });
    const [found, people] = await inAct("registry.registerHousehold", async (tx) => {
      await writeHouseholds(tx, [written]);
      return [await findHousehold(tx, written.householdId, day), await listPeople(tx, written.householdId)] as const;
    });
    assert.deepEqual([found?.address, people[0]?.fullName], [null, null]);
  });

  it("of another commune are refused by the database itself, whatever the server has checked", async () => {
    const foreign = household("21196");
    await assert.rejects(
      inAct("registry.registerHousehold", async (tx) => writeHouseholds(tx, [foreign])),
      { code: "42501" },
    );
  });

  it("are not written by an act that only reads", async () => {
    const own = household(baTo);
    await assert.rejects(
      inAct("review.submitAnswers", async (tx) => writeHouseholds(tx, [own])),
      { code: "42501" },
    );
  });

  it("have one head at a time", async () => {
    const one = household(baTo);
    const two = { ...one, people: [...one.people, ...household(baTo).people] };
    await assert.rejects(
      inAct("registry.registerHousehold", async (tx) => writeHouseholds(tx, [two])),
      {
        constraint: "household_has_one_head_at_a_time",
      },
    );
  });

  it("claim a source key once, also when two come at the same time", async () => {
    const [first, second] = [household(baTo), household(baTo)].map((made) => ({ ...made, sourceKey: "the same" }));
    assert.ok(first !== undefined && second !== undefined);
    const claimed = await Promise.all(
      [first, second].map(async (made) =>
        inAct("registry.importHouseholds", async (tx) => claimSourceKeys(tx, [made])),
      ),
    );
    assert.deepEqual(claimed.map(({ size }) => size).toSorted(), [0, 1]);
  });

  it("fold names for the search as the domain does", async () => {
    const letters =
      "aàáạảãâầấậẩẫăằắặẳẵđĐeèéẹẻẽêềếệểễiìíịỉĩoòóọỏõôồốộổỗơờớợởỡuùúụủũưừứựửữyỳýỵỷỹŏŎĕĔĭĬŭŬčČƀɃ AHKRX".split("");
    const name = fc.array(fc.constantFrom(...letters), { maxLength: 20 }).map((all) => all.join(""));
    await fc.assert(
      fc.asyncProperty(name, fc.boolean(), async (written, decomposed) => {
        const text = decomposed ? written.normalize("NFD") : written;
        const folded = await sql<{ folded: string }>`select registry.search_text(${text}) as folded`.execute(
          test.server.database,
        );
        assert.equal(searchText(folded.rows[0]?.folded ?? "?"), searchText(text));
        assert.match(folded.rows[0]?.folded ?? "?", /^[a-z ]*$/);
      }),
      { numRuns: 200 },
    );
  });
});
