-- A list may be decided before the day from which it counts: an opening list in autumn for the year that comes. Nobody on it could move to
-- another commune before that day. Now the class of the day goes along, with its low-income workers, and that of the later list from its
-- own day on.
create or replace function registry.take_household(p_household_id uuid, p_transfer_id uuid, p_village_id text, p_address text, p_at timestamp with time zone, p_by uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'registry', 'review', 'delivery', 'payment', 'authority'
AS $function$
declare
  moved registry.transfers;
  held review.poverty_statuses;
  before review.poverty_statuses;
  later review.poverty_statuses;
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
  update registry.household_sources source set commune_id = moved.to_commune_id from registry.households household
    where household.household_id = p_household_id and source.source_system = household.source_system
      and source.source_key = household.source_key and source.household_id = household.household_id;
  update registry.person_residences residence set commune_id = moved.to_commune_id from registry.people person
    where person.household_id = p_household_id and residence.person_id = person.person_id
      and residence.household_id = person.household_id;
  update registry.identifier_index known set commune_id = moved.to_commune_id from registry.identifiers identifier
    where identifier.household_id = p_household_id and known.kind = identifier.kind and known.person_id = identifier.person_id
      and known.household_id = identifier.household_id;
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
      and status.effective_on <= moved.on_date
    order by status.effective_on desc, status.decision_id desc limit 1;
  update review.poverty_statuses status set left_on = moved.on_date - 1
    where status.household_id = p_household_id and status.left_on is null and status.effective_on <= moved.on_date;
  -- What is decided already and counts from a later day, such as an opening list, counts where the household lives then.
  before := held;
  for later in select * from review.poverty_statuses status where status.household_id = p_household_id and status.left_on is null
      and status.effective_on > moved.on_date order by status.effective_on, status.decision_id
  loop
    insert into review.status_changes (decision_id, commune_id, effective_on, class, households, people)
      select later.decision_id, place.commune_id, later.effective_on, change.class, sum(place.sign * change.sign),
        sum(place.sign * change.sign * change.members)
      from (values (moved.from_commune_id, -1), (moved.to_commune_id, 1)) place (commune_id, sign)
      cross join (values (later.class, 1, later.member_count), (before.class, -1, before.member_count)) change (class, sign, members)
      where change.class is not null
      group by 2, 4
      on conflict (decision_id, class, commune_id, effective_on) do update
        set households = status_changes.households + excluded.households, people = status_changes.people + excluded.people;
    update review.poverty_statuses status set commune_id = moved.to_commune_id, village_id = p_village_id
      where status.household_id = later.household_id and status.decision_id = later.decision_id
        and status.effective_on = later.effective_on;
    before := later;
  end loop;
  if held.household_id is not null then
    insert into review.poverty_statuses (household_id, decision_id, review_id, commune_id, village_id, effective_on, outcome,
        previous_class, class, list_flag, deprivations, member_count, low_income_workers, reason, carried)
      values (held.household_id, held.decision_id, held.review_id, moved.to_commune_id, p_village_id, moved.on_date, held.outcome,
        held.previous_class, held.class, null, held.deprivations, held.member_count, held.low_income_workers, held.reason, true);
    insert into review.status_changes (decision_id, commune_id, effective_on, class, households, people) values
      (held.decision_id, moved.from_commune_id, moved.on_date, held.class, -1, -held.member_count),
      (held.decision_id, moved.to_commune_id, moved.on_date, held.class, 1, held.member_count)
      on conflict (decision_id, class, commune_id, effective_on) do update
        set households = status_changes.households + excluded.households, people = status_changes.people + excluded.people;
  end if;
  update review.decisions decision set read_in = array_append(array_remove(read_in, moved.to_commune_id), moved.to_commune_id)
    where decision.commune_id <> moved.to_commune_id and decision.decision_id in (
      select status.decision_id from review.poverty_statuses status where status.household_id = p_household_id);

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
  -- The commune that decided a later one goes on reading it on its list.
  update review.poverty_statuses status set now_in = decision.commune_id from review.decisions decision
    where status.household_id = p_household_id and status.effective_on > moved.on_date and not status.carried
      and decision.decision_id = status.decision_id and decision.commune_id <> status.commune_id;
  update delivery.supports support set now_in = nullif(moved.to_commune_id, support.commune_id)
    where support.household_id = p_household_id;
  update delivery.support_acts act set now_in = nullif(moved.to_commune_id, act.commune_id) where act.household_id = p_household_id;
end $function$
;

-- A decision that holds only later is in nobody's way.
drop function registry.household_on_the_way(uuid);
create function registry.household_on_the_way(p_household_id uuid, p_today date default 'infinity')
 RETURNS TABLE(commune_id text, closed_on date, changed_on date, decided_on date, supports integer, payments integer, reviews integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'registry', 'review', 'delivery', 'payment', 'authority'
AS $function$
#variable_conflict use_column
begin
  return query
    select household.commune_id, household.closed_on,
      greatest((select max(greatest(place.valid_from, place.valid_to)) from registry.household_places place
          where place.household_id = p_household_id),
        (select max(greatest(member.valid_from, member.valid_to)) from registry.memberships member
          where member.household_id = p_household_id)),
      (select max(status.effective_on) from review.poverty_statuses status
        where status.household_id = p_household_id and status.effective_on <= p_today),
      (select count(*)::int from delivery.supports support where support.household_id = p_household_id
        and (support.state in ('proposed', 'checked', 'approved', 'committed')
          or support.state = 'delivered' and support.amount > 0)),
      (select count(*)::int from payment.instructions instruction where instruction.household_id = p_household_id
        and instruction.state in ('ready', 'sent', 'unknown')),
      (select count(*)::int from review.reviews review where review.household_id = p_household_id
        and review.state in ('surveyed', 'scored', 'met', 'posted', 'objected', 'rechecked', 'closed'))
    from registry.households household
    where household.household_id = p_household_id and (authority.sees(household.commune_id) or exists (
      select from registry.transfers transfer where transfer.household_id = p_household_id and transfer.state = 'asked'
        and authority.sees(transfer.to_commune_id)));
end $function$
;grant execute on function registry.household_on_the_way(uuid, date) to public;
