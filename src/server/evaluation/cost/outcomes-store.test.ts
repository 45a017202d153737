import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";
import { openSupportedCommune } from "#test/scenario/supported-commune.ts";
import type { SupportedCommune } from "#test/scenario/supported-commune.ts";
import { listOutcomes } from "./outcomes-store.ts";

const bits = ["employment", "housingQuality"];

describe("outcomes of supports in the database", () => {
  let year: SupportedCommune;
  let commune: string;
  before(async () => {
    year = await openSupportedCommune();
    commune = year.scenario.commune;
  });
  after(async () => year.scenario.opened.close());
  const outcomes = async (of: readonly string[], on: number, codes: readonly string[]) =>
    year.inAct(year.scenario.people.officer, "evaluation.readRows", async (tx: Tx) => listOutcomes(tx, of, on, codes));

  it("are nothing before anything is delivered", async () => {
    assert.deepEqual(await outcomes([commune], 2026, bits), []);
  });

  it("count what was delivered by its grounds; nobody has been reviewed again yet and nothing was paid", async () => {
    await year.scenario.deliver(year.activityId, "2026-03-02");
    assert.deepEqual(await outcomes([commune], 2026, bits), [
      {
        activityKind: "housing_repair",
        indicator: "housingQuality",
        supported: 2,
        reviewedAgain: 0,
        removed: 0,
        paid: 0n,
        paidReviewedAgain: 0n,
      },
    ]);
  });

  it("leave out other years, other communes and grounds that are no indicator of the standard", async () => {
    assert.deepEqual(await outcomes([commune], 2025, bits), []);
    assert.deepEqual(await outcomes(["21490"], 2026, bits), []);
    assert.deepEqual(await outcomes([], 2026, bits), []);
    assert.deepEqual(await outcomes([commune], 2026, []), []);
  });

  it("find what the next review says of the household, and whether the deprivation is gone", async () => {
    await year.scenario.opened.ownersServer.database.transaction().execute(async (tx) => {
      const added = await sql`insert into review.rounds select (jsonb_populate_record(round,
          jsonb_build_object('round_id', gen_random_uuid(), 'reference_date', '2026-10-01', 'year', 2026))).* from review.rounds round`.execute(
        tx,
      );
      assert.equal(added.numAffectedRows, 1n);
      await sql`insert into review.reviews (household_id, review_id, round_id, commune_id, village_id, state, deprivations,
          answers, facts, class, member_count, setting, deprivation_count, sample_scores)
        select household_id, gen_random_uuid(), (select round_id from review.rounds order by reference_date desc limit 1), commune_id,
          village_id, 'scored', 0, answers, facts, class, member_count, setting, 0, sample_scores
        from review.reviews review where household_id = (select household_id from delivery.supports order by household_id limit 1)`.execute(
        tx,
      );
    });
    const [one] = await outcomes([commune], 2026, bits);
    assert.deepEqual([one?.supported, one?.reviewedAgain, one?.removed], [2, 1, 1]);
  });

  it("are not seen from another commune", async () => {
    const seen = await year.inAct(year.stranger, "evaluation.readRows", async (tx) =>
      listOutcomes(tx, [commune], 2026, bits),
    );
    assert.deepEqual(seen, []);
  });
});
