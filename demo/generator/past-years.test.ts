import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { readPastFigures } from "#programme/treasury/past-years.ts";
import { pastLines, pastTables } from "./past-years.ts";

const communes = [
  { areaId: "21484", weight: 700 },
  { areaId: "21490", weight: 41 },
  { areaId: "21025", weight: 0 },
];
const words = {
  areas: new Set(communes.map(({ areaId }) => areaId)),
  sources: new Set(pastLines.map(({ source }) => source)),
  components: new Set(pastLines.map(({ component }) => component)),
  openYear: 2026,
};
const cells = z.array(z.record(z.string(), z.string()));

test("the made-up books of 2021-2025 sum to over 7,000 billion đồng, and every line is used up in every year", () => {
  let mobilised = 0n;
  for (const { csv } of pastTables(communes)) {
    const { figures, errors } = readPastFigures(cells.parse(parse(csv, { columns: true })), words);
    assert.deepEqual(errors, []);
    for (const figure of figures) if (figure.stage === "allocated") mobilised += figure.amount;
  }
  assert.equal(mobilised, 7_060_000_000_000n);
});

test("central money is left at the end of 2025 and carried into 2026", () => {
  const left = [...pastTables(communes)].flatMap(({ csv }) =>
    csv.split("\n").filter((row) => row.startsWith("2025,2025,CENTRAL_INVEST") && row.includes("carried_over")),
  );
  assert.ok(left.length > 0);
});
