import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import type { Mapping } from "./mapping.ts";
import { mapHousehold } from "./map-household.ts";
import { importPlaces } from "./places.ts";
import { prepareMapping } from "./prepare-mapping.ts";

const today = localDate("2026-11-01");
const mapping: Mapping = {
  source: "a-survey",
  household: {
    key: "house",
    commune: { column: "commune" },
    village: { column: "village" },
    residence: { column: "stay", values: { KT1: "permanent", KT3: "temporary" } },
    registeredOn: { constant: "2026-01-01" },
  },
  person: {
    household: "house",
    key: "no",
    name: { column: "name" },
    birth: { column: "born" },
    sex: { column: "sex", values: { "1": "male", "2": "female" } },
    relation: { flags: { is_head: "head", is_spouse: "spouse", is_child: "child" } },
    identifiers: { personal_id: { column: "cccd" } },
  },
  checks: [
    { flag: "poverty_differs", differs: "poor" },
    { flag: "size_differs", size: "size" },
  ],
  answers: {
    surveyedOn: localDate("2026-09-10"),
    household: { floor: { column: "m2", type: "number" } },
    person: { at_school: { column: "school", type: "yes_no" } },
    incomePerPerson: { constant: "900000" },
    points: { B1: { constant: "a" } },
  },
};
const names = "house,commune,village,stay,no,name,born,sex,is_head,is_spouse,is_child,cccd,poor,size,m2,school".split(
  ",",
);
const head = "h1,21484,Nước Lui,KT1,1,Đinh Văn A,1980,1,1,0,0,051080001234,1,2,31.5,no";
const child = "h1,21484,Nước Lui,KT1,2,Đinh Thị B,05/09/2015,2,0,0,1,,1,2,31.5,yes";
const places = importPlaces(
  "51",
  [
    { areaId: "51", code: "51", name: "Quảng Ngãi", communeId: null },
    { areaId: "21484", code: "21484", name: "Ba Tơ", communeId: "21484" },
    { areaId: "v-1", code: "v-1", name: "Nước Lui", communeId: "21484" },
    { areaId: "v-3", code: "v-3", name: "Thôn Gò Mã", communeId: "21484" },
    { areaId: "v-4", code: "v-4", name: "Thon Go Ma", communeId: "21484" },
    { areaId: "v-5", code: "v-5", name: "Thôn Gò Đá", communeId: "21484" },
  ],
  {
    villages: [
      { communeId: "21484", name: "Nước Lui Cũ", becameIds: ["v-1"] },
      { communeId: "21484", name: "Nước Đôi", becameIds: ["v-1", "v-2"] },
    ],
    communes: [
      { code: "21511", name: "Ba Cung", becameIds: ["21484"] },
      { code: "21512", name: "Ba Đôi", becameIds: ["21484", "21490"] },
    ],
  },
);

function mapped(...lines: readonly string[]) {
  const prepared = prepareMapping(mapping, { people: names, today });
  assert.ok(prepared.ok);
  const people = lines.map((line, at) => ({ number: at + 2, cells: line.split(",") }));
  return mapHousehold(prepared.value, { key: "h1", household: undefined, people }, places);
}

/** FIELD:REASON of each entry. */
function held(...lines: readonly string[]) {
  const result = mapped(...lines);
  return result.ok ? [] : result.failure.map(({ rowNumber, field, reason }) => `${rowNumber} ${field}:${reason}`);
}

describe("rows of one household", () => {
  it("become a household with its people, place and answers", () => {
    const result = mapped(head, child);
    assert.ok(result.ok);
    const { people, ...household } = result.value;
    assert.deepEqual(household, {
      key: "h1",
      communeId: "21484",
      villageId: "v-1",
      newVillage: undefined,
      address: undefined,
      residence: "permanent",
      registeredOn: "2026-01-01",
      flags: [],
      answers: { household: { floor: 31.5 }, incomePerPerson: 900_000, points: { B1: "a" } },
    });
    assert.deepEqual(
      people.map(({ name, birth, sex, relation }) => ({ name, birth, sex, relation })),
      [
        { name: "Đinh Văn A", birth: { date: "1980-01-01", precision: "year" }, sex: "male", relation: "head" },
        { name: "Đinh Thị B", birth: { date: "2015-09-05", precision: "day" }, sex: "female", relation: "child" },
      ],
    );
    assert.deepEqual(people[0]?.identifiers, [{ kind: "personal_id", value: "051080001234" }]);
    assert.deepEqual(
      people.map(({ answers }) => answers),
      [{ at_school: false }, { at_school: true }],
    );
  });

  it("without a head are held back, once for the household", () => {
    assert.deepEqual(held(child, child.replace(",2,Đinh", ",3,Đinh")), ["2 relation:no_head"]);
  });

  it("with two heads are held back", () => {
    assert.deepEqual(held(head, head.replace(",1,Đinh", ",2,Đinh")), ["2 relation:several_heads"]);
  });

  it("are held back together when one row says no relation, or two", () => {
    assert.deepEqual(held(head, child.replace(",0,0,1,", ",0,0,0,")), ["3 relation:missing_value"]);
    assert.deepEqual(held(head, child.replace(",0,0,1,", ",0,1,1,")), ["3 relation:several_flags"]);
  });

  it("are held back when a person stands twice", () => {
    assert.deepEqual(held(head, child, child), ["4 key:person_twice"]);
  });

  it("of a commune outside the import's area are held back", () => {
    assert.deepEqual(held(head.replace("21484", "21196")), ["2 commune:place_outside"]);
  });

  it("are held back where a member lives in another village: the number began again there", () => {
    assert.deepEqual(held(head, child.replace("Nước Lui", "Gò Re")), ["3 village:other_village"]);
    assert.deepEqual(held(head, child.replace("Nước Lui", "")), []);
  });

  it("name their commune by its name, or as it was called before", () => {
    for (const written of ["Ba Tơ", "Xã Ba Tơ", "TT Ba Tơ", "BA TƠ", "Xã Ba Cung; huyện Ba Tơ", "21511", "ba cung"]) {
      const result = mapped(head.replace("21484", written), child.replace("21484", written));
      assert.equal(result.ok && result.value.communeId, "21484", written);
    }
    assert.deepEqual(held(head.replace("21484", "Ba Đôi")), ["2 commune:place_outside"], "it went into two communes");
  });

  it("written without marks live in the village that is written so, where there is only one, and are marked", () => {
    const villageOf = (written: string) => {
      const result = mapped(head.replace("Nước Lui", written));
      return result.ok ? [result.value.villageId, ...result.value.flags.filter((flag) => /village/.test(flag))] : [];
    };
    assert.deepEqual(villageOf("thon go da"), ["v-5", "village_without_marks"]);
    assert.deepEqual(villageOf("NUOC LUI"), ["v-1", "village_without_marks"]);
    assert.deepEqual(villageOf("Nước Lui"), ["v-1"]);
    assert.deepEqual(villageOf("v-1"), ["v-1"]);
    assert.deepEqual(villageOf("thon go ma"), ["v-4"], "another is written exactly so");
    assert.deepEqual(villageOf("Thôn Gò Dạ"), [undefined, "unreadable:village"], "a name with other marks");
    assert.deepEqual(villageOf(""), [undefined, "missing:village"]);
  });

  it("live in one new village, however they write it; in none where the cell stands for none", () => {
    const prepared = prepareMapping(
      { ...mapping, household: { ...mapping.household, addVillages: true } },
      { people: names, today },
    );
    assert.ok(prepared.ok);
    const villageOf = (written: string) => {
      const people = [{ number: 2, cells: head.replace("Nước Lui", written).split(",") }];
      const result = mapHousehold(prepared.value, { key: "h1", household: undefined, people }, places);
      return result.ok ? result.value.newVillage?.areaId : "held";
    };
    assert.deepEqual(["Thôn Hòa Bình", "hoà bình", "T. Hòa Bình", "-", "N/A"].map(villageOf), [
      "21484-thôn-hòa-bình",
      "21484-thôn-hòa-bình",
      "21484-thôn-hòa-bình",
      undefined,
      undefined,
    ]);
  });

  it("of numbers that begin again in each village are known by the village too", () => {
    const within = { ...mapping, household: { ...mapping.household, numberedWithin: "village" } };
    const prepared = prepareMapping(within, { people: names, today });
    assert.ok(prepared.ok);
    const keyOf = (village: string) => prepared.value.personHousehold(head.replace("Nước Lui", village).split(","));
    assert.equal(keyOf("Thôn Hoà Bình"), keyOf("thôn  Hòa Bình"));
    assert.notEqual(keyOf("Thôn Hoà Bình"), keyOf("Gò Re"));
  });

  it("with a birth that reads both ways are flagged where another has its month first", () => {
    const prepared = prepareMapping(mapping, { people: names, today });
    assert.ok(prepared.ok);
    const people = [{ number: 2, cells: head.replace("1980", "03/04/1980").split(",") }];
    const flagsWith = (isMonthFirst: boolean) => {
      const result = mapHousehold(
        { ...prepared.value, isMonthFirst },
        { key: "h1", household: undefined, people },
        places,
      );
      return result.ok ? result.value.flags.filter((flag) => flag.startsWith("birth")) : [];
    };
    assert.deepEqual([flagsWith(false), flagsWith(true)], [[], ["birth_day_or_month"]]);
  });

  it("of a village that took another name go to the village of now; of one that was split they wait for a choice", () => {
    const renamed = mapped(head.replace("Nước Lui", "Nước Lui Cũ"));
    assert.equal(renamed.ok && renamed.value.villageId, "v-1");
    assert.deepEqual(held(head.replace("Nước Lui", "Nước Đôi")), ["2 village:village_split"]);
  });

  it("are held back for a name that is none, and for a head without one where the file has names", () => {
    const named = (name: string) => held(head.replace("Đinh Văn A", name), child);
    for (const [name, reason] of [
      ["-", "name_without_letters"],
      ["123", "name_without_letters"],
      ["Đ".repeat(201), "name_too_long"],
      ["", "missing_value"],
    ] as const)
      assert.deepEqual(named(name), [`2 name:${reason}`]);
    assert.deepEqual(named("Đ".repeat(200)), []);
    assert.deepEqual(held(head, child.replace("Đinh Thị B", "")), [], "a member may be without a name");
    assert.deepEqual(held(head.replace("Nước Lui", "N".repeat(5000))), ["2 village:name_too_long"]);
    const { name: _name, ...unnamed } = mapping.person;
    const anonymous = prepareMapping({ ...mapping, person: unnamed }, { people: names, today });
    assert.ok(anonymous.ok);
    const people = [{ number: 2, cells: head.split(",") }];
    assert.ok(mapHousehold(anonymous.value, { key: "h1", household: undefined, people }, places).ok);
  });

  it("are flagged, not held back, for what is missing or cannot be read", () => {
    const result = mapped(
      head.replace("1980", "").replace("KT1", "KT9").replace("Nước Lui", "Nước Xa"),
      child.replace("Nước Lui", "Nước Xa").replace(",2,0,0", ",9,0,0").replace("yes", "maybe"),
    );
    assert.ok(result.ok);
    assert.deepEqual([...result.value.flags].toSorted(), [
      "missing:birth",
      "unreadable:answer.at_school",
      "unreadable:residence",
      "unreadable:sex",
      "unreadable:village",
    ]);
    assert.equal(result.value.villageId, undefined);
  });

  it("of a village that its commune has not are given it where the mapping says so", () => {
    const adding = { ...mapping, household: { ...mapping.household, addVillages: true } };
    const prepared = prepareMapping(adding, { people: names, today });
    assert.ok(prepared.ok);
    const villageOf = (line: string) => {
      const people = [{ number: 2, cells: line.split(",") }];
      const result = mapHousehold(prepared.value, { key: "h1", household: undefined, people }, places);
      assert.ok(result.ok);
      return [result.value.villageId, result.value.newVillage?.name];
    };
    assert.deepEqual(villageOf(head), ["v-1", undefined]);
    assert.deepEqual(villageOf(head.replace("Nước Lui", "Nước Lùi")), ["21484-nước-lùi", "Nước Lùi"]);
  });

  it("are flagged where what should agree differs", () => {
    const result = mapped(head.replace(",1,2,31.5", ",4,3,31.5"), child);
    assert.ok(result.ok);
    assert.deepEqual(result.value.flags, ["poverty_differs", "size_differs"]);
  });
});

describe("a mapping", () => {
  it("that names a column which the file has not, or a word which the registry has not, is refused before a row is read", () => {
    const wrong: Mapping = {
      ...mapping,
      person: {
        ...mapping.person,
        relation: { column: "relation", values: { "1": "boss" } },
        sex: { column: "gender" },
      },
    };
    const prepared = prepareMapping(wrong, { people: [...names, "relation"], today });
    assert.deepEqual(prepared.ok ? [] : prepared.failure, [
      { where: "person.sex", problem: "no_such_column", value: "gender" },
      { where: "person.relation", problem: "not_allowed", value: "boss" },
    ]);
  });
});
