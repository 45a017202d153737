/** What rules of kinds of support ask about, for households that a filled province has on its list or that left it: births, answers, causes. Made up. */
import type pg from "pg";
import { roundOf } from "./fill-province.ts";

/** A number below `below` that follows from an id. */
const drawn = (id: string, what: string, below: number) =>
  `(('x' || substr(md5(${id}::text || '${what}'), 1, 7))::bit(28)::int % ${below})`;

export async function fillAnswers(client: pg.Client): Promise<void> {
  await client.query("set session_replication_role = replica");
  await client.query(`update review.poverty_statuses later set outcome = 'escaped', previous_class = earlier.class
    from review.poverty_statuses earlier
    where earlier.household_id = later.household_id and earlier.replaced_on = later.effective_on and earlier.class in ('poor', 'near_poor')
      and later.class not in ('poor', 'near_poor')`);
  await client.query(`create temporary table asked as select household_id, review_id from review.poverty_statuses
    where replaced_on is null and (class in ('poor', 'near_poor') or outcome = 'escaped')`);
  await client.query("create unique index on pg_temp.asked (household_id)");
  await client.query(`update registry.people person set birth_date = date '2026-06-01' - ${drawn("person.person_id", "age", 29_000)}, birth_precision = 'day'
    from pg_temp.asked where asked.household_id = person.household_id`);
  await client.query(`update review.reviews review set setting = 'rural', facts = said.facts, answers = said.answers
    from pg_temp.asked join lateral (
      select jsonb_build_object('members', jsonb_agg(jsonb_build_object('age', extract(year from age(date '2026-12-01', birth_date)), 'drawsAllowance', ${drawn("person_id", "draws", 5)} = 0))) as facts,
        jsonb_build_object('members', jsonb_agg(jsonb_build_object('personId', person_id, 'insured', ${drawn("person_id", "insured", 3)} > 0,
          'stunted', ${drawn("person_id", "stunted", 4)} = 0, 'underweight', false, 'drawsAllowance', ${drawn("person_id", "draws", 5)} = 0,
          'finished', (array['none', 'primary', 'upper_secondary', 'vocational'])[1 + ${drawn("person_id", "finished", 4)}]))) as answers
      from registry.people person where person.household_id = asked.household_id
    ) said on true
    where review.household_id = asked.household_id and review.review_id = asked.review_id and review.round_id = ${roundOf(2026)}`);
  await client.query(`insert into review.household_causes (household_id, record_id, commune_id, causes, recorded_on, recorded_at, recorded_by)
    select household_id, gen_random_uuid(), commune_id, case when ${drawn("household_id", "land", 2)} = 0 then array['land'] else array['capital'] end,
      '2026-11-25', '2026-11-25', gen_random_uuid()
    from registry.households join pg_temp.asked using (household_id) where ${drawn("household_id", "cause", 3)} = 0`);
  await client.query("set session_replication_role = origin");
  await client.query("drop table pg_temp.asked");
  await client.query("vacuum analyze");
}
