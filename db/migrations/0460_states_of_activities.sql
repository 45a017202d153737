-- An activity is drafted, opened, closed, and opened again with a reason. Those from before are open: they were opened by their first act.
alter table delivery.activities
  drop constraint activity_state_is_known,
  add constraint activity_state_is_known check (state in ('draft', 'open', 'closed'));

-- What was done on an activity as a whole, in order; never changed.
create table delivery.activity_acts (
  activity_act_id uuid constraint activity_acts_key primary key,
  activity_id uuid not null constraint activity_act_is_on_an_activity references delivery.activities (activity_id),
  commune_id text not null constraint activity_act_is_in_a_commune references registry.areas (area_id),
  act text not null constraint activity_act_is_known check (act in ('draft', 'open', 'close', 'reopen', 'edit')),
  -- the day on which it counts; a draft and a change have none
  done_on date,
  reason text,
  done_at timestamptz not null,
  done_by uuid not null,
  constraint activity_act_has_its_day check ((done_on is null) = (act in ('draft', 'edit'))),
  constraint activity_is_reopened_with_a_reason check (act <> 'reopen' or reason is not null)
);
create index activity_acts_by_activity on delivery.activity_acts (activity_id, done_at);
grant select, insert on delivery.activity_acts to vuon_app;
alter table delivery.activity_acts enable row level security;
create policy activity_acts_are_read_in_ones_areas on delivery.activity_acts for select using (authority.sees(commune_id));
create policy activity_acts_are_added_in_ones_areas on delivery.activity_acts for insert
  with check (authority.writes(',delivery,', commune_id));

-- The moves of src/programme/delivery/activity/activity-state.ts.
create function delivery.keep_activity_states() returns trigger language plpgsql set search_path to 'pg_catalog', 'delivery' as $$
begin
  if current_user = 'vuon_app' and (case when tg_op = 'INSERT' then new.state <> 'draft'
      else (old.state, new.state) not in (('draft', 'open'), ('open', 'closed'), ('closed', 'open')) end) then
    raise exception 'activity moves in its order' using errcode = '23514', constraint = 'activity_moves_in_its_order';
  end if;
  return null;
end $$;
create trigger activity_begins_as_a_draft after insert on delivery.activities
  for each row execute function delivery.keep_activity_states();
create trigger activity_moves_in_its_order after update of state on delivery.activities
  for each row when (new.state is distinct from old.state) execute function delivery.keep_activity_states();

-- Supports begin and go on to their delivery while their activity is open; payment and its returns do not ask for it.
create function delivery.keep_new_supports_of_open_activities() returns trigger language plpgsql
  set search_path to 'pg_catalog', 'delivery' as $$
begin
  if current_user = 'vuon_app' and exists (select from added join delivery.activities activity using (activity_id)
      where activity.state <> 'open') then
    raise exception 'support is of an open activity' using errcode = '23514', constraint = 'support_is_of_an_open_activity';
  end if;
  return null;
end $$;
create trigger new_support_is_of_an_open_activity after insert on delivery.supports referencing new table as added
  for each statement execute function delivery.keep_new_supports_of_open_activities();
create function delivery.keep_supports_of_open_activities() returns trigger language plpgsql
  set search_path to 'pg_catalog', 'delivery' as $$
begin
  if current_user = 'vuon_app' and exists (select from delivery.activities activity
      where activity.activity_id = new.activity_id and activity.state <> 'open') then
    raise exception 'support is of an open activity' using errcode = '23514', constraint = 'support_is_of_an_open_activity';
  end if;
  return null;
end $$;
create trigger support_is_of_an_open_activity after update of state on delivery.supports
  for each row when (old.state in ('proposed', 'checked', 'approved', 'committed') and new.state is distinct from old.state
    and new.state in ('checked', 'approved', 'committed', 'delivered'))
  execute function delivery.keep_supports_of_open_activities();

create function delivery.keep_activity_closing() returns trigger language plpgsql set search_path to 'pg_catalog', 'delivery' as $$
begin
  if current_user = 'vuon_app' and exists (select from delivery.supports support where support.activity_id = new.activity_id
      and (support.state in ('proposed', 'checked', 'approved', 'committed') or support.state = 'delivered' and support.amount > 0)) then
    raise exception 'unfinished activity is closed with a reason'
      using errcode = '23514', constraint = 'unfinished_activity_is_closed_with_a_reason';
  end if;
  return null;
end $$;
create trigger unfinished_activity_is_closed_with_a_reason after insert on delivery.activity_acts
  for each row when (new.act = 'close' and new.reason is null) execute function delivery.keep_activity_closing();

-- Each act on its day: closed not before it was opened or before the last delivery, opened again not before it was closed.
create function delivery.keep_activity_act_days() returns trigger language plpgsql set search_path to 'pg_catalog', 'delivery' as $$
begin
  if current_user = 'vuon_app' and (exists (select from delivery.activity_acts done
        where done.activity_id = new.activity_id and done.done_on > new.done_on)
      or new.act = 'close' and exists (select from delivery.supports support
        where support.activity_id = new.activity_id and support.delivered_on > new.done_on)) then
    raise exception 'activity acts are on their days in order' using errcode = '23514', constraint = 'activity_acts_are_on_their_days_in_order';
  end if;
  return null;
end $$;
create trigger activity_acts_are_on_their_days_in_order after insert on delivery.activity_acts
  for each row execute function delivery.keep_activity_act_days();
