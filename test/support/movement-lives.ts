/** Made-up lives (movement-model.ts) as statuses in a database, for what counts movements. */
import assert from "node:assert/strict";
import pg from "pg";
import { sql } from "kysely";
import { newId } from "#contract/new-id.ts";
import { addDays } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { connect } from "#server/platform/database/database.ts";
import type { Database, Tx } from "#server/platform/database/database.ts";
import { addClasses } from "#server/review/standard/classes-store.ts";
import { testDatabase } from "./database.ts";
import { fillHouseholds, fillVillages } from "./fill-reviews.ts";
import { areasOfModel, stateOn } from "./movement-model.ts";
import type { Event } from "./movement-model.ts";

const village = { communeId: areasOfModel[0], villageId: `${areasOfModel[0]}-01` };
const roundId = newId("round");

export type LivesInDatabase = {
  readonly database: Database;
  readonly client: pg.Client;
  /** Replaces all lives by these; the households, in their order. */
  write(lives: readonly (readonly Event[])[]): Promise<readonly string[]>;
  reading<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
};

export async function openLives(): Promise<LivesInDatabase> {
  const opened = await testDatabase("founded");
  const database = connect(opened.migratorUrl);
  const client = new pg.Client({ connectionString: opened.migratorUrl });
  await client.connect();
  await fillVillages(client, [village]);
  await addClasses(
    database,
    new Map([
      ["poor", "in_poverty"],
      ["near_poor", "near_poverty"],
      ["non_poor", "outside"],
    ]),
  );
  await client.query(
    `insert into review.standards (standard_id, version, series, content_hash, valid_from, draft, pack, loaded_at)
     values ('a', '1', 'a', 'a', '2022-01-01', false, '{}', '2026-01-01')`,
  );
  await client.query(
    `insert into review.rounds (round_id, area_id, year, kind, standard_id, standard_version, reference_date, opens_on, closes_on)
     values ($1, '51', 2024, 'regular', 'a', '1', '2022-01-01', '2022-01-01', '2022-12-31')`,
    [roundId],
  );
  return {
    database,
    client,
    write: async (lives) => write(client, lives),
    reading: async (work) =>
      database.transaction().execute(async (tx) => {
        await sql`set local vuon.areas = '*'`.execute(tx);
        return work(tx);
      }),
    close: async () => {
      await client.end();
      await database.destroy();
      await opened.close();
    },
  };
}

type Row = {
  readonly household: string;
  readonly decision: string;
  readonly back: string | null;
  readonly area: string;
  readonly day: LocalDate;
  readonly outcome: string;
  readonly class: string;
  readonly carried: boolean;
  leftOn: LocalDate | null;
};

/** The statuses that a life leaves: one a decision, one a withdrawal, and one that goes along with each move. */
function rowsOf(household: string, events: readonly Event[]): readonly Row[] {
  const rows: Row[] = [];
  const add = (row: Omit<Row, "household" | "leftOn">) => rows.push({ household, leftOn: null, ...row });
  for (const event of events) {
    const { area } = stateOn(events, addDays(event.on, -1));
    if ("to" in event) {
      const held = rows.at(-1);
      if (held === undefined || event.to === area) continue;
      for (const row of rows) row.leftOn ??= addDays(event.on, -1);
      add({ ...held, area: event.to, day: event.on, carried: true });
      Object.assign(rows.at(-1) ?? {}, { leftOn: null });
      continue;
    }
    const decision = newId("decision");
    add({ decision, back: null, area, day: event.on, outcome: "refused", class: event.class, carried: false });
    if (event.withdrawnOn === null) continue;
    const state = stateOn(events, event.withdrawnOn);
    const again = { decision: newId("decision"), back: decision, class: state.class ?? "-", carried: false };
    add({ ...again, area, day: event.withdrawnOn, outcome: "withdrawn" });
  }
  return rows;
}

async function write(client: pg.Client, lives: readonly (readonly Event[])[]): Promise<readonly string[]> {
  await client.query("truncate review.poverty_statuses, review.decisions, review.reviews cascade");
  const households = (await fillHouseholds(client, [village], lives.length)).map(({ householdId }) => householdId);
  const rows = lives.flatMap((events, at) => rowsOf(households[at] ?? assert.fail(), events));
  await client.query(
    `with made as (select * from jsonb_to_recordset($1::jsonb) as made (household uuid, decision uuid, back uuid, area text, day date,
        outcome text, class text, carried boolean, "leftOn" date)
     ), reviewed as (
       insert into review.reviews (household_id, review_id, round_id, commune_id, village_id, state, class, deprivations, facts)
       select distinct household, $2::uuid, $2::uuid, $3, $4, 'decided', 'poor', 0, '{}'::jsonb from made
     ), decided as (
       insert into review.decisions (decision_id, round_id, commune_id, number, decided_on, effective_on, signer_id, signer_name, legal_basis,
         kind, withdraws_decision_id, reason)
       select decision, $2, area, decision::text, day, day, gen_random_uuid(), 'x', 'x',
         case when back is null then 'list' else 'withdrawal' end, back, case when back is not null then 'x' end from made where not carried
     )
     insert into review.poverty_statuses (household_id, decision_id, review_id, commune_id, effective_on, outcome, class,
       deprivations, member_count, carried, left_on)
     select household, decision, $2, area, day, outcome, class, 0, 1, carried, "leftOn" from made`,
    [JSON.stringify(rows), roundId, village.communeId, village.villageId],
  );
  await client.query("select review.order_statuses($1::uuid[])", [households]);
  return households;
}
