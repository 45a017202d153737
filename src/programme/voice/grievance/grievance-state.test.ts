import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { answerTerm, endOfTerm } from "./grievance-kind.ts";
import type { GrievanceKind } from "./grievance-kind.ts";
import type { GrievanceState } from "./grievance-state.ts";
import { applyGrievanceAct, grievanceActs, isLate } from "./grievance-state.ts";

const moves = (state: GrievanceState) => grievanceActs.filter((act) => applyGrievanceAct(state, act).ok);

describe("a grievance", () => {
  test("is answered, declined or withdrawn, and opened again unless its sender withdrew it", () => {
    assert.deepEqual(moves("received"), ["accept", "decline", "assign", "passTo", "direct", "withdraw"]);
    assert.deepEqual(moves("accepted"), ["decline", "assign", "passTo", "extend", "direct", "answer", "withdraw"]);
    assert.deepEqual(moves("answered"), ["rate", "reopen"]);
    assert.deepEqual(moves("declined"), ["reopen"]);
    assert.deepEqual(moves("withdrawn"), []);
    const passed = applyGrievanceAct("accepted", "passTo");
    assert.ok(passed.ok && passed.value === "received", "who gets it decides again whether it is accepted");
    const early = applyGrievanceAct("received", "answer");
    assert.ok(!early.ok && early.failure.code === "voice.grievance_not_now");
  });

  test("is late the day after its last day, and never once it is answered", () => {
    const dueOn = localDate("2026-03-12");
    assert.equal(isLate({ state: "received", dueOn }, localDate("2026-03-12")), false);
    assert.equal(isLate({ state: "accepted", dueOn }, localDate("2026-03-13")), true);
    assert.equal(isLate({ state: "answered", dueOn }, localDate("2027-01-01")), false);
  });
});

describe("the terms of a grievance", () => {
  const calendar = {
    holidays: new Set(["2026-04-27", "2026-04-30", "2026-05-01"]),
    workedWeekends: new Set<string>(),
    knownYears: new Set(["2026"]),
  };
  const complaint: GrievanceKind = {
    code: "complaint",
    name: { vi: "Khiếu nại", en: "Complaint", id: "Pengaduan" },
    basis: "Law on Complaints 02/2011/QH13 Art. 28",
    sender: "named",
    isConfidential: false,
    accept: { days: 10, counted: "calendar" },
    answer: { days: 30, remoteDays: 45, counted: "calendar" },
  };
  const end = (from: string, term: Parameters<typeof endOfTerm>[2]) => {
    const found = endOfTerm(calendar, localDate(from), term);
    return found.ok ? found.value : found.failure.code;
  };

  test("do not count the first day; days off count among the days of the calendar alone", () => {
    assert.equal(end("2026-04-20", complaint.accept), "2026-04-30");
    // 21, 22, 23, 24, then 28 and 29 after the weekend and the Hùng Kings, and 4 May after two days off and a weekend.
    assert.equal(end("2026-04-20", { days: 7, counted: "working" }), "2026-05-04");
  });
  test("are longer where roads are hard, and unknown in a year whose days off are not known", () => {
    assert.equal(end("2026-03-01", answerTerm(complaint, false)), "2026-03-31");
    assert.equal(end("2026-03-01", answerTerm(complaint, true)), "2026-04-15");
    assert.equal(end("2026-12-30", { days: 5, counted: "working" }), "review.working_days_unknown");
  });
});
