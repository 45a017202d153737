import assert from "node:assert/strict";
import { test } from "node:test";
import { ruleOf } from "./table-rules.ts";

test("a new table says whether a commune takes its rows along", () => {
  const table = { name: "voice.planted", columns: ["planted_id"], key: ["planted_id"], references: [] };
  assert.throws(() => ruleOf(table, new Set()), /voice.planted: does a commune take its rows along/);
});

test("a table is a commune's by its columns, or through the table that it refers to", () => {
  const household = { name: "voice.a", columns: ["household_id"], key: ["household_id"], references: [] };
  assert.match(JSON.stringify(ruleOf(household, new Set())), /registry.households where commune_id/);
  const references = [{ columns: ["a_id"], table: "voice.a", to: ["a_id"] }];
  const child = { name: "voice.b", columns: ["b_id", "a_id"], key: ["b_id"], references };
  assert.match(JSON.stringify(ruleOf(child, new Set(["voice.a"]))), /travelling_voice_a/);
});
