-- A post was not held on its last day (commits until 3b15408).
create or replace function authority.begin_act(p_officer_id uuid, p_act text, p_on date) returns text
language plpgsql security definer set search_path = pg_catalog, authority, registry as $$
declare
  areas text;
begin
  select case when bool_or(permission.level = 'country') then '*'
    else ',' || string_agg(distinct coalesce(closure.descendant_id, post.area_id), ',') || ',' end
  into areas
  from authority.posts post
  join authority.permissions permission on permission.post_kind = post.post_kind and permission.act = p_act
  left join lateral (
    select closure.descendant_id from registry.area_closure closure
    join registry.areas area on area.area_id = closure.descendant_id
    where closure.ancestor_id = post.area_id and area.kind <> 'village' and area.valid_to is null
  ) closure on true
  where post.officer_id = p_officer_id and post.valid_from <= p_on and (post.valid_to is null or post.valid_to >= p_on);
  areas := coalesce(areas, ',');
  perform set_config('vuon.officer', p_officer_id::text, true);
  perform set_config('vuon.act', p_act, true);
  perform set_config('vuon.areas', areas, true);
  return areas;
end $$;
