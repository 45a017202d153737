-- Members of a household who are able to work (docs/law.md, L20-10) are counted when its answers are read and not whenever needs are:
-- opening the facts of every household of a province took a third of the time.

create function review.members_able_to_work(p_facts jsonb) returns integer language sql immutable parallel safe as $$
  select count(*)::int
  from jsonb_array_elements(case jsonb_typeof(p_facts -> 'members') when 'array' then p_facts -> 'members' else '[]' end) member
  where jsonb_typeof(member -> 'age') = 'number' and (member ->> 'age')::numeric between 15 and 61
    and member -> 'drawsAllowance' is distinct from 'true'::jsonb
$$;
alter table review.reviews add column able_to_work integer generated always as (review.members_able_to_work(facts)) stored;
