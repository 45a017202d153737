-- Search over millions of people: of their names, each is kept once. Words are looked for among the names, which are far fewer than
-- the people who bear them, and people are then found by the whole name; so no index over parts of names is kept of every person.
create table registry.names (
  search_name text constraint names_key primary key,
  -- the same words in alphabetical order: finds a name whose words were typed in another order
  sorted_words text not null
);
create index names_by_sorted_words on registry.names (sorted_words);
create index names_by_beginning on registry.names (search_name text_pattern_ops);
-- between blanks, so that a pattern can ask for the beginning of a word wherever it stands
create index names_by_word_beginnings on registry.names using gin ((' ' || search_name) gin_trgm_ops);
create index names_by_words on registry.names using gin (string_to_array(search_name, ' '));
-- Not to be read directly: the names of all areas stand here.
grant insert on registry.names to vuon_app;

create function registry.sorted_words(name text) returns text language sql immutable parallel safe as $$
  select string_agg(word, ' ' order by word) from unnest(string_to_array(name, ' ')) word where word <> ''
$$;

drop index registry.people_by_name;
create index people_by_name on registry.people (search_name, commune_id);
create index people_by_commune on registry.people (commune_id);

-- After rows of people came in beside the acts (a bulk load, a restored copy): names that are not kept yet.
create function registry.gather_names() returns void language sql set search_path = pg_catalog, registry as $$
  insert into registry.names (search_name, sorted_words)
    select distinct search_name, coalesce(registry.sorted_words(search_name), '') from registry.people where search_name is not null
  on conflict do nothing
$$;
revoke execute on function registry.gather_names() from public;
select registry.gather_names();

drop function registry.households_with_words(text[]);

-- Households in which somebody's name has all the words typed, the nearest first: rank 0 the whole name as typed, 1 the same words in
-- another order, 2 a name that begins so, 3 a name with these words, 4 each of them begins a word of the name. Rank 3 is
-- only looked for while a page (50) is not full, rank 4 while nothing is found; never more than most_found. As the owner, for the reason given at the first of its kind
-- (0002); the policy is asked here. Planned anew for what is typed: a rare word and a common one want different ways, and neither wants
-- to read all people.
create function registry.households_with_name(whole text, patterns text[], commune text, most_found integer)
returns table (household_id uuid, rank integer)
language plpgsql stable security definer rows 50
  set search_path = pg_catalog, registry, authority set plan_cache_mode = force_custom_plan
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
declare
  beginning text := replace(replace(replace(whole, '\', '\\'), '%', '\%'), '_', '\_') || '%';
  sorted text := registry.sorted_words(whole);
  communes text[] := case when commune is not null then array[commune]
    else string_to_array(trim(both ',' from current_setting('vuon.areas', true)), ',') end;
  found_ids uuid[];
  ranks integer[];
begin
  if communes <> '{*}' and cardinality(communes) <= 4 then
    -- Few people are seen: they are read one by one, whatever is typed.
    return query
      select person.household_id, min(case when person.search_name = whole then 0
        when registry.sorted_words(person.search_name) = sorted then 1
        when person.search_name like beginning then 2 else 3 end)
      from registry.people person
      where person.commune_id = any (communes) and ' ' || person.search_name like all (patterns)
        and authority.sees(person.commune_id)
      group by 1 order by 2, 1 limit most_found;
    return;
  end if;
  select array_agg(found.id), array_agg(found.at) into found_ids, ranks from (
    (select person.household_id as id, 0 as at from registry.people person
      where person.search_name = whole and authority.sees(person.commune_id) limit most_found)
    union all
    (select person.household_id, 1 from registry.names name join registry.people person on person.search_name = name.search_name
      where name.sorted_words = sorted and authority.sees(person.commune_id) limit most_found)
    union all
    (select person.household_id, 2 from registry.names name join registry.people person on person.search_name = name.search_name
      where name.search_name like beginning and authority.sees(person.commune_id) limit most_found)
  ) found;
  if coalesce(cardinality(found_ids), 0) < 50 then
    select found_ids || array_agg(found.id), ranks || array_agg(3) into found_ids, ranks from (
      select person.household_id as id from registry.names name join registry.people person on person.search_name = name.search_name
        where string_to_array(name.search_name, ' ') @> string_to_array(whole, ' ') and authority.sees(person.commune_id)
        limit most_found) found;
  end if;
  if coalesce(cardinality(found_ids), 0) = 0 then
    select found_ids || array_agg(found.id), ranks || array_agg(4) into found_ids, ranks from (
      select person.household_id as id from registry.names name join registry.people person on person.search_name = name.search_name
        where ' ' || name.search_name like patterns[1] and ' ' || name.search_name like coalesce(patterns[2], '%')
          and ' ' || name.search_name like coalesce(patterns[3], '%') and ' ' || name.search_name like coalesce(patterns[4], '%')
          and authority.sees(person.commune_id) limit most_found) found;
  end if;
  return query select one.id, min(one.at) from unnest(found_ids, ranks) one (id, at) group by 1 order by 2, 1 limit most_found;
end $$;
