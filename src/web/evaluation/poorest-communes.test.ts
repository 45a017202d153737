import assert from "node:assert/strict";
import { test } from "node:test";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { poorestCommunes } from "./poorest-communes.ts";

const row = (areaName: string, poor: number | typeof suppressed) => ({ areaName, poor });

test("a withheld number is not ranked, and no share is made with it as zero", () => {
  const rows = [row("A", suppressed), row("B", 12), row("C", 30), row("D", suppressed), row("E", 0)];
  const found = poorestCommunes(rows, 60, 10);
  assert.deepEqual([found.names, found.share, found.withheld], [["C", "B"], 0.7, 2]);
  assert.deepEqual(
    found.rows.map(({ areaName }) => areaName),
    ["C", "B", "E", "A", "D"],
  );
});

test("without a shown whole there is no share; where every number is withheld there is nobody to name", () => {
  assert.equal(poorestCommunes([row("A", 9), row("B", suppressed)], suppressed, 10).share, undefined);
  const none = poorestCommunes([row("A", suppressed), row("B", suppressed)], 16, 10);
  assert.deepEqual([none.names, none.share], [[], 0]);
});
