-- Officers whose access ends: accounts that are disabled, posts that end or are revoked, posts that are delegated for a time.

alter table authority.officers add column if not exists disabled_at timestamptz;
alter table authority.officers
  add column must_change_password boolean not null default false,
  add column last_signed_in_at timestamptz;

-- A delegation is a post of its own, for the delegate, with both days; it counts only while the post that it comes from counts.
-- A revoked post counts for nothing from that moment, whatever its last day.
alter table authority.posts
  add column delegated_from uuid constraint delegation_comes_from_a_post references authority.posts,
  add column revoked_at timestamptz,
  add constraint delegation_has_a_last_day check (delegated_from is null or valid_to is not null),
  add constraint delegation_lasts_ninety_days_at_most check (delegated_from is null or valid_to - valid_from < 90);
create index posts_by_area on authority.posts (area_id, post_kind);
create index posts_by_delegated_post on authority.posts (delegated_from) where delegated_from is not null;

-- The posts that count, with the days on which they do: not those of a disabled officer, not revoked ones; a delegation within the days
-- of its post. `held_for` is the officer in whose place a delegate acts. Whoever asks adds the day.
create view authority.held_posts with (security_invoker = true) as
select post.post_id, post.officer_id, post.post_kind, post.area_id,
  greatest(post.valid_from, source.valid_from) as valid_from, least(post.valid_to, source.valid_to) as valid_to,
  source.officer_id as held_for, officer.must_change_password
from authority.posts post
join authority.officers officer on officer.officer_id = post.officer_id and officer.disabled_at is null
left join authority.posts source on source.post_id = post.delegated_from
left join authority.officers holder on holder.officer_id = source.officer_id
where post.revoked_at is null
  and (post.delegated_from is null or (source.revoked_at is null and holder.disabled_at is null));

-- In whose place the officer does the act in this area; null where a post of the officer's own permits it.
create function authority.acting_for(p_officer_id uuid, p_act text, p_area_id text, p_on date) returns uuid
language sql stable set search_path = pg_catalog, authority, registry as $$
  select case when bool_or(post.held_for is null) then null else (array_agg(post.held_for order by post.post_id))[1] end
  from authority.held_posts post
  join authority.permissions permission on permission.post_kind = post.post_kind and permission.act = p_act
  where post.officer_id = p_officer_id and post.valid_from <= p_on and (post.valid_to is null or post.valid_to >= p_on)
    and (permission.level = 'country' or post.area_id = p_area_id or exists (
      select from registry.area_closure closure where closure.descendant_id = p_area_id and closure.ancestor_id = post.area_id))
$$;

-- Operators who can do their work: delegations do not count, since they end by themselves.
create view authority.operators with (security_invoker = true) as
select post.officer_id, post.valid_from, post.valid_to
from authority.posts post join authority.officers officer on officer.officer_id = post.officer_id
where post.post_kind = 'operator' and post.delegated_from is null and post.revoked_at is null and officer.disabled_at is null;

-- The first day within the days given on which the officer is no operator any more and fewer than two others are.
create function authority.short_of_operators(p_officer_id uuid, p_from date, p_until date) returns date
language sql volatile set search_path = pg_catalog, authority as $$
  select min(day) from (
    select p_from as day union select valid_from from authority.operators union select valid_to + 1 from authority.operators
  ) days
  where day >= p_from and (p_until is null or day <= p_until)
    and 2 > (select count(distinct one.officer_id) from authority.operators one
      where one.valid_from <= day and (one.valid_to is null or one.valid_to >= day))
    and not exists (select from authority.operators one
      where one.officer_id = p_officer_id and one.valid_from <= day and (one.valid_to is null or one.valid_to >= day))
$$;

-- Two operators at least. The lock makes acts on operators take turns: each statement below sees what the one before committed.
-- The service refuses before with the reason; here it is refused whatever the service does. A moment's day is the latest on earth
-- (UTC+14), since the time zone of the programme is not known here.
create function authority.keep_two_operators() returns trigger language plpgsql set search_path = pg_catalog, authority as $$
declare
  post authority.posts;
  short date;
begin
  -- A backup is restored by the owner, row after row.
  if tg_op = 'INSERT' and current_user <> 'vuon_app' then return null; end if;
  perform pg_advisory_xact_lock(hashtext('authority.operators'));
  if tg_table_name = 'officers' then
    for post in select * from authority.posts
      where officer_id = new.officer_id and post_kind = 'operator' and delegated_from is null and revoked_at is null
    loop
      short := least(short, authority.short_of_operators(new.officer_id,
        greatest(post.valid_from, (new.disabled_at at time zone 'UTC' + interval '14 hours')::date), post.valid_to));
    end loop;
  elsif tg_op = 'INSERT' then
    short := authority.short_of_operators(new.officer_id, new.valid_to + 1, null);
  elsif new.revoked_at is not null and old.revoked_at is null then
    short := authority.short_of_operators(old.officer_id,
      greatest(old.valid_from, (new.revoked_at at time zone 'UTC' + interval '14 hours')::date), old.valid_to);
  elsif new.valid_to is not null and (old.valid_to is null or new.valid_to < old.valid_to) then
    short := authority.short_of_operators(old.officer_id, new.valid_to + 1, old.valid_to);
  end if;
  if short is not null then
    raise exception 'fewer than two operators from %', short using errcode = '23514', constraint = 'two_operators_at_least';
  end if;
  return null;
end $$;
create trigger two_operators_at_least after insert or update on authority.posts for each row
  when (new.post_kind = 'operator' and new.delegated_from is null and (new.valid_to is not null or new.revoked_at is not null))
  execute function authority.keep_two_operators();
create trigger two_operators_at_least after update of disabled_at on authority.officers for each row
  when (old.disabled_at is null and new.disabled_at is not null) execute function authority.keep_two_operators();

-- When somebody signed in last, also after the session is gone.
create function authority.note_sign_in() returns trigger
language plpgsql security definer set search_path = pg_catalog, authority as $$
begin
  update authority.officers set last_signed_in_at = new.created_at where officer_id = new.user_id;
  return null;
end $$;
create trigger sign_in_is_noted after insert on sign_in.sessions for each row execute function authority.note_sign_in();

-- A one-time password is used up once its owner has written another, by whatever act of the own access.
create function authority.note_own_password() returns trigger
language plpgsql security definer set search_path = pg_catalog, authority as $$
begin
  update authority.officers set must_change_password = false
  where officer_id = new.user_id and must_change_password
    and current_setting('vuon.act', true) = 'authority.changeOwnAccess'
    and current_setting('vuon.officer', true) = new.user_id::text;
  return null;
end $$;
create trigger own_password_is_noted after update of password on sign_in.accounts for each row
  when (old.password is distinct from new.password) execute function authority.note_own_password();

-- Posts are given and ended in the areas of the act alone, and never by an officer to the same officer.
grant update (revoked_at) on authority.posts to vuon_app;
grant update (disabled_at, must_change_password) on authority.officers to vuon_app;
grant select on authority.held_posts, authority.operators to vuon_app;
alter table authority.posts enable row level security;
create policy posts_are_read_by_all on authority.posts for select using (true);
create policy posts_are_given_in_ones_areas on authority.posts for insert with check (
  authority.sees(area_id) and officer_id <> nullif(current_setting('vuon.officer', true), '')::uuid
  and (current_setting('vuon.act', true) = 'authority.manageOfficers'
    or (current_setting('vuon.act', true) = 'authority.delegatePost' and delegated_from is not null)));
create policy posts_are_ended_in_ones_areas on authority.posts for update using (
    authority.sees(area_id) and current_setting('vuon.act', true) in ('authority.manageOfficers', 'authority.delegatePost'))
  with check (officer_id <> nullif(current_setting('vuon.officer', true), '')::uuid
    and (current_setting('vuon.act', true) = 'authority.manageOfficers' or delegated_from is not null));
alter table authority.officers enable row level security;
create policy officers_are_read_by_all on authority.officers for select using (true);
create policy officers_are_added on authority.officers for insert with check (true);
create policy officers_are_managed on authority.officers for update using (
    current_setting('vuon.act', true) in ('authority.manageOfficers', 'authority.delegatePost'))
  with check (current_setting('vuon.act', true) = 'authority.manageOfficers'
    and officer_id <> nullif(current_setting('vuon.officer', true), '')::uuid);

-- Separation of duties reaches through a delegation: who is represented in a batch may not sign it in another role, nor be
-- represented in it twice.
alter table payment.approvals add column on_behalf_of uuid;
create function payment.keep_signers_apart() returns trigger language plpgsql set search_path = pg_catalog, payment as $$
begin
  if exists (select from payment.approvals other
    where other.batch_id = new.batch_id and other.role <> new.role
      and (other.officer_id in (new.officer_id, new.on_behalf_of) or other.on_behalf_of in (new.officer_id, new.on_behalf_of))) then
    raise exception 'nobody signs a batch twice' using errcode = '23514', constraint = 'nobody_signs_a_batch_twice';
  end if;
  return null;
end $$;
create trigger signers_are_kept_apart after insert on payment.approvals for each row execute function payment.keep_signers_apart();
