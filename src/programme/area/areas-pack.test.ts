import assert from "node:assert/strict";
import { test } from "node:test";
import { readAreasPack, readAreasUpdate, type AreasPackTexts } from "./areas-pack.ts";

const header =
  "id\tcode\tparent\tkind\tname\tfull_name\tarea_km2\tpopulation\tpopulation_flag\tlon\tlat\tvalid_from\tvalid_to";
const place = "1\t2\t\t108\t15";
const commune = `10\t10\tP\tcommune\tXuân\tXã Xuân\t${place}\t2025-07-01\t`;
const ended = `10@2025\t10\tP\tcommune\tXưa\tXã Xưa\t${place}\t\t2025-06-30`;
const sound: AreasPackTexts = {
  provinces: `# made up\n${header}\nP\tP\t\tprovince\tMột\tTỉnh Một\t\t\t\t\t\t\t`,
  communes: `${header}\n${commune}`,
  before: `${header}\n${ended}`,
  successions: "from\tto\tdate\textent\tdecision\n10@2025\t10\t2025-07-01\twhole\t1/NQ",
  attributes: "area\tattribute\tvalue\tassumed\treason\n10\tscore_area_group\turban\t\t",
};

function errorsOf(changes: Partial<AreasPackTexts>): string[] {
  const read = readAreasPack({ ...sound, ...changes });
  return read.ok ? [] : read.failure.map(({ file, row, field, reason }) => `${file}:${row} ${field}: ${reason}`);
}

test("a sound pack is read without errors", () => {
  assert.deepEqual(errorsOf({}), []);
});

test("an error names file, line, field, reason and remedy", () => {
  const read = readAreasPack({ ...sound, communes: `${header}\n${commune.replace("\tP\t", "\tQ\t")}` });
  assert.ok(!read.ok);
  assert.deepEqual(read.failure[0], {
    file: "communes",
    row: 2,
    field: "parent",
    reason: "there is no area Q",
    remedy: "name the id of a unit of this pack",
  });
});

const faults: readonly (readonly [string, Partial<AreasPackTexts>, RegExp])[] = [
  [
    "an id that stands twice",
    { communes: `${header}\n${commune}\n${commune}` },
    /communes:3 id: the id 10 stands already/,
  ],
  [
    "a circle of parents",
    { communes: `${header}\n${commune.replace("\tP\t", "\t10\t")}` },
    /parent: 10 is above itself/,
  ],
  ["an end before the beginning", { communes: `${header}\n${commune}2025-06-01` }, /valid_to: 10 ends on 2025-06-01/],
  ["two units of one code at a time", { before: `${header}\n${ended.replace("06-30", "07-01")}` }, /carry the code 10/],
  ["a commune without a parent", { communes: `${header}\n${commune.replace("\tP\t", "\t\t")}` }, /has no parent/],
  [
    "an unknown kind",
    { communes: `${header}\n${commune.replace("commune", "hamlet")}` },
    /kind: "hamlet" is not known/,
  ],
  [
    "a day that does not exist",
    { communes: `${header}\n${commune.replace("07-01", "02-30")}` },
    /valid_from: "2025-02-30"/,
  ],
  [
    "a longitude beyond the globe",
    { communes: `${header}\n${commune.replace("108", "208")}` },
    /lon: "208" is not a number/,
  ],
  [
    "a succession to nowhere",
    { successions: sound.successions.replace("\t10\t", "\t11\t") },
    /to: there is no area 11/,
  ],
  [
    "a succession on another day",
    { successions: sound.successions.replace("07-01", "08-01") },
    /date: 10@2025 has 2025-06-30/,
  ],
  [
    "a whole that went to two",
    { successions: `${sound.successions}\n10@2025\t10\t2025-07-01\twhole\t` },
    /went as a whole/,
  ],
  ["an attribute of no area", { attributes: sound.attributes.replace("\n10", "\n99") }, /there is no area 99/],
  [
    "an assumption without a reason",
    { attributes: sound.attributes.replace("urban\t", "urban\tyes") },
    /needs its reason/,
  ],
  ["a column that is missing", { successions: "from\tto\n" }, /successions:1 date, extent, decision/],
  ["a row with a cell too few", { attributes: `${sound.attributes}\n10\turban` }, /the row has 2 cells where 5/],
  ["an empty file", { communes: "" }, /communes:0 .*no line of column names/],
];

for (const [fault, changes, expected] of faults) {
  test(`${fault} is refused`, () => {
    assert.match(errorsOf(changes).join("\n"), expected);
  });
}

test("units of another province come to those that are known, and are checked together with them", () => {
  const read = readAreasPack(sound);
  assert.ok(read.ok);
  const known = { areas: read.value.areas, successions: [...read.value.successionsFrom.values()].flat() };
  const empty = {
    successions: "from\tto\tdate\textent\tdecision",
    attributes: "area\tattribute\tvalue\tassumed\treason",
  };
  const province = "Q\tQ\t\tprovince\tHai\tTỉnh Hai\t\t\t\t\t\t\t";
  const inQ = commune.replaceAll("10\t10", "20\t20").replace("\tP\t", "\tQ\t");
  const update = readAreasUpdate({ units: `${header}\n${province}\n${inQ}`, ...empty }, known);
  assert.deepEqual(update.ok && update.value.areas.map(({ id, parentId }) => [id, parentId]), [
    ["Q", undefined],
    ["20", "Q"],
  ]);
  const clash = readAreasUpdate({ units: `${header}\n${inQ.replace("20\t20", "20\t10")}`, ...empty }, known);
  assert.ok(!clash.ok);
  assert.match(clash.failure.map(({ reason }) => reason).join(" "), /there is no area Q.*carry the code 10/s);
});
