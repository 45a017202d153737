import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { compileRule } from "#kernel/rule/compile-rule.ts";
import { groupFields, participationFields } from "#programme/planning/framework/programme-pack.ts";
import { checkSupport, isBlocked } from "./check-support.ts";
import type { SupportCheck } from "./check-support.ts";
import { groupsOf } from "./participation.ts";

const since = localDate("2024-02-29");
const until = localDate("2027-02-28");
const check: SupportCheck = {
  amount: dong(10),
  classEndedOn: null,
  classNow: "non_poor",
  isListed: false,
  groups: [],
  escape: { state: "none", since: null, until: null },
  lowIncomeWorkers: 0,
  mayTakePart: true,
  sameContent: [],
  parts: [{ fundSource: "CENTRAL", amount: dong(10), remainder: dong(100) }],
};
const first = (rest: Partial<SupportCheck>) => checkSupport({ ...check, ...rest })[0];
const training = ["newly_escaped", "low_income_worker"] as const;

describe("whom a support is for, on the day of its check", () => {
  test("the list counts for every kind, whatever else is known of the household", () => {
    for (const classNow of ["poor", "near_poor"])
      assert.deepEqual(
        first({ classNow, isListed: true, groups: training, lowIncomeWorkers: null })?.code,
        "delivery.on_the_list",
      );
  });

  test("a class by a standard that has ended is looked at, and stops nothing by itself", () => {
    const found = checkSupport({ ...check, classNow: "poor", isListed: true, classEndedOn: localDate("2026-12-31") });
    assert.deepEqual(
      found.map(({ code, severity }) => [code, severity]),
      [
        ["delivery.on_the_list", "tells"],
        ["delivery.class_by_ended_standard", "warns"],
      ],
    );
    assert.equal(isBlocked(found), false);
  });

  test("a newly escaped household is in a group of a kind that is for it, and of no other", () => {
    const escape = { state: "newly_escaped", since, until } as const;
    assert.deepEqual(first({ escape, groups: training }), {
      code: "delivery.in_group",
      severity: "tells",
      facts: { group: "newly_escaped" },
    });
    assert.equal(first({ escape })?.code, "delivery.not_on_the_list");
    assert.equal(first({ escape, groups: ["low_income_worker"] })?.code, "delivery.not_on_the_list");
  });

  test("after the window it is refused with the day on which that ended", () => {
    const found = first({ escape: { state: "ended", since, until }, groups: training });
    assert.deepEqual(found, { code: "delivery.newly_escaped_ended", severity: "blocks", facts: { since, until } });
    assert.equal(
      isBlocked(checkSupport({ ...check, escape: { state: "ended", since, until }, groups: training })),
      true,
    );
  });

  test("low-income workers are a group beside an escape that is over, or that nobody knows of", () => {
    const over = { state: "ended", since, until } as const;
    const unknown = { state: "unknown", since: null, until: null } as const;
    for (const escape of [over, unknown])
      assert.deepEqual(first({ escape, groups: training, lowIncomeWorkers: 2 })?.facts, { group: "low_income_worker" });
  });

  test("what is unknown blocks, and says which group is", () => {
    const unknown = { state: "unknown", since: null, until: null } as const;
    assert.deepEqual(first({ groups: training, lowIncomeWorkers: null })?.facts, { group: "low_income_worker" });
    assert.deepEqual(first({ groups: training, escape: unknown })?.facts, { group: "newly_escaped" });
    assert.equal(first({ groups: training, escape: unknown })?.code, "delivery.group_unknown");
    assert.equal(first({ escape: unknown, lowIncomeWorkers: null })?.code, "delivery.not_on_the_list");
  });
});

test("a kind is for the groups that its rule asks about", () => {
  const groups = (source: string) => {
    const rule = compileRule({ file: "f", rule: "r", source }, { ...participationFields([]), ...groupFields }, "bool");
    assert.ok(rule.ok, JSON.stringify(rule));
    return groupsOf({ mayTakePart: rule.value });
  };
  assert.deepEqual(groups("class == 'poor'"), []);
  assert.deepEqual(groups("class == 'poor' || newlyEscaped"), ["newly_escaped"]);
  assert.deepEqual(groups("newlyEscaped || lowIncomeWorkers >= 1"), training);
  assert.deepEqual(groupsOf({ mayTakePart: undefined }), []);
});

describe("the money of a support", () => {
  test("each line that bears it must have its part: the one that has not is named", () => {
    const parts = [
      { fundSource: "CENTRAL", amount: dong(6), remainder: dong(6) },
      { fundSource: "PROVINCE", amount: dong(4), remainder: dong(3) },
    ];
    const found = checkSupport({ ...check, classNow: "poor", isListed: true, parts });
    assert.deepEqual(
      found.filter(({ severity }) => severity === "blocks"),
      [
        {
          code: "delivery.fund_line_exhausted",
          severity: "blocks",
          facts: { amount: "4", remainder: "3", source: "PROVINCE" },
        },
      ],
    );
  });
});
