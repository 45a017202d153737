-- Search over millions of people, the second form: those who bear a name are found by name and commune together, so that only people of
-- the communes that are seen are read from the table, and lazily, name by name, until a page is full.
create index people_with_a_past_by_name on registry.people (search_name) where past_communes <> '{}';

-- Households of the bearers of a name: in these communes, today or (who moved) in the past; null for all communes. To be asked
-- by a function that has the right to see them; it stands in the query that asks.
create function registry.bearers(name text, communes text[]) returns setof uuid language sql stable rows 5 as $$
  select household_id from registry.people where search_name = name and communes is null
  union all
  select household_id from registry.people where search_name = name and commune_id = any (communes)
  union all
  select household_id from registry.people
    where search_name = name and past_communes <> '{}' and past_communes && communes and not commune_id = any (communes)
$$;
revoke execute on function registry.bearers(text, text[]) from public;

-- Households in which somebody's name has all the words typed, the nearest first: rank 0 the whole name as typed, 1 the same words in
-- another order, 2 a name that begins so, 3 a name with these words, 4 each of them begins a word of the name. Rank 3 is
-- only looked for while a page (50) is not full, rank 4 while nothing is found; never more than most_found. As the owner, for the reason
-- given at the first of its kind (0002); the areas of the act are asked here, and whoever had a household before finds it for the
-- days on which it was theirs. Planned anew for what is typed: a rare word and a common one want different ways.
create or replace function registry.households_with_name(whole text, patterns text[], commune text, most_found integer)
returns table (household_id uuid, rank integer)
language plpgsql stable security definer rows 50
  set search_path = pg_catalog, registry, authority set plan_cache_mode = force_custom_plan
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set max_parallel_workers_per_gather = 0 as $$
declare
  beginning text := replace(replace(replace(whole, '\', '\\'), '%', '\%'), '_', '\_') || '%';
  sorted text := registry.sorted_words(whole);
  communes text[] := case when commune is not null then array[commune]
    when current_setting('vuon.areas', true) = '*' then null
    else string_to_array(trim(both ',' from coalesce(current_setting('vuon.areas', true), '')), ',') end;
  found_ids uuid[];
  ranks integer[];
begin
  if cardinality(communes) <= 4 then
    -- Few people are seen: they are read one by one, whatever is typed.
    return query
      select person.household_id, min(case when person.search_name = whole then 0
        when registry.sorted_words(person.search_name) = sorted then 1
        when person.search_name like beginning then 2 else 3 end)
      from registry.people person
      where (person.commune_id = any (communes) or (person.past_communes <> '{}' and person.past_communes && communes))
        and ' ' || person.search_name like all (patterns)
        and (authority.sees(person.commune_id) or authority.sees_any(person.past_communes))
      group by 1 order by 2, 1 limit most_found;
    return;
  end if;
  select array_agg(found.id), array_agg(found.at) into found_ids, ranks from (
    (select id, 0 as at from registry.bearers(whole, communes) id limit most_found)
    union all
    (select id, 1 from registry.names name, registry.bearers(name.search_name, communes) id
      where name.sorted_words = sorted limit most_found)
    union all
    (select id, 2 from registry.names name, registry.bearers(name.search_name, communes) id
      where name.search_name like beginning limit most_found)
  ) found;
  if coalesce(cardinality(found_ids), 0) < 50 then
    -- The names first: few of them have all the words, and a plan that reads all names in their order would not know it.
    select found_ids || array_agg(found.id), ranks || array_agg(3) into found_ids, ranks from (
      with named as materialized (
        select search_name from registry.names where string_to_array(search_name, ' ') @> string_to_array(whole, ' '))
      select id from named, registry.bearers(named.search_name, communes) id limit most_found) found;
  end if;
  if coalesce(cardinality(found_ids), 0) = 0 then
    select found_ids || array_agg(found.id), ranks || array_agg(4) into found_ids, ranks from (
      with named as materialized (
        select search_name from registry.names
        where ' ' || search_name like patterns[1] and ' ' || search_name like coalesce(patterns[2], '%')
          and ' ' || search_name like coalesce(patterns[3], '%') and ' ' || search_name like coalesce(patterns[4], '%'))
      select id from named, registry.bearers(named.search_name, communes) id limit most_found) found;
  end if;
  return query select one.id, min(one.at) from unnest(found_ids, ranks) one (id, at) group by 1 order by 2, 1 limit most_found;
end $$;
