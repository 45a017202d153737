import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { refuseIncomeDetail, sumIncome, yearOf } from "./income-detail.ts";
import type { IncomeLine } from "./income-detail.ts";
import type { Form } from "./form.ts";
import { soundHousehold } from "./test-household.ts";

const name = { vi: "x", en: "x", id: "x" };
const form: Form = {
  id: "form",
  version: "1",
  kind: "form",
  standard: "standard",
  title: name,
  incomeSources: [
    { source: "wages", name },
    { source: "crops", name },
    { source: "allowance", name, excluded: true },
  ],
  incomeSourceBounds: { from: 1000, to: 5_000_000_000, orZero: true },
  household: [],
  member: [],
};
const sources = form.incomeSources ?? [];
const wages: IncomeLine = { source: "wages", months: 8, amount: 3_000_000, cost: 0 };
const crops: IncomeLine = { source: "crops", months: null, amount: 20_000_000, cost: 6_500_000 };
const allowance: IncomeLine = { source: "allowance", months: 12, amount: 500_000, cost: 0 };
const answers = (incomeDetail: readonly IncomeLine[], incomePerPerson: number) => ({
  ...soundHousehold,
  incomeDetail,
  incomePerPerson,
});

describe("income by its sources", () => {
  test("is months times amount, or the sum of the year, without costs and without what does not count", () => {
    assert.deepEqual([wages, crops].map(yearOf), [24_000_000, 13_500_000]);
    assert.deepEqual(sumIncome([wages, crops, allowance], sources, 4), {
      year: 37_500_000,
      month: 3_125_000,
      perPerson: 781_250,
      people: 4,
    });
  });
  test("is rounded half up, and a loss of the year is an income of 0", () => {
    const odd = { ...crops, amount: 12_000_006, cost: 0 };
    assert.equal(sumIncome([odd], sources, 1).perPerson, 1_000_001);
    assert.equal(sumIncome([{ ...odd, amount: 12_000_005 }], sources, 1).perPerson, 1_000_000);
    const lost = sumIncome([{ ...crops, cost: 90_000_000 }], sources, 2);
    assert.deepEqual([lost.year, lost.month, lost.perPerson], [-70_000_000, 0, 0]);
  });
  test("is taken where the figure beside it is its own, and refused where it is another", () => {
    const own = sumIncome([wages, crops, allowance], sources, 1).perPerson;
    assert.equal(refuseIncomeDetail(form, answers([wages, crops, allowance], own)), undefined);
    assert.equal(refuseIncomeDetail(form, soundHousehold), undefined);
    assert.deepEqual(refuseIncomeDetail(form, answers([wages, crops], own - 1))?.facts, {
      stated: String(own - 1),
      computed: String(own),
    });
  });
  test("names a source of the form once, each within its limits", () => {
    const codeOf = (lines: readonly IncomeLine[]) => refuseIncomeDetail(form, answers(lines, 0))?.code;
    assert.equal(codeOf([{ ...wages, source: "gold" }]), "review.income_source_unknown");
    assert.equal(codeOf([wages, wages]), "review.income_source_twice");
    assert.equal(codeOf([{ ...wages, amount: 30 }]), "review.answer_out_of_bounds");
    assert.equal(codeOf([{ ...wages, cost: 6_000_000_000 }]), "review.answer_out_of_bounds");
  });
});
