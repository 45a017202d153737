-- A need of a household or person that another office answers: sent with a deadline, accepted, done, refused or passed on, until it is
-- answered or withdrawn. Who works for the office sees what was sent to it, and acts on one referral at a time.
create table delivery.referrals (
  referral_id uuid not null,
  household_id uuid not null constraint referral_is_of_a_household references registry.households (household_id),
  person_id uuid,
  commune_id text not null constraint referral_is_of_a_commune references registry.areas (area_id),
  -- of the programme's pack, with its name as it was then
  kind text not null,
  kind_name jsonb not null,
  -- the indicator that the household lacks, where it is one
  need text,
  -- a support without money by which the programme counts it
  support_id uuid,
  reason text not null,
  office_id uuid not null constraint referral_is_with_an_office references authority.offices (office_id),
  -- all that it was with, the first one first
  office_ids uuid[] not null,
  sent_on date not null,
  due_on date not null,
  -- days after the deadline, and the post that is then asked to decide
  escalates_after integer not null constraint referral_escalates_after_days check (escalates_after between 0 and 366),
  escalates_to text not null constraint referral_escalates_to_a_post check (escalates_to in ('commune_chair', 'province_officer')),
  state text not null constraint referral_state_is_known check (state in ('open', 'accepted', 'done', 'refused', 'withdrawn')),
  answer text,
  answered_on date,
  constraint referrals_key primary key (household_id, referral_id),
  constraint referral_is_of_a_person foreign key (household_id, person_id) references registry.people (household_id, person_id),
  constraint referral_is_of_a_support foreign key (household_id, support_id) references delivery.supports (household_id, support_id),
  constraint referral_has_a_deadline check (due_on >= sent_on),
  constraint referral_is_with_the_last_office check (office_id = office_ids[cardinality(office_ids)]),
  constraint answered_referral_has_its_answer check ((state in ('done', 'refused')) = (answered_on is not null) and (answered_on is null) = (answer is null))
);
create index referrals_by_commune on delivery.referrals (commune_id, state, due_on);
create index referrals_by_office on delivery.referrals (office_id, state, due_on);
create index referrals_by_id on delivery.referrals (referral_id);
-- The same need of the same person is with one office at a time.
create unique index need_is_referred_once_at_a_time on delivery.referrals
  (household_id, kind, coalesce(person_id, household_id)) where state in ('open', 'accepted', 'refused');
create index referrals_by_support on delivery.referrals (household_id, support_id) where support_id is not null;

-- What was done on a referral, in order; never changed.
create table delivery.referral_acts (
  household_id uuid not null,
  referral_act_id uuid not null,
  referral_id uuid not null,
  commune_id text not null constraint referral_act_is_in_a_commune references registry.areas (area_id),
  act text not null constraint referral_act_is_known
    check (act in ('send', 'accept', 'complete', 'refuse', 'passOn', 'direct', 'withdraw')),
  done_on date not null,
  -- the office that it was with, and where it goes on to another one
  office_id uuid not null constraint referral_act_is_with_an_office references authority.offices (office_id),
  to_office_id uuid constraint referral_goes_on_to_an_office references authority.offices (office_id),
  due_on date,
  note text,
  done_at timestamptz not null,
  done_by uuid not null constraint referral_act_is_by_an_officer references authority.officers (officer_id),
  constraint referral_acts_key primary key (household_id, referral_act_id),
  constraint referral_act_is_on_a_referral foreign key (household_id, referral_id) references delivery.referrals (household_id, referral_id),
  constraint referral_goes_on_when_passed_on check ((act = 'passOn') = (to_office_id is not null)),
  constraint referral_act_says_why check (act in ('send', 'accept') or note is not null)
);
create index referral_acts_by_referral on delivery.referral_acts (household_id, referral_id, done_at);

grant select, insert, update (office_id, office_ids, due_on, state, answer, answered_on) on delivery.referrals to vuon_app;
grant select, insert on delivery.referral_acts to vuon_app;

create function authority.acts_for_any(office_ids uuid[]) returns boolean language sql stable parallel safe as $$
  select exists (select from unnest(office_ids) one where authority.acts_for(one))
$$;

alter table delivery.referrals enable row level security;
alter table delivery.referral_acts enable row level security;
create policy referrals_are_read_in_ones_areas_and_offices on delivery.referrals for select
  using (authority.sees(commune_id) or authority.acts_for_any(office_ids));
create policy referrals_are_added_in_ones_areas on delivery.referrals for insert with check (authority.writes(',delivery,', commune_id));
create policy referrals_are_changed_in_ones_areas on delivery.referrals for update
  using (authority.sees(commune_id) or authority.acts_for(office_id)) with check (authority.writes(',delivery,', commune_id));
create policy referral_alone on delivery.referrals as restrictive for all using
  (coalesce(current_setting('vuon.reach', true), '') <> 'activity' or referral_id::text = current_setting('vuon.referral', true));

create policy referral_acts_are_read_in_ones_areas on delivery.referral_acts for select using (authority.sees(commune_id));
create policy referral_acts_are_added_in_ones_areas on delivery.referral_acts for insert with check (authority.writes(',delivery,', commune_id));
create policy referral_acts_of_the_referral_alone on delivery.referral_acts as restrictive for all using
  (coalesce(current_setting('vuon.reach', true), '') <> 'activity' or referral_id::text = current_setting('vuon.referral', true));

-- Narrows the act to one referral that is with an office for which it may be done: from here on it sees and writes that referral in its
-- commune, and nothing that is kept by activity. ",": it is not with such an office.
create function authority.act_for_referral(p_referral_id uuid) returns text
language plpgsql security definer set search_path to 'pg_catalog', 'authority', 'delivery' as $$
declare
  found delivery.referrals;
begin
  select * into found from delivery.referrals where referral_id = p_referral_id;
  if found.office_id is null or authority.acts_for(found.office_id) is not true then return ','; end if;
  execute format('set local vuon.areas = %L; set local vuon.reach = ''activity''; set local vuon.activity = ''''; set local vuon.referral = %L',
    ',' || found.commune_id || ',', found.referral_id);
  return ',' || found.commune_id || ',';
end $$;

-- Whom a referral is about, for who reads it: an office sees no household, and this one by name, village, address and telephone of its head.
create function delivery.subject_of_referral(p_referral_id uuid, out head_name text, out person_name text, out village_name text, out address text)
language plpgsql stable security definer set search_path to 'pg_catalog', 'delivery', 'registry', 'authority' as $$
begin
  select head.full_name, person.full_name, village.name, household.address into head_name, person_name, village_name, address
  from delivery.referrals referral
  join registry.households household on household.household_id = referral.household_id
  left join registry.areas village on village.area_id = household.village_id
  left join registry.people person on person.household_id = referral.household_id and person.person_id = referral.person_id
  left join lateral (select named.full_name from registry.memberships member
      join registry.people named on named.household_id = member.household_id and named.person_id = member.person_id
    where member.household_id = referral.household_id and member.relation = 'head'
    order by member.valid_to desc nulls first, member.valid_from desc limit 1) head on true
  where referral.referral_id = p_referral_id
    and (authority.sees(referral.commune_id) or authority.acts_for_any(referral.office_ids));
end $$;

-- What was done on a referral, for who reads it: an office reads what others did before it was sent there.
create function delivery.story_of_referral(p_referral_id uuid) returns setof delivery.referral_acts
language plpgsql stable security definer set search_path to 'pg_catalog', 'delivery', 'authority' as $$
begin
  return query select done.* from delivery.referrals referral
    join delivery.referral_acts done on done.household_id = referral.household_id and done.referral_id = referral.referral_id
    where referral.referral_id = p_referral_id
      and (authority.sees(referral.commune_id) or authority.acts_for_any(referral.office_ids));
end $$;

-- The moves of src/programme/delivery/referral/referral-state.ts.
create function delivery.keep_referral_states() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if current_user = 'vuon_app' and (case when tg_op = 'INSERT' then new.state <> 'open'
      else old.state <> new.state and (old.state, new.state) not in (('open', 'accepted'), ('open', 'done'), ('open', 'refused'), ('open', 'withdrawn'),
        ('accepted', 'done'), ('accepted', 'refused'), ('accepted', 'open'), ('accepted', 'withdrawn'), ('refused', 'open'), ('refused', 'withdrawn')) end) then
    raise exception 'referral moves in its order' using errcode = '23514', constraint = 'referral_moves_in_its_order';
  end if;
  if tg_op = 'UPDATE' and new.office_ids[1:cardinality(old.office_ids)] is distinct from old.office_ids then
    raise exception 'referral keeps its chain' using errcode = '23514', constraint = 'referral_keeps_its_chain';
  end if;
  return null;
end $$;
create trigger referral_moves_in_its_order after insert or update on delivery.referrals
  for each row execute function delivery.keep_referral_states();

-- It goes to an open office of its province.
create function delivery.keep_referral_offices() returns trigger language plpgsql set search_path = pg_catalog, delivery, authority, registry as $$
begin
  if current_user = 'vuon_app' and not exists (select from authority.offices office
      join registry.area_closure line on line.ancestor_id = office.area_id and line.descendant_id = new.commune_id
      where office.office_id = new.office_id and office.valid_to is null) then
    raise exception 'referral goes to an open office of its province'
      using errcode = '23514', constraint = 'referral_goes_to_an_open_office_of_its_province';
  end if;
  return null;
end $$;
create trigger referral_goes_to_an_open_office_of_its_province after insert or update of office_id on delivery.referrals
  for each row execute function delivery.keep_referral_offices();

-- Steps are on their days in order, and none before the household is registered.
create function delivery.keep_referral_act_days() returns trigger language plpgsql set search_path = pg_catalog, delivery, registry as $$
begin
  if current_user = 'vuon_app' and (exists (select from referral_acts done where done.household_id = new.household_id
      and done.referral_id = new.referral_id and done.done_on > new.done_on)
      or new.act = 'send' and exists (select from referrals referral join registry.households household using (household_id)
        where referral.household_id = new.household_id and referral.referral_id = new.referral_id and household.registered_on > new.done_on)) then
    raise exception 'referral acts are on their days in order' using errcode = '23514', constraint = 'referral_acts_are_on_their_days_in_order';
  end if;
  return null;
end $$;
create trigger referral_acts_are_on_their_days_in_order after insert on delivery.referral_acts
  for each row execute function delivery.keep_referral_act_days();

-- An office with open referrals is not closed: nobody is lost with it.
create function authority.keep_offices_with_referrals() returns trigger language plpgsql set search_path to 'pg_catalog', 'authority', 'delivery' as $$
begin
  if current_user = 'vuon_app' and exists (select from delivery.referrals referral
      where referral.office_id = new.office_id and referral.state in ('open', 'accepted')) then
    raise exception 'office with open referrals is not closed' using errcode = '23514', constraint = 'office_with_open_referrals_is_not_closed';
  end if;
  return null;
end $$;
create trigger office_with_open_referrals_is_not_closed after update of valid_to on authority.offices
  for each row when (old.valid_to is null and new.valid_to is not null) execute function authority.keep_offices_with_referrals();
