-- The states of a round: the same answer, found faster (commits 6daf709 to e03b56c).
create or replace function review.states_of_round(p_round_id uuid, p_commune_id text, p_by_village boolean, p_after date, p_until date)
returns table (area_id text, state text, households integer, lately integer)
language sql stable security definer set search_path = pg_catalog, review, authority as $$
  -- Of one commune or of all: of the two, the one that is not asked for is not begun.
  with asked as (
    select review.commune_id, review.village_id, review.state, review.surveyed_on from review.reviews review
    where review.round_id = p_round_id and review.commune_id = p_commune_id
    union all
    select review.commune_id, review.village_id, review.state, review.surveyed_on from review.reviews review
    where review.round_id = p_round_id and p_commune_id is null
  ), counted as materialized (
    select commune_id, case when p_by_village then village_id else commune_id end as area_id, state, count(*)::int as households,
      (count(*) filter (where surveyed_on > p_after and surveyed_on <= p_until))::int as lately
    from asked group by 1, 2, 3
  )
  select counted.area_id, counted.state, counted.households, counted.lately from counted where authority.sees(counted.commune_id)
$$;
