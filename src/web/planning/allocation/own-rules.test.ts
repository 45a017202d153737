import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dong } from "#kernel/money.ts";
import { faultsOf, noRule, partsOfFormula, rulesOf } from "./own-rules.ts";

const formula = { criteria: [], unit: 1000, useAreaCoefficient: false };

describe("rules of single communes in the form of an allocation", () => {
  test("come back from a copied run as they were sent", () => {
    const parts = {
      areaBounds: [
        { areaId: "21484", floor: dong(5) },
        { areaId: "21490", floor: dong(1), ceiling: dong(9) },
      ],
      fixed: [
        { areaId: "21490", amount: dong(3), reason: "QĐ 1" },
        { areaId: "21490", amount: dong(4), reason: "QĐ 2" },
      ],
    };
    const rules = rulesOf({ ...formula, ...parts });
    assert.deepEqual(
      rules.map(({ areaId, fixed, reason }) => [areaId, fixed, reason]),
      [
        ["21484", "", ""],
        ["21490", "3", "QĐ 1"],
        ["21490", "4", "QĐ 2"],
      ],
    );
    assert.deepEqual(faultsOf(rules), []);
    assert.deepEqual(partsOfFormula(rules), parts);
  });

  test("that say nothing are no part of the formula", () => {
    assert.deepEqual(partsOfFormula([]), {});
  });

  test("are reported at their field where they cannot be sent", () => {
    const rule = { ...noRule, areaId: "21484" };
    const fault = (change: object) => faultsOf([{ ...rule, ...change }]).map((one) => [one.field, one.fault]);
    assert.deepEqual(fault({ areaId: "" }), [["areaId", "noCommune"]]);
    assert.deepEqual(fault({}), [["floor", "noRule"]]);
    assert.deepEqual(fault({ floor: "năm" }), [["floor", "notAFigure"]]);
    assert.deepEqual(fault({ floor: "9", ceiling: "1" }), [["ceiling", "floorAboveCeiling"]]);
    assert.deepEqual(fault({ fixed: "1.000.000" }), [["reason", "noReason"]]);
  });
});
