import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { faultsOfGiven, givenOfFormula, noGiven, numbersOf } from "./given-numbers.ts";

const one = { areaId: "21484", criterion: "population", number: "1.250", source: "Niên giám 2025" };
const faults = (...numbers: Parameters<typeof faultsOfGiven>[0]) =>
  faultsOfGiven(numbers, ["population"]).map(({ row, field, fault }) => [row, field, fault]);

describe("numbers given by hand in the form of an allocation", () => {
  test("come back from a copied run as they were sent", () => {
    const { given } = givenOfFormula([one]);
    assert.deepEqual(given, [{ ...one, number: 1250 }]);
    const formula = { criteria: [], unit: 1000, useAreaCoefficient: false, given: given ?? [] };
    assert.deepEqual(givenOfFormula(numbersOf(formula)), { given });
    assert.deepEqual(givenOfFormula([]), {});
  });
  test("need a commune, a criterion that has a weight, a figure and a source", () => {
    assert.deepEqual(faults(one), []);
    assert.deepEqual(faults(noGiven), [[0, "areaId", "noCommune"]]);
    assert.deepEqual(faults({ ...one, criterion: "distance" }), [[0, "criterion", "noCriterion"]]);
    assert.deepEqual(faults({ ...one, number: "nhiều" }), [[0, "number", "notAFigure"]]);
    assert.deepEqual(faults({ ...one, source: " " }), [[0, "source", "noSource"]]);
  });
  test("are given once for a commune and a criterion", () => {
    assert.deepEqual(faults(one, { ...one, number: "7" }), [[1, "criterion", "twice"]]);
  });
});
