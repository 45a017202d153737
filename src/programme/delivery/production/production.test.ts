import assert from "node:assert/strict";
import { test } from "node:test";
import { dong } from "#kernel/money.ts";
import { localDate } from "#kernel/local-date.ts";
import {
  applyOfftakeAct,
  checkPrice,
  offtakeActs,
  offtakeStates,
} from "#programme/delivery/value-chain/offtake-state.ts";
import { applyCycleAct, cycleActs, cycleStates } from "./cycle-state.ts";
import { forecastByMonth } from "./forecast.ts";
import { addQuantities, amountOf, leftOf } from "./quantity.ts";

test("a cycle takes in each state the acts of its table and no other", () => {
  const taken = cycleStates.map((state) => [state, cycleActs.filter((act) => applyCycleAct(state, act).ok)]);
  assert.deepEqual(Object.fromEntries(taken), {
    planned: ["start", "spend", "fail", "seek"],
    running: ["spend", "harvest", "sell", "end", "fail", "seek"],
    harvested: ["sell", "seek"],
    failed: [],
  });
});
test("a contract takes in each state the acts of its table, and is paid after it has ended", () => {
  const taken = offtakeStates.map((state) => [state, offtakeActs.filter((act) => applyOfftakeAct(state, act).ok)]);
  assert.deepEqual(Object.fromEntries(taken), {
    draft: ["sign", "end"],
    signed: ["deliver", "pay", "end"],
    ended: ["pay"],
  });
});
test("a price keeps to the rule of the contract", () => {
  const isKept = (priceRule: "fixed" | "at_least", price: number) =>
    checkPrice({ priceRule, price: dong(3000) }, dong(price)).ok;
  assert.deepEqual(
    [isKept("fixed", 3000), isKept("fixed", 3001), isKept("at_least", 3001), isKept("at_least", 2999)],
    [true, false, true, false],
  );
  assert.equal(checkPrice({ priceRule: "market", price: null }, dong(1)).ok, true);
  assert.equal(checkPrice({ priceRule: "market", price: null }, dong(0)).ok, false);
});
test("quantities are summed without the faults of decimals, and an amount is whole", () => {
  assert.equal(addQuantities(0.1, 0.2), 0.3);
  assert.equal(leftOf(1.5, 0.7, 0.9), 0);
  assert.equal(amountOf(12.345, dong(2300)), 28_394n);
  assert.equal(amountOf(0.5, dong(1)), 1n);
});
test("a harvest that is expected over months is spread by days, and nothing of it is lost", () => {
  const of = { product: "rice", communeId: "a" };
  const window = { harvestFrom: localDate("2026-04-21"), harvestTo: localDate("2026-05-20") };
  const rows = forecastByMonth(
    [
      { ...of, ...window, state: "running", quantity: 100 },
      { ...of, ...window, state: "planned", quantity: 10.001 },
    ],
    [{ ...of, month: localDate("2026-04-01"), quantity: 7 }],
    localDate("2026-01-01"),
  );
  assert.deepEqual(rows, [
    { ...of, month: "2026-04-01", planned: 3.333, running: 33.333, harvested: 7 },
    { ...of, month: "2026-05-01", planned: 6.668, running: 66.667, harvested: null },
  ]);
});
test("what is late is expected in the month of today, not in one that is over", () => {
  const rows = forecastByMonth(
    [
      {
        product: "rice",
        communeId: "a",
        state: "running",
        quantity: 5,
        harvestFrom: localDate("2026-01-01"),
        harvestTo: localDate("2026-01-31"),
      },
    ],
    [],
    localDate("2026-03-05"),
  );
  assert.deepEqual(
    rows.map(({ month, running }) => [month, running]),
    [["2026-03-01", 5]],
  );
});
