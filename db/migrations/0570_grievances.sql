-- What people hand in: complaints, denunciations, reflections and questions, with the terms of the law, until each is answered, declined
-- or withdrawn. A confidential one is seen by the posts that the table of permissions names (voice.readConfidential), at its level or above.
create schema voice;
grant usage on schema voice to vuon_app;

create table voice.grievances (
  grievance_id uuid not null,
  -- by which its sender asks about it
  code text not null constraint grievance_code_is_written_in_32_letters check (code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  -- of the country's pack, with its name and law as they were then
  kind text not null,
  kind_name jsonb not null,
  basis text not null,
  topic text not null constraint grievance_topic_is_known
    check (topic in ('review', 'support', 'payment', 'work', 'allocation', 'conduct', 'policy', 'other')),
  channel text not null constraint grievance_channel_is_known check (channel in ('in_person', 'paper', 'telephone', 'meeting', 'officer')),
  level text not null constraint grievance_level_is_known check (level in ('commune', 'province')),
  commune_id text not null constraint grievance_is_of_a_commune references registry.areas (area_id),
  village_id text constraint grievance_is_of_a_village references registry.areas (area_id),
  -- no household's row: it is there when the household has moved, and keeps it from being taken back (keptByVoice)
  contested_household_id uuid,
  contested_kind text constraint contested_kind_is_known check (contested_kind in ('household', 'review', 'support', 'payment', 'activity')),
  contested_id uuid,
  sender_name text,
  sender_contact text,
  is_confidential boolean not null,
  story text not null,
  assignee text,
  received_on date not null,
  due_on date not null,
  is_extended boolean not null default false,
  state text not null constraint grievance_state_is_known check (state in ('received', 'accepted', 'answered', 'declined', 'withdrawn')),
  -- what the sender can read: the answer, or why it was declined
  answer text,
  answered_on date,
  satisfaction text constraint satisfaction_is_known check (satisfaction in ('satisfied', 'partly', 'not')),
  times_reopened integer not null default 0,
  constraint grievances_key primary key (grievance_id),
  constraint grievance_code_is_given_once unique (code),
  constraint contested_record_has_its_kind check ((contested_kind is null) = (contested_id is null)),
  constraint grievance_has_a_term check (due_on >= received_on),
  constraint answered_grievance_has_its_answer
    check ((state in ('answered', 'declined')) = (answered_on is not null) and (answered_on is null) = (answer is null)),
  constraint only_an_answer_is_rated check (satisfaction is null or state = 'answered')
);
create index grievances_by_commune on voice.grievances (commune_id, state, due_on);
create index grievances_by_household on voice.grievances (contested_household_id) where contested_household_id is not null;

-- What was done on a grievance, in order; never changed, and read only with the grievance (voice.story_of_grievance).
create table voice.grievance_acts (
  grievance_act_id uuid not null,
  grievance_id uuid not null constraint grievance_act_is_on_a_grievance references voice.grievances (grievance_id),
  commune_id text not null constraint grievance_act_is_in_a_commune references registry.areas (area_id),
  act text not null constraint grievance_act_is_known
    check (act in ('receive', 'accept', 'decline', 'assign', 'passTo', 'extend', 'direct', 'answer', 'rate', 'reopen', 'withdraw')),
  done_on date not null,
  level text not null,
  due_on date,
  note text,
  done_at timestamptz not null,
  done_by uuid not null constraint grievance_act_is_by_an_officer references authority.officers (officer_id),
  constraint grievance_acts_key primary key (grievance_act_id),
  constraint grievance_act_says_why check (act in ('receive', 'accept', 'assign', 'rate') or note is not null)
);
create index grievance_acts_by_grievance on voice.grievance_acts (grievance_id, done_at);

grant select, insert, update (level, assignee, due_on, is_extended, state, answer, answered_on, satisfaction, times_reopened)
  on voice.grievances to vuon_app;
grant insert on voice.grievance_acts to vuon_app;

-- The day of the act is known to policies, as its officer and areas are.
CREATE OR REPLACE FUNCTION authority.begin_act(p_officer_id uuid, p_act text, p_on date)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'authority', 'registry'
AS $function$
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
    set local vuon.reach = %L; set local vuon.activity = ''''; set local vuon.day = %L',
    p_officer_id, p_act, areas, coalesce(offices, ','), case when offices is null then 'areas' else 'offices' end, p_on);
  return areas || coalesce('|' || offices, '');
end $function$
;

-- Whether the act that runs may see a grievance. A confidential one needs a post with voice.readConfidential over its commune, held at the
-- level that answers it or above: what is about a commune's own chair is passed on to the province, and the chair sees it no more.
create function voice.opens(p_commune_id text, p_is_confidential boolean, p_level text) returns boolean
language plpgsql stable security definer set search_path to 'pg_catalog', 'voice', 'authority', 'registry' as $$
begin
  if not authority.sees(p_commune_id) then return false; end if;
  return not p_is_confidential or exists (select from authority.held_posts post
    join authority.permissions permission on permission.post_kind = post.post_kind and permission.act = 'voice.readConfidential'
    join registry.area_closure line on line.ancestor_id = post.area_id and line.descendant_id = p_commune_id
    where post.officer_id::text = current_setting('vuon.officer', true) and post.valid_from <= current_setting('vuon.day')::date
      and (post.valid_to is null or post.valid_to >= current_setting('vuon.day')::date) and (p_level = 'commune' or permission.level <> 'commune'));
end $$;

alter table voice.grievances enable row level security;
alter table voice.grievance_acts enable row level security;
create policy grievances_are_read_by_who_may_open_them on voice.grievances for select using (voice.opens(commune_id, is_confidential, level));
create policy grievances_are_added_in_ones_areas on voice.grievances for insert with check (authority.writes(',voice,', commune_id));
create policy grievances_are_changed_by_who_may_open_them on voice.grievances for update
  using (voice.opens(commune_id, is_confidential, level)) with check (authority.writes(',voice,', commune_id));
create policy grievance_acts_are_added_in_ones_areas on voice.grievance_acts for insert with check (authority.writes(',voice,', commune_id));

create function voice.story_of_grievance(p_grievance_id uuid) returns setof voice.grievance_acts
language plpgsql stable security definer set search_path to 'pg_catalog', 'voice' as $$
begin
  return query select done.* from voice.grievances grievance
    join voice.grievance_acts done on done.grievance_id = grievance.grievance_id
    where grievance.grievance_id = p_grievance_id and voice.opens(grievance.commune_id, grievance.is_confidential, grievance.level);
end $$;

-- Passes a grievance on to another level. Who passes a confidential one up sees it no more, so that their own rights cannot write the row.
create function voice.pass_grievance(p_grievance_id uuid, p_level text, p_due_on date) returns void
language plpgsql security definer set search_path to 'pg_catalog', 'voice', 'authority' as $$
begin
  update voice.grievances set level = p_level, due_on = p_due_on, state = 'received', assignee = null, is_extended = false
  where grievance_id = p_grievance_id and state in ('received', 'accepted') and level <> p_level
    and voice.opens(commune_id, is_confidential, level) and authority.writes(',voice,', commune_id);
  if not found then raise exception 'grievance is not passed on' using errcode = '23514', constraint = 'grievance_moves_in_its_order'; end if;
end $$;

-- How far a grievance is, for anyone who has the code of its receipt: of a confidential one no word of its answer.
create function voice.grievance_by_code(p_code text) returns table (
  kind_name jsonb, commune_id text, place_name text, level text, received_on date, due_on date, state text, answered_on date, answer text)
language plpgsql stable security definer set search_path to 'pg_catalog', 'voice', 'registry' as $$
begin
  return query select grievance.kind_name, grievance.commune_id, area.name, grievance.level, grievance.received_on, grievance.due_on, grievance.state,
      grievance.answered_on, case when grievance.is_confidential then null else grievance.answer end
    from voice.grievances grievance join registry.areas area on area.area_id = grievance.commune_id
    where grievance.code = p_code;
end $$;

-- The moves of src/programme/voice/grievance/grievance-state.ts.
create function voice.keep_grievance_states() returns trigger language plpgsql set search_path = pg_catalog, voice as $$
begin
  if current_user = 'vuon_app' and (case when tg_op = 'INSERT' then new.state <> 'received'
      else old.state <> new.state and (old.state, new.state) not in (('received', 'accepted'), ('received', 'declined'), ('received', 'withdrawn'),
        ('accepted', 'answered'), ('accepted', 'declined'), ('accepted', 'withdrawn'), ('answered', 'accepted'), ('declined', 'accepted')) end) then
    raise exception 'grievance moves in its order' using errcode = '23514', constraint = 'grievance_moves_in_its_order';
  end if;
  if current_user = 'vuon_app' and tg_op = 'UPDATE' and old.is_extended and new.is_extended and new.state = 'accepted' and old.state = 'accepted'
      and new.due_on > old.due_on then
    raise exception 'grievance is extended once' using errcode = '23514', constraint = 'grievance_is_extended_once';
  end if;
  return null;
end $$;
create trigger grievance_moves_in_its_order after insert or update on voice.grievances
  for each row execute function voice.keep_grievance_states();

-- Steps are on their days in order, and none before it was received.
create function voice.keep_grievance_act_days() returns trigger language plpgsql security definer set search_path = pg_catalog, voice as $$
begin
  if exists (select from grievance_acts done where done.grievance_id = new.grievance_id and done.done_on > new.done_on)
      or exists (select from grievances grievance where grievance.grievance_id = new.grievance_id and grievance.received_on > new.done_on) then
    raise exception 'grievance acts are on their days in order' using errcode = '23514', constraint = 'grievance_acts_are_on_their_days_in_order';
  end if;
  return null;
end $$;
create trigger grievance_acts_are_on_their_days_in_order after insert on voice.grievance_acts
  for each row execute function voice.keep_grievance_act_days();

-- Who opened a grievance is kept as who opened a household.
alter table authority.read_entries drop constraint read_record_kind_is_known;
alter table authority.read_entries add constraint read_record_kind_is_known check (record_kind in ('household', 'search', 'grievance'));
