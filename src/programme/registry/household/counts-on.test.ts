import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { localDate } from "#kernel/local-date.ts";
import type { Area, AreaSuccession } from "#programme/area/area.ts";
import { indexAreas } from "#programme/area/area-history.ts";
import { countsBelow, shareOut } from "./counts-on.ts";

const reform = localDate("2025-07-01");
const lastDay = localDate("2025-06-30");
const area = (id: string, parentId: string | undefined, more: Partial<Area> = {}): Area => ({
  id,
  code: id.split("@")[0] ?? id,
  kind: "commune",
  name: id,
  fullName: id,
  parentId,
  areaKm2: undefined,
  population: undefined,
  populationFlag: undefined,
  centre: undefined,
  validFrom: undefined,
  validTo: undefined,
  areaType: undefined,
  scoreAreaGroup: undefined,
  assumptions: [],
  ...more,
});
const old = { validTo: lastDay };
const young = { validFrom: reform };
const link = (fromId: string, toId: string, extent: "whole" | "part" = "whole"): AreaSuccession => ({
  fromId,
  toId,
  date: reform,
  extent,
  decision: undefined,
});
/** Two old communes became "new"; "torn" went partly into "new" and partly into "far", in one province that stayed. */
const history = indexAreas(
  [
    area("51", undefined, { kind: "province" }),
    area("left@2025", "51", { ...old, population: 3000 }),
    area("right@2025", "51", { ...old, population: 1000 }),
    area("torn@2025", "51", { ...old, population: 1000 }),
    area("new", "51", { ...young, population: 4500 }),
    area("far", "51", { ...young, population: 500 }),
  ],
  [
    link("left@2025", "new"),
    link("right@2025", "new"),
    link("torn@2025", "new", "part"),
    link("torn@2025", "far", "part"),
  ],
);
const counted = (communeId: string, households: number) => ({
  communeId,
  villageId: null,
  households,
  people: households * 4,
});
const reported = (rows: ReturnType<typeof countsBelow>) =>
  Object.fromEntries(
    rows.map(({ areaId, households, isEstimate }) => [areaId, `${households}${isEstimate ? "~" : ""}`]),
  );
const now = localDate("2026-11-23");

describe("counts of a past day", () => {
  const recorded = [counted("left@2025", 60), counted("right@2025", 20), counted("torn@2025", 10)];
  test("are in the units of that day as they were recorded", () => {
    assert.deepEqual(reported(countsBelow(history, recorded, { areaId: "51", on: lastDay })), {
      "left@2025": "60",
      "right@2025": "20",
      "torn@2025": "10",
    });
  });
  test("go whole into the unit that succeeded; a unit that was torn apart is shared out, and flagged", () => {
    assert.deepEqual(reported(countsBelow(history, recorded, { areaId: "51", on: now })), { new: "89~", far: "1~" });
    assert.deepEqual(reported(countsBelow(history, recorded.slice(0, 2), { areaId: "51", on: now })), { new: "80" });
  });
  test("of a unit formed of several are shared among those by their people when the old ones are asked for", () => {
    const rows = countsBelow(history, [counted("new", 50)], { areaId: "51", on: lastDay });
    assert.deepEqual(reported(rows), { "left@2025": "30~", "right@2025": "10~", "torn@2025": "10~" });
  });
  test("of a commune are reported by village", () => {
    const rows = countsBelow(history, [{ ...counted("new", 5), villageId: "new-01" }, counted("far", 3)], {
      areaId: "new",
      on: now,
    });
    assert.deepEqual(reported(rows), { "new-01": "5" });
  });
  test("are never lost nor made when they are shared out", () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 9 }),
        (whole, parts) => {
          const total = parts.reduce((sum, part) => sum + part, 0);
          const shares = shareOut(
            whole,
            parts.map((part) => part / total),
          );
          assert.equal(
            shares.reduce((sum, share) => sum + share, 0),
            whole,
          );
          assert.ok(shares.every((share) => share >= 0));
        },
      ),
    );
  });
});
