-- Dated rows ended on the day after their last one; names were searched with their tone marks (commits a3fc68c to 3b15408).
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
