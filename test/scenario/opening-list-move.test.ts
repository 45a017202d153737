/** Who moves to another commune after the opening list is decided, and before the standard begins, is counted there by the class of each day. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as decisionContract from "#contract/review/decision.ts";
import * as evaluation from "#contract/evaluation/measure.ts";
import * as moves from "#contract/registry/transfer.ts";
import * as survey from "#contract/review/survey.ts";
import * as handover from "#contract/review/handover.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { verifyCounts } from "#server/review/replay/verify-counts.ts";
import { addComingStandard, comingId } from "#test/support/made-up-standard.ts";
import type { TestOfficer } from "#test/support/installation.ts";
import { Scenario } from "./scenario.ts";
import { codeOf, commune, poorly, TwoStandards } from "./two-standards-steps.ts";

let scenario: Scenario;
const homes: Record<string, Awaited<ReturnType<Scenario["household"]>>> = {};
let old: Id<"round">;
const opening = newId("round");

before(async () => {
  scenario = await Scenario.open();
  const [coming] = await addComingStandard(scenario.opened.ownersServer);
  for (const name of ["Moves", "Stays", "Corrected"]) homes[name] = await scenario.household(name);
  const steps = new TwoStandards(scenario, homes);
  scenario.on("2026-09-01");
  old = await scenario.round(2026);
  const beside = { opensOn: localDate("2026-09-01"), closesOn: localDate("2026-12-14"), askedInRoundId: old };
  await steps.open(opening, comingId, coming?.version ?? "", 2027, {
    ...beside,
    referenceDate: localDate("2027-01-01"),
  });
  // Between the lines of the two standards.
  await steps.answer(old, "Moves", { ...poorly, waste: "thrown" }, 1_900_000, "2026-09-20");
  for (const name of ["Stays", "Corrected"])
    await steps.answer(old, name, { ...poorly, waste: "thrown" }, 900_000, "2026-09-20");
  scenario.on("2026-10-05");
  await scenario.people.officer.get(survey.scoreReviews, { params: commune(old), body: {} });
  for (const roundId of [old, opening]) await steps.throughVillage(roundId, "2026-10-10");
  await steps.decide(opening, "2026-11-02", "2027-01-01");
  await steps.decide(old, "2026-11-03");
});
after(() => scenario.opened.close());

const withdraw = async (roundId: Id<"round">, name: string, decidedOn: string, effectiveOn = decidedOn) => {
  scenario.reach(decidedOn);
  const { officer, chair } = scenario.people;
  const { rows } = await officer.get(decisionContract.listDecisions, { params: commune(roundId) });
  const [decisionId, householdId] = [rows.at(-1)?.decisionId, homes[name]?.householdId];
  assert.ok(decisionId !== undefined && householdId !== undefined);
  return chair.ask(handover.withdrawStatus, {
    params: { householdId, decisionId },
    body: {
      newDecisionId: newId("decision"),
      number: `TH-${name}-${effectiveOn}`,
      decidedOn: localDate(decidedOn),
      effectiveOn: localDate(effectiveOn),
      legalBasis: "Quyết định 24/2021/QĐ-TTg",
      reason: "nhập nhầm phiếu",
      reviewAgain: false,
    },
  });
};
const countsDiffer = async (day: string) =>
  (await verifyCounts(scenario.opened.ownersServer.database, localDate(day))).findings;

test("a result of 2026 is withdrawn before the opening list counts, and that list stands", async () => {
  assert.equal(codeOf(await withdraw(old, "Corrected", "2026-12-05", "2027-01-02")), "review.withdrawn_after_replaced");
  const done = await withdraw(old, "Corrected", "2026-12-05");
  assert.ok("body" in done, JSON.stringify(done));
  assert.equal(done.body.class, "non_poor");
  for (const day of ["2026-12-04", "2026-12-05", "2026-12-31", "2027-01-01"])
    assert.deepEqual(await countsDiffer(day), [], day);
});

test("it takes the class of the day along, and the later list counts where it lives then", async () => {
  const other = "21025";
  const home = homes["Moves"];
  assert.ok(home);
  const receiver = await scenario.opened.officer("commune_officer", other);
  const classesIn = async (who: TestOfficer, areaId: string, on: string) => {
    scenario.reach(on);
    const { rows } = await who.get(evaluation.readCounts, { query: { areaId, on: localDate(on) } });
    return Object.fromEntries(rows.map((row) => [row.class, row.households]));
  };
  const move = async (from: TestOfficer, to: TestOfficer, toCommuneId: string, on: string) => {
    scenario.on(on);
    const transferId = newId("transfer");
    const params = { householdId: home.householdId, transferId };
    const body = { transferId, toCommuneId, on: localDate(on), reason: "chuyển nơi ở" };
    await from.get(moves.askTransfer, { params: { householdId: home.householdId }, body });
    await to.get(moves.answerTransfer, { params, body: { accepts: true, address: "Tổ 3" } });
  };
  const { officer } = scenario.people;
  await move(officer, receiver, other, "2026-12-10");
  assert.deepEqual(await classesIn(receiver, other, "2026-12-31"), { non_poor: 1 });
  assert.deepEqual(await classesIn(receiver, other, "2027-01-01"), { poor: 1 });
  assert.deepEqual(await classesIn(officer, scenario.commune, "2027-01-01"), { poor: 2 });
  const found = async (day: string) =>
    (await verifyCounts(scenario.opened.ownersServer.database, localDate(day))).findings;
  for (const day of ["2026-12-09", "2026-12-10", "2026-12-31", "2027-01-01"])
    assert.deepEqual(await found(day), [], day);
  const { rows } = await officer.get(decisionContract.listDecisions, { params: commune(opening) });
  assert.equal(rows[0]?.recognised, 3, "the list of the commune that decided stays whole");
  await move(receiver, officer, scenario.commune, "2027-01-02");
  for (const day of ["2026-12-31", "2027-01-01", "2027-01-02", "2027-02-01"])
    assert.deepEqual(await found(day), [], day);
  assert.deepEqual(await classesIn(receiver, other, "2027-01-02"), {});
});

test("an opening result that is withdrawn leaves the class of 2026, though that was decided after it", async () => {
  const done = await withdraw(opening, "Stays", "2027-01-03");
  assert.ok("body" in done, JSON.stringify(done));
  assert.equal(done.body.class, "poor");
  for (const day of ["2027-01-02", "2027-01-03"]) assert.deepEqual(await countsDiffer(day), [], day);
});
