import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { changeVillages } from "./village-changes.ts";
import type { CommuneNow, VillageChange, VillageNow } from "./village-changes.ts";

const today = localDate("2026-11-20");
const village = (areaId: string, name: string, more: Partial<VillageNow> = {}): VillageNow => ({
  areaId,
  name,
  setting: "rural",
  validFrom: localDate("2020-01-01"),
  householdIds: [`${areaId}1`, `${areaId}2`],
  underReview: 0,
  ...more,
});
const commune: CommuneNow = {
  communeId: "21484",
  villages: [village("a", "Làng Teng"), village("b", "Gò Rét"), village("c", "Trống", { householdIds: [] })],
  knownIds: new Set(["a", "b", "c", "21484-làng-teng", "21484-suoi-loa"]),
};
const decide = (asked: VillageChange, on = "2026-07-01", of: CommuneNow = commune) =>
  changeVillages(asked, of, { on: localDate(on), today });
const refusalOf = (...args: Parameters<typeof decide>) => {
  const decided = decide(...args);
  return decided.ok ? undefined : decided.failure.code;
};

describe("villages", () => {
  it("that merge end together, and all their households live in the new one", () => {
    const merged = decide({ change: "merge", villageIds: ["a", "b"], name: "Suối Loa" });
    assert.ok(merged.ok);
    assert.deepEqual(merged.value, {
      begins: [{ areaId: "21484-suoi-loa-2", name: "Suối Loa", setting: "rural" }],
      ends: ["a", "b"],
      successions: [
        { fromId: "a", toId: "21484-suoi-loa-2", part: false },
        { fromId: "b", toId: "21484-suoi-loa-2", part: false },
      ],
      moves: [{ toId: "21484-suoi-loa-2", householdIds: ["a1", "a2", "b1", "b2"] }],
    });
    assert.ok(
      decide({ change: "merge", villageIds: ["a", "b"], name: "Làng Teng" }).ok,
      "under the name of one of them",
    );
  });

  it("that are split go on in two, and no household is lost", () => {
    const split = decide({ change: "split", villageId: "a", name: "Làng Teng 2", householdIds: ["a2", "b1"] });
    assert.ok(split.ok);
    const [stay, go] = split.value.moves;
    assert.deepEqual([stay?.householdIds, go?.householdIds], [["a1"], ["a2"]]);
    assert.deepEqual(
      split.value.successions.map(({ part }) => part),
      [true, true],
    );
    assert.equal(new Set(split.value.begins.map(({ areaId }) => areaId)).size, 2);
  });

  it("with another name go on as one", () => {
    const renamed = decide({ change: "rename", villageId: "a", name: "Làng Teng Mới" });
    assert.ok(renamed.ok);
    assert.deepEqual([renamed.value.ends, renamed.value.begins[0]?.name], [["a"], "Làng Teng Mới"]);
  });

  it("are not changed where the law of the record would break, and the reason is reported", () => {
    assert.equal(refusalOf({ change: "form", name: "x" }, "2026-12-01"), "registry.day_in_future");
    assert.equal(refusalOf({ change: "rename", villageId: "z", name: "x" }), "registry.village_not_in_force");
    assert.equal(refusalOf({ change: "merge", villageIds: ["a", "a"], name: "x" }), "registry.village_not_in_force");
    assert.equal(
      refusalOf({ change: "rename", villageId: "a", name: "x" }, "2020-01-01"),
      "registry.village_began_later",
    );
    assert.equal(refusalOf({ change: "form", name: "gò rét" }), "registry.village_name_taken");
    assert.equal(refusalOf({ change: "rename", villageId: "a", name: "Làng Teng" }), "registry.village_name_taken");
    assert.equal(refusalOf({ change: "end", villageId: "a" }), "registry.village_inhabited");
    assert.ok(decide({ change: "end", villageId: "c" }).ok);
    const met = { ...commune, villages: [village("a", "Làng Teng", { underReview: 3 })] };
    assert.equal(
      refusalOf({ change: "rename", villageId: "a", name: "x" }, "2026-07-01", met),
      "registry.village_under_review",
    );
  });
});
