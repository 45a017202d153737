-- Livelihood groups of an activity for groups of households: members, the assets that they hold in turn, and what they repay so that it revolves.
-- What the support itself cost moves as supports and vouchers do; here is what becomes of it.
create table delivery.livelihood_groups (
  group_id uuid constraint livelihood_groups_key primary key,
  activity_id uuid not null constraint livelihood_group_is_of_an_activity references delivery.activities (activity_id),
  commune_id text not null constraint livelihood_group_is_in_a_commune references registry.areas (area_id),
  village_id text constraint livelihood_group_is_in_a_village references registry.areas (area_id),
  name text not null,
  formed_on date not null,
  -- the shares of the programme on the day on which the group was formed, in percent; null where the programme says none
  target_share integer,
  repay_after_months integer,
  repay_in_poverty integer,
  repay_near_poverty integer,
  constraint livelihood_shares_are_percents check (target_share between 0 and 100 and repay_in_poverty between 0 and 100
    and repay_near_poverty between 0 and 100),
  constraint livelihood_repayment_has_a_time check (repay_after_months between 1 and 240)
);
create index livelihood_groups_by_activity on delivery.livelihood_groups (activity_id);
create index livelihood_groups_by_commune on delivery.livelihood_groups (commune_id);

create table delivery.livelihood_members (
  group_id uuid not null constraint livelihood_member_is_of_a_group references delivery.livelihood_groups (group_id),
  household_id uuid not null constraint livelihood_member_is_a_household references registry.households,
  commune_id text not null constraint livelihood_member_is_in_a_commune references registry.areas (area_id),
  role text not null constraint livelihood_role_is_known check (role in ('leader', 'deputy', 'member')),
  joined_on date not null,
  constraint livelihood_members_key primary key (group_id, household_id)
);
create index livelihood_members_by_household on delivery.livelihood_members (household_id);
create unique index livelihood_group_has_one_leader on delivery.livelihood_members (group_id) where role = 'leader';

create table delivery.livelihood_assets (
  asset_id uuid constraint livelihood_assets_key primary key,
  group_id uuid not null constraint livelihood_asset_is_of_a_group references delivery.livelihood_groups (group_id),
  commune_id text not null constraint livelihood_asset_is_in_a_commune references registry.areas (area_id),
  tag text not null,
  kind text not null,
  -- whose offspring it is; null: it was handed over by the activity
  mother_id uuid constraint livelihood_mother_is_an_asset references delivery.livelihood_assets (asset_id),
  value bigint not null,
  received_on date not null,
  state text not null constraint livelihood_asset_state_is_known check (state in ('alive', 'dead', 'sold', 'lost', 'returned')),
  ended_on date,
  end_reason text,
  -- what its first holder repays, by the class of that household on the day of receipt; null: nothing, as of offspring
  class_on_receipt text,
  due bigint,
  due_on date,
  constraint livelihood_tag_is_unique_in_its_commune unique (commune_id, tag),
  constraint livelihood_value_is_an_amount check (value >= 0 and value <= 1000000000000000),
  constraint livelihood_due_is_within_value check (due >= 0 and due <= value and (due is null) = (due_on is null)),
  constraint livelihood_asset_ends_with_day_and_reason check ((state = 'alive') = (ended_on is null)
    and (state = 'alive') = (end_reason is null) and ended_on >= received_on)
);
create index livelihood_assets_by_group on delivery.livelihood_assets (group_id);

-- Who held an asset, turn by turn; never changed.
create table delivery.livelihood_holdings (
  asset_id uuid not null constraint livelihood_holding_is_of_an_asset references delivery.livelihood_assets (asset_id),
  turn integer not null,
  group_id uuid not null,
  household_id uuid not null,
  commune_id text not null constraint livelihood_holding_is_in_a_commune references registry.areas (area_id),
  held_from date not null,
  -- the minutes by which it was handed on; null in the first turn
  minutes text,
  -- why this household and not the one whose turn it was; null where it was its turn
  reason text,
  constraint livelihood_holdings_key primary key (asset_id, turn),
  constraint livelihood_holder_is_a_member foreign key (group_id, household_id)
    references delivery.livelihood_members (group_id, household_id),
  constraint livelihood_turns_are_counted check (turn >= 1),
  constraint livelihood_rotation_has_minutes check ((turn = 1) = (minutes is null))
);
create index livelihood_holdings_by_group on delivery.livelihood_holdings (group_id, household_id);

create table delivery.livelihood_repayments (
  repayment_id uuid constraint livelihood_repayments_key primary key,
  asset_id uuid not null constraint livelihood_repayment_is_for_an_asset references delivery.livelihood_assets (asset_id),
  group_id uuid not null constraint livelihood_repayment_is_of_a_group references delivery.livelihood_groups (group_id),
  commune_id text not null constraint livelihood_repayment_is_in_a_commune references registry.areas (area_id),
  amount bigint not null,
  paid_on date not null,
  receipt text not null,
  constraint livelihood_repayment_is_positive check (amount > 0)
);
create index livelihood_repayments_by_asset on delivery.livelihood_repayments (asset_id);
create index livelihood_repayments_by_group on delivery.livelihood_repayments (group_id);

grant select, insert on delivery.livelihood_groups, delivery.livelihood_members, delivery.livelihood_holdings,
  delivery.livelihood_repayments to vuon_app;
grant select, insert, update (state, ended_on, end_reason) on delivery.livelihood_assets to vuon_app;
-- acts on one group take turns
grant update (name) on delivery.livelihood_groups to vuon_app;

do $$
declare
  one text;
begin
  foreach one in array array['livelihood_groups', 'livelihood_members', 'livelihood_assets', 'livelihood_holdings', 'livelihood_repayments'] loop
    execute format('alter table delivery.%I enable row level security', one);
    execute format('create policy %I on delivery.%I for select using (authority.sees(commune_id))', one || '_are_read_in_ones_areas', one);
    execute format('create policy %I on delivery.%I for insert with check (authority.writes('',delivery,'', commune_id))',
      one || '_are_added_in_ones_areas', one);
    -- an office that is assigned an activity carries it out, and keeps no group of households
    execute format('create policy %I on delivery.%I as restrictive for all
      using (coalesce(current_setting(''vuon.reach'', true), '''') <> ''activity'')', one || '_are_for_no_office', one);
  end loop;
end $$;
create policy livelihood_groups_are_locked_in_ones_areas on delivery.livelihood_groups for update
  using (authority.sees(commune_id)) with check (authority.writes(',delivery,', commune_id));
create policy livelihood_assets_are_ended_in_ones_areas on delivery.livelihood_assets for update
  using (authority.sees(commune_id)) with check (authority.writes(',delivery,', commune_id));

-- No more is repaid than is due.
create function delivery.keep_livelihood_repayments() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if (select coalesce(sum(amount), 0) from livelihood_repayments paid where paid.asset_id = new.asset_id)
      > coalesce((select due from livelihood_assets asset where asset.asset_id = new.asset_id), 0) then
    raise exception 'no more is repaid than is due' using errcode = '23514', constraint = 'no_more_is_repaid_than_is_due';
  end if;
  return null;
end $$;
create trigger no_more_is_repaid_than_is_due after insert on delivery.livelihood_repayments
  for each row execute function delivery.keep_livelihood_repayments();

-- An asset is handed on while it is alive, turn by turn on days in order, and one that has ended stays so.
create function delivery.keep_livelihood_holdings() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if current_user = 'vuon_app' and (
      new.turn <> 1 + (select count(*) from livelihood_holdings before where before.asset_id = new.asset_id and before.turn < new.turn)
      or exists (select from livelihood_holdings before where before.asset_id = new.asset_id and before.turn < new.turn and before.held_from > new.held_from)
      or exists (select from livelihood_assets asset where asset.asset_id = new.asset_id and asset.state <> 'alive')) then
    raise exception 'livelihood asset is handed on in turn' using errcode = '23514', constraint = 'livelihood_asset_is_handed_on_in_turn';
  end if;
  return null;
end $$;
create trigger livelihood_asset_is_handed_on_in_turn after insert on delivery.livelihood_holdings
  for each row execute function delivery.keep_livelihood_holdings();
create function delivery.keep_livelihood_ends() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if current_user = 'vuon_app' and old.state <> 'alive' then
    raise exception 'livelihood asset ends once' using errcode = '23514', constraint = 'livelihood_asset_ends_once';
  end if;
  return null;
end $$;
create trigger livelihood_asset_ends_once after update of state on delivery.livelihood_assets
  for each row execute function delivery.keep_livelihood_ends();
