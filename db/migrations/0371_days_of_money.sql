-- Acts on money are not before what they rest on, as 0290 says of the others: what an officer writes now is looked at, rows from before
-- stay as they are. The time zone of the programme is not known here: the day of an instant is the earliest on earth (UTC-12).
create function payment.refuse_day(p_rule text) returns void language plpgsql set search_path = pg_catalog as $$
begin
  raise exception '%', replace(p_rule, '_', ' ') using errcode = '23514', constraint = p_rule;
end $$;
create function payment.day_of_order(p_batch uuid) returns date language sql stable set search_path = pg_catalog, payment as $$
  select (min(file.recorded_at) at time zone 'UTC' - interval '12 hours')::date from payment.files file
  where file.batch_id = p_batch and file.kind in ('payment_order', 'cash_list')
$$;

-- For which day the bank, or who pays out the cash, is told to pay: null of a batch that was not sent, or was sent before it was kept.
alter table payment.batches add column execution_on date;
grant update (execution_on) on payment.batches to vuon_app;
create function payment.keep_execution_after_order() returns trigger language plpgsql set search_path = pg_catalog, payment as $$
begin
  if current_user = 'vuon_app' and new.execution_on < payment.day_of_order(new.batch_id) then
    perform payment.refuse_day('batch_is_executed_after_it_is_sent');
  end if;
  return null;
end $$;
create trigger batch_is_executed_after_it_is_sent after update of execution_on on payment.batches for each row
  when (new.execution_on is distinct from old.execution_on) execute function payment.keep_execution_after_order();

create function payment.keep_receipts_after_order() returns trigger language plpgsql set search_path = pg_catalog, payment as $$
begin
  if current_user = 'vuon_app' and exists (select from added
    join payment.instructions instruction on instruction.household_id = added.household_id
      and instruction.instruction_id = added.instruction_id
    where added.signed_on < payment.day_of_order(instruction.batch_id)) then
    perform payment.refuse_day('receipt_is_signed_after_the_list');
  end if;
  return null;
end $$;
create trigger receipt_is_signed_after_the_list after insert on payment.receipts referencing new table as added
  for each statement execute function payment.keep_receipts_after_order();

create function payment.keep_returns_after_payment() returns trigger language plpgsql set search_path = pg_catalog, payment as $$
begin
  if current_user = 'vuon_app' and exists (select from added
    join payment.instructions instruction on instruction.household_id = added.household_id
      and instruction.instruction_id = added.instruction_id
    where added.returned_on < greatest(payment.day_of_order(instruction.batch_id),
      case when instruction.state = 'paid' then instruction.settled_on end)) then
    perform payment.refuse_day('money_comes_back_after_it_was_paid');
  end if;
  return null;
end $$;
create trigger money_comes_back_after_it_was_paid after insert on payment.returns referencing new table as added
  for each statement execute function payment.keep_returns_after_payment();

create function delivery.keep_evidence_after_approval() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if current_user = 'vuon_app' and exists (select from delivery.support_acts done
    where done.household_id = new.household_id and done.support_id = new.support_id and done.act = 'approve'
      and new.taken_on < (done.done_at at time zone 'UTC' - interval '12 hours')::date) then
    raise exception 'evidence is taken after the approval' using errcode = '23514', constraint = 'evidence_is_taken_after_the_approval';
  end if;
  return null;
end $$;
create trigger evidence_is_taken_after_the_approval after insert on delivery.evidence
  for each row execute function delivery.keep_evidence_after_approval();

create function delivery.keep_activity_in_its_year() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if current_user = 'vuon_app' and new.starts_on < make_date(new.year, 1, 1) then
    raise exception 'activity starts in the year of its money' using errcode = '23514', constraint = 'activity_starts_in_the_year_of_its_money';
  end if;
  return null;
end $$;
create trigger activity_starts_in_the_year_of_its_money after insert on delivery.activities
  for each row execute function delivery.keep_activity_in_its_year();

create function planning.keep_contribution_in_its_year() returns trigger language plpgsql set search_path = pg_catalog, planning as $$
begin
  if current_user = 'vuon_app' and new.given_on < make_date(new.year, 1, 1) then
    raise exception 'contribution is given in its year' using errcode = '23514', constraint = 'contribution_is_given_in_its_year';
  end if;
  return null;
end $$;
create trigger contribution_is_given_in_its_year after insert on planning.contributions
  for each row execute function planning.keep_contribution_in_its_year();

-- A document that takes back another one is not there any more.
create function planning.keep_vouchers_in_order() returns trigger language plpgsql set search_path = pg_catalog, planning as $$
begin
  if current_user = 'vuon_app' and new.booked_on < (select min(before.booked_on) from planning.vouchers before
    where before.fund_line_id = new.fund_line_id
      and before.stage = case new.stage when 'disbursed' then 'committed' when 'released' then 'committed' when 'settled' then 'disbursed' end
      and not exists (select from planning.postings reversal where reversal.reverses = before.posting_id)) then
    raise exception 'voucher is after the step before' using errcode = '23514', constraint = 'voucher_is_after_the_step_before';
  end if;
  return null;
end $$;
create trigger voucher_is_after_the_step_before after insert on planning.vouchers
  for each row execute function planning.keep_vouchers_in_order();

-- A decision is not before the proposal, nor before the figures or the allocation that it shares out.
create function planning.keep_decision_after(p_rule text, p_decided date, p_ground date) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  if current_user = 'vuon_app' and p_decided < p_ground then
    raise exception '%', replace(p_rule, '_', ' ') using errcode = '23514', constraint = p_rule;
  end if;
end $$;
create function planning.keep_plan_act_days() returns trigger language plpgsql set search_path = pg_catalog, planning as $$
begin
  if new.act = 'approve' then
    perform planning.keep_decision_after('plan_is_approved_after_its_allocation', new.decided_on,
      (select min(allocation.decided_on) from planning.plans plan
        join planning.allocations allocation on allocation.area_id = plan.area_id
        join planning.formula_runs run on run.formula_run_id = allocation.formula_run_id and run.year = plan.year
        where plan.plan_id = new.plan_id and plan.kind = 'annual'));
  end if;
  return null;
end $$;
create trigger plan_is_approved_after_its_allocation after insert on planning.plan_acts
  for each row execute function planning.keep_plan_act_days();
create function planning.keep_reallocation_days() returns trigger language plpgsql set search_path = pg_catalog, planning as $$
begin
  perform planning.keep_decision_after('reallocation_is_decided_after_it_was_proposed', new.decided_on,
    (new.proposed_at at time zone 'UTC' - interval '12 hours')::date);
  return null;
end $$;
create trigger reallocation_is_decided_after_it_was_proposed after update of decided_on on planning.reallocations
  for each row execute function planning.keep_reallocation_days();
create function planning.keep_carry_over_days() returns trigger language plpgsql set search_path = pg_catalog, planning as $$
begin
  perform planning.keep_decision_after('carry_over_is_approved_after_its_figures', new.decided_on, new.as_of);
  return null;
end $$;
create trigger carry_over_is_approved_after_its_figures after update of decided_on on planning.carry_overs
  for each row execute function planning.keep_carry_over_days();
create function planning.keep_allocation_days() returns trigger language plpgsql set search_path = pg_catalog, planning as $$
begin
  perform planning.keep_decision_after('allocation_is_decided_after_its_figures', new.decided_on,
    (select run.as_of from planning.formula_runs run where run.formula_run_id = new.formula_run_id));
  return null;
end $$;
create trigger allocation_is_decided_after_its_figures after insert on planning.allocations
  for each row execute function planning.keep_allocation_days();
