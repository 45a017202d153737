-- A post of an office counts for no area: who holds it acts on what is assigned to the office, one activity at a time (0472), and
-- otherwise sees nothing that row security keeps by area.
alter table authority.permissions
  drop constraint permission_level_is_known,
  add constraint permission_level_is_known check (level in ('country', 'province', 'commune', 'village', 'office'));
create unique index office_is_in_its_area on authority.offices (office_id, area_id);
alter table authority.posts
  add column office_id uuid,
  add constraint post_is_of_an_office_of_its_area foreign key (office_id, area_id) references authority.offices (office_id, area_id),
  add constraint office_post_is_of_an_office check ((post_kind in ('department_officer', 'unit_officer')) = (office_id is not null)),
  add constraint office_post_is_not_delegated check (office_id is null or delegated_from is null);
create index posts_by_office on authority.posts (office_id) where office_id is not null;

-- Those of a department work for departments, those of a unit for the others.
create function authority.keep_posts_of_offices() returns trigger language plpgsql set search_path to 'pg_catalog', 'authority' as $$
begin
  if not exists (select from authority.offices office where office.office_id = new.office_id
      and (office.kind = 'department') = (new.post_kind = 'department_officer')) then
    raise exception 'post is of the kind of its office' using errcode = '23514', constraint = 'post_is_of_the_kind_of_its_office';
  end if;
  return null;
end $$;
create trigger post_is_of_the_kind_of_its_office after insert on authority.posts
  for each row when (new.office_id is not null) execute function authority.keep_posts_of_offices();

create or replace view authority.held_posts as
 select post.post_id, post.officer_id, post.post_kind, post.area_id,
    greatest(post.valid_from, source.valid_from, office.valid_from) as valid_from,
    least(post.valid_to, source.valid_to, office.valid_to) as valid_to,
    source.officer_id as held_for, officer.must_change_password, post.office_id
   from authority.posts post
     join authority.officers officer on officer.officer_id = post.officer_id and officer.disabled_at is null
     left join authority.posts source on source.post_id = post.delegated_from
     left join authority.officers holder on holder.officer_id = source.officer_id
     left join authority.offices office on office.office_id = post.office_id
  where post.revoked_at is null and (post.delegated_from is null or (source.revoked_at is null and holder.disabled_at is null));

-- Is the office one for which the act may be done?
create function authority.acts_for(office_id uuid) returns boolean language sql stable parallel safe as $$
  select strpos(current_setting('vuon.offices', true), ',' || office_id || ',') > 0
$$;

-- As before; where the officer acts for offices they follow the areas, behind a bar: ",21484,|,OFFICE,". How far the act reaches is kept
-- as vuon.reach: "areas", "offices" besides, or "activity" (authority.act_for_activity).
create or replace function authority.begin_act(p_officer_id uuid, p_act text, p_on date) returns text
language plpgsql security definer set search_path to 'pg_catalog', 'authority', 'registry' as $$
declare
  areas text;
  offices text;
begin
  with recursive held as (
    select post.area_id, post.office_id, permission.level
    from authority.held_posts post
    join authority.permissions permission on permission.post_kind = post.post_kind and permission.act = p_act
    where post.officer_id = p_officer_id and post.valid_from <= p_on and (post.valid_to is null or post.valid_to >= p_on)
      and (not post.must_change_password or p_act in ('authority.readOwnSession', 'authority.changeOwnAccess'))
  ), reached as (
    select held.area_id from held where held.level not in ('country', 'office')
    union
    select area.area_id from reached join registry.areas area on area.parent_id = reached.area_id
    where area.kind <> 'village' and area.valid_to is null
  )
  select case when exists (select from held where level = 'country') then '*'
    else ',' || (select string_agg(reached.area_id, ',') from reached) || ',' end,
    ',' || (select string_agg(distinct held.office_id::text, ',') from held where held.level = 'office') || ','
  into areas, offices;
  areas := coalesce(areas, ',');
  execute format('set local vuon.officer = %L; set local vuon.act = %L; set local vuon.areas = %L; set local vuon.offices = %L;
    set local vuon.reach = %L; set local vuon.activity = ''''',
    p_officer_id, p_act, areas, coalesce(offices, ','), case when offices is null then 'areas' else 'offices' end);
  return areas || coalesce('|' || offices, '');
end $$;

-- What lies in the province of one's office is not elsewhere.
create or replace function authority.is_elsewhere(p_area_id text) returns boolean language sql stable parallel safe as $$
  select exists (select from registry.areas area where area.area_id = p_area_id)
    and not exists (select from registry.area_closure line where line.descendant_id = p_area_id and authority.sees(line.ancestor_id))
    and not exists (select from registry.area_closure line where line.ancestor_id = p_area_id and authority.sees(line.descendant_id))
    and not exists (select from registry.area_closure line join authority.offices office on office.area_id = line.ancestor_id
      where line.descendant_id = p_area_id and authority.acts_for(office.office_id))
$$;
