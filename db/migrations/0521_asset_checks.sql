-- It is looked again and again whether an asset is there: how often is what the programme said when the group was formed.
alter table delivery.livelihood_groups
  add column check_every_months integer,
  add constraint livelihood_checks_have_an_interval check (check_every_months between 1 and 60);

create table delivery.asset_checks (
  check_id uuid constraint asset_checks_key primary key,
  asset_id uuid not null constraint asset_check_is_of_an_asset references delivery.livelihood_assets (asset_id),
  group_id uuid not null constraint asset_check_is_of_a_group references delivery.livelihood_groups (group_id),
  commune_id text not null constraint asset_check_is_in_a_commune references registry.areas (area_id),
  checked_on date not null,
  checked_by text not null,
  finding text not null constraint asset_check_finding_is_known check (finding in ('healthy', 'sick', 'not_seen')),
  note text,
  recorded_at timestamptz not null,
  recorded_by uuid not null constraint asset_check_is_recorded_by_an_officer references authority.officers (officer_id),
  constraint asset_check_says_what_is_wrong check (finding = 'healthy' or note is not null)
);
create index asset_checks_by_asset on delivery.asset_checks (asset_id, checked_on);

grant select, insert on delivery.asset_checks to vuon_app;
alter table delivery.asset_checks enable row level security;
create policy asset_checks_are_read_in_ones_areas on delivery.asset_checks for select using (authority.sees(commune_id));
create policy asset_checks_are_added_in_ones_areas on delivery.asset_checks for insert with check (authority.writes(',delivery,', commune_id));
create policy asset_checks_are_for_no_office on delivery.asset_checks as restrictive for all
  using (coalesce(current_setting('vuon.reach', true), '') <> 'activity');

-- What has died, was sold, lost or returned is looked at no more, and nothing before it was received.
create function delivery.keep_asset_checks() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if not exists (select from livelihood_assets asset where asset.asset_id = new.asset_id and asset.received_on <= new.checked_on
      and (asset.ended_on is null or asset.ended_on >= new.checked_on)) then
    raise exception 'an asset is checked while it is there' using errcode = '23514', constraint = 'asset_is_checked_while_it_is_there';
  end if;
  return null;
end $$;
create trigger asset_is_checked_while_it_is_there after insert on delivery.asset_checks
  for each row execute function delivery.keep_asset_checks();
