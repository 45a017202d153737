import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readDay, withSlashes, writtenDay } from "./read-day.ts";

describe("a day as it is typed", () => {
  test("the day is before the month, in every way of writing it", () => {
    for (const text of ["03/12/2026", "3/12/2026", " 03.12.2026 ", "3-12-2026", "03 12 2026", "03122026", "2026-12-03"])
      assert.equal(readDay(text), "2026-12-03", text);
  });

  test("what is not written to its end, or in no calendar, is no day", () => {
    for (const text of ["", "03", "03/12", "03/12/26", "3122026", "30/02/2026", "13/13/2026", "29/02/2025", "hôm nay"])
      assert.equal(readDay(text), undefined, text);
    assert.equal(readDay("29/02/2028"), "2028-02-29");
  });

  test("digits typed one after another become day, month and year", () => {
    let shown = "";
    for (const digit of "03122026") shown = withSlashes(shown, `${shown}${digit}`);
    assert.equal(shown, "03/12/2026");
    assert.equal(withSlashes("03/12/2026", "03/12/202"), "03/12/202", "taking away puts nothing in");
    assert.equal(withSlashes("03/1", "03/"), "03/");
    assert.equal(withSlashes("3/1", "3/12"), "3/12");
    assert.equal(withSlashes("3/12", "3/122"), "3/12/2");
    assert.equal(withSlashes("", "2026-12-03"), "2026-12-03");
  });

  test("a day is shown as people write it, anything else as it was typed", () => {
    assert.deepEqual(["2026-12-03", "03/1", ""].map(writtenDay), ["03/12/2026", "03/1", ""]);
  });
});
