import assert from "node:assert/strict";
import { test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { openOpeningList, refuseRoundDays } from "./round-rules.ts";

const procedure = {
  meetingQuorumPercent: 50,
  postingWorkingDays: 3,
  recheckWorkingDays: 3,
  regularReviewDays: 15,
  annualFrom: "09-01",
  annualTo: "12-14",
  monthlyFromDay: 15,
  districtStep: false,
  source: "test",
};
const refused = (kind: "annual" | "regular" | "average_living", opensOn: string, closesOn: string) =>
  refuseRoundDays(procedure, { kind, opensOn: localDate(opensOn), closesOn: localDate(closesOn) })?.code;

test("the annual round lies between 1 September and 14 December of one year", () => {
  assert.equal(refused("annual", "2026-09-01", "2026-12-14"), undefined);
  assert.equal(refused("annual", "2026-08-31", "2026-12-14"), "review.annual_round_days");
  assert.equal(refused("annual", "2026-09-01", "2026-12-15"), "review.annual_round_days");
  assert.equal(refused("annual", "2026-09-01", "2027-12-14"), "review.annual_round_days");
});

test("a monthly round begins on the 15th or later, and the regular one is decided in 15 days", () => {
  assert.equal(refused("regular", "2026-03-15", "2026-03-30"), undefined);
  assert.equal(refused("regular", "2026-03-14", "2026-03-29"), "review.monthly_round_begins");
  assert.equal(refused("regular", "2026-03-15", "2026-03-31"), "review.monthly_round_ends");
  assert.equal(refused("average_living", "2026-03-14", "2026-03-29"), "review.monthly_round_begins");
  assert.equal(refused("average_living", "2026-03-15", "2026-04-30"), undefined);
});

test("a standard without a procedure lets every round run", () => {
  const days = { kind: "annual", opensOn: localDate("2026-01-01"), closesOn: localDate("2026-12-31") } as const;
  assert.equal(refuseRoundDays(undefined, days), undefined);
});

test("an opening list goes beside an open annual round of the same area, by another standard, and once", () => {
  const first = {
    areaId: "51",
    kind: "annual",
    series: "old",
    year: 2026,
    closedOn: null,
    openingRoundId: null,
    askedInRoundId: null,
  } as const;
  const opening = { areaId: "51", kind: "annual", series: "new" } as const;
  const refusal = (change: Partial<Parameters<typeof openOpeningList>[0]>, other: object = {}) => {
    const allowed = openOpeningList({ ...first, ...change }, { ...opening, ...other });
    return allowed.ok ? undefined : allowed.failure.code;
  };
  assert.equal(refusal({}), undefined);
  assert.equal(refusal({ closedOn: localDate("2026-12-20") }), "review.round_closed");
  assert.equal(refusal({ kind: "regular" }), "review.opening_list_beside_annual_round");
  assert.equal(refusal({}, { kind: "regular" }), "review.opening_list_beside_annual_round");
  assert.equal(refusal({}, { areaId: "52" }), "review.opening_list_beside_annual_round");
  assert.equal(refusal({ askedInRoundId: "x" }), "review.opening_list_beside_annual_round");
  assert.equal(refusal({}, { series: "old" }), "review.opening_list_by_same_standard");
  assert.equal(refusal({ openingRoundId: "x" }), "review.opening_list_there_already");
});
