-- Who works for an office sees and changes nothing of works: they are of the commune, and no act of an office is on them.

do $$
declare one text;
begin
  foreach one in array array['works', 'work_acts', 'work_contracts', 'work_changes', 'work_milestones', 'work_acceptances', 'work_findings'] loop
    execute format('create policy %I on delivery.%I as restrictive for all using (coalesce(current_setting(''vuon.reach'', true), '''') <> ''activity'')',
      one || '_are_not_of_an_office', one);
  end loop;
end $$;
