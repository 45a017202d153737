-- Who moved between the classes from one day to another follows from the statuses of each household, and most of a commune have had the
-- same ones. Each history is kept once, with the number of households that have it, so that movements cost the histories and not the
-- households. It is written by whoever writes a status, in the same statement.

create table review.histories (
  -- from what it is of: the same history has the same id
  history_id uuid constraint histories_key primary key,
  households integer not null
);

-- The statuses of a history, as those of each of its households are, without what is a household's own.
create table review.history_steps (
  history_id uuid not null,
  decision_id uuid not null,
  effective_on date not null,
  commune_id text not null,
  now_in text,
  replaced_on date,
  left_on date,
  class text not null,
  outcome text not null,
  carried boolean not null,
  constraint history_steps_key primary key (history_id, decision_id, effective_on),
  constraint step_is_of_a_history foreign key (history_id) references review.histories
);
create index history_steps_by_commune on review.history_steps (commune_id, effective_on);
create index history_steps_by_decision on review.history_steps (decision_id);

create table review.household_histories (
  household_id uuid constraint household_histories_key primary key,
  history_id uuid not null
);
create index household_histories_by_history on review.household_histories (history_id, household_id);

-- Finds the history of these households again; of all, where none are named. One that nobody has any more stays for a while: who begins to
-- have it at the same moment must find its steps.
create function review.order_histories(p_household_ids uuid[]) returns void
language plpgsql set search_path = pg_catalog, review set plan_cache_mode = force_custom_plan as $$
begin
  with told as materialized (
    select household_id, md5(string_agg(
      concat_ws('|', decision_id, effective_on, commune_id, coalesce(now_in, '-'), coalesce(replaced_on::text, '-'),
        coalesce(left_on::text, '-'), class, outcome, carried), ';' order by effective_on, decision_id))::uuid as history_id
    from review.poverty_statuses where p_household_ids is null or household_id = any (p_household_ids) group by household_id
  ), change as materialized (
    select coalesce(told.household_id, kept.household_id) as household_id, kept.history_id as was, told.history_id as becomes
    from told full join (
      select * from review.household_histories where p_household_ids is null or household_id = any (p_household_ids)
    ) kept on kept.household_id = told.household_id
    where told.history_id is distinct from kept.history_id
  ), counted as (
    insert into review.histories as history (history_id, households)
    select history_id, sum(n) from (
      select becomes as history_id, 1 as n from change where becomes is not null
      union all select was, -1 from change where was is not null
    ) one group by history_id order by history_id
    on conflict (history_id) do update set households = history.households + excluded.households
  ), stepped as (
    insert into review.history_steps (history_id, decision_id, effective_on, commune_id, now_in, replaced_on, left_on, class, outcome, carried)
    select known.becomes, status.decision_id, status.effective_on, status.commune_id, status.now_in, status.replaced_on, status.left_on,
      status.class, status.outcome, status.carried
    from (
      select becomes, min(household_id::text)::uuid as household_id from change
      where becomes is not null group by becomes
    ) known join review.poverty_statuses status on status.household_id = known.household_id
    on conflict do nothing
  ), left_out as (
    delete from review.household_histories kept using change where kept.household_id = change.household_id and change.becomes is null
  )
  insert into review.household_histories as kept (household_id, history_id)
  select household_id, becomes from change where becomes is not null
  on conflict (household_id) do update set history_id = excluded.history_id;
end $$;
revoke execute on function review.order_histories(uuid[]) from public;

create function review.keep_histories() returns trigger
language plpgsql security definer set search_path = pg_catalog, review as $$
begin
  if tg_op = 'INSERT' then
    perform review.order_histories(array(select distinct household_id from became));
  elsif tg_op = 'DELETE' then
    perform review.order_histories(array(select distinct household_id from was));
  elsif tg_op = 'TRUNCATE' then
    perform review.order_histories(null);
  else
    perform review.order_histories(array(select household_id from became union select household_id from was));
  end if;
  return null;
end $$;
create trigger statuses_begin_a_history after insert on review.poverty_statuses
  referencing new table as became for each statement execute function review.keep_histories();
create trigger statuses_change_a_history after update on review.poverty_statuses
  referencing old table as was new table as became for each statement execute function review.keep_histories();
create trigger statuses_leave_a_history after delete on review.poverty_statuses
  referencing old table as was for each statement execute function review.keep_histories();
create trigger statuses_leave_no_history after truncate on review.poverty_statuses
  for each statement execute function review.keep_histories();

-- Forgets those that nobody has; for the owner, while nobody writes one.
create function review.forget_histories() returns integer language plpgsql set search_path = pg_catalog, review as $$
declare
  gone uuid[];
begin
  if not exists (select from review.histories where households = 0) then return 0; end if;
  lock table review.histories in share row exclusive mode;
  gone := array(select history_id from review.histories where households = 0);
  delete from review.history_steps where history_id = any (gone);
  delete from review.histories where history_id = any (gone);
  return cardinality(gone);
end $$;
revoke execute on function review.forget_histories() from public;

select review.order_histories(null);

-- The steps of the day in those of the communes that the act may see, each with the households that have the history.
create function review.history_steps_on(p_communes text[], p_on date) returns table (
  history_id uuid, commune_id text, decision_id uuid, class text, effective_on date, carried boolean, households integer
)
language plpgsql stable security definer set search_path = pg_catalog, review, authority set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query
    select step.history_id, step.commune_id, step.decision_id, step.class, step.effective_on, step.carried, history.households
    from review.history_steps step join review.histories history on history.history_id = step.history_id and history.households > 0
    where step.commune_id = any (array(select commune_id from unnest(p_communes) commune_id where authority.sees(commune_id)))
      and step.effective_on <= p_on and (step.replaced_on is null or step.replaced_on > p_on)
      and (step.left_on is null or step.left_on >= p_on);
end $$;

-- The first households, by id, that have one of these histories, in those of the communes that the act may see, as they were on the day.
-- p_masks: of each history bits of which its households lack one; null where they may lack whatever they do.
create function review.households_of_histories(
  p_communes text[], p_on date, p_histories uuid[], p_masks integer[], p_after uuid, p_limit integer
) returns table (
  household_id uuid, history_id uuid, decision_id uuid, village_id text, class text, previous_class text, deprivations integer,
  member_count integer
)
language plpgsql stable security definer set search_path = pg_catalog, review, authority set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  seen text[] := array(select commune_id from unnest(p_communes) commune_id where authority.sees(commune_id));
begin
  return query
    select household.household_id, chosen.history_id, household.decision_id, household.village_id, household.class, household.previous_class,
      household.deprivations, household.member_count
    from unnest(p_histories, p_masks) chosen (history_id, mask)
    cross join lateral (
      select status.household_id, status.decision_id, status.village_id, status.class, status.previous_class, status.deprivations,
        status.member_count
      from review.household_histories kept join review.poverty_statuses status on status.household_id = kept.household_id
      where kept.history_id = chosen.history_id and (p_after is null or kept.household_id > p_after) and status.commune_id = any (seen)
        and status.effective_on <= p_on and (status.replaced_on is null or status.replaced_on > p_on)
        and (status.left_on is null or status.left_on >= p_on) and (chosen.mask is null or status.deprivations & chosen.mask <> 0)
      order by kept.household_id limit p_limit
    ) household
    order by household.household_id limit p_limit;
end $$;
grant execute on function review.history_steps_on(text[], date), review.households_of_histories(text[], date, uuid[], integer[], uuid, integer) to public;

alter table review.histories enable row level security;
alter table review.history_steps enable row level security;
alter table review.household_histories enable row level security;
create policy steps_are_read_in_ones_areas on review.history_steps for select using (authority.sees(commune_id) or authority.sees(now_in));
grant select on review.history_steps to vuon_app;
