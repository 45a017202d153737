/**
 * The writes of a round by hand: the same rows as the acts leave (review, key, audit entry, meeting, posting, decision, statuses, counts),
 * as the owner, without sessions, permissions, row-level security, checks or rules; what was scored is copied from the round before.
 */
import { newId } from "#contract/new-id.ts";
import { v7 } from "uuid";
import pg from "pg";
import type { FilledHousehold } from "#test/support/fill-reviews.ts";
import { madeUpAnswers } from "#test/support/fill-reviews.ts";
import { measureLoad } from "./review-load.ts";
import type { Load } from "./review-load.ts";

export type ByHand = {
  readonly connectionString: string;
  readonly roundId: string;
  readonly households: readonly FilledHousehold[];
  readonly officerId: string;
  readonly connections: number;
  readonly concurrency: number;
};
type Acts = Readonly<Record<"submit" | "score" | "meet" | "post" | "decide", Load>>;

export async function reviewByHand(of: ByHand): Promise<Acts> {
  const pool = new pg.Pool({ connectionString: of.connectionString, max: of.connections });
  const roundId = newId("round");
  try {
    await pool.query(
      `insert into review.rounds (round_id, area_id, year, kind, standard_id, standard_version, reference_date, opens_on, closes_on)
       select $1, area_id, year, 'regular', standard_id, standard_version, reference_date, opens_on, closes_on
       from review.rounds where round_id = $2`,
      [roundId, of.roundId],
    );
    await pool.query(
      `insert into review.reviews (household_id, review_id, round_id, commune_id, village_id, state)
       select household_id, gen_random_uuid(), $1, commune_id, village_id, 'listed' from review.reviews where round_id = $2`,
      [roundId, of.roundId],
    );
    await pool.query("vacuum analyze");
    return await writeRound(pool, of, roundId);
  } finally {
    await pool.end();
  }
}

async function writeRound(pool: pg.Pool, of: ByHand, roundId: string): Promise<Acts> {
  const { concurrency, officerId } = of;
  const quoted = (text: string) => pg.escapeLiteral(text);
  // One round trip an act: a transaction that is sent as one text.
  const act = async (write: string, areaId: string, recordId: string) => {
    const key = v7();
    await pool.query(`begin;
      insert into platform.idempotency_keys (officer_id, key, endpoint, request_hash, created_at)
        values ('${officerId}', '${key}', 'by hand', 'x', now());
      ${write};
      select authority.append_audit('${v7()}', now(), '${officerId}', 'review.submitAnswers', ${quoted(areaId)}, 'household', '${recordId}', '{}');
      update platform.idempotency_keys set status = 200, response = '{}' where officer_id = '${officerId}' and key = '${key}';
      commit`);
  };
  const communes = [...new Set(of.households.map(({ communeId }) => communeId))];
  const villages = [...new Map(of.households.map((one) => [one.villageId, one])).values()];
  const submit = await measureLoad(of.households, concurrency, async (home, at) =>
    act(
      `update review.reviews set answers = ${quoted(JSON.stringify(madeUpAnswers(home, at)))}::jsonb, state = 'surveyed',
         surveyed_on = '2026-09-20', surveyed_by = '${officerId}'
       where household_id = '${home.householdId}' and round_id = '${roundId}'`,
      home.communeId,
      home.householdId,
    ),
  );
  const score = await measureLoad(communes, concurrency, async (communeId) =>
    act(
      `update review.reviews review set state = 'scored', facts = done.facts, member_count = done.member_count, setting = done.setting,
         income_per_person = done.income_per_person, deprivations = done.deprivations, deprivation_count = done.deprivation_count,
         class = done.class
       from review.reviews done where review.round_id = '${roundId}' and review.commune_id = ${quoted(communeId)}
         and done.household_id = review.household_id and done.round_id = '${of.roundId}'`,
      communeId,
      roundId,
    ),
  );
  const meet = await measureLoad(villages, concurrency, async ({ communeId, villageId }) => {
    const meetingId = newId("meeting");
    await act(
      `insert into review.meetings (meeting_id, round_id, commune_id, village_id, held_on, chair, secretary, present, minutes, recorded_by)
         values ('${meetingId}', '${roundId}', ${quoted(communeId)}, ${quoted(villageId)}, '2026-10-05', 'x', 'x', 40, 'x', '${officerId}');
       insert into review.meeting_results (household_id, review_id, meeting_id, commune_id, agreed, passed)
         select household_id, review_id, '${meetingId}', commune_id, 40, true from review.reviews
         where round_id = '${roundId}' and village_id = ${quoted(villageId)};
       update review.reviews set state = 'met' where round_id = '${roundId}' and village_id = ${quoted(villageId)}`,
      communeId,
      meetingId,
    );
  });
  const post = await measureLoad(villages, concurrency, async ({ communeId, villageId }) => {
    const postingId = newId("posting");
    await act(
      `insert into review.public_postings (public_posting_id, round_id, commune_id, village_id, places, from_date, to_date, recorded_by)
         values ('${postingId}', '${roundId}', ${quoted(communeId)}, ${quoted(villageId)}, '{x}', '2026-10-06', '2026-10-08', '${officerId}');
       update review.reviews set state = 'posted', public_posting_id = '${postingId}'
         where round_id = '${roundId}' and village_id = ${quoted(villageId)}`,
      communeId,
      postingId,
    );
  });
  const decide = await measureLoad(communes, concurrency, async (communeId) => {
    const decisionId = newId("decision");
    await act(
      `insert into review.decisions (decision_id, round_id, commune_id, number, decided_on, effective_on, signer_id, signer_name, legal_basis)
         values ('${decisionId}', '${roundId}', ${quoted(communeId)}, 'by hand', '2026-11-20', '2026-11-20', '${officerId}', 'x', 'x');
       with decided as (
         update review.reviews set state = 'decided' where round_id = '${roundId}' and commune_id = ${quoted(communeId)} returning *
       ), listed as (
         insert into review.poverty_statuses (household_id, decision_id, review_id, commune_id, village_id, effective_on, outcome, class,
           deprivations, member_count)
         select household_id, '${decisionId}', review_id, commune_id, village_id, '2026-11-20',
           case class when 'poor' then 'recognised' else 'refused' end, class, deprivations, member_count from decided
       )
       insert into review.status_changes (decision_id, commune_id, effective_on, class, households, people)
         select '${decisionId}', commune_id, '2026-11-20', class, count(*), sum(member_count) from decided group by commune_id, class`,
      communeId,
      decisionId,
    );
  });
  return { submit, score, meet, post, decide };
}
