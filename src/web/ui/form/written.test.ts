import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { z } from "zod";
import { changePassword } from "#contract/authority/session.ts";
import { passwordInput } from "#contract/input.ts";
import { recordContribution } from "#contract/ledger/contribution.ts";
import { decideAdjustment, remarkOnPlan } from "#contract/planning/plan-acts.ts";
import { decideReallocation } from "#contract/planning/reallocation.ts";
import { recordActual } from "#contract/planning/target.ts";
import { joinMember } from "#contract/registry/household-acts.ts";
import { screenReview } from "#contract/review/request.ts";
import { beginValues } from "./begin-values.ts";
import { faultsOf } from "./faults-of.ts";
import { fieldsRefused } from "./fields-refused.ts";
import { keptValues } from "./kept-values.ts";
import { askOfWritten } from "./read-written.ts";
import { askedAt, kindOf, mayBeEmpty } from "./schema-at.ts";
import { withPart } from "./with-part.ts";

const uuid = "0197a7a0-0000-7000-8000-000000000001";

describe("a form of what an endpoint asks for", () => {
  test("reads figures, sums and answers as people type them, and sends nothing for what was left empty", () => {
    const gift = {
      contributionId: uuid,
      areaId: "20506",
      year: "2026",
      activityLineId: "",
      fundSource: "COMMUNITY",
      component: "II.1",
      giver: "Bà Sáu",
      content: "gạo",
      givenOn: "2026-05-04",
      given: { form: "goods", quantityHundredths: "250", unit: "kg", unitValue: "1.500.000", amount: "7" },
    };
    const { body } = askOfWritten(recordContribution, gift);
    const read = recordContribution.body.parse(body);
    assert.equal(read.year, 2026);
    assert.equal(read.activityLineId, null);
    assert.deepEqual(read.given, { form: "goods", quantityHundredths: 250, unit: "kg", unitValue: 1_500_000n });
    const screened = { householdId: uuid, roundId: uuid, screenedOn: "2026-05-04", passes: "no", note: "đã xem" };
    assert.equal(screenReview.body.parse(askOfWritten(screenReview, screened).body).passes, false);
  });

  test("knows of each field how it is written and whether it may be left empty", () => {
    const at = (path: string) => {
      const asked = askedAt(joinMember, path, {});
      assert.ok(asked !== undefined, path);
      return { kind: kindOf(asked.schema), mayBeEmpty: mayBeEmpty(asked) };
    };
    assert.deepEqual(at("on"), { kind: "day", mayBeEmpty: false });
    assert.deepEqual(at("reason"), { kind: "long", mayBeEmpty: true });
    assert.deepEqual(at("member.fullName"), { kind: "text", mayBeEmpty: false });
    assert.deepEqual(at("member.merit"), { kind: "check", mayBeEmpty: true });
    assert.deepEqual(at("householdId"), { kind: "text", mayBeEmpty: false });
    assert.equal(askedAt(joinMember, "member.wealth", {}), undefined);
    const given = { form: "money" };
    const amount = askedAt(recordContribution, "given.amount", { given });
    assert.equal(amount === undefined ? undefined : kindOf(amount.schema), "money");
    assert.equal(askedAt(recordContribution, "given.unit", { given }), undefined, "money has no unit");
  });

  test("says at which field something is wrong and what would mend it", () => {
    const wrong = { targetId: uuid, actualId: uuid, year: "1999", value: "viele", asOf: "2026-02-30", evidence: " " };
    assert.deepEqual(faultsOf(recordActual, wrong), [
      { path: "year", code: "least", count: 2000 },
      { path: "value", code: "notFigure" },
      { path: "asOf", code: "notDay" },
      { path: "evidence", code: "missing" },
    ]);
    const short = { householdId: uuid, roundId: uuid, screenedOn: "2026-05-04", passes: "", note: "x".repeat(2001) };
    assert.deepEqual(faultsOf(screenReview, short), [
      { path: "passes", code: "missing" },
      { path: "note", code: "mostLetters", count: 2000 },
    ]);
  });

  test("asks only what the chosen branch asks", () => {
    const adjustment = { planId: uuid, adjustmentId: uuid };
    const missing = (values: object) => faultsOf(decideAdjustment, values).map(({ path }) => path);
    assert.deepEqual(missing({ ...adjustment, outcome: "approved" }), ["decisionNumber", "decidedOn"]);
    assert.deepEqual(missing({ ...adjustment, outcome: "refused" }), ["note"]);
    assert.deepEqual(missing({ ...adjustment, outcome: "refused", note: "Thiếu vốn đối ứng" }), []);
    const reallocation = { reallocationId: uuid, outcome: "refused", note: "Không đủ căn cứ" };
    assert.deepEqual(faultsOf(decideReallocation, reallocation), []);
    assert.deepEqual(askOfWritten(decideReallocation, reallocation).body, {
      outcome: "refused",
      note: reallocation.note,
    });
  });

  test("begins with a place for each part, and takes up a kept draft as far as it is still asked for", () => {
    assert.deepEqual(beginValues(joinMember, { householdId: uuid }), { householdId: uuid, member: {} });
    const kept = { planId: uuid, text: "Cần xem lại", lineId: null, wealth: "much", remarkId: { odd: true } };
    assert.deepEqual(keptValues(remarkOnPlan, JSON.stringify(kept)), {
      planId: uuid,
      text: "Cần xem lại",
    });
    assert.equal(keptValues(remarkOnPlan, null), undefined);
  });

  test("asks besides what the endpoint does not, of the same kinds", () => {
    const besides = z.object({ again: passwordInput, file: z.file() });
    const asking = { params: changePassword.params, body: changePassword.body, besides };
    const kindAt = (path: string) => {
      const asked = askedAt(asking, path, {});
      return asked === undefined ? undefined : kindOf(asked.schema);
    };
    assert.deepEqual([kindAt("newPassword"), kindAt("again"), kindAt("file")], ["password", "password", "file"]);
    assert.deepEqual(keptValues(asking, JSON.stringify({ again: "x", wealth: "much" })), { again: "x" });
  });

  test("makes what lies around a part where it is not there yet", () => {
    assert.deepEqual(withPart(undefined, ["from", "0", "amount"], "5"), { from: [{ amount: "5" }] });
    const values = { from: [{ amount: "5", fundLineId: uuid }, { amount: "6" }] };
    assert.deepEqual(withPart(values, ["from", "0", "amount"], "7"), {
      from: [{ amount: "7", fundLineId: uuid }, { amount: "6" }],
    });
    assert.equal(values.from[0]?.amount, "5");
    assert.deepEqual(withPart({ households: {} }, ["households", "0", "agreed"], "3"), {
      households: { 0: { agreed: "3" } },
    });
  });

  test("shows a refusal at the field that it names", () => {
    const problem = { type: "", title: "", status: 422, code: "request.invalid", facts: {}, requestId: "" };
    const listed = [{ path: "body.note", message: "is too long" }];
    assert.deepEqual(fieldsRefused({ ...problem, errors: listed }, ["note", "reason"]), ["note"]);
    assert.deepEqual(fieldsRefused({ ...problem, facts: { field: "reason" } }, ["note", "reason"]), ["reason"]);
    assert.deepEqual(fieldsRefused(problem, ["note"]), []);
  });
});
