-- A search for double records over a whole province takes a minute: it is asked for, done in the background, and told here.
create table registry.duplicate_searches (
  search_id uuid constraint duplicate_searches_key primary key,
  area_id text not null constraint duplicate_search_is_of_an_area references registry.areas,
  asked_by uuid not null,
  asked_at timestamptz not null,
  state text not null default 'queued' constraint duplicate_search_state_is_known
    check (state in ('queued', 'reading', 'comparing', 'writing', 'finished', 'failed')),
  people integer,
  found integer,
  added integer,
  failure jsonb,
  ended_at timestamptz,
  constraint duplicate_search_ends_with_its_state check ((ended_at is not null) = (state in ('finished', 'failed')))
);
create index duplicate_searches_of_an_area on registry.duplicate_searches (area_id, asked_at);
grant select, insert, update on registry.duplicate_searches to vuon_app;
alter table registry.duplicate_searches enable row level security;
create policy duplicate_searches_are_read_in_ones_areas on registry.duplicate_searches for select using (authority.sees(area_id));
create policy duplicate_searches_are_added_in_ones_areas on registry.duplicate_searches for insert
  with check (authority.writes(',registry,', area_id));
create policy duplicate_searches_are_led_in_ones_areas on registry.duplicate_searches for update
  using (authority.writes(',registry,', area_id)) with check (authority.writes(',registry,', area_id));

-- Whose number another enrolled person has too: of communes, or of a few households in them. As the owner, for the reason given in 0018.
drop function registry.people_with_shared_numbers(text[]);
create function registry.people_with_shared_numbers(p_areas text[], p_households uuid[])
returns table (kind text, person_id uuid, household_id uuid, commune_id text, other_person_id uuid, other_household_id uuid, other_commune_id text)
language sql stable security definer set search_path = pg_catalog, registry, authority as $$
  select own.kind, own.person_id, own.household_id, own.commune_id, other.person_id, other.household_id, there.commune_id
  from registry.identifiers own
  join registry.identifier_index mine on mine.kind = own.kind and mine.person_id = own.person_id and mine.household_id = own.household_id
  join registry.identifier_index other on other.kind = mine.kind and other.blind_index = mine.blind_index
    and (other.household_id, other.person_id) <> (mine.household_id, mine.person_id)
  join registry.households there on there.household_id = other.household_id
  where own.commune_id = any (p_areas) and (p_households is null or own.household_id = any (p_households)) and authority.sees(own.commune_id)
    and exists (select from registry.memberships member where member.household_id = own.household_id
      and member.person_id = own.person_id and member.valid_to is null)
    and exists (select from registry.memberships member where member.household_id = other.household_id
      and member.person_id = other.person_id and member.valid_to is null)
$$;
