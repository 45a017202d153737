import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import type { AreaKind } from "./area.ts";
import { ancestors, areaAt, areasInForce, childrenAt, predecessorsOf, successorsOf } from "./area-history.ts";
import { readAreasPack } from "./areas-pack.ts";

const folder = join(import.meta.dirname, "../../../packs/areas/vn");
const text = (name: string) => readFileSync(join(folder, name), "utf8");
const read = readAreasPack({
  provinces: text("provinces.tsv"),
  communes: text("communes.tsv"),
  before: text("quang-ngai-before-2025-07.tsv"),
  successions: text("successions.tsv"),
  attributes: text("attributes.tsv"),
});
if (!read.ok) throw new Error(JSON.stringify(read.failure.slice(0, 5), undefined, 2));
const history = read.value;
const now = localDate("2026-11-23");
const firstDay = localDate("2025-07-01");

function countsOn(day: string, parent?: string): Partial<Record<AreaKind, number>> {
  const counts: Partial<Record<AreaKind, number>> = {};
  for (const area of areasInForce(history, localDate(day))) {
    if (parent === undefined || area.parentId === parent) counts[area.kind] = (counts[area.kind] ?? 0) + 1;
  }
  return counts;
}

test("on the first day there were 34 provinces and cities, 2,621 communes, 687 wards, 13 special zones", () => {
  assert.deepEqual(countsOn("2025-07-01"), { city: 6, province: 28, commune: 2621, ward: 687, special_zone: 13 });
});

test("since Đồng Nai became a city there are 2,611 communes, 697 wards, 13 special zones, 3,321 in all", () => {
  assert.deepEqual(countsOn("2026-11-23"), { city: 7, province: 27, commune: 2611, ward: 697, special_zone: 13 });
  assert.deepEqual(countsOn("2026-04-29"), countsOn("2025-07-01"));
});

test("Quảng Ngãi has 86 communes, 9 wards and one special zone", () => {
  assert.deepEqual(countsOn("2026-11-23", "51"), { commune: 86, ward: 9, special_zone: 1 });
});

test("the day before the merger shows two provinces, 23 districts and 272 communes, wards, townships", () => {
  const { province, district, commune = 0, ward = 0, township = 0 } = countsOn("2025-06-30");
  assert.deepEqual([province, district, commune + ward + township], [2, 23, 272]);
});

test("the same code names the old unit before the merger and the new one after", () => {
  assert.equal(areaAt(history, "21025", localDate("2025-06-30"))?.fullName, "Phường Nguyễn Nghiêm");
  assert.equal(areaAt(history, "21025", firstDay)?.fullName, "Phường Cẩm Thành");
  assert.equal(areaAt(history, "21025", now)?.id, "21025");
});

test("a commune's ancestors are those of the day: its district is gone after the merger", () => {
  const before = ancestors(history, "21142@2025", localDate("2025-06-30")).map((area) => area.fullName);
  assert.deepEqual(before, ["Huyện Trà Bồng", "Tỉnh Quảng Ngãi"]);
  assert.deepEqual(
    ancestors(history, "21136", now).map((area) => area.id),
    ["51"],
  );
});

test("a ward of Đồng Nai is in the province before, in the city after", () => {
  const upTo = (day: string) => ancestors(history, "26080", localDate(day)).map((area) => area.fullName);
  assert.deepEqual(upTo("2025-12-14"), ["Tỉnh Đồng Nai"]);
  assert.deepEqual(upTo("2026-12-14"), ["Thành phố Đồng Nai"]);
});

test("Trà Bùi is the only commune that was split: into Cà Đam and Tây Trà Bồng", () => {
  const split = [...history.successionsFrom].filter(([, successions]) => successions.length > 1);
  assert.deepEqual(
    split.map(([id]) => id),
    ["21142@2025"],
  );
  const parts = successorsOf(history, "21142@2025").map(({ toId, extent }) => [toId, extent]);
  assert.deepEqual(parts, [
    ["21136", "part"],
    ["21157", "part"],
  ]);
});

test("every unit of Quảng Ngãi says of which units it was formed, by Resolution 1677", () => {
  for (const area of childrenAt(history, "51", now)) {
    const from = predecessorsOf(history, area.id);
    assert.ok(from.length > 0, area.fullName);
    assert.ok(
      from.every(({ decision }) => decision === "1677/NQ-UBTVQH15"),
      area.fullName,
    );
  }
  assert.deepEqual(
    predecessorsOf(history, "51").map(({ fromId }) => fromId),
    ["51@2025", "62@2025"],
  );
});

test("every unit of Quảng Ngãi has an area type and a points table, and what law leaves open is marked assumed", () => {
  const units = childrenAt(history, "51", now);
  assert.ok(units.every((unit) => unit.areaType !== undefined && unit.scoreAreaGroup !== undefined));
  const assumed = units.filter((unit) => unit.assumptions.length > 0);
  assert.equal(assumed.length, 38);
  assert.deepEqual(
    areaAt(history, "21548", now)?.assumptions.map(({ attribute }) => attribute),
    ["areaType"],
  );
});

test("populations that cannot be true are flagged and left as found", () => {
  const flagged = childrenAt(history, "51", now).filter((unit) => unit.populationFlag === "implausible");
  assert.equal(flagged.length, 9);
  assert.equal(areaAt(history, "23455", now)?.population, 91);
  const sum = childrenAt(history, "51", now).reduce((total, unit) => total + (unit.population ?? 0), 0);
  assert.equal(sum, 2_059_315);
});

test("no two units in force carry one code on one day", () => {
  for (const day of ["2025-06-30", "2025-07-01", "2026-04-30", "2026-11-23"]) {
    const codes = areasInForce(history, localDate(day)).map((area) => area.code);
    assert.equal(new Set(codes).size, codes.length, day);
  }
});
