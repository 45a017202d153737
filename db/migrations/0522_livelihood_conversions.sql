-- A household changes what it lives on: from what, to what, why, and away from which hazard; never changed.
create table delivery.livelihood_conversions (
  household_id uuid not null constraint conversion_is_of_a_household references registry.households,
  conversion_id uuid not null,
  commune_id text not null constraint conversion_is_in_a_commune references registry.areas (area_id),
  converted_on date not null,
  from_what text not null,
  to_product text not null,
  reason text not null,
  hazard text,
  recorded_at timestamptz not null,
  recorded_by uuid not null constraint conversion_is_recorded_by_an_officer references authority.officers (officer_id),
  constraint livelihood_conversions_key primary key (household_id, conversion_id),
  constraint conversion_changes_something check (from_what <> to_product)
);
create index livelihood_conversions_by_commune on delivery.livelihood_conversions (commune_id, converted_on);

grant select, insert on delivery.livelihood_conversions to vuon_app;
alter table delivery.livelihood_conversions enable row level security;
create policy livelihood_conversions_are_read_in_ones_areas on delivery.livelihood_conversions for select using (authority.sees(commune_id));
create policy livelihood_conversions_are_added_in_ones_areas on delivery.livelihood_conversions for insert
  with check (authority.writes(',delivery,', commune_id));
create policy livelihood_conversions_are_for_no_office on delivery.livelihood_conversions as restrictive for all
  using (coalesce(current_setting('vuon.reach', true), '') <> 'activity');
