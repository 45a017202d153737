import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { dong } from "#kernel/money.ts";
import { pastPostings } from "./past-postings.ts";
import { pastStages } from "./past-years.ts";
import type { PastFigure } from "./past-years.ts";

const figure = fc
  .record({
    year: fc.integer({ min: 2021, max: 2025 }),
    carried: fc.integer({ min: 0, max: 2 }),
    areaId: fc.constantFrom("21484", "21490"),
    stage: fc.constantFrom(...pastStages),
    month: fc.integer({ min: 1, max: 12 }),
    amount: fc.bigInt({ min: 1n, max: 1_000_000_000n }),
  })
  .map(({ year, carried, stage, month, amount, areaId }): PastFigure => ({
    year,
    // Nothing is allocated under another year of origin than its own.
    originYear: stage === "allocated" ? year : year - carried,
    fundSource: "CENTRAL_INVEST",
    component: "DA1.1",
    areaId,
    stage,
    month: stage === "disbursed" ? month : null,
    amount: dong(amount),
  }));

describe("postings of closed years", () => {
  test("bring money to an account before they take any from it, so its balance is lowest at the end", () => {
    fc.assert(
      fc.property(fc.array(figure, { maxLength: 60 }), (figures) => {
        const left = new Set<string>();
        for (const { account, amount } of pastPostings("51", figures).flatMap(({ entries }) => entries)) {
          if (account.kind === "source") continue;
          const { areaId, year, originYear, kind } = account;
          const name = [areaId, year, originYear, kind].join(" ");
          if (amount < 0n) left.add(name);
          else assert.ok(!left.has(name), `${name} gets money after some has left it`);
        }
      }),
    );
  });
});
