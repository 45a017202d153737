-- As in 0150, by the posts that count (authority.held_posts, 0110): nothing is permitted to a disabled officer, by a revoked post or by a
-- delegation whose post has ended; and who must change a one-time password does nothing else before.
create or replace function authority.begin_act(p_officer_id uuid, p_act text, p_on date) returns text
language plpgsql security definer set search_path = pg_catalog, authority, registry as $$
declare
  areas text;
begin
  with recursive held as (
    select post.area_id, permission.level
    from authority.held_posts post
    join authority.permissions permission on permission.post_kind = post.post_kind and permission.act = p_act
    where post.officer_id = p_officer_id and post.valid_from <= p_on and (post.valid_to is null or post.valid_to >= p_on)
      and (not post.must_change_password or p_act in ('authority.readOwnSession', 'authority.changeOwnAccess'))
  ), reached as (
    select held.area_id from held where held.level <> 'country'
    union
    select area.area_id from reached join registry.areas area on area.parent_id = reached.area_id
    where area.kind <> 'village' and area.valid_to is null
  )
  select case when exists (select from held where level = 'country') then '*'
    else ',' || string_agg(reached.area_id, ',') || ',' end
  into areas from reached;
  areas := coalesce(areas, ',');
  execute format('set local vuon.officer = %L; set local vuon.act = %L; set local vuon.areas = %L', p_officer_id, p_act, areas);
  return areas;
end $$;
