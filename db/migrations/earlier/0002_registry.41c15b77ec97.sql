-- The search of households by name was missing (commits ce577de to b427729).
create function registry.households_with_name(pattern text) returns setof uuid
language sql stable security definer set search_path = pg_catalog, registry, authority as $$
  select distinct household_id from registry.people where search_name like pattern and authority.sees(commune_id)
$$;
