-- Who carries an activity out: the commune (no office), a department or an assigned unit. Who works for the office acts on this activity
-- and on nothing else, in its commune, one activity an act.
alter table delivery.activities
  add column office_id uuid,
  add constraint activity_is_carried_out_by_an_office foreign key (office_id) references authority.offices (office_id);
create index activities_by_office on delivery.activities (office_id) where office_id is not null;
grant update (office_id) on delivery.activities to vuon_app;

alter table delivery.activity_acts
  drop constraint activity_act_is_known,
  add constraint activity_act_is_known check (act in ('draft', 'open', 'close', 'reopen', 'edit', 'share', 'assign')),
  drop constraint activity_act_has_its_day,
  add constraint activity_act_has_its_day check ((done_on is null) = (act in ('draft', 'edit', 'share', 'assign'))),
  -- of an act that assigns: to whom; null: back to the commune
  add column office_id uuid,
  add constraint activity_act_names_an_office foreign key (office_id) references authority.offices (office_id),
  add constraint only_an_assignment_names_an_office check (office_id is null or act = 'assign');

-- A closed activity stays with who carried it out; what was with an office is moved with a reason; an office is of the activity's province
-- and not closed.
create function delivery.keep_assignments() returns trigger language plpgsql set search_path to 'pg_catalog', 'delivery', 'authority', 'registry' as $$
begin
  if current_user = 'vuon_app' and (new.state = 'closed' or new.office_id is not null and not exists (
      select from authority.offices office
      join registry.area_closure line on line.ancestor_id = office.area_id and line.descendant_id = new.commune_id
      where office.office_id = new.office_id and office.valid_to is null)) then
    raise exception 'activity is assigned to an open office of its province'
      using errcode = '23514', constraint = 'activity_is_assigned_to_an_open_office_of_its_province';
  end if;
  return null;
end $$;
create trigger activity_is_assigned_to_an_open_office_of_its_province after update of office_id on delivery.activities
  for each row when (new.office_id is distinct from old.office_id) execute function delivery.keep_assignments();

-- An office with work in its hands is not closed.
create function authority.keep_offices_with_activities() returns trigger language plpgsql
  set search_path to 'pg_catalog', 'authority', 'delivery' as $$
begin
  if current_user = 'vuon_app' and exists (select from delivery.activities activity
      where activity.office_id = new.office_id and activity.state <> 'closed') then
    raise exception 'office with open activities is not closed'
      using errcode = '23514', constraint = 'office_with_open_activities_is_not_closed';
  end if;
  return null;
end $$;
create trigger office_with_open_activities_is_not_closed after update of valid_to on authority.offices
  for each row when (old.valid_to is null and new.valid_to is not null) execute function authority.keep_offices_with_activities();

-- Narrows the act to one activity that is assigned to an office for which it may be done: from here on it sees and writes in the activity's
-- commune, of supports and evidence those of the activity, of the registry the households of its supports. ",": it is not assigned.
create function authority.act_for_activity(p_activity_id uuid) returns text
language plpgsql security definer set search_path to 'pg_catalog', 'authority', 'delivery' as $$
declare
  found delivery.activities;
begin
  select * into found from delivery.activities where activity_id = p_activity_id;
  if found.office_id is null or authority.acts_for(found.office_id) is not true then return ','; end if;
  execute format('set local vuon.areas = %L; set local vuon.reach = ''activity''; set local vuon.activity = %L',
    ',' || found.commune_id || ',', found.activity_id);
  return ',' || found.commune_id || ',';
end $$;

create function delivery.is_of_own_office(p_activity_id uuid) returns boolean
language sql stable security definer parallel safe set search_path to 'pg_catalog', 'delivery', 'authority' as $$
  select exists (select from delivery.activities activity
    where activity.activity_id = p_activity_id and authority.acts_for(activity.office_id))
$$;
create function delivery.is_of_this_activity(p_household_id uuid, p_support_id uuid) returns boolean
language plpgsql stable security definer parallel safe set search_path to 'pg_catalog', 'delivery' as $$
begin
  return exists (select from delivery.supports support
    where support.household_id = p_household_id and (p_support_id is null or support.support_id = p_support_id)
      and support.activity_id::text = current_setting('vuon.activity', true));
end $$;

-- What waits for an office is counted over its activities.
alter policy supports_are_read_in_ones_areas on delivery.supports using (authority.sees(commune_id) or authority.sees(now_in)
  or (current_setting('vuon.reach', true) = 'offices' and delivery.is_of_own_office(activity_id)));

create policy activities_are_not_changed_by_their_office on delivery.activities as restrictive for update using (true)
  with check (coalesce(current_setting('vuon.reach', true), '') <> 'activity');
create policy supports_of_the_activity_alone on delivery.supports as restrictive for all
  using (coalesce(current_setting('vuon.reach', true), '') <> 'activity' or activity_id::text = current_setting('vuon.activity', true));
create policy support_acts_of_the_activity_alone on delivery.support_acts as restrictive for all
  using (coalesce(current_setting('vuon.reach', true), '') <> 'activity' or delivery.is_of_this_activity(household_id, support_id));
create policy evidence_of_the_activity_alone on delivery.evidence as restrictive for all
  using (coalesce(current_setting('vuon.reach', true), '') <> 'activity' or delivery.is_of_this_activity(household_id, support_id));
create policy activity_evidence_of_the_activity_alone on delivery.activity_evidence as restrictive for all
  using (coalesce(current_setting('vuon.reach', true), '') <> 'activity' or activity_id::text = current_setting('vuon.activity', true));
create policy activity_acts_of_the_activity_alone on delivery.activity_acts as restrictive for all
  using (coalesce(current_setting('vuon.reach', true), '') <> 'activity' or activity_id::text = current_setting('vuon.activity', true));
create policy households_of_the_activity_alone on registry.households as restrictive for all
  using (coalesce(current_setting('vuon.reach', true), '') <> 'activity' or delivery.is_of_this_activity(household_id, null));
create policy memberships_of_the_activity_alone on registry.memberships as restrictive for all
  using (coalesce(current_setting('vuon.reach', true), '') <> 'activity' or delivery.is_of_this_activity(household_id, null));
create policy people_of_the_activity_alone on registry.people as restrictive for all
  using (coalesce(current_setting('vuon.reach', true), '') <> 'activity' or delivery.is_of_this_activity(household_id, null));

-- What an office undoes or corrects it has delivered itself: who recorded the delivery last works or worked for it.
create function delivery.was_delivered_by_office(p_household_id uuid, p_support_id uuid) returns boolean
language plpgsql stable security definer set search_path to 'pg_catalog', 'delivery', 'authority' as $$
begin
  return coalesce((select exists (select from authority.posts post
      join delivery.supports support on support.household_id = p_household_id and support.support_id = p_support_id
      join delivery.activities activity on activity.activity_id = support.activity_id
      where post.officer_id = done.done_by and post.office_id = activity.office_id)
    from delivery.support_acts done
    where done.household_id = p_household_id and done.support_id = p_support_id and done.act = 'deliver'
    order by done.done_at desc, done.support_act_id desc limit 1), false);
end $$;
create function delivery.keep_deliveries_of_others() returns trigger language plpgsql set search_path to 'pg_catalog', 'delivery' as $$
begin
  if not delivery.was_delivered_by_office(new.household_id, new.support_id) then
    raise exception 'office corrects its own deliveries' using errcode = '23514', constraint = 'office_corrects_its_own_deliveries';
  end if;
  return null;
end $$;
create trigger office_corrects_its_own_deliveries after update of state, amount, delivered_on on delivery.supports for each row
  when (current_setting('vuon.reach', true) = 'activity' and old.state = 'delivered'
    and (new.state = 'committed' or new.amount <> old.amount or new.delivered_on is distinct from old.delivered_on))
  execute function delivery.keep_deliveries_of_others();
