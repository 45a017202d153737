-- Every transaction of the server begins here, so it costs as little as it can: the areas below a post are found from parent to child
-- by an index of the units in force, not by all villages of the province. The settings are literal SET LOCAL.
create index areas_in_force on registry.areas (parent_id) include (area_id)
  where kind <> 'village' and valid_to is null;

create or replace function authority.begin_act(p_officer_id uuid, p_act text, p_on date) returns text
language plpgsql security definer set search_path = pg_catalog, authority, registry as $$
declare
  areas text;
begin
  with recursive held as (
    select post.area_id, permission.level
    from authority.posts post
    join authority.permissions permission on permission.post_kind = post.post_kind and permission.act = p_act
    where post.officer_id = p_officer_id and post.valid_from <= p_on and (post.valid_to is null or post.valid_to >= p_on)
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
