-- An act is not before what it rests on. The service refuses first, with the day (src/contract/day-window.ts); here it is refused whatever
-- the service does. Each rule looks at what an officer writes now: rows from before it stay as they are, and a backup is restored by the
-- owner, row after row. That no day lies after today is the service's alone, whose clock has the time zone of the programme.
create function review.refuse_day(p_rule text) returns void language plpgsql set search_path = pg_catalog as $$
begin
  raise exception '%', replace(p_rule, '_', ' ') using errcode = '23514', constraint = p_rule;
end $$;

create function review.keep_answers_in_round() returns trigger language plpgsql set search_path = pg_catalog, review as $$
begin
  if current_user = 'vuon_app' and exists (select from review.rounds round
    where round.round_id = new.round_id and new.surveyed_on < round.opens_on) then
    perform review.refuse_day('answers_are_given_in_their_round');
  end if;
  return null;
end $$;
create trigger answers_are_given_in_their_round after update of surveyed_on on review.reviews for each row
  when (new.surveyed_on is distinct from old.surveyed_on) execute function review.keep_answers_in_round();

create function review.keep_meeting_after_survey() returns trigger language plpgsql set search_path = pg_catalog, review as $$
begin
  if current_user = 'vuon_app' and exists (select from added
    join review.meetings meeting on meeting.meeting_id = added.meeting_id
    join review.reviews review on review.household_id = added.household_id and review.review_id = added.review_id
    where meeting.held_on < review.surveyed_on) then
    perform review.refuse_day('meeting_is_after_the_survey');
  end if;
  return null;
end $$;
create trigger meeting_is_after_the_survey after insert on review.meeting_results referencing new table as added
  for each statement execute function review.keep_meeting_after_survey();

-- A result hangs after the meeting that passed it, or after the answer to the last objection.
create function review.keep_posting_after_meeting() returns trigger language plpgsql set search_path = pg_catalog, review as $$
begin
  if current_user = 'vuon_app' and exists (select from review.public_postings posting
    where posting.public_posting_id = new.public_posting_id and posting.from_date < greatest(
      (select max(meeting.held_on) from review.meeting_results result join review.meetings meeting on meeting.meeting_id = result.meeting_id
        where result.household_id = new.household_id and result.review_id = new.review_id and result.passed),
      (select max(objection.answered_on) from review.objections objection
        where objection.household_id = new.household_id and objection.review_id = new.review_id))) then
    perform review.refuse_day('posting_is_after_the_meeting');
  end if;
  return null;
end $$;
create trigger posting_is_after_the_meeting after update of public_posting_id on review.reviews for each row
  when (new.public_posting_id is distinct from old.public_posting_id) execute function review.keep_posting_after_meeting();

create function review.keep_objection_days() returns trigger language plpgsql set search_path = pg_catalog, review as $$
begin
  if current_user <> 'vuon_app' then return null; end if;
  if new.answered_on < new.received_on then perform review.refuse_day('objection_is_answered_after_it_was_received'); end if;
  if tg_op = 'INSERT' and exists (select from review.reviews review
    join review.public_postings posting on posting.public_posting_id = review.public_posting_id
    where review.household_id = new.household_id and review.review_id = new.review_id and new.received_on < posting.from_date) then
    perform review.refuse_day('objection_is_after_the_posting');
  end if;
  return null;
end $$;
create trigger objection_days_are_in_order after insert or update of received_on, answered_on on review.objections
  for each row execute function review.keep_objection_days();

-- The list is decided when the posting of each household on it is over: nothing shortens the working days that it hangs.
create function review.keep_decision_after_posting() returns trigger language plpgsql set search_path = pg_catalog, review as $$
begin
  if current_user = 'vuon_app' and exists (select from added
    join review.decisions decision on decision.decision_id = added.decision_id and decision.kind = 'list'
    join review.reviews review on review.household_id = added.household_id and review.review_id = added.review_id
    left join review.public_postings posting on posting.public_posting_id = review.public_posting_id
    where not added.carried and (posting.to_date is null or decision.decided_on <= posting.to_date)) then
    perform review.refuse_day('list_is_decided_after_its_posting');
  end if;
  return null;
end $$;
create trigger list_is_decided_after_its_posting after insert on review.poverty_statuses referencing new table as added
  for each statement execute function review.keep_decision_after_posting();

create function review.keep_decision_days() returns trigger language plpgsql set search_path = pg_catalog, review as $$
begin
  if current_user <> 'vuon_app' then return null; end if;
  if new.kind = 'list' and new.effective_on < new.decided_on then
    perform review.refuse_day('list_takes_effect_after_it_is_decided');
  end if;
  if exists (select from review.decisions withdrawn
    where withdrawn.decision_id = new.withdraws_decision_id and new.decided_on < withdrawn.decided_on) then
    perform review.refuse_day('withdrawal_is_after_its_decision');
  end if;
  return null;
end $$;
create trigger decision_days_are_in_order after insert on review.decisions
  for each row execute function review.keep_decision_days();

create function review.keep_certificate_days() returns trigger language plpgsql set search_path = pg_catalog, review as $$
begin
  if current_user <> 'vuon_app' then return null; end if;
  if new.withdrawn_on < new.issued_on then perform review.refuse_day('certificate_is_withdrawn_after_it_was_issued'); end if;
  if tg_op = 'INSERT' and exists (select from review.decisions decision
    where decision.decision_id = new.decision_id and new.issued_on < decision.decided_on) then
    perform review.refuse_day('certificate_is_issued_after_its_decision');
  end if;
  return null;
end $$;
create trigger certificate_days_are_in_order after insert or update of issued_on, withdrawn_on on review.certificates
  for each row execute function review.keep_certificate_days();

create function review.keep_request_days() returns trigger language plpgsql set search_path = pg_catalog, review as $$
begin
  if current_user = 'vuon_app' and (new.withdrawn_on < new.received_on or new.screened_on < new.received_on) then
    perform review.refuse_day('request_is_handled_after_it_was_received');
  end if;
  return null;
end $$;
create trigger request_days_are_in_order after update of withdrawn_on, screened_on on review.requests
  for each row execute function review.keep_request_days();

create function review.keep_handover_days() returns trigger language plpgsql set search_path = pg_catalog, review as $$
begin
  if current_user <> 'vuon_app' then return null; end if;
  if new.answered_on < new.handed_on then perform review.refuse_day('handover_is_answered_after_it_was_made'); end if;
  if tg_op = 'INSERT' and exists (select from review.decisions decision
    where decision.round_id = new.round_id and decision.commune_id = new.commune_id and new.handed_on < decision.decided_on) then
    perform review.refuse_day('handover_is_after_the_decisions');
  end if;
  return null;
end $$;
create trigger handover_days_are_in_order after insert or update of answered_on on review.handovers
  for each row execute function review.keep_handover_days();

create function review.keep_minutes_after_meeting() returns trigger language plpgsql set search_path = pg_catalog, review as $$
begin
  if current_user = 'vuon_app' and new.minutes_signed_on < new.held_on then
    perform review.refuse_day('minutes_are_signed_after_the_meeting');
  end if;
  return null;
end $$;
create trigger minutes_are_signed_after_the_meeting after insert on review.meetings
  for each row execute function review.keep_minutes_after_meeting();

-- The time zone of the programme is not known here: the day of an approval is the earliest on earth (UTC-12).
create function delivery.keep_delivery_after_approval() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if current_user = 'vuon_app' and exists (select from delivery.support_acts done
    where done.household_id = new.household_id and done.support_id = new.support_id and done.act = 'approve'
      and new.delivered_on < (done.done_at at time zone 'UTC' - interval '12 hours')::date) then
    raise exception 'delivery is after the approval' using errcode = '23514', constraint = 'delivery_is_after_the_approval';
  end if;
  return null;
end $$;
create trigger delivery_is_after_the_approval after update of delivered_on on delivery.supports for each row
  when (new.delivered_on is distinct from old.delivered_on) execute function delivery.keep_delivery_after_approval();

-- Of whom the month or the year of birth is known, the first day of it is the earliest.
create function registry.keep_membership_after_birth() returns trigger language plpgsql set search_path = pg_catalog, registry as $$
begin
  if current_user = 'vuon_app' and exists (select from registry.people person
    where person.household_id = new.household_id and person.person_id = new.person_id
      and new.valid_from < date_trunc(person.birth_precision, person.birth_date::timestamp)::date) then
    raise exception 'member joins after birth' using errcode = '23514', constraint = 'member_joins_after_birth';
  end if;
  return null;
end $$;
create trigger member_joins_after_birth after update of valid_from on registry.memberships for each row
  when (new.valid_from is distinct from old.valid_from) execute function registry.keep_membership_after_birth();
create function registry.keep_new_memberships_after_birth() returns trigger language plpgsql set search_path = pg_catalog, registry as $$
begin
  if current_user = 'vuon_app' and exists (select from added
    join registry.people person on person.household_id = added.household_id and person.person_id = added.person_id
    where added.valid_from < date_trunc(person.birth_precision, person.birth_date::timestamp)::date) then
    raise exception 'member joins after birth' using errcode = '23514', constraint = 'member_joins_after_birth';
  end if;
  return null;
end $$;
create trigger new_member_joins_after_birth after insert on registry.memberships referencing new table as added
  for each statement execute function registry.keep_new_memberships_after_birth();
