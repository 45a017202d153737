-- The kept counts of all communes of an act, by commune: one policy check a commune and not a village, of which a province has thousands.
create function registry.population_of_communes()
  returns table (commune_id text, households integer, people integer, registered integer)
  language plpgsql stable security definer set search_path to pg_catalog, registry, authority as $$
#variable_conflict use_column
begin
  return query
    with counted as materialized (
      select commune_id, sum(households)::int as households, sum(people)::int as people, sum(registered)::int as registered
      from registry.population_counts group by commune_id
    )
    select counted.commune_id, counted.households, counted.people, counted.registered from counted
    where authority.sees(counted.commune_id);
end $$;
