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
  const outcomes = async (
    of: readonly string[],
    on: number,
    codes: readonly string[],
    answers: Readonly<Record<string, readonly string[]>> = { housing_repair: ["housingQuality"] },
  ) =>
    year.inAct(year.scenario.people.officer, "evaluation.readRows", async (tx: Tx) =>
      listOutcomes(tx, of, on, { codes, answers }),
    );

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

  it("leave out other years and other communes", async () => {
    assert.deepEqual(await outcomes([commune], 2025, bits), []);
    assert.deepEqual(await outcomes(["21490"], 2026, bits), []);
    assert.deepEqual(await outcomes([], 2026, bits), []);
  });

  it("credit what answers no need of the household, and grounds that are no indicator of the standard, to none", async () => {
    for (const [codes, answers] of [
      [bits, { housing_repair: ["water"] }],
      [bits, {}],
      [[], { housing_repair: ["housingQuality"] }],
    ] as const) {
      const rows = await outcomes([commune], 2026, codes, answers);
      assert.deepEqual(
        rows.map((row) => [row.indicator, row.supported, row.removed]),
        [[null, 2, 0]],
      );
    }
  });

  it("share the money of a support among the needs that it answers, to the đồng", async () => {
    const { database } = year.scenario.opened.ownersServer;
    const needs = ["employment", "water", "housingQuality"];
    await database.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql`update delivery.supports set grounds = ${JSON.stringify({ deprivations: [...needs, "toilet"] })}::jsonb`.execute(
        tx,
      );
      await sql`insert into payment.instructions select (jsonb_populate_record(null::payment.instructions, jsonb_build_object(
        'household_id', household_id, 'instruction_id', gen_random_uuid(), 'support_id', support_id, 'batch_id', gen_random_uuid(),
        'commune_id', commune_id, 'payee_id', gen_random_uuid(), 'amount', 10000001, 'state', 'paid', 'settled_on', '2026-05-01',
        'end_to_end_id', support_id::text, 'frozen', '{}'::jsonb))).* from delivery.supports`.execute(tx);
    });
    const rows = await outcomes([commune], 2026, [...needs, "toilet"], { housing_repair: needs });
    assert.deepEqual(
      rows.map((row) => [row.indicator, row.paid]),
      [
        ["employment", 6_666_668n],
        ["housingQuality", 6_666_666n],
        ["water", 6_666_668n],
      ],
    );
    assert.equal(
      rows.reduce((sum, { paid }) => sum + paid, 0n),
      20_000_002n,
    );
    await database.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql`delete from payment.instructions`.execute(tx);
      await sql`update delivery.supports set grounds = '{"deprivations": ["housingQuality"]}'::jsonb`.execute(tx);
    });
  });

  it("find what the next decided review says of the household, and whether the deprivation is gone", async () => {
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
    const [proposed] = await outcomes([commune], 2026, bits);
    assert.deepEqual([proposed?.supported, proposed?.reviewedAgain, proposed?.removed], [2, 0, 0]);
    await sql`update review.reviews set state = 'decided' where state = 'scored'`.execute(
      year.scenario.opened.ownersServer.database,
    );
    const [decided] = await outcomes([commune], 2026, bits);
    assert.deepEqual([decided?.supported, decided?.reviewedAgain, decided?.removed], [2, 1, 1]);
  });

  it("count a household once whose people are supported each, and all that was paid to them", async () => {
    await year.scenario.opened.ownersServer.database.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql`insert into delivery.supports select (jsonb_populate_record(support, jsonb_build_object(
          'support_id', gen_random_uuid(), 'series_id', gen_random_uuid(), 'person_id', gen_random_uuid(), 'content', 'another'))).*
        from delivery.supports support order by household_id limit 1`.execute(tx);
      await sql`insert into payment.instructions select (jsonb_populate_record(null::payment.instructions, jsonb_build_object(
        'household_id', household_id, 'instruction_id', gen_random_uuid(), 'support_id', support_id, 'batch_id', gen_random_uuid(),
        'commune_id', commune_id, 'payee_id', gen_random_uuid(), 'amount', 5000000, 'state', 'paid', 'settled_on', '2026-05-01',
        'end_to_end_id', support_id::text, 'frozen', '{}'::jsonb))).* from delivery.supports`.execute(tx);
    });
    const [row] = await outcomes([commune], 2026, bits);
    assert.deepEqual([row?.supported, row?.reviewedAgain, row?.removed], [2, 1, 1]);
    assert.deepEqual([row?.paid, row?.paidReviewedAgain], [15_000_000n, 10_000_000n]);
  });

  it("are not seen from another commune", async () => {
    const seen = await year.inAct(year.stranger, "evaluation.readRows", async (tx) =>
      listOutcomes(tx, [commune], 2026, { codes: bits, answers: {} }),
    );
    assert.deepEqual(seen, []);
  });
});
