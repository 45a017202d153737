-- A read that names a place outside the officer's areas is refused, and not answered with an empty board. A place above them is not
-- elsewhere: row security answers its own part of it.
create function authority.is_elsewhere(p_area_id text) returns boolean language sql stable parallel safe as $$
  select exists (select from registry.areas area where area.area_id = p_area_id)
    and not exists (select from registry.area_closure line where line.descendant_id = p_area_id and authority.sees(line.ancestor_id))
    and not exists (select from registry.area_closure line where line.ancestor_id = p_area_id and authority.sees(line.descendant_id))
$$;
