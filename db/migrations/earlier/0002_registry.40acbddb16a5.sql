-- Names were searched with their tone marks (commits 22d3112 to f2b0693).
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
