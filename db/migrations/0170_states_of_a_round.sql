-- As in 0152, with a statement each for one commune and for all of them: both keep their plans, which are no longer made anew for each
-- question (a third of what the states of a commune cost).
create or replace function review.states_of_round(
  p_round_id uuid, p_commune_id text, p_by_village boolean, p_after date, p_until date
) returns table (area_id text, state text, households integer, lately integer)
language plpgsql stable security definer set search_path = pg_catalog, review, authority as $$
#variable_conflict use_column
begin
  if p_commune_id is null then
    return query
      with counted as materialized (
        select commune_id, case when p_by_village then village_id else commune_id end as area_id, state, count(*)::int as households,
          (count(*) filter (where surveyed_on > p_after and surveyed_on <= p_until))::int as lately
        from review.reviews where round_id = p_round_id group by 1, 2, 3
      )
      select counted.area_id, counted.state, counted.households, counted.lately from counted where authority.sees(counted.commune_id);
  elsif authority.sees(p_commune_id) then
    return query
      select case when p_by_village then village_id else commune_id end, state, count(*)::int,
        (count(*) filter (where surveyed_on > p_after and surveyed_on <= p_until))::int
      from review.reviews where round_id = p_round_id and commune_id = p_commune_id group by 1, 2;
  end if;
end $$;

-- What a village was formed from is asked for every village of a list.
create index area_successions_by_what_came on registry.area_successions (to_area_id);
