import assert from "node:assert/strict";
import { test } from "node:test";
import { periodOf } from "./support-period.ts";

const basis = { basis: "configuration", source: "a decision of the province" } as const;
const pack = {
  runs: { from: 2026, to: 2030, carriedOverTo: null },
  contents: [
    { code: "housing", onceIn: "programme", ...basis },
    { code: "device", onceIn: "years", years: 3, ...basis },
    { code: "card", onceIn: "year", ...basis },
  ],
} as const;

test("a content is given once a year unless the pack says otherwise", () => {
  assert.deepEqual(periodOf(pack, "card", 2026), { from: "2026-01-01", until: "2027-01-01" });
  assert.deepEqual(periodOf(pack, "unknown", 2028), { from: "2028-01-01", until: "2029-01-01" });
  assert.deepEqual(periodOf({}, "housing", 2025), { from: "2025-01-01", until: "2026-01-01" });
});

test("once in some years, and once in the years of the programme", () => {
  assert.deepEqual(periodOf(pack, "device", 2027), { from: "2027-01-01", until: "2030-01-01" });
  assert.deepEqual(periodOf(pack, "housing", 2027), { from: "2026-01-01", until: "2031-01-01" });
});

test("money that is carried over beyond the programme belongs to its period", () => {
  assert.deepEqual(periodOf(pack, "housing", 2031), { from: "2026-01-01", until: "2032-01-01" });
});

test("a programme that does not say when it runs gives its contents once a year", () => {
  const { runs: _runs, ...withoutRuns } = pack;
  assert.deepEqual(periodOf(withoutRuns, "housing", 2027), { from: "2027-01-01", until: "2028-01-01" });
});
