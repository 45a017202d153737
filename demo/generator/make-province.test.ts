import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { isUuid } from "#kernel/id.ts";
import { readAreasPack } from "#programme/area/areas-pack.ts";
import { isMemberOn } from "#programme/registry/household/membership.ts";
import { memberFaults } from "#programme/review/survey/answers-of-household.ts";
import { answersOf } from "./answers-of.ts";
import { makeProvince, type DemoOptions } from "./make-province.ts";
import type { DemoHousehold } from "./make-household.ts";
import { hasTooManyDependents } from "./needs.ts";
import { targets2025, type PovertyClass } from "./poverty-model.ts";

const text = (name: string) => readFileSync(join(import.meta.dirname, "../../packs/areas/vn", name), "utf8");
const read = readAreasPack({
  provinces: text("provinces.tsv"),
  communes: text("communes.tsv"),
  before: text("quang-ngai-before-2025-07.tsv"),
  successions: text("successions.tsv"),
  attributes: text("attributes.tsv"),
});
if (!read.ok) throw new Error("the areas pack cannot be read");
const history = read.value;

const small: DemoOptions = { seed: "test", households: 3000 };
const written = (household: DemoHousehold) =>
  JSON.stringify(household, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value instanceof Set ? [...value] : value,
  );

function hashOf(options: DemoOptions): string {
  const hash = createHash("sha256");
  for (const { commune, villages, households } of makeProvince(history, options)) {
    hash.update(commune.id).update(JSON.stringify(villages));
    for (const household of households) hash.update(written(household));
  }
  return hash.digest("hex");
}

const sample = [...makeProvince(history, { seed: "rates", households: 40_000 })].map((data) => ({
  ...data,
  households: [...data.households],
}));
const all = sample.flatMap(({ households }) => households);
const isHighland = ({ household }: DemoHousehold) => household.communeId >= "23000";
const near = (value: number, expected: number, tolerance: number, what: string) =>
  assert.ok(Math.abs(value / expected - 1) <= tolerance, `${what}: ${value} where ${expected} is expected`);

test("the same seed gives the same province, another seed another one", () => {
  assert.equal(hashOf(small), hashOf(small));
  assert.notEqual(hashOf(small), hashOf({ ...small, seed: "other" }));
});

test("a commune's households do not depend on whether others were walked before", () => {
  const afterOthers = [...makeProvince(history, small)].map(({ households }) => [...households].map(written)).at(-1);
  const alone = [...makeProvince(history, small)].at(-1);
  assert.deepEqual(afterOthers, [...(alone?.households ?? [])].map(written));
});

test("all 96 real communes have households, villages of their own, and the sum is what was asked for", () => {
  assert.equal(sample.length, 96);
  assert.equal(all.length, 40_000);
  assert.ok(
    sample.every(({ householdCount, households }) => householdCount === households.length && householdCount > 0),
  );
  for (const { commune, villages, households } of sample) {
    assert.ok(villages.every(({ parentId }) => parentId === commune.id));
    const ids = new Set(villages.map(({ id }) => id));
    assert.ok(households.every(({ household }) => ids.has(household.areaId) && household.communeId === commune.id));
    assert.equal(new Set(villages.map(({ fullName }) => fullName)).size, villages.length, commune.fullName);
  }
});

test("every id is a UUID of version 7 and stands once", () => {
  const ids = all.flatMap(({ household, people }) => [household.id, ...people.map(({ id }) => id)]);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.every((id) => isUuid(id) && id[14] === "7" && "89ab".includes(id[19] ?? "")));
});

test("every household has one head, who is grown up, and nobody joined before birth or the registry", () => {
  for (const { people, memberships } of all) {
    assert.equal(memberships.filter(({ relation }) => relation === "head").length, 1);
    for (const [position, { from, personId }] of memberships.entries()) {
      const person = people[position];
      assert.equal(person?.id, personId);
      assert.ok(from >= "2025-07-01" && (person?.birth?.date ?? "") <= from);
    }
    assert.ok((people[0]?.birth?.date ?? "") < "2008");
  }
});

test("a household has as many people as in the real province: 2,161,755 in 560,000", () => {
  const people = all.reduce((sum, household) => sum + household.people.length, 0);
  near(people / all.length, 2_161_755 / 560_000, 0.03, "people a household");
});

test("rates at the end of 2025 meet their targets in former Quảng Ngãi and former Kon Tum", () => {
  for (const region of ["coast", "highlands"] as const) {
    const of = all.filter((household) => isHighland(household) === (region === "highlands"));
    const rate = (name: PovertyClass) => of.filter(({ classes }) => classes[2025] === name).length / of.length;
    near(rate("poor"), targets2025[region].poor, 0.15, `${region} poor`);
    near(rate("near_poor"), targets2025[region].nearPoor, 0.15, `${region} near-poor`);
  }
});

test("the mountain communes of former Quảng Ngãi are several times as poor as the coast", () => {
  const rate = (codes: RegExp) => {
    const of = all.filter(({ household }) => codes.test(household.communeId));
    return of.filter(({ classes }) => classes[2025] === "poor").length / of.length;
  };
  assert.ok(rate(/^213(34|40|43)$/) > 4 * rate(/^21(025|028|211|421)$/));
});

test("the shares of the peoples come within a quarter of the published ones", () => {
  const shareOf = (code: string, highland: boolean) => {
    const people = all
      .filter((household) => isHighland(household) === highland)
      .flatMap((household) => household.people);
    return people.filter(({ ethnicityCode }) => ethnicityCode === code).length / people.length;
  };
  // Kon Tum at the end of 2018; former Quảng Ngãi in the census of 2019 (1,231,697 people).
  const konTum: readonly (readonly [string, number])[] = [
    ["14", 132_664],
    ["13", 67_865],
    ["27", 40_286],
    ["10", 25_902],
    ["01", 254_543],
  ];
  for (const [code, count] of konTum) near(shareOf(code, true), count / 543_694, 0.25, code);
  for (const [code, count] of [
    ["19", 133_100],
    ["30", 33_200],
    ["14", 19_700],
  ] as const)
    near(shareOf(code, false), count / 1_231_697, 0.25, code);
});

test("who is poor has three needs or more and an income up to the line, who is near-poor fewer", () => {
  for (const { classes, reviews, household } of all) {
    const isUrban = sample.find(({ commune }) => commune.id === household.communeId)?.commune.areaType === "urban";
    const line = isUrban ? 2_000_000n : 1_500_000n;
    for (const year of [2025, 2026] as const) {
      const { needs, conditions } = reviews[year];
      const isLow = conditions.incomePerPerson <= line;
      const found = isLow ? (needs.size >= 3 ? "poor" : "near_poor") : "non_poor";
      assert.equal(found, classes[year], household.id);
    }
  }
});

test("the answers of each review are of the whole household on its day, with the birth and the sex of the registry", () => {
  for (const one of all) {
    for (const review of [one.reviews[2025], one.reviews[2026]]) {
      const living = one.people.filter((_, at) => {
        const membership = one.memberships[at];
        return membership !== undefined && isMemberOn(membership, review.reviewedOn);
      });
      const registered = living.map(({ id, name, sex, birth }) => ({
        personId: id,
        fullName: name,
        sex,
        birthDate: birth?.date ?? null,
        birthPrecision: birth?.precision ?? null,
      }));
      assert.deepEqual(memberFaults(answersOf(one, review).members, registered, { needsSex: true }), []);
    }
  }
});

test("needs and conditions agree: no need without its condition, no condition without its need", () => {
  for (const { reviews } of all) {
    for (const { needs, conditions } of [reviews[2025], reviews[2026]]) {
      const { members } = conditions;
      const weak = [conditions.isWallDurable, conditions.isFrameDurable, conditions.isRoofDurable].filter(
        (isDurable) => !isDurable,
      );
      assert.equal(needs.has("housingQuality"), weak.length >= 2);
      assert.equal(needs.has("housingArea"), conditions.floorArea / members.length < 8);
      assert.equal(needs.has("water"), ["stream", "unprotected_well"].includes(conditions.water));
      assert.equal(needs.has("toilet"), ["simple_pit", "none"].includes(conditions.toilet));
      assert.equal(needs.has("dependents"), hasTooManyDependents(members));
      assert.equal(
        needs.has("healthInsurance"),
        members.some(({ age, isInsured }) => age >= 6 && !isInsured),
      );
      assert.equal(
        needs.has("nutrition"),
        members.some(({ age, isUnderweight }) => age < 16 && isUnderweight),
      );
      assert.equal(
        needs.has("employment"),
        members.some(({ work }) => work === "no_contract" || work === "cannot_find"),
      );
      assert.equal(
        needs.has("childSchooling"),
        members.some(({ age, attends }) => age >= 3 && age < 16 && attends === undefined),
      );
      assert.equal(needs.has("telecom"), !conditions.usesInternet);
      assert.equal(needs.has("infoDevices"), conditions.devices.length === 0);
    }
  }
});

test("in 2026 some escaped, some fell back, some are new, and there are fewer poor than in 2025", () => {
  const count = (fits: (classes: DemoHousehold["classes"]) => boolean) =>
    all.filter(({ classes }) => fits(classes)).length;
  assert.ok(count((c) => c[2025] === "poor" && c[2026] === "non_poor") > 0);
  assert.ok(count((c) => c[2024] === "poor" && c[2025] === "non_poor" && c[2026] === "poor") > 0);
  assert.ok(count((c) => c[2024] === "non_poor" && c[2025] === "non_poor" && c[2026] === "poor") > 0);
  assert.ok(count((c) => c[2026] === "poor") < count((c) => c[2025] === "poor"));
});

test("a need that lasts shows the same condition in both years", () => {
  const lasting = all.filter(({ reviews }) => reviews[2025].needs.has("toilet") && reviews[2026].needs.has("toilet"));
  assert.ok(lasting.length > 0);
  for (const { reviews } of lasting) assert.equal(reviews[2025].conditions.toilet, reviews[2026].conditions.toilet);
});
