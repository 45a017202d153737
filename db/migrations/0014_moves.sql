-- Where a household lived, from when to when; households that move from one commune to another; what a past day looked like.
-- What was recorded in a commune stays in that commune: it tells its past days. Where the household lives now may read it.

create function authority.sees_any(areas text[]) returns boolean language sql stable parallel safe as $$
  select areas <> '{}' and exists (select from unnest(areas) as area (area_id) where authority.sees(area.area_id))
$$;

create table registry.household_places (
  household_id uuid not null constraint place_is_of_a_household references registry.households,
  valid_from date not null,
  valid_to date,
  commune_id text not null constraint household_place_is_in_a_commune references registry.areas,
  village_id text constraint household_place_is_in_a_village references registry.areas,
  address text,
  -- where the household lives now, when that is another commune
  now_in text,
  constraint household_places_key primary key (household_id, valid_from),
  constraint household_place_ends_after_it_begins check (valid_to is null or valid_to >= valid_from)
);
create unique index household_lives_at_one_place_at_a_time on registry.household_places (household_id) where valid_to is null;
create index household_places_by_commune on registry.household_places (commune_id, household_id);
grant select, insert on registry.household_places to vuon_app;
grant update (valid_to) on registry.household_places to vuon_app;
alter table registry.household_places enable row level security;
create policy household_places_are_read_in_ones_areas on registry.household_places for select
  using (authority.sees(commune_id) or authority.sees(now_in));
create policy household_places_are_added_in_ones_areas on registry.household_places for insert
  with check (authority.writes(',registry,', commune_id));
create policy household_places_are_changed_in_ones_areas on registry.household_places for update
  using (authority.writes(',registry,', commune_id)) with check (authority.writes(',registry,', commune_id));

-- Closed households are few beside the open ones: a past day leaves them out by this.
create index households_closed on registry.households (closed_on) where closed_on is not null;

-- Places before this migration: the acts of moving hold where a household lived until then.
with moves as (
  select household_id, on_date, facts ->> 'villageBefore' as village_before, facts ->> 'addressBefore' as address_before,
    lag(on_date) over (partition by household_id order by on_date, act_id) as since
  from registry.household_acts where act = 'household_moved'
)
insert into registry.household_places (household_id, valid_from, valid_to, commune_id, village_id, address)
select household.household_id, coalesce(moves.since, household.registered_on), moves.on_date - 1, household.commune_id,
  moves.village_before, moves.address_before
from moves join registry.households household using (household_id)
where moves.on_date > coalesce(moves.since, household.registered_on);
insert into registry.household_places (household_id, valid_from, commune_id, village_id, address)
select household_id, greatest(registered_on, (select max(on_date) from registry.household_acts act
    where act.household_id = household.household_id and act.act = 'household_moved')), commune_id, village_id, address
from registry.households household;

-- Communes that a household lived in before: they still read it, for the days on which it was theirs.
alter table registry.households add column past_communes text[] not null default '{}';
alter table registry.people add column past_communes text[] not null default '{}';
alter table registry.memberships add column past_communes text[] not null default '{}';
alter policy households_are_read_in_ones_areas on registry.households
  using (authority.sees(commune_id) or authority.sees_any(past_communes));
alter policy people_are_read_in_ones_areas on registry.people
  using (authority.sees(commune_id) or authority.sees_any(past_communes));
alter policy memberships_are_read_in_ones_areas on registry.memberships
  using (authority.sees(commune_id) or authority.sees_any(past_communes));

-- What was done and decided in the commune before is read where the household lives now.
alter table registry.household_acts add column now_in text;
alter table registry.corrections add column now_in text;
alter table review.reviews add column now_in text;
alter table review.poverty_statuses add column now_in text;
alter table delivery.supports add column now_in text;
alter table delivery.support_acts add column now_in text;
alter policy household_acts_are_read_in_ones_areas on registry.household_acts
  using (authority.sees(commune_id) or authority.sees(now_in));
alter policy corrections_are_read_in_ones_areas on registry.corrections
  using (authority.sees(commune_id) or authority.sees(now_in));
alter policy reviews_are_read_in_ones_areas on review.reviews using (authority.sees(commune_id) or authority.sees(now_in));
alter policy statuses_are_read_in_ones_areas on review.poverty_statuses
  using (authority.sees(commune_id) or authority.sees(now_in));
alter policy supports_are_read_in_ones_areas on delivery.supports using (authority.sees(commune_id) or authority.sees(now_in));
alter policy support_acts_are_read_in_ones_areas on delivery.support_acts
  using (authority.sees(commune_id) or authority.sees(now_in));

alter table review.decisions add column read_in text[] not null default '{}';
alter policy decisions_are_read_in_ones_areas on review.decisions
  using (authority.sees(commune_id) or authority.sees_any(read_in));

-- A status goes with the household: it ends in one commune (left_on, its last day there) and holds in the other from the next day,
-- by the same decision. Counts of a day are sums of changes, so both communes get theirs.
alter table review.poverty_statuses add column left_on date, add column carried boolean not null default false;
alter table review.poverty_statuses drop constraint poverty_statuses_key;
alter table review.poverty_statuses
  add constraint poverty_statuses_key primary key (household_id, decision_id, effective_on);
alter table review.status_changes drop constraint status_changes_key;
alter table review.status_changes
  add constraint status_changes_key primary key (decision_id, class, commune_id, effective_on);

alter table registry.household_acts drop constraint household_act_is_known;
alter table registry.household_acts add constraint household_act_is_known check (act in ('member_joined', 'member_left',
  'member_died', 'head_changed', 'household_moved', 'household_closed', 'household_split', 'household_founded', 'household_joined',
  'household_took_in', 'person_moved_out', 'person_moved_in', 'household_transferred'));

-- A household that moves to another commune: asked for by the one, answered by the other. Nothing moves before it is accepted.
create table registry.transfers (
  household_id uuid not null constraint transfer_is_of_a_household references registry.households,
  transfer_id uuid not null,
  from_commune_id text not null constraint transfer_goes_from_a_commune references registry.areas,
  to_commune_id text not null constraint transfer_goes_to_a_commune references registry.areas,
  on_date date not null,
  -- whom the asked commune is to receive, before it may read the household
  head_name text,
  members integer not null,
  reason text not null constraint transfer_has_a_reason check (reason <> ''),
  asked_by uuid not null,
  asked_at timestamptz not null,
  state text not null default 'asked' constraint transfer_state_is_known check (state in ('asked', 'accepted', 'refused', 'withdrawn')),
  decided_by uuid,
  decided_at timestamptz,
  answer text,
  constraint transfers_key primary key (household_id, transfer_id),
  constraint transfer_goes_to_another_commune check (from_commune_id <> to_commune_id),
  constraint transfer_decided_tells_by_whom check ((state = 'asked') = (decided_by is null) and (state = 'asked') = (decided_at is null))
);
create unique index household_has_one_transfer_at_a_time on registry.transfers (household_id) where state = 'asked';
create index transfers_that_wait on registry.transfers (to_commune_id) where state = 'asked';
grant select, insert on registry.transfers to vuon_app;
grant update (state, decided_by, decided_at, answer) on registry.transfers to vuon_app;
alter table registry.transfers enable row level security;
create policy transfers_are_read_by_both on registry.transfers for select
  using (authority.sees(from_commune_id) or authority.sees(to_commune_id));
create policy transfers_are_asked_for_in_ones_areas on registry.transfers for insert
  with check (authority.writes(',registry,', from_commune_id));
create policy transfers_are_answered_by_either on registry.transfers for update
  using (authority.writes(',registry,', from_commune_id) or authority.writes(',registry,', to_commune_id))
  with check (authority.writes(',registry,', from_commune_id) or authority.writes(',registry,', to_commune_id));

grant update (household_id) on registry.identifier_index to vuon_app;

-- What the rule of a move across communes asks of a household. As the owner, since the asked commune does not read it yet; it answers
-- only those who have the household or are asked to take it.
create function registry.household_on_the_way(p_household_id uuid) returns table (
  commune_id text, closed_on date, changed_on date, decided_on date, supports integer, payments integer, reviews integer
) language sql stable security definer set search_path = pg_catalog, registry, review, delivery, payment, authority as $$
  select household.commune_id, household.closed_on,
    greatest((select max(greatest(place.valid_from, place.valid_to)) from registry.household_places place
        where place.household_id = p_household_id),
      (select max(greatest(member.valid_from, member.valid_to)) from registry.memberships member
        where member.household_id = p_household_id)),
    (select max(status.effective_on) from review.poverty_statuses status where status.household_id = p_household_id),
    (select count(*)::int from delivery.supports support where support.household_id = p_household_id
      and support.state in ('proposed', 'checked', 'approved', 'committed', 'delivered')),
    (select count(*)::int from payment.instructions instruction where instruction.household_id = p_household_id
      and instruction.state in ('ready', 'sent', 'unknown')),
    (select count(*)::int from review.reviews review where review.household_id = p_household_id
      and review.state in ('surveyed', 'scored', 'met', 'posted', 'objected', 'rechecked', 'closed'))
  from registry.households household
  where household.household_id = p_household_id and (authority.sees(household.commune_id) or exists (
    select from registry.transfers transfer where transfer.household_id = p_household_id and transfer.state = 'asked'
      and authority.sees(transfer.to_commune_id)))
$$;

-- Takes a household over from the commune that asked. As the owner: no policy lets one commune write the rows of another. It asks
-- itself that the act is the answer, that the transfer waits, and that the asked commune is the officer's.
create function registry.take_household(p_household_id uuid, p_transfer_id uuid, p_village_id text, p_address text,
  p_at timestamptz, p_by uuid) returns void
language plpgsql security definer set search_path = pg_catalog, registry, review, delivery, payment, authority as $$
declare
  moved registry.transfers;
  held review.poverty_statuses;
begin
  select * into moved from registry.transfers transfer
    where transfer.household_id = p_household_id and transfer.transfer_id = p_transfer_id and transfer.state = 'asked' for update;
  if moved.household_id is null or current_setting('vuon.act', true) is distinct from 'registry.answerTransfer'
    or not authority.writes(',registry,', moved.to_commune_id) then
    raise exception 'not a transfer to take' using errcode = '42501';
  end if;

  update registry.households household set commune_id = moved.to_commune_id, village_id = p_village_id, address = p_address,
    past_communes = array_append(array_remove(past_communes, moved.to_commune_id), moved.from_commune_id)
    where household.household_id = p_household_id;
  update registry.people person set commune_id = moved.to_commune_id,
    past_communes = array_append(array_remove(past_communes, moved.to_commune_id), moved.from_commune_id)
    where person.household_id = p_household_id;
  update registry.memberships member set commune_id = moved.to_commune_id,
    past_communes = array_append(array_remove(past_communes, moved.to_commune_id), moved.from_commune_id)
    where member.household_id = p_household_id;
  update registry.identifiers identifier set commune_id = moved.to_commune_id where identifier.household_id = p_household_id;
  update registry.corrections correction set commune_id = moved.to_commune_id
    where correction.household_id = p_household_id and correction.state = 'asked';
  update review.reviews review set commune_id = moved.to_commune_id, village_id = p_village_id
    where review.household_id = p_household_id and review.state in ('draft', 'listed', 'screened');
  update payment.payees payee set valid_to = moved.on_date - 1
    where payee.household_id = p_household_id and payee.valid_to is null;

  update registry.household_places place set valid_to = moved.on_date - 1
    where place.household_id = p_household_id and place.valid_to is null;
  insert into registry.household_places (household_id, valid_from, commune_id, village_id, address)
    values (p_household_id, moved.on_date, moved.to_commune_id, p_village_id, p_address);

  select * into held from review.poverty_statuses status where status.household_id = p_household_id and status.left_on is null
    order by status.effective_on desc, status.decision_id desc limit 1;
  update review.poverty_statuses status set left_on = moved.on_date - 1
    where status.household_id = p_household_id and status.left_on is null;
  if held.household_id is not null then
    insert into review.poverty_statuses (household_id, decision_id, review_id, commune_id, village_id, effective_on, outcome,
        previous_class, class, list_flag, deprivations, member_count, reason, carried)
      values (held.household_id, held.decision_id, held.review_id, moved.to_commune_id, p_village_id, moved.on_date, held.outcome,
        held.previous_class, held.class, null, held.deprivations, held.member_count, held.reason, true);
    insert into review.status_changes (decision_id, commune_id, effective_on, class, households, people) values
      (held.decision_id, moved.from_commune_id, moved.on_date, held.class, -1, -held.member_count),
      (held.decision_id, moved.to_commune_id, moved.on_date, held.class, 1, held.member_count)
      on conflict (decision_id, class, commune_id, effective_on) do update
        set households = status_changes.households + excluded.households, people = status_changes.people + excluded.people;
    update review.decisions decision set read_in = array_append(array_remove(read_in, moved.to_commune_id), moved.to_commune_id)
      where decision.commune_id <> moved.to_commune_id and decision.decision_id in (
        select status.decision_id from review.poverty_statuses status where status.household_id = p_household_id);
  end if;

  insert into registry.household_acts (household_id, act_id, commune_id, act, on_date, facts, reason, done_at, done_by) values
    (p_household_id, p_transfer_id, moved.from_commune_id, 'household_transferred', moved.on_date,
      jsonb_build_object('from', moved.from_commune_id, 'to', moved.to_commune_id,
        'fromName', (select full_name from registry.areas where area_id = moved.from_commune_id),
        'toName', (select full_name from registry.areas where area_id = moved.to_commune_id)), moved.reason, p_at, p_by);

  update registry.household_places place set now_in = nullif(moved.to_commune_id, place.commune_id)
    where place.household_id = p_household_id;
  update registry.household_acts act set now_in = nullif(moved.to_commune_id, act.commune_id) where act.household_id = p_household_id;
  update registry.corrections correction set now_in = nullif(moved.to_commune_id, correction.commune_id)
    where correction.household_id = p_household_id;
  update review.reviews review set now_in = nullif(moved.to_commune_id, review.commune_id) where review.household_id = p_household_id;
  update review.poverty_statuses status set now_in = nullif(moved.to_commune_id, status.commune_id)
    where status.household_id = p_household_id;
  update delivery.supports support set now_in = nullif(moved.to_commune_id, support.commune_id)
    where support.household_id = p_household_id;
  update delivery.support_acts act set now_in = nullif(moved.to_commune_id, act.commune_id) where act.household_id = p_household_id;
end $$;

-- Who lived here is found by its name and number as long as this commune may read it; lists of today ask for those of today.
create or replace function registry.households_with_words(patterns text[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog, registry, authority as $$
  select distinct household_id from registry.people
  where search_name like patterns[1] and search_name like coalesce(patterns[2], '%')
    and search_name like coalesce(patterns[3], '%') and search_name like coalesce(patterns[4], '%')
    and (authority.sees(commune_id) or authority.sees_any(past_communes))
$$;
create or replace function registry.households_with_phone(digits text) returns setof uuid
language sql stable security definer set search_path = pg_catalog, registry, authority as $$
  select distinct household_id from registry.people
  where phone is not null and regexp_replace(phone, '\D', '', 'g') = digits
    and (authority.sees(commune_id) or authority.sees_any(past_communes))
$$;

-- Households and members on a day, by the place of that day. As the owner, so that a province is not asked row by row whether it is
-- one's own: counted first, and then only the counts of one's own communes are answered.
create function registry.counts_on(p_on date) returns table (commune_id text, village_id text, households integer, people integer)
language sql stable security definer set search_path = pg_catalog, registry, authority as $$
  with counted as materialized (
    select place.commune_id, place.village_id, count(*)::int as households, coalesce(sum(members.people), 0)::int as people
    from registry.household_places place
    left join (
      select member.household_id, count(*)::int as people from registry.memberships member
      where member.valid_from <= p_on and (member.valid_to is null or member.valid_to >= p_on) group by member.household_id
    ) members on members.household_id = place.household_id
    where place.valid_from <= p_on and (place.valid_to is null or place.valid_to >= p_on)
      and not exists (select from registry.households closed
        where closed.closed_on < p_on and closed.household_id = place.household_id)
    group by place.commune_id, place.village_id
  )
  select counted.commune_id, counted.village_id, counted.households, counted.people from counted
  where authority.sees(counted.commune_id)
$$;

-- Who comes back to a household finds the identifiers of then, which take what is known now.
grant update (key_version, ciphertext, last_digits) on registry.identifiers to vuon_app;
create policy identifiers_are_changed_in_ones_areas on registry.identifiers for update
  using (authority.sees(commune_id)) with check (authority.writes(',registry,', commune_id));
