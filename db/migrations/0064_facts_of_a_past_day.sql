-- What a household had on a past day is what the first change after that day found and kept; changes that were taken back count for
-- nothing. The change may have been made in another commune, where the household lives now: who reads the past day there cannot read that
-- act, and must not be shown the marks of today instead.
create function registry.facts_before_change(p_household_id uuid, p_on date) returns jsonb
language sql stable security definer set search_path to 'pg_catalog', 'registry' as $$
  select act.facts from registry.household_acts act
  where act.household_id = p_household_id and act.act = 'household_changed' and act.on_date > p_on
    and not exists (select from registry.household_acts undone where undone.household_id = act.household_id
      and undone.bulk_id = act.bulk_id and undone.act = 'change_undone')
  order by act.done_at, act.act_id limit 1
$$;
grant execute on function registry.facts_before_change(uuid, date) to public;
