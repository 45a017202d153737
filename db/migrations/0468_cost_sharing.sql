-- Other fund lines that bear a part of what each unit of an activity costs (programmes and sources integrated); the line of the activity
-- bears the rest.
create table delivery.activity_cost_shares (
  activity_id uuid not null constraint cost_share_is_of_an_activity references delivery.activities (activity_id),
  fund_line_id uuid not null constraint cost_share_is_of_a_fund_line references planning.fund_lines (fund_line_id),
  commune_id text not null constraint cost_share_is_in_a_commune references registry.areas (area_id),
  unit_amount bigint not null constraint cost_share_is_an_amount check (unit_amount > 0 and unit_amount <= 1000000000000000),
  constraint activity_cost_shares_key primary key (activity_id, fund_line_id)
);
create index cost_shares_by_fund_line on delivery.activity_cost_shares (fund_line_id);
grant select, insert, delete on delivery.activity_cost_shares to vuon_app;
alter table delivery.activity_cost_shares enable row level security;
create policy cost_shares_are_read_in_ones_areas on delivery.activity_cost_shares for select using (authority.sees(commune_id));
create policy cost_shares_are_added_in_ones_areas on delivery.activity_cost_shares for insert
  with check (authority.writes(',delivery,', commune_id));
create policy cost_shares_are_replaced_in_ones_areas on delivery.activity_cost_shares for delete
  using (authority.writes(',delivery,', commune_id));

-- What other fund lines bear of the approved amount of a support, as it was when it was proposed; never changed. Of less that is
-- delivered each bears its part, rounded down.
create table delivery.support_cost_shares (
  household_id uuid not null,
  support_id uuid not null,
  fund_line_id uuid not null constraint support_share_is_of_a_fund_line references planning.fund_lines (fund_line_id),
  commune_id text not null,
  -- where the household lives now, if elsewhere: as in supports
  now_in text,
  amount bigint not null constraint support_share_is_an_amount check (amount > 0 and amount <= 1000000000000000),
  constraint support_cost_shares_key primary key (household_id, support_id, fund_line_id),
  constraint share_is_of_a_support foreign key (household_id, support_id) references delivery.supports (household_id, support_id)
    on delete cascade
);
create index support_shares_by_fund_line on delivery.support_cost_shares (fund_line_id);
grant select, insert on delivery.support_cost_shares to vuon_app;
alter table delivery.support_cost_shares enable row level security;
create policy support_shares_are_read_with_their_support on delivery.support_cost_shares for select
  using (authority.sees(commune_id) or authority.sees(now_in));
create policy support_shares_are_added_in_ones_areas on delivery.support_cost_shares for insert
  with check (authority.writes(',delivery,', commune_id));

-- A share is of another line of the commune and the year than the one on which the activity hangs.
create function delivery.keep_cost_share_lines() returns trigger language plpgsql
  set search_path to 'pg_catalog', 'delivery', 'planning' as $$
begin
  if exists (select from added join delivery.activities activity using (activity_id)
      join planning.fund_lines line on line.fund_line_id = added.fund_line_id
      where line.area_id <> activity.commune_id or line.year <> activity.year or line.fund_line_id = activity.fund_line_id) then
    raise exception 'cost share is of another line of the commune and year'
      using errcode = '23514', constraint = 'cost_share_is_of_another_line';
  end if;
  return null;
end $$;
create trigger cost_share_is_of_another_line after insert on delivery.activity_cost_shares referencing new table as added
  for each statement execute function delivery.keep_cost_share_lines();

-- What the others bear leaves something to the line of the activity.
create function delivery.keep_support_shares_below_amount() returns trigger language plpgsql
  set search_path to 'pg_catalog', 'delivery' as $$
begin
  if exists (select from (select household_id, support_id from added group by 1, 2) one
      join delivery.supports support using (household_id, support_id)
      join delivery.support_cost_shares share using (household_id, support_id)
      group by support.household_id, support.support_id having sum(share.amount) >= coalesce(support.approved_amount, support.amount)) then
    raise exception 'cost shares are less than the support'
      using errcode = '23514', constraint = 'cost_shares_are_less_than_the_support';
  end if;
  return null;
end $$;
create trigger cost_shares_are_less_than_the_support after insert on delivery.support_cost_shares referencing new table as added
  for each statement execute function delivery.keep_support_shares_below_amount();

alter table delivery.activity_acts
  drop constraint activity_act_is_known,
  add constraint activity_act_is_known check (act in ('draft', 'open', 'close', 'reopen', 'edit', 'share')),
  drop constraint activity_act_has_its_day,
  add constraint activity_act_has_its_day check ((done_on is null) = (act in ('draft', 'edit', 'share')));
drop trigger open_activity_is_changed_with_a_reason on delivery.activity_acts;
create trigger open_activity_is_changed_with_a_reason after insert on delivery.activity_acts
  for each row when (new.act in ('edit', 'share')) execute function delivery.keep_activity_edits();

-- The shares of its supports go with a household that moves to another commune.
create or replace function registry.take_household(p_household_id uuid, p_transfer_id uuid, p_village_id text, p_address text, p_at timestamp with time zone, p_by uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'registry', 'review', 'delivery', 'payment', 'authority'
AS $function$
declare
  moved registry.transfers;
  held review.poverty_statuses;
  before review.poverty_statuses;
  later review.poverty_statuses;
begin
  select * into moved from registry.transfers transfer
    where transfer.household_id = p_household_id and transfer.transfer_id = p_transfer_id and transfer.state = 'asked' for update;
  if moved.household_id is null or current_setting('vuon.act', true) is distinct from 'registry.answerTransfer'
    or not authority.writes(',registry,', moved.to_commune_id) then
    raise exception 'not a transfer to take' using errcode = '42501';
  end if;

  update registry.households household set commune_id = moved.to_commune_id, village_id = p_village_id, address = p_address,
    past_communes = array_append(array_remove(past_communes, moved.to_commune_id), moved.from_commune_id)
    where household.household_id = p_household_id;
  update registry.people person set commune_id = moved.to_commune_id,
    past_communes = array_append(array_remove(past_communes, moved.to_commune_id), moved.from_commune_id)
    where person.household_id = p_household_id;
  update registry.memberships member set commune_id = moved.to_commune_id,
    past_communes = array_append(array_remove(past_communes, moved.to_commune_id), moved.from_commune_id)
    where member.household_id = p_household_id;
  update registry.identifiers identifier set commune_id = moved.to_commune_id where identifier.household_id = p_household_id;
  update registry.household_sources source set commune_id = moved.to_commune_id from registry.households household
    where household.household_id = p_household_id and source.source_system = household.source_system
      and source.source_key = household.source_key and source.household_id = household.household_id;
  update registry.person_residences residence set commune_id = moved.to_commune_id from registry.people person
    where person.household_id = p_household_id and residence.person_id = person.person_id
      and residence.household_id = person.household_id;
  update registry.identifier_index known set commune_id = moved.to_commune_id from registry.identifiers identifier
    where identifier.household_id = p_household_id and known.kind = identifier.kind and known.person_id = identifier.person_id
      and known.household_id = identifier.household_id;
  update registry.corrections correction set commune_id = moved.to_commune_id
    where correction.household_id = p_household_id and correction.state = 'asked';
  update review.reviews review set commune_id = moved.to_commune_id, village_id = p_village_id
    where review.household_id = p_household_id and review.state in ('draft', 'listed', 'screened');
  update payment.payees payee set valid_to = moved.on_date - 1
    where payee.household_id = p_household_id and payee.valid_to is null;

  update registry.household_places place set valid_to = moved.on_date - 1
    where place.household_id = p_household_id and place.valid_to is null;
  insert into registry.household_places (household_id, valid_from, commune_id, village_id, address)
    values (p_household_id, moved.on_date, moved.to_commune_id, p_village_id, p_address);

  select * into held from review.poverty_statuses status where status.household_id = p_household_id and status.left_on is null
      and status.effective_on <= moved.on_date
    order by status.effective_on desc, status.decision_id desc limit 1;
  update review.poverty_statuses status set left_on = moved.on_date - 1
    where status.household_id = p_household_id and status.left_on is null and status.effective_on <= moved.on_date;
  -- What is decided already and counts from a later day, such as an opening list, counts where the household lives then.
  before := held;
  for later in select * from review.poverty_statuses status where status.household_id = p_household_id and status.left_on is null
      and status.effective_on > moved.on_date order by status.effective_on, status.decision_id
  loop
    insert into review.status_changes (decision_id, commune_id, effective_on, class, households, people)
      select later.decision_id, place.commune_id, later.effective_on, change.class, sum(place.sign * change.sign),
        sum(place.sign * change.sign * change.members)
      from (values (moved.from_commune_id, -1), (moved.to_commune_id, 1)) place (commune_id, sign)
      cross join (values (later.class, 1, later.member_count), (before.class, -1, before.member_count)) change (class, sign, members)
      where change.class is not null
      group by 2, 4
      on conflict (decision_id, class, commune_id, effective_on) do update
        set households = status_changes.households + excluded.households, people = status_changes.people + excluded.people;
    update review.poverty_statuses status set commune_id = moved.to_commune_id, village_id = p_village_id
      where status.household_id = later.household_id and status.decision_id = later.decision_id
        and status.effective_on = later.effective_on;
    before := later;
  end loop;
  if held.household_id is not null then
    insert into review.poverty_statuses (household_id, decision_id, review_id, commune_id, village_id, effective_on, outcome,
        previous_class, class, list_flag, deprivations, member_count, low_income_workers, reason, carried)
      values (held.household_id, held.decision_id, held.review_id, moved.to_commune_id, p_village_id, moved.on_date, held.outcome,
        held.previous_class, held.class, null, held.deprivations, held.member_count, held.low_income_workers, held.reason, true);
    insert into review.status_changes (decision_id, commune_id, effective_on, class, households, people) values
      (held.decision_id, moved.from_commune_id, moved.on_date, held.class, -1, -held.member_count),
      (held.decision_id, moved.to_commune_id, moved.on_date, held.class, 1, held.member_count)
      on conflict (decision_id, class, commune_id, effective_on) do update
        set households = status_changes.households + excluded.households, people = status_changes.people + excluded.people;
  end if;
  update review.decisions decision set read_in = array_append(array_remove(read_in, moved.to_commune_id), moved.to_commune_id)
    where decision.commune_id <> moved.to_commune_id and decision.decision_id in (
      select status.decision_id from review.poverty_statuses status where status.household_id = p_household_id);

  insert into registry.household_acts (household_id, act_id, commune_id, act, on_date, facts, reason, done_at, done_by) values
    (p_household_id, p_transfer_id, moved.from_commune_id, 'household_transferred', moved.on_date,
      jsonb_build_object('from', moved.from_commune_id, 'to', moved.to_commune_id,
        'fromName', (select full_name from registry.areas where area_id = moved.from_commune_id),
        'toName', (select full_name from registry.areas where area_id = moved.to_commune_id)), moved.reason, p_at, p_by);

  update registry.household_places place set now_in = nullif(moved.to_commune_id, place.commune_id)
    where place.household_id = p_household_id;
  update registry.household_acts act set now_in = nullif(moved.to_commune_id, act.commune_id) where act.household_id = p_household_id;
  update registry.corrections correction set now_in = nullif(moved.to_commune_id, correction.commune_id)
    where correction.household_id = p_household_id;
  update review.reviews review set now_in = nullif(moved.to_commune_id, review.commune_id) where review.household_id = p_household_id;
  update review.poverty_statuses status set now_in = nullif(moved.to_commune_id, status.commune_id)
    where status.household_id = p_household_id;
  -- The commune that decided a later one goes on reading it on its list.
  update review.poverty_statuses status set now_in = decision.commune_id from review.decisions decision
    where status.household_id = p_household_id and status.effective_on > moved.on_date and not status.carried
      and decision.decision_id = status.decision_id and decision.commune_id <> status.commune_id;
  update delivery.supports support set now_in = nullif(moved.to_commune_id, support.commune_id)
    where support.household_id = p_household_id;
  update delivery.support_acts act set now_in = nullif(moved.to_commune_id, act.commune_id) where act.household_id = p_household_id;
  update delivery.support_cost_shares share set now_in = nullif(moved.to_commune_id, share.commune_id)
    where share.household_id = p_household_id;
end $function$
;
