-- What a province of hundreds of thousands of households asks every day, without reading each of them.

-- Most who ask are of a commune or a province: the list of their areas is looked at first, and the country's mark where it says no.
create or replace function authority.sees(area_id text) returns boolean language sql stable parallel safe as $$
  select strpos(current_setting('vuon.areas', true), ',' || area_id || ',') > 0
      or current_setting('vuon.areas', true) = '*'
$$;
create or replace function authority.writes(stages text, area_id text) returns boolean language sql stable parallel safe as $$
  select strpos(stages, ',' || split_part(current_setting('vuon.act', true), '.', 1) || ',') > 0
     and (strpos(current_setting('vuon.areas', true), ',' || area_id || ',') > 0
      or current_setting('vuon.areas', true) = '*')
$$;

create index reviews_to_certify on review.reviews (round_id, commune_id)
  where state = 'decided' and class in ('poor', 'near_poor');
create index reviews_with_flags on review.reviews (round_id, commune_id) where flags <> '{}';

-- The households of a commune are listed in order of registration, page by page; a village is picked out of its commune.
create index households_in_order on registry.households (commune_id, household_id);
drop index registry.households_by_commune;

-- How many reviews of a round are in each state, and how many of them were surveyed in the days after p_after up to p_until: of all
-- communes or of one, by commune or by village. Whoever asks is told of the communes of the act; that is decided commune by commune,
-- not row by row.
create function review.states_of_round(p_round_id uuid, p_commune_id text, p_by_village boolean, p_after date, p_until date)
returns table (area_id text, state text, households integer, lately integer)
language sql stable security definer set search_path = pg_catalog, review, authority as $$
  with counted as materialized (
    select review.commune_id, case when p_by_village then review.village_id else review.commune_id end as area_id, review.state,
      count(*)::int as households,
      (count(*) filter (where review.surveyed_on > p_after and review.surveyed_on <= p_until))::int as lately
    from review.reviews review
    where review.round_id = p_round_id and (p_commune_id is null or review.commune_id = p_commune_id)
    group by 1, 2, 3
  )
  select counted.area_id, counted.state, counted.households, counted.lately from counted where authority.sees(counted.commune_id)
$$;
