-- Households and present members of each village, kept, so that no page counts all people of a province. What is kept is never trusted
-- while a marker of the commune says that something changed since, or outside the days for which it was counted. A marker is written by
-- the transaction that changes something and becomes visible with it; rows are only added, so acts in one commune do not wait for another.

create table registry.population_changes (
  change_id uuid not null default gen_random_uuid() constraint population_changes_key primary key,
  commune_id text not null
);
create index population_changes_by_commune on registry.population_changes (commune_id);

create table registry.population_days (
  commune_id text constraint population_days_key primary key,
  counted_on date not null,
  -- the last day on which the counts hold if nothing is changed: the day before somebody joins or leaves by a date that is known
  valid_until date not null
);

create table registry.population_counts (
  commune_id text not null,
  village_id text,
  -- open households that live there on the day, and their members
  households integer not null,
  people integer not null,
  -- all that are listed there, closed ones too
  registered integer not null,
  constraint population_counts_key unique nulls not distinct (commune_id, village_id)
);

create function registry.note_population_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into registry.population_changes (commune_id) select distinct commune_id from became;
  elsif tg_op = 'DELETE' then
    insert into registry.population_changes (commune_id) select distinct commune_id from was;
  else
    insert into registry.population_changes (commune_id) select commune_id from became union select commune_id from was;
  end if;
  return null;
end $$;

-- A household's other facts change often and are not counted.
create function registry.note_household_change() returns trigger language plpgsql as $$
begin
  insert into registry.population_changes (commune_id)
  select unnest(array[was.commune_id, became.commune_id])
  from was join became on became.household_id = was.household_id
  where (was.commune_id, was.village_id, was.closed_on) is distinct from (became.commune_id, became.village_id, became.closed_on)
  group by 1;
  return null;
end $$;

create trigger places_begin after insert on registry.household_places
  referencing new table as became for each statement execute function registry.note_population_change();
create trigger places_change after update on registry.household_places
  referencing old table as was new table as became for each statement execute function registry.note_population_change();
create trigger places_end after delete on registry.household_places
  referencing old table as was for each statement execute function registry.note_population_change();
create trigger memberships_begin after insert on registry.memberships
  referencing new table as became for each statement execute function registry.note_population_change();
create trigger memberships_change after update on registry.memberships
  referencing old table as was new table as became for each statement execute function registry.note_population_change();
create trigger memberships_end after delete on registry.memberships
  referencing old table as was for each statement execute function registry.note_population_change();
create trigger households_begin after insert on registry.households
  referencing new table as became for each statement execute function registry.note_population_change();
create trigger households_change after update on registry.households
  referencing old table as was new table as became for each statement execute function registry.note_household_change();
create trigger households_end after delete on registry.households
  referencing old table as was for each statement execute function registry.note_population_change();

-- Counts the communes that changed, or whose counts do not hold on the day; answers how many. For the owner: one process at a time.
create function registry.count_population(p_on date) returns integer language plpgsql as $$
declare
  communes text[];
begin
  if not pg_try_advisory_xact_lock(hashtext('registry.count_population')) then return 0; end if;
  with taken as (delete from registry.population_changes returning commune_id)
  select array_agg(distinct commune_id) into communes from (
    select commune_id from taken
    union all select commune_id from registry.population_days where p_on < counted_on or p_on > valid_until
  ) changed;
  if communes is null then return 0; end if;

  delete from registry.population_counts where commune_id = any(communes);
  insert into registry.population_counts (commune_id, village_id, households, people, registered)
  with here as materialized (
    select place.household_id, place.commune_id, place.village_id from registry.household_places place
    where place.commune_id = any(communes) and place.valid_from <= p_on and (place.valid_to is null or place.valid_to >= p_on)
      and not exists (select from registry.households closed where closed.household_id = place.household_id and closed.closed_on < p_on)
  ), counted as (
    select commune_id, village_id, count(*)::int as households, 0 as people, 0 as registered from here group by 1, 2
    union all
    select here.commune_id, here.village_id, 0, count(*)::int, 0 from here
    join registry.memberships member on member.household_id = here.household_id
    where member.valid_from <= p_on and (member.valid_to is null or member.valid_to >= p_on) group by 1, 2
    union all
    select commune_id, village_id, 0, 0, count(*)::int from registry.households where commune_id = any(communes) group by 1, 2
  )
  select commune_id, village_id, sum(households), sum(people), sum(registered) from counted group by 1, 2;

  delete from registry.population_days where commune_id = any(communes);
  insert into registry.population_days (commune_id, counted_on, valid_until)
  select commune.id, p_on, coalesce((
    select min(day) from (
      select least(case when place.valid_from > p_on then place.valid_from - 1 end, case when place.valid_to >= p_on then place.valid_to end) as day
      from registry.household_places place where place.commune_id = commune.id
      union all
      select closed_on from registry.households where commune_id = commune.id and closed_on >= p_on
      union all
      select least(case when member.valid_from > p_on then member.valid_from - 1 end, case when member.valid_to >= p_on then member.valid_to end)
      from registry.household_places place join registry.memberships member on member.household_id = place.household_id
      where place.commune_id = commune.id
    ) turns), 'infinity')
  from unnest(communes) commune (id);
  return cardinality(communes);
end $$;
revoke execute on function registry.count_population(date) from public;

insert into registry.population_changes (commune_id)
select commune_id from registry.households union select commune_id from registry.household_places;

alter table registry.population_counts enable row level security;
create policy population_is_read_in_ones_areas on registry.population_counts for select using (authority.sees(commune_id));
grant select on registry.population_counts, registry.population_days, registry.population_changes to vuon_app;
grant insert on registry.population_changes to vuon_app;
