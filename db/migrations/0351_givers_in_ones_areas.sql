-- Who gave is read where the contribution was recorded; before, every commune read the givers of all others.
drop policy contributions_are_read_by_all on planning.contributions;
create policy contributions_are_read_in_ones_areas on planning.contributions for select using (authority.sees(area_id));
