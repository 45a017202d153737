import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { localDate } from "#kernel/local-date.ts";
import type { StandardPack } from "#programme/review/standard/standard-pack.ts";
import type { Form } from "./form.ts";
import { askedByBoth, oneForm } from "./one-sheet.ts";
import { twoResultsOf } from "./two-results.ts";

const text = { vi: "x", en: "x", id: "x" };
const field = (name: string) => ({ field: name, label: text });
const form = (standard: string, household: readonly string[], member: readonly string[]): Form => ({
  id: standard,
  version: "1",
  kind: "form",
  standard,
  title: text,
  household: [{ title: text, fields: household.map(field) }],
  member: member.map(field),
});
const pack = (id: string, fields: readonly string[]): StandardPack => ({
  id,
  version: "1",
  kind: "standard",
  draft: false,
  title: text,
  validFrom: localDate("2022-01-01"),
  validTo: null,
  sources: ["x"],
  household: Object.fromEntries(fields.map((name) => [name, { type: "string", values: [id] }])),
  member: {},
  services: [],
  indicators: [],
  weightBase: 1,
  deprivedFrom: 1,
  classes: [],
});
const fieldsOf = (one: Form | undefined) =>
  one?.household.flatMap(({ fields }) => fields.map((each) => each.field)) ?? [];

test("one sheet asks every question of both standards once, those of the round first", () => {
  const names = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 1 });
  fc.assert(
    fc.property(names, names, names, names, (first, second, ofMember, ofOther) => {
      const both = oneForm(form("old", first, ofMember), form("new", second, ofOther));
      const asked = fieldsOf(both);
      assert.deepEqual(asked.slice(0, first.length), first);
      assert.deepEqual(asked.toSorted(), [...new Set([...first, ...second])].toSorted());
      assert.equal(new Set(both?.member.map((one) => one.field)).size, both?.member.length);
      assert.equal(both?.standard, "old");
      assert.ok(
        both?.household.every(({ fields }) => fields.length > 0),
        "no section stands empty",
      );
    }),
  );
});

test("without an opening list, or without its form, the sheet is that of the round", () => {
  const own = form("old", ["a"], []);
  assert.equal(oneForm(own, undefined), own);
  assert.equal(oneForm(undefined, own), undefined);
  const first = pack("old", ["a"]);
  assert.equal(askedByBoth(first, undefined), first);
});

test("a question of both is asked as the standard of the round has it", () => {
  const both = askedByBoth(pack("old", ["a", "b"]), pack("new", ["b", "c"]));
  assert.deepEqual(
    Object.entries(both.household).map(([name, { values }]) => [name, values]),
    [
      ["b", ["old"]],
      ["c", ["new"]],
      ["a", ["old"]],
    ],
  );
});

test("both results of a village add up to its households, whatever is classified", () => {
  const found = fc.constantFrom("poor", "near_poor", "non_poor", null);
  const pairs = fc.array(fc.record({ first: found, opening: found, households: fc.nat(50) }));
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, one) => all + one, 0);
  fc.assert(
    fc.property(pairs, (rows) => {
      const both = twoResultsOf(rows);
      for (const counts of [both.first, both.opening, both.changes]) assert.equal(sum(counts), both.households);
    }),
  );
  const { changes } = twoResultsOf([{ first: "poor", opening: null, households: 2 }]);
  assert.deepEqual(changes, { "poor>-": 2 });
});
