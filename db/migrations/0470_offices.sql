-- Departments of a province and the units that carry activities out for it: mass organisations, contractors, banks. They are kept with the
-- province; communes read them to hand work over.
create table authority.offices (
  office_id uuid constraint offices_key primary key,
  area_id text not null constraint office_is_in_an_area references registry.areas (area_id),
  kind text not null constraint office_kind_is_known check (kind in ('department', 'mass_organisation', 'contractor', 'bank', 'other')),
  name text not null constraint office_has_a_name check (btrim(name) <> ''),
  -- of the registration or of the tax office
  registration_number text,
  contact text,
  valid_from date not null,
  -- the last day on which it works here
  valid_to date,
  closed_reason text,
  constraint office_is_closed_with_a_reason check ((valid_to is null) = (closed_reason is null)),
  constraint office_ends_after_it_begins check (valid_to is null or valid_to >= valid_from)
);
create unique index office_number_is_of_one_open_office on authority.offices (area_id, registration_number)
  where registration_number is not null and valid_to is null;
create unique index office_name_is_of_one_open_office on authority.offices (area_id, lower(name)) where valid_to is null;
grant select, insert, update (kind, name, registration_number, contact, valid_from, valid_to, closed_reason) on authority.offices to vuon_app;
alter table authority.offices enable row level security;
create policy offices_are_read_by_all on authority.offices for select using (true);
create policy offices_are_added_in_ones_areas on authority.offices for insert with check (authority.writes(',authority,', area_id));
create policy offices_are_changed_in_ones_areas on authority.offices for update using (authority.sees(area_id))
  with check (authority.writes(',authority,', area_id));

-- A closed office stays as it was, and keeps its reason.
create function authority.keep_closed_offices() returns trigger language plpgsql set search_path to 'pg_catalog', 'authority' as $$
begin
  if current_user = 'vuon_app' then
    raise exception 'closed office stays closed' using errcode = '23514', constraint = 'closed_office_stays_closed';
  end if;
  return null;
end $$;
create trigger closed_office_stays_closed after update on authority.offices
  for each row when (old.valid_to is not null) execute function authority.keep_closed_offices();
