/** The programmes that are shipped, as the law and the field have them. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, test } from "node:test";
import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import { runsIn } from "#programme/planning/framework/programme-pack.ts";
import { whoDecides } from "#programme/planning/plan/who-decides.ts";
import { groupsOf, mayTakePart } from "#programme/delivery/participation.ts";
import type { ParticipationFacts } from "#programme/delivery/participation.ts";
import { readProgrammes } from "#server/planning/framework/load-programmes.ts";
import { readStandards } from "#server/review/standard/load-standards.ts";
import { openProgramme } from "#programme/planning/framework/open-programme.ts";

let packs: ReadonlyMap<string, ProgrammePack>;
let codes: readonly string[];
const pack = (id: string): ProgrammePack => {
  const found = packs.get(id);
  assert.ok(found, id);
  return found;
};

describe("the shipped programmes", () => {
  before(async () => {
    codes = [...new Set((await readStandards()).flatMap((one) => one.pack.indicators.map(({ code }) => code)))];
    packs = new Map((await readProgrammes(codes)).map((one) => [one.pack.id, one.pack]));
  });

  test("2021-2025 has 7 projects and 11 sub-projects", () => {
    const { components } = pack("vn-2021-2025");
    assert.equal(components.filter(({ level }) => level === "project").length, 7);
    assert.equal(components.filter(({ level }) => level === "sub_project").length, 11);
  });

  test("2026-2035 has 10 contents in the first component and 5 in the second", () => {
    const { components } = pack("vn-2026-2035");
    assert.equal(components.filter(({ parent }) => parent === "I").length, 10);
    assert.equal(components.filter(({ parent }) => parent === "II").length, 5);
  });

  test("both programmes run in 2026, and only one in 2027", () => {
    const running = (year: number) =>
      [...packs.values()].filter((one) => !one.sample && runsIn(one, year)).map(({ id }) => id);
    assert.deepEqual(running(2026), ["vn-2021-2025", "vn-2026-2035"]);
    assert.deepEqual(running(2027), ["vn-2026-2035"]);
  });

  test("both have the ten sources, the people's contribution in money, labour and goods", () => {
    for (const id of ["vn-2021-2025", "vn-2026-2035"]) {
      const { fundSources } = pack(id);
      assert.equal(fundSources.length, 10);
      assert.deepEqual(fundSources.find(({ code }) => code === "COMMUNITY")?.forms, ["money", "labour", "goods"]);
      assert.equal(fundSources.find(({ code }) => code === "COMMUNITY")?.isStateBudget, false);
    }
  });

  test("each of the twelve deprivations is answered by a kind of activity, dependents by the referral of those who cannot work", () => {
    const answered = new Set(pack("vn-2026-2035").activityKinds.flatMap(({ answers }) => answers));
    const open = pack("vn-2026-2035").needs?.filter((code) => !answered.has(code));
    assert.deepEqual(open, ["dependents"]);
    assert.ok(pack("vn-2026-2035").activityKinds.some(({ roads }) => roads.includes("unable_to_work")));
  });

  test("no sum of support is said to be law", () => {
    for (const one of packs.values())
      for (const kind of one.activityKinds) assert.equal(kind.money.normIs, "configuration", `${one.id} ${kind.code}`);
  });

  test("a household of which nobody can work is referred, and is offered no cows and no training", () => {
    const opened = openProgramme(pack("vn-2026-2035"), codes, "x");
    assert.ok(opened.ok);
    const household = {
      class: "poor",
      setting: "rural",
      memberCount: 1,
      deprivations: ["employment"],
      members: [{ age: 80 }],
    };
    const offered = [...opened.value.kinds.values()]
      .filter((kind) => mayTakePart(kind, codes, household))
      .map((kind) => kind.pack.code);
    assert.deepEqual(offered, ["social_protection", "special_groups", "legal_aid"]);
  });

  test("training, jobs and credit are for newly escaped households, training for low-income workers, and nothing else is", () => {
    for (const id of ["vn-2021-2025", "vn-2026-2035"]) {
      const opened = openProgramme(pack(id), codes, "x");
      assert.ok(opened.ok);
      const kinds = [...opened.value.kinds.values()];
      const of = (group: string) =>
        kinds.filter((kind) => groupsOf(kind).some((one) => one === group)).map((kind) => kind.pack.code);
      assert.deepEqual(of("newly_escaped"), ["vocational_training", "jobs_local", "jobs_abroad", "policy_credit"], id);
      assert.deepEqual(of("low_income_worker"), ["vocational_training"], id);
      const worker = { setting: "rural", memberCount: 1, members: [{ age: 40 }] };
      const offered = (
        household: Pick<ParticipationFacts, "class" | "deprivations" | "newlyEscaped" | "lowIncomeWorkers">,
      ) => kinds.filter((kind) => mayTakePart(kind, codes, { ...worker, ...household })).map((kind) => kind.pack.code);
      const beside = { class: "non_poor", deprivations: [] };
      assert.deepEqual(offered({ ...beside, newlyEscaped: true, lowIncomeWorkers: null }), of("newly_escaped"), id);
      assert.deepEqual(offered({ ...beside, newlyEscaped: null, lowIncomeWorkers: 1 }), ["vocational_training"], id);
      assert.deepEqual(offered({ ...beside, newlyEscaped: null, lowIncomeWorkers: null }), [], id);
      assert.deepEqual(offered({ ...beside, newlyEscaped: false, lowIncomeWorkers: 0 }), [], id);
      // What is unknown of groups takes nothing from a household of the lists.
      const poor = offered({ class: "poor", deprivations: ["employment"], newlyEscaped: null, lowIncomeWorkers: null });
      assert.ok(
        of("newly_escaped").every((code) => poor.includes(code)),
        id,
      );
    }
  });

  test("plans go to the province; a change of a tenth of a line stays in the commune", () => {
    const { decides } = pack("vn-2026-2035");
    assert.equal(whoDecides(decides, "plan_approval").by, "province");
    assert.equal(whoDecides(decides, "line_change", { amount: 10n, planned: 100n }).by, "commune");
    assert.equal(whoDecides(decides, "reallocation_between_communes", { amount: 1n }).by, "province");
  });

  test("kinds, indicators and sources have their names in the console in each language", async () => {
    for (const language of ["vi", "en", "id"]) {
      const file = new URL(`../../packs/locales/${language}/codes.json`, import.meta.url);
      const { kinds, indicators, sources } = JSON.parse(await readFile(file, "utf8"));
      for (const one of packs.values()) {
        for (const { code } of one.activityKinds) assert.ok(kinds[code], `${language} kinds.${code}`);
        for (const { code } of one.indicators) assert.ok(indicators[code], `${language} indicators.${code}`);
        for (const { code } of one.fundSources) assert.ok(sources[code], `${language} sources.${code}`);
      }
    }
  });
});
