-- Posts of the shared sign-in (0101): the function asked for no area, and deleted a post that began today, which fails once it is delegated.
-- Claims now give and end posts only in the areas that the operator named for them and below, at the level of the post, and only posts that
-- came from claims, never an operator's. A post that is claimed no longer is revoked; what was delegated from it ends with it and is told, so
-- that it stands in the audit. Each statement below sees what a delegation that was under way has committed meanwhile.
drop function authority.set_claimed_posts(uuid, jsonb, date);

create function authority.set_claimed_posts(p_officer_id uuid, p_posts jsonb, p_within text[], p_on date, p_at timestamptz)
returns table (change text, post_id uuid, officer_id uuid, post_kind text, area_id text)
language plpgsql security definer set search_path = pg_catalog, authority as $$
#variable_conflict use_column
declare
  reach text[];
  gone uuid[];
begin
  if not exists (select from sign_in.identities identity where identity.officer_id = p_officer_id) then
    raise exception 'the officer has no identity at a provider';
  end if;
  select array_agg(area.area_id) into reach from registry.areas area
  where area.area_id = any (p_within) or exists (select from registry.area_closure closure
    where closure.descendant_id = area.area_id and closure.ancestor_id = any (p_within));
  -- Of which level a post is held, every post's right to read its own session says (authority.permissions).
  if exists (select from jsonb_to_recordset(p_posts) as claim(id uuid, kind text, area text)
    where claim.kind = 'operator' or not claim.area = any (coalesce(reach, '{}')) or not exists (
      select from registry.areas area join authority.permissions permission on permission.act = 'authority.readOwnSession'
        and permission.post_kind = claim.kind
        and permission.level = case when area.kind in ('province', 'city') then 'province'
          when area.kind in ('commune', 'ward', 'township', 'special_zone') then 'commune' else area.kind end
      where area.area_id = claim.area and area.valid_to is null)) then
    raise exception 'a claim gives no such post';
  end if;

  with ended as (
    update authority.posts post set revoked_at = p_at, valid_to = greatest(post.valid_from, p_on)
    where post.officer_id = p_officer_id and post.source = 'oidc' and post.post_kind <> 'operator' and post.delegated_from is null
      and post.revoked_at is null and (post.valid_to is null or post.valid_to >= p_on) and post.area_id = any (reach)
      and not exists (select from jsonb_to_recordset(p_posts) as claim(id uuid, kind text, area text)
        where claim.kind = post.post_kind and claim.area = post.area_id)
    returning post.post_id
  ) select array_agg(ended.post_id) into gone from ended;
  return query select 'ended', post.post_id, post.officer_id, post.post_kind, post.area_id
    from authority.posts post where post.post_id = any (gone);

  return query with ended as (
    update authority.posts post set revoked_at = p_at, valid_to = greatest(post.valid_from, p_on)
    where post.delegated_from = any (gone) and post.revoked_at is null and post.valid_to >= p_on
    returning post.post_id, post.officer_id, post.post_kind, post.area_id
  ) select 'delegation_ended', ended.post_id, ended.officer_id, ended.post_kind, ended.area_id from ended;

  return query with given as (
    insert into authority.posts as post (post_id, officer_id, post_kind, area_id, valid_from, source)
    select claim.id, p_officer_id, claim.kind, claim.area, p_on, 'oidc'
    from jsonb_to_recordset(p_posts) as claim(id uuid, kind text, area text)
    where not exists (select from authority.posts held where held.officer_id = p_officer_id and held.source = 'oidc'
      and held.post_kind = claim.kind and held.area_id = claim.area and held.revoked_at is null
      and (held.valid_to is null or held.valid_to >= p_on))
    returning post.post_id, post.officer_id, post.post_kind, post.area_id
  ) select 'given', given.post_id, given.officer_id, given.post_kind, given.area_id from given;
end $$;
