/** The working days by which legal deadlines run, moved by the operator, over HTTP. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as calendar from "#contract/review/calendar.ts";
import * as review from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "./scenario.ts";

describe("working days", () => {
  let scenario: Scenario;
  let roundId: Id<"round">;
  before(async () => {
    scenario = await Scenario.open();
    scenario.on("2026-09-02");
    roundId = await scenario.round(2026);
  });
  after(() => scenario.opened.close());

  test("a day that the operator moves counts from then on, and the last word on it holds", async () => {
    const operator = await scenario.opened.officer("operator", "VN");
    const { officer } = scenario.people;
    const move = (kind: "holiday" | "ordinary") => ({
      body: { calendarDayId: newId("calendar day"), day: localDate("2026-11-24"), kind, basis: "Thông báo thử" },
    });
    const refused = await officer.ask(calendar.moveDay, move("holiday"));
    assert.equal("problem" in refused && refused.problem.code, "authority.not_permitted");
    const decideBy = async () =>
      (await officer.get(review.roundProgress, { params: { roundId }, query: {} })).calendar.survey;
    assert.equal(await decideBy(), "2026-11-25");
    await operator.get(calendar.moveDay, { body: { ...move("holiday").body, day: localDate("2026-12-02") } });
    assert.equal(await decideBy(), "2026-11-24");
    await operator.get(calendar.moveDay, { body: { ...move("ordinary").body, day: localDate("2026-12-02") } });
    assert.equal(await decideBy(), "2026-11-25");
    const { rows } = await officer.get(calendar.readCalendar, { params: { year: 2026 } });
    assert.deepEqual(
      rows.find(({ day }) => day === "2026-12-02"),
      {
        day: "2026-12-02",
        kind: "ordinary",
        from: "moved",
        basis: "Thông báo thử",
      },
    );
    assert.ok(rows.some(({ from }) => from === "announced"));
  });
});
