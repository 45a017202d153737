import assert from "node:assert/strict";
import { it } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { askCorrection, decideCorrection } from "./correction.ts";

const household = { today: localDate("2026-09-07"), registeredOn: localDate("2026-01-05") };
const recorded = {
  fullName: "Phạm Văn A",
  birthDate: localDate("1980-01-01"),
  birthPrecision: "year",
  sex: "male",
  ethnicityCode: null,
  disability: null,
} as const;

it("only what differs from the record is asked for, with what was recorded", () => {
  const asked = askCorrection(
    "person",
    recorded,
    { fullName: "Phạm Văn A", birthPrecision: "day", ethnicityCode: "19" },
    household,
  );
  assert.deepEqual(asked, {
    ok: true,
    value: {
      before: { birthPrecision: "year", ethnicityCode: null },
      after: { birthPrecision: "day", ethnicityCode: "19" },
    },
  });
});

it("a correction that changes nothing, or says a birth to come, is refused", () => {
  const codes = [{ sex: "male" } as const, { birthDate: localDate("2027-01-01") }].map((said) => {
    const asked = askCorrection("person", recorded, said, household);
    return asked.ok ? "" : asked.failure.code;
  });
  assert.deepEqual(codes, ["registry.nothing_to_correct", "registry.born_in_future"]);
});

const asked = { before: { sex: "male" }, after: { sex: "female" }, state: "asked", askedBy: "officer" } as const;

it("who asked does not decide; another does, once", () => {
  const codeOf = (by: string, state: "asked" | "approved" | "refused", approves = true) => {
    const decided = decideCorrection({ ...asked, state }, recorded, { officerId: by, approves });
    return decided.ok ? decided.value : decided.failure.code;
  };
  assert.equal(codeOf("officer", "asked"), "registry.asker_does_not_decide");
  assert.equal(codeOf("chair", "asked"), "approved");
  assert.equal(codeOf("chair", "asked", false), "refused");
  assert.equal(codeOf("chair", "approved"), "registry.correction_decided");
  assert.equal(codeOf("chair", "refused"), "registry.correction_decided");
});

it("a correction of what was corrected meanwhile is not approved, and can be refused", () => {
  const since = { ...recorded, sex: null };
  const decide = (approves: boolean) => decideCorrection(asked, since, { officerId: "chair", approves });
  const approved = decide(true);
  assert.equal(!approved.ok && approved.failure.code, "registry.recorded_otherwise_since");
  assert.equal(decide(false).ok, true);
});

it("who belongs is corrected within what the household can have been, and never who is its head", () => {
  const member = { relation: "child", memberFrom: localDate("2026-02-01"), memberTo: null } as const;
  const head = { ...member, relation: "head" } as const;
  const codeOf = (recordedSo: Parameters<typeof askCorrection>[1], said: Parameters<typeof askCorrection>[2]) => {
    const asked = askCorrection("membership", recordedSo, said, household);
    return asked.ok ? asked.value.after : asked.failure.code;
  };
  assert.deepEqual(codeOf(member, { relation: "grandchild", memberFrom: localDate("2026-01-05") }), {
    relation: "grandchild",
    memberFrom: "2026-01-05",
  });
  assert.deepEqual(codeOf(member, { memberTo: localDate("2026-03-01") }), { memberTo: "2026-03-01" });
  assert.equal(codeOf(member, { relation: "head" }), "registry.head_is_changed_by_act");
  assert.equal(codeOf(head, { memberTo: localDate("2026-03-01") }), "registry.head_is_changed_by_act");
  assert.deepEqual(codeOf(head, { memberFrom: localDate("2026-01-05") }), { memberFrom: "2026-01-05" });
  assert.equal(codeOf(member, { memberFrom: localDate("2025-12-31") }), "registry.before_registration");
  assert.equal(codeOf(member, { memberTo: localDate("2026-01-31") }), "registry.before_membership");
  assert.equal(codeOf(member, { memberTo: localDate("2026-10-01") }), "registry.day_in_future");
});
