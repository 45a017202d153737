-- Works of an activity: a road, a bridge, a tank. A work hangs on its activity and the fund line of that; its money moves by the vouchers of
-- the line (planning.vouchers), which name the work, so that what is paid is read and never typed.
create table delivery.works (
  work_id uuid constraint works_key primary key,
  activity_id uuid not null constraint work_is_of_an_activity references delivery.activities (activity_id),
  commune_id text not null constraint work_is_in_a_commune references registry.areas (area_id),
  village_id text constraint work_is_in_a_village references registry.areas (area_id),
  name text not null,
  place text,
  lon double precision,
  lat double precision,
  path text not null constraint work_path_is_known check (path in ('community', 'tender')),
  estimate bigint not null,
  starts_on date not null,
  ends_on date not null,
  state text not null constraint work_state_is_known
    check (state in ('draft', 'contracted', 'under_way', 'stopped', 'handed_over', 'in_operation')),
  -- who keeps it once it is in operation, and what that costs a year
  keeper text,
  yearly_budget bigint,
  retention_released_on date,
  constraint work_estimate_is_positive check (estimate > 0 and estimate <= 1000000000000000),
  constraint work_budget_is_an_amount check (yearly_budget between 0 and 1000000000000000),
  constraint work_ends_after_it_starts check (ends_on >= starts_on),
  constraint place_of_work_is_whole check ((lon is null) = (lat is null)),
  constraint work_in_operation_has_a_keeper check (state <> 'in_operation' or keeper is not null)
);
create index works_by_activity on delivery.works (activity_id);
create index works_by_commune on delivery.works (commune_id, state);

-- One contract a work, as it was signed; it is never rewritten.
create table delivery.work_contracts (
  work_id uuid constraint work_contracts_key primary key constraint contract_is_of_a_work references delivery.works (work_id),
  commune_id text not null constraint work_contract_is_in_a_commune references registry.areas (area_id),
  contractor text not null,
  tax_number text,
  number text not null,
  signed_on date not null,
  value bigint not null,
  days integer not null,
  advance_percent integer not null,
  retention_percent integer not null,
  warranty_months integer not null,
  constraint work_contract_value_is_positive check (value > 0 and value <= 1000000000000000),
  constraint work_contract_has_days check (days > 0),
  constraint work_contract_shares_are_percents check (advance_percent between 0 and 100 and retention_percent between 0 and 100),
  constraint work_contract_warranty_is_a_time check (warranty_months between 0 and 240)
);

-- What a contract is changed by: more or less money, more or fewer days, each with its reason and signer.
create table delivery.work_changes (
  work_change_id uuid constraint work_changes_key primary key,
  work_id uuid not null constraint change_is_of_a_contract references delivery.work_contracts (work_id),
  commune_id text not null constraint work_change_is_in_a_commune references registry.areas (area_id),
  number text not null,
  signed_on date not null,
  signed_by text not null,
  amount bigint not null,
  days integer not null,
  reason text not null,
  constraint work_change_changes_something check (amount <> 0 or days <> 0),
  constraint work_change_is_an_amount check (abs(amount) <= 1000000000000000)
);
create index work_changes_by_work on delivery.work_changes (work_id, signed_on);

-- Steps of the building: on which day each is planned, and which share of the whole it is.
create table delivery.work_milestones (
  milestone_id uuid constraint work_milestones_key primary key,
  work_id uuid not null constraint milestone_is_of_a_work references delivery.works (work_id),
  commune_id text not null constraint milestone_is_in_a_commune references registry.areas (area_id),
  name text not null,
  planned_on date not null,
  share integer not null,
  constraint milestone_share_is_a_percent check (share between 1 and 100)
);
create index work_milestones_by_work on delivery.work_milestones (work_id, planned_on);

-- The minutes of acceptance: one a milestone.
create table delivery.work_acceptances (
  milestone_id uuid constraint work_acceptances_key primary key
    constraint acceptance_is_of_a_milestone references delivery.work_milestones (milestone_id),
  work_id uuid not null constraint acceptance_is_of_a_contract references delivery.work_contracts (work_id),
  commune_id text not null constraint acceptance_is_in_a_commune references registry.areas (area_id),
  number text not null,
  accepted_on date not null,
  accepted_by text not null,
  -- how much of the whole work stands on that day, in percent
  physical integer not null,
  value bigint not null,
  constraint acceptance_is_of_a_share check (physical between 1 and 100),
  constraint accepted_value_is_an_amount check (value between 0 and 1000000000000000)
);
create index work_acceptances_by_work on delivery.work_acceptances (work_id, accepted_on);

-- What the community supervision board finds, and what is answered.
create table delivery.work_findings (
  finding_id uuid constraint work_findings_key primary key,
  work_id uuid not null constraint finding_is_of_a_work references delivery.works (work_id),
  commune_id text not null constraint finding_is_in_a_commune references registry.areas (area_id),
  found_on date not null,
  found_by text not null,
  finding text not null,
  answer_due date not null,
  answered_on date,
  answer text,
  constraint finding_is_answered_after_it_was_made check (answered_on >= found_on and answer_due >= found_on),
  constraint answer_of_finding_has_its_day check ((answered_on is null) = (answer is null))
);
create index work_findings_by_work on delivery.work_findings (work_id, found_on);

-- What was done on a work, in order; never changed.
create table delivery.work_acts (
  work_act_id uuid constraint work_acts_key primary key,
  work_id uuid not null constraint work_act_is_on_a_work references delivery.works (work_id),
  commune_id text not null constraint work_act_is_in_a_commune references registry.areas (area_id),
  act text not null constraint work_act_is_known
    check (act in ('draft', 'sign', 'plan', 'change', 'start', 'accept', 'stop', 'resume', 'handOver', 'operate', 'release', 'find', 'answer')),
  done_on date,
  reason text,
  done_at timestamptz not null,
  done_by uuid not null constraint work_act_is_by_an_officer references authority.officers (officer_id),
  constraint work_is_stopped_with_a_reason check (act <> 'stop' or reason is not null)
);
create index work_acts_by_work on delivery.work_acts (work_id, done_at);

grant select, insert, update (state, keeper, yearly_budget, retention_released_on) on delivery.works to vuon_app;
grant select, insert on delivery.work_contracts, delivery.work_changes, delivery.work_milestones, delivery.work_acceptances,
  delivery.work_acts to vuon_app;
grant select, insert, update (answered_on, answer) on delivery.work_findings to vuon_app;

do $$
declare
  one text;
begin
  foreach one in array array['works', 'work_contracts', 'work_changes', 'work_milestones', 'work_acceptances', 'work_findings', 'work_acts'] loop
    execute format('alter table delivery.%I enable row level security', one);
    execute format('create policy %I on delivery.%I for select using (authority.sees(commune_id))', one || '_are_read_in_ones_areas', one);
    execute format('create policy %I on delivery.%I for insert with check (authority.writes('',delivery,'', commune_id))',
      one || '_are_added_in_ones_areas', one);
  end loop;
end $$;
create policy works_are_changed_in_ones_areas on delivery.works for update
  using (authority.sees(commune_id)) with check (authority.writes(',delivery,', commune_id));
create policy work_findings_are_answered_in_ones_areas on delivery.work_findings for update
  using (authority.sees(commune_id)) with check (authority.writes(',delivery,', commune_id));

alter table planning.vouchers
  add column work_id uuid constraint voucher_is_of_a_work references delivery.works (work_id),
  add column is_advance boolean not null default false,
  add constraint advance_is_a_payment_of_a_work check (not is_advance or (work_id is not null and stage = 'disbursed'));
create index vouchers_by_work on planning.vouchers (work_id) where work_id is not null;

-- The money of a work, each figure as it is recorded; src/programme/delivery/work/work-account.ts says what follows from them.
create function delivery.money_of_work(p_work uuid, out signed bigint, out changed bigint, out accepted bigint, out physical integer,
  out advance_percent integer, out retention_percent integer, out is_retention_released boolean, out advance_paid bigint, out paid bigint)
language sql stable set search_path = pg_catalog, delivery, planning as $$
  select coalesce(contract.value, 0),
    coalesce((select sum(amount) from work_changes change where change.work_id = p_work), 0)::bigint,
    coalesce((select sum(value) from work_acceptances acceptance where acceptance.work_id = p_work), 0)::bigint,
    coalesce((select max(physical) from work_acceptances acceptance where acceptance.work_id = p_work), 0),
    coalesce(contract.advance_percent, 0), coalesce(contract.retention_percent, 0), work.retention_released_on is not null,
    coalesce(spent.advance, 0)::bigint, coalesce(spent.rest, 0)::bigint
  from works work left join work_contracts contract using (work_id)
  left join lateral (select sum(voucher.amount) filter (where voucher.is_advance) as advance,
      sum(voucher.amount) filter (where not voucher.is_advance) as rest
    from vouchers voucher where voucher.work_id = p_work and voucher.stage = 'disbursed'
      and not exists (select from postings reversal where reversal.reverses = voucher.posting_id)) spent on true
  where work.work_id = p_work;
$$;

-- What may still be paid for what was accepted: accepted, less the advance that is recovered, less what is retained, less what was paid.
-- The advance is recovered as the work is accepted, all of it once 80 % of the value is.
create function delivery.payable_of_work(p_work uuid) returns bigint
language sql stable set search_path = pg_catalog, delivery as $$
  select accepted
    - case when signed + changed <= 0 then 0
        else least(advance_paid, div(advance_paid::numeric * accepted * 100, (signed + changed)::numeric * 80))::bigint end
    - case when is_retention_released then 0 else div(accepted::numeric * retention_percent, 100)::bigint end - paid
  from delivery.money_of_work(p_work);
$$;

-- The moves of src/programme/delivery/work/work-state.ts.
create function delivery.keep_work_states() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if current_user = 'vuon_app' and (case when tg_op = 'INSERT' then new.state <> 'draft'
      else (old.state, new.state) not in (('draft', 'contracted'), ('contracted', 'under_way'), ('under_way', 'stopped'),
        ('stopped', 'under_way'), ('under_way', 'handed_over'), ('handed_over', 'in_operation')) end) then
    raise exception 'work moves in its order' using errcode = '23514', constraint = 'work_moves_in_its_order';
  end if;
  return null;
end $$;
create trigger work_begins_as_a_draft after insert on delivery.works for each row execute function delivery.keep_work_states();
create trigger work_moves_in_its_order after update of state on delivery.works
  for each row when (new.state is distinct from old.state) execute function delivery.keep_work_states();

-- Steps that take a work on are on their days in order.
create function delivery.keep_work_act_days() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if current_user = 'vuon_app' and exists (select from work_acts done where done.work_id = new.work_id and done.done_on > new.done_on) then
    raise exception 'work acts are on their days in order' using errcode = '23514', constraint = 'work_acts_are_on_their_days_in_order';
  end if;
  return null;
end $$;
create trigger work_acts_are_on_their_days_in_order after insert on delivery.work_acts
  for each row when (new.done_on is not null) execute function delivery.keep_work_act_days();

-- No more is accepted than the contract and its changes say, and the shares of milestones are at most the whole.
create function delivery.keep_work_within_contract() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if exists (select from delivery.money_of_work(new.work_id) money where money.accepted > money.signed + money.changed) then
    raise exception 'no more is accepted than contracted' using errcode = '23514', constraint = 'no_more_is_accepted_than_contracted';
  end if;
  if (select sum(share) from work_milestones milestone where milestone.work_id = new.work_id) > 100 then
    raise exception 'milestones are at most the whole' using errcode = '23514', constraint = 'milestones_are_at_most_the_whole';
  end if;
  return null;
end $$;
create trigger no_more_is_accepted_than_contracted after insert on delivery.work_acceptances
  for each row execute function delivery.keep_work_within_contract();
create trigger no_more_is_accepted_than_contracted after insert on delivery.work_changes
  for each row execute function delivery.keep_work_within_contract();
create trigger milestones_are_at_most_the_whole after insert on delivery.work_milestones
  for each row execute function delivery.keep_work_within_contract();

-- No more is paid than is payable, by the fund line of the work. Vouchers of one line take turns (the line is locked).
create function planning.keep_work_payments() returns trigger language plpgsql set search_path = pg_catalog, planning, delivery as $$
begin
  if not exists (select from delivery.works work join delivery.activities activity using (activity_id)
      where work.work_id = new.work_id and activity.fund_line_id = new.fund_line_id) then
    raise exception 'work is paid by its fund line' using errcode = '23514', constraint = 'work_is_paid_by_its_fund_line';
  end if;
  if new.stage = 'disbursed' and (exists (select from delivery.money_of_work(new.work_id) money
        where money.advance_paid > div(money.signed::numeric * money.advance_percent, 100))
      or delivery.payable_of_work(new.work_id) < 0) then
    raise exception 'no more of a work is paid than payable' using errcode = '23514', constraint = 'no_more_of_a_work_is_paid_than_payable';
  end if;
  return null;
end $$;
create trigger no_more_of_a_work_is_paid_than_payable after insert on planning.vouchers
  for each row when (new.work_id is not null) execute function planning.keep_work_payments();

-- What is wrong with a work on a day, in one place for the list, the page and what waits.
create function delivery.troubles_of_work(p_work uuid, p_today date) returns text[]
language sql stable set search_path = pg_catalog, delivery as $$
  select array_remove(array[
    case when work.state in ('contracted', 'under_way', 'stopped') and exists (select from work_milestones milestone
      where milestone.work_id = work.work_id and milestone.planned_on < p_today and not exists (
        select from work_acceptances acceptance where acceptance.milestone_id = milestone.milestone_id)) then 'milestone_late' end,
    case when work.state in ('draft', 'contracted', 'under_way', 'stopped') and work.ends_on < p_today then 'end_late' end,
    case when money.signed + money.changed > work.estimate then 'above_estimate' end,
    case when money.accepted::numeric * 100 > (money.signed + money.changed)::numeric * money.physical then 'accepted_above_physical' end,
    case when exists (select from work_findings finding where finding.work_id = work.work_id
      and finding.answered_on is null and finding.answer_due < p_today) then 'finding_unanswered' end
  ], null)
  from works work, lateral delivery.money_of_work(work.work_id) money where work.work_id = p_work;
$$;
