-- A household of which only the commune was known is met and posted in a village as soon as it has one: its open review takes it.
-- Reviews of households that move from village to village stay where they were listed.
create function review.take_first_village(p_household_ids uuid[]) returns void
language sql security definer set search_path = pg_catalog, review, registry, authority as $$
  update review.reviews review set village_id = household.village_id
  from registry.households household
  where household.household_id = any (p_household_ids) and household.village_id is not null
    and review.household_id = household.household_id and review.commune_id = household.commune_id
    and review.village_id is null and review.state not in ('decided', 'certified', 'superseded')
    and authority.writes(',registry,', household.commune_id)
$$;
