-- Areas had other columns, dated rows ended on the day after their last one, names were searched with their tone marks (commits 40a76d4 to acf4fd9).
alter table registry.areas drop constraint area_kind_is_known;
alter table registry.areas add constraint area_kind_is_known
  check (kind in ('country', 'province', 'city', 'district', 'commune', 'ward', 'township', 'special_zone', 'village'));
alter table registry.areas drop column name_en, drop column setting_assumed, drop column score_area_group_assumed, drop column notes,
  alter column valid_from drop not null, add column full_name text, add column assumptions jsonb not null default '[]',
  add column population_flag text constraint population_flag_is_known check (population_flag in ('missing', 'implausible'));
update registry.areas set full_name = name;
alter table registry.areas alter column full_name set not null;
alter table registry.area_successions alter column decision drop not null;
alter table registry.memberships drop constraint membership_ends_after_it_begins;
update registry.memberships set valid_to = valid_to - 1 where valid_to is not null;
alter table registry.memberships add constraint membership_ends_after_it_begins check (valid_to is null or valid_to >= valid_from);
alter table registry.person_residences drop constraint person_lives_in_one_household_at_a_time;
update registry.person_residences set valid_to = valid_to - 1 where valid_to is not null;
alter table registry.person_residences add constraint person_lives_in_one_household_at_a_time
  exclude using gist (person_id with =, daterange(valid_from, valid_to, '[]') with &&);
create function registry.search_text(written text) returns text language sql immutable parallel safe as $$
  select translate(lower(written),
    'àáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđñçöüëïäå' || U&'\0300\0301\0303\0309\0323\0302\0306\031b',
    'aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyydncoueiaa')
$$;
drop index registry.people_by_name;
alter table registry.people drop column search_name;
alter table registry.people add column search_name text generated always as (registry.search_text(full_name)) stored;
create index people_by_name on registry.people using gin (search_name gin_trgm_ops);
create function registry.households_with_name(pattern text) returns setof uuid
language sql stable security definer set search_path = pg_catalog, registry, authority as $$
  select distinct household_id from registry.people where search_name like pattern and authority.sees(commune_id)
$$;
