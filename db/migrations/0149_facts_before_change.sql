-- After 0131, which converts the function.
-- What a household said before its first change after the day. The change may have been made where the household lives now, which who
-- read it before does not see; whether they may read the household itself is asked here.
create or replace function registry.facts_before_change(p_household_id uuid, p_on date) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, registry, authority as $$
begin
  return (select act.facts from registry.household_acts act
    join registry.households household on household.household_id = act.household_id
    where act.household_id = p_household_id and act.act = 'household_changed' and act.on_date > p_on
      and (authority.sees(household.commune_id) or authority.sees_any(household.past_communes))
      and not exists (select from registry.household_acts undone where undone.household_id = act.household_id
        and undone.bulk_id = act.bulk_id and undone.act = 'change_undone')
    order by act.done_at, act.act_id limit 1);
end $$;
