import assert from "node:assert/strict";
import { test } from "node:test";
import { mayTakePart } from "#programme/delivery/participation.ts";
import type { ProgrammePack } from "./programme-pack.ts";
import { runsIn, unknownNeeds } from "./programme-pack.ts";
import type { PackActivityKind } from "./programme-parts.ts";
import { openProgramme } from "./open-programme.ts";

const named = { vi: "a", en: "b", id: "c" };
const kind: PackActivityKind = {
  code: "repair",
  name: named,
  component: "A.1",
  content: "housing",
  answers: ["house"],
  participants: "household",
  mayTakePart: "class == 'poor' && house",
  roads: [],
  money: { pattern: "per_household", norm: 1, normIs: "configuration", normToBeSetBy: "x" },
  evidence: ["photo"],
  unit: named,
};
const pack: ProgrammePack = {
  id: "p",
  version: "1",
  kind: "programme",
  sample: true,
  title: named,
  sources: ["made up"],
  components: [
    { code: "A", name: named, level: "component", parent: null, leadAgency: null },
    { code: "A.1", name: named, level: "content", parent: "A", leadAgency: null },
  ],
  fundSources: [],
  indicators: [],
  activityKinds: [kind],
  decides: [],
  codeSegments: [],
};
const errorsOf = (changed: Partial<ProgrammePack>, needs = ["house"]) => {
  const opened = openProgramme({ ...pack, ...changed }, needs, "p.yaml");
  return opened.ok ? [] : opened.failure;
};
const indicator = {
  code: "i",
  name: named,
  unit: named,
  direction: "down",
  version: 1,
  disaggregation: [],
  earlier: [],
} as const;

test("a pack that holds together has no errors", () => {
  assert.deepEqual(errorsOf({}), []);
});

test("a kind for an area has no households: a rule for it is refused, and nobody takes part", () => {
  assert.match(errorsOf({ activityKinds: [{ ...kind, participants: "area" }] })[0] ?? "", /repair: mayTakePart/);
  const { mayTakePart: _rule, ...work } = { ...kind, participants: "area" as const };
  const opened = openProgramme({ ...pack, activityKinds: [work] }, ["house"], "p.yaml");
  assert.ok(opened.ok);
  const found = opened.value.kinds.get("repair");
  assert.ok(found);
  const household = {
    class: "poor",
    isListed: true,
    setting: null,
    memberCount: 1,
    deprivations: ["house"],
    members: [],
  };
  assert.equal(mayTakePart(found, ["house"], household), false);
});

test("an indicator is counted or reported, never both nor neither", () => {
  const reported = { by: named, every: "year" } as const;
  assert.match(errorsOf({ indicators: [indicator] })[0] ?? "", /counted or reported/);
  assert.match(
    errorsOf({ indicators: [{ ...indicator, counts: { class: "poor" }, reported }] })[0] ?? "",
    /one of both/,
  );
  assert.deepEqual(errorsOf({ indicators: [{ ...indicator, counts: { class: "poor" } }] }), []);
});

test("a changed definition has a higher version than the one before it", () => {
  const counts = { class: "poor" };
  const wrong = { ...indicator, counts, earlier: [{ version: 1, until: 2026, counts }] };
  assert.match(errorsOf({ indicators: [wrong] })[0] ?? "", /does not come after/);
  assert.deepEqual(errorsOf({ indicators: [{ ...wrong, version: 2 }] }), []);
});

test("errors name file and place: an unknown component, parent, source, need, and a rule with a wrong field", () => {
  const [error = ""] = errorsOf({ activityKinds: [{ ...kind, component: "B" }] });
  assert.match(error, /^p\.yaml: activity kind repair: there is no component B/);
  const orphan = { code: "C.1", name: named, level: "content", parent: "C", leadAgency: null } as const;
  assert.match(errorsOf({ components: [...pack.components, orphan] })[0] ?? "", /component C\.1: its parent C/);
  const row = { decision: "norm", by: "commune", basis: "law", source: "x", fundSources: ["Z"] } as const;
  assert.match(errorsOf({ decides: [row] })[0] ?? "", /decides, row 1: there is no Z in fundSources/);
  assert.match(errorsOf({ activityKinds: [{ ...kind, mayTakePart: "hous" }] })[0] ?? "", /repair.*hous/s);
  assert.deepEqual(unknownNeeds({ ...pack, needs: ["house", "moon"] }, ["house"], "p.yaml").length, 1);
});

test("a programme opens for a standard that lacks one of its needs, and the rule that asks for it lets nobody in", () => {
  const opened = openProgramme({ ...pack, needs: ["house", "radio"] }, ["house"], "p.yaml");
  assert.ok(opened.ok);
  const asks = openProgramme(
    { ...pack, needs: ["house", "radio"], activityKinds: [{ ...kind, mayTakePart: "class == 'poor' && radio" }] },
    ["house"],
    "p.yaml",
  );
  assert.ok(asks.ok);
  const found = asks.value.kinds.get("repair");
  assert.ok(found);
  const household = {
    class: "poor",
    isListed: true,
    setting: null,
    memberCount: 1,
    deprivations: ["house"],
    members: [],
  };
  assert.equal(mayTakePart(found, ["house"], household), false);
});

test("a programme runs in its years, and until the last day of what is carried over", () => {
  const old = { runs: { from: 2021, to: 2025, carriedOverTo: "2026-12-31" } };
  assert.deepEqual(
    [2020, 2021, 2025, 2026, 2027].map((year) => runsIn(old, year)),
    [false, true, true, true, false],
  );
});
