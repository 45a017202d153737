/** Whose law a standard is: lists are decided by the law of the country, and measures are tried where no law is loaded (docs/law.md L0.2). */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { listStandards } from "#contract/review/standard.ts";
import { newId } from "#contract/new-id.ts";
import { localDate } from "#kernel/local-date.ts";
import { addStandards, readStandards } from "#server/review/standard/load-standards.ts";
import { listStandardPacks } from "#server/review/standard/standard-packs-store.ts";
import { findStandardInForce } from "#server/review/standard/standard-in-force-store.ts";
import { Scenario } from "./scenario.ts";
import { codeOf, TwoStandards } from "./two-standards-steps.ts";

let s: Scenario;
let steps: TwoStandards;
const versions = new Map<string, string>();
const open = async (standardId: string, year: number) => {
  const roundId = newId("round");
  const days = { referenceDate: localDate(`${year}-10-01`) };
  return { roundId, answer: await steps.open(roundId, standardId, versions.get(standardId) ?? "", year, days) };
};

before(async () => {
  s = await Scenario.open();
  steps = new TwoStandards(s, {});
  const { database, now } = s.opened.ownersServer;
  const shipped = await readStandards();
  const law = shipped.find(({ pack }) => pack.id === "vn-2022-2026");
  assert.ok(law);
  const abroad = { ...law, pack: { ...law.pack, id: "xt-other", version: "1", country: "xt" }, hash: "xt-other" };
  await addStandards(database, [abroad], { among: [abroad], now: now() });
  for (const { standardId, version } of (await s.people.planner.get(listStandards)).rows)
    versions.set(standardId, version);
});
after(async () => s.opened.close());

test("standards say whose law they are", async () => {
  const { rows } = await s.people.planner.get(listStandards);
  const of = (id: string) => rows.find(({ standardId }) => standardId === id)?.country;
  assert.deepEqual(["vn-2022-2026", "vn-2027-2030", "xt-other", "global-mpi", "cr-sample"].map(of), [
    "vn",
    "vn",
    "xt",
    null,
    null,
  ]);
});

test("a round is opened by the law of the country: by no other law, and by no measure beside it", async () => {
  s.on("2026-09-01");
  assert.equal(codeOf((await open("xt-other", 2026)).answer), "review.standard_of_other_country");
  for (const measure of ["cr-sample", "global-mpi"])
    assert.equal(codeOf((await open(measure, 2026)).answer), "review.measure_beside_law");
  assert.equal(codeOf((await open("vn-2022-2026", 2026)).answer), undefined);
});

test("a measure is tried on a day without a law, and decides about nobody", async () => {
  const { roundId, answer } = await open("cr-sample", 2018);
  assert.equal(codeOf(answer), undefined);
  assert.equal(codeOf(await steps.decide(roundId, "2026-10-20")), "review.measure_decides_nobody");
});

test("in force is the law of the country alone, and of no period where none is loaded", async () => {
  const { database } = s.opened.ownersServer;
  const on = async (day: string) =>
    database.transaction().execute(async (tx) => (await findStandardInForce(tx, localDate(day)))?.standardId);
  assert.deepEqual(
    [await on("2018-07-01"), await on("2026-12-31"), await on("2027-01-01")],
    [undefined, "vn-2022-2026", undefined],
  );
  const [first] = await database.transaction().execute(listStandardPacks);
  assert.equal(first?.id, "vn-2022-2026", "a trial round makes no measure the standard in use");
});
