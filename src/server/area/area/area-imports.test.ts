import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { importAreas } from "#contract/area/area-import.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { getArea, listAreas } from "#contract/area/area.ts";

let test: TestInstallation;
let operator: TestOfficer;
before(async () => {
  test = await openTestInstallation();
  operator = await test.officer("operator", "VN");
});
after(() => test.close());

const head =
  "id\tcode\tparent\tkind\tname\tfull_name\tarea_km2\tpopulation\tpopulation_flag\tlon\tlat\tvalid_from\tvalid_to";
const row = (id: string, parent: string, kind: string, name: string, from = "", to = "") =>
  `${id}\t${id.split("@")[0]}\t${parent}\t${kind}\t${name}\t${name}\t\t\t\t\t\t${from}\t${to}`;
const units = [
  head,
  row("KH-P", "", "province", "Khánh Thử"),
  row("KH-Q", "", "province", "Khánh Mẫu"),
  row("99001", "KH-P", "commune", "Xã Mới", "2025-07-01"),
  row("99001@2025", "KH-P", "commune", "Xã Cũ", "", "2025-06-30"),
].join("\n");
const successions = "from\tto\tdate\textent\tdecision\n99001@2025\t99001\t2025-07-01\twhole\t9/NQ";
const below = async (parentId: string) =>
  (await operator.get(listAreas, { query: { parentId } })).rows.map(({ areaId }) => areaId);

it("the units of another province are tried, taken with their successions, and moved when their parent changes (made up)", async () => {
  const tried = await operator.get(importAreas, { body: { units, successions, isTrial: true } });
  assert.deepEqual([tried.added.length, tried.changed, tried.successions, tried.errors], [4, [], 1, []]);
  assert.ok(!(await below("VN")).includes("KH-P"), "a trial writes nothing");
  await operator.get(importAreas, { body: { units, successions, isTrial: false } });
  assert.deepEqual(await below("KH-P"), ["99001"]);
  const commune = await operator.get(getArea, { params: { areaId: "99001" }, query: {} });
  assert.deepEqual(
    commune.formedFrom.map(({ fromAreaId, decision }) => [fromAreaId, decision]),
    [["99001@2025", "9/NQ"]],
  );
  const again = await operator.get(importAreas, { body: { units, successions, isTrial: false } });
  assert.deepEqual([again.added, again.changed, again.unchanged], [[], [], 4]);

  const moved = units.replace("99001\t99001\tKH-P", "99001\t99001\tKH-Q");
  const reported = await operator.get(importAreas, { body: { units: moved, successions, isTrial: false } });
  assert.deepEqual(reported.changed, ["99001"]);
  assert.deepEqual([await below("KH-P"), await below("KH-Q")], [[], ["99001"]]);
  const { ancestors } = await operator.get(getArea, { params: { areaId: "99001" }, query: {} });
  assert.deepEqual(
    ancestors.map(({ areaId }) => areaId),
    ["KH-Q", "VN"],
  );
});

it("a file with an error is taken not at all, and each error names its row, field and remedy", async () => {
  const broken = `${head}\n${row("KH-R", "", "province", "Khánh Sai")}\n${row("99002", "KH-X", "commune", "Xã Lạc")}`;
  const reported = await operator.get(importAreas, { body: { units: broken, isTrial: false } });
  assert.deepEqual(
    reported.errors.map(({ file, row: at, field, reason }) => [file, at, field, reason]),
    [["units", 3, "parent", "there is no area KH-X"]],
  );
  assert.ok(!(await below("VN")).includes("KH-R"));
});
