-- An import can be taken back: what it added goes out of the registry, household by household, unless something has happened to it
-- since. What stood there is kept in take_back_households, which is only ever added to, with who took it back and why.

-- By which import a household or a village came in; without it by hand, or before imports were remembered.
alter table registry.households add column import_id uuid;
create index households_by_import on registry.households (import_id, household_id) where import_id is not null;
alter table registry.areas add column import_id uuid;
create index villages_by_import on registry.areas (import_id) where import_id is not null;

alter table registry.imports
  drop constraint import_state_is_known,
  add constraint import_state_is_known check (state in ('queued', 'running', 'finished', 'failed', 'cancelled', 'taken_back'));

create table registry.take_backs (
  take_back_id uuid constraint take_backs_key primary key,
  import_id uuid not null constraint take_back_is_of_an_import references registry.imports,
  area_id text not null constraint take_back_belongs_to_an_area references registry.areas,
  reason text not null constraint take_back_has_a_reason check (reason <> ''),
  state text not null constraint take_back_state_is_known check (state in ('queued', 'running', 'finished', 'failed', 'cancelled')),
  asked_at timestamptz not null,
  asked_by uuid not null,
  finished_at timestamptz,
  households_in_all integer not null,
  taken_back integer not null default 0,
  kept integer not null default 0,
  villages integer not null default 0,
  -- Households are gone through in the order of their ids: whoever goes on after a crash begins behind this one.
  done_until uuid,
  cancel_asked_at timestamptz,
  failure jsonb
);
create unique index import_is_taken_back_once_at_a_time on registry.take_backs (import_id) where state in ('queued', 'running');
create index take_backs_by_import on registry.take_backs (import_id, asked_at);
grant select, insert on registry.take_backs to vuon_app;
grant update (state, finished_at, taken_back, kept, villages, done_until, cancel_asked_at, failure) on registry.take_backs to vuon_app;
alter table registry.take_backs enable row level security;
create policy take_backs_are_read_in_ones_areas on registry.take_backs for select using (authority.sees(area_id));
create policy take_backs_are_added_in_ones_areas on registry.take_backs for insert
  with check (authority.writes(',registry,', area_id));
create policy take_backs_are_changed_in_ones_areas on registry.take_backs for update
  using (authority.sees(area_id)) with check (authority.writes(',registry,', area_id));

create table registry.take_back_households (
  take_back_id uuid not null constraint household_is_gone_through_by_a_take_back references registry.take_backs,
  household_id uuid not null,
  import_id uuid not null,
  commune_id text not null,
  village_name text,
  outcome text not null constraint take_back_outcome_is_known check (outcome in ('taken_back', 'kept')),
  -- Why it was kept.
  why text,
  source_key text not null,
  head_name text,
  members integer not null,
  -- What stood in the registry; numbers of people by their last digits only.
  record jsonb,
  at timestamptz not null,
  constraint take_back_households_key primary key (take_back_id, household_id),
  constraint kept_household_tells_why check ((outcome = 'kept') = (why is not null)),
  constraint taken_back_household_keeps_its_record check ((outcome = 'taken_back') = (record is not null))
);
create unique index household_is_taken_back_once on registry.take_back_households (household_id) where outcome = 'taken_back';
grant select, insert on registry.take_back_households to vuon_app;
alter table registry.take_back_households enable row level security;
create policy take_back_households_are_read_in_ones_areas on registry.take_back_households for select
  using (authority.sees(commune_id));
-- Only the function below writes of households that are gone.
create policy kept_households_are_added_in_ones_areas on registry.take_back_households for insert
  with check (outcome = 'kept' and authority.writes(',registry,', commune_id));

-- Takes households out of the registry, and keeps what stood there. The caller has locked them and has found that nothing happened to
-- them; whatever else refers to one stops it by its foreign key. As the owner, since nobody else may remove what is recorded.
create function registry.take_back(p_take_back_id uuid, p_households uuid[], p_at timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog, registry, review, authority as $$
declare
  asked registry.take_backs;
  taken integer;
begin
  select * into asked from registry.take_backs take_back where take_back.take_back_id = p_take_back_id and take_back.state = 'running';
  if asked.take_back_id is null or current_setting('vuon.act', true) is distinct from 'registry.takeBackImport'
    or not authority.writes(',registry,', asked.area_id) or exists (
      select from registry.households household where household.household_id = any (p_households)
        and (household.import_id is distinct from asked.import_id or not authority.writes(',registry,', household.commune_id))) then
    raise exception 'not households of an import that is being taken back' using errcode = '42501';
  end if;

  insert into registry.take_back_households (take_back_id, household_id, import_id, commune_id, village_name, outcome, source_key,
      head_name, members, record, at)
    select p_take_back_id, household.household_id, asked.import_id, household.commune_id, village.name, 'taken_back',
      household.source_key,
      (select head.full_name from registry.memberships member
        join registry.people head on head.household_id = member.household_id and head.person_id = member.person_id
        where member.household_id = household.household_id and member.relation = 'head' limit 1),
      (select count(*) from registry.memberships member where member.household_id = household.household_id),
      jsonb_build_object('household', to_jsonb(household),
        'people', coalesce((select jsonb_agg(to_jsonb(person) || jsonb_build_object(
            'relation', (select member.relation from registry.memberships member
              where member.household_id = person.household_id and member.person_id = person.person_id limit 1),
            'identifiers', coalesce((select jsonb_agg(jsonb_build_object('kind', identifier.kind, 'lastDigits', identifier.last_digits))
              from registry.identifiers identifier
              where identifier.household_id = person.household_id and identifier.person_id = person.person_id), '[]'))
            order by person.person_id)
          from registry.people person where person.household_id = household.household_id), '[]'),
        'reviews', coalesce((select jsonb_agg(to_jsonb(review)) from review.reviews review
          where review.household_id = household.household_id), '[]')),
      p_at
    from registry.households household left join registry.areas village on village.area_id = household.village_id
    where household.household_id = any (p_households);

  delete from review.reviews where household_id = any (p_households);
  delete from registry.duplicate_pairs where left_household_id = any (p_households) or right_household_id = any (p_households);
  delete from registry.identifier_index known using registry.identifiers own where own.household_id = any (p_households)
    and known.kind = own.kind and known.person_id = own.person_id and known.household_id = own.household_id;
  delete from registry.identifiers where household_id = any (p_households);
  delete from registry.person_residences residence using registry.people person where person.household_id = any (p_households)
    and residence.person_id = person.person_id;
  delete from registry.memberships where household_id = any (p_households);
  delete from registry.people where household_id = any (p_households);
  delete from registry.household_places where household_id = any (p_households);
  -- The keys are free again: the same list can be imported anew.
  delete from registry.household_sources source using registry.households household where household.household_id = any (p_households)
    and source.source_system = household.source_system and source.source_key = household.source_key
    and source.household_id = household.household_id;
  delete from registry.households where household_id = any (p_households);
  get diagnostics taken = row_count;
  return taken;
end $$;

-- Villages that the import added and to which nothing refers any more. Answers how many went.
create function registry.take_back_villages(p_take_back_id uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, registry, authority as $$
declare
  asked registry.take_backs;
  village record;
  taken integer := 0;
begin
  select * into asked from registry.take_backs take_back where take_back.take_back_id = p_take_back_id and take_back.state = 'running';
  if asked.take_back_id is null or current_setting('vuon.act', true) is distinct from 'registry.takeBackImport'
    or not authority.writes(',registry,', asked.area_id) then
    raise exception 'not an import that is being taken back' using errcode = '42501';
  end if;
  for village in select area_id from registry.areas where import_id = asked.import_id and kind = 'village' order by area_id loop
    begin
      continue when exists (select from registry.household_places place where place.village_id = village.area_id)
        or exists (select from registry.households household where household.village_id = village.area_id);
      delete from registry.area_closure where descendant_id = village.area_id;
      delete from registry.areas where area_id = village.area_id;
      taken := taken + 1;
    exception when foreign_key_violation then
      -- A meeting, a post or a decision stands in its name: it stays.
      null;
    end;
  end loop;
  return taken;
end $$;
