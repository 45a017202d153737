-- What is left out of an allocation begins with what is left out of the counts of its day. Who reads the published page opens no act,
-- and everybody gets the same bands, so the counts of all communes are asked for past row security: of the days of decided runs alone.
create function planning.classes_behind_allocations(p_days date[])
returns table (on_day date, area_id text, parent_id text, class text, households integer)
language plpgsql stable security definer set search_path = pg_catalog, planning, registry, review as $$
begin
  return query select run_day.as_of, area.area_id, coalesce(area.parent_id, ''), change.class, sum(change.households)::int
  from (select distinct run.as_of from planning.formula_runs run
    where run.as_of = any(p_days)
      and exists (select from planning.allocations allocation where allocation.formula_run_id = run.formula_run_id)) run_day
  join review.status_changes change on change.effective_on <= run_day.as_of
  join registry.areas area on area.area_id = change.commune_id
  where area.kind in ('commune', 'ward', 'special_zone') and area.valid_to is null
  group by 1, 2, 3, 4 having sum(change.households) <> 0
  order by 1, 2, 4;
end
$$;
