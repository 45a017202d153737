-- Two more dimensions of the ledger: the year in which the money was first budgeted (both programmes run in 2026, and what is carried
-- over is kept apart), and the form of what is booked: money, goods or labour, which are never mixed (docs/decisions/0013).

alter table planning.fund_lines add column origin_year integer;
update planning.fund_lines set origin_year = year;
alter table planning.fund_lines alter column origin_year set not null,
  add constraint fund_line_money_is_carried_forward_only check (origin_year <= year);

alter table planning.accounts add column origin_year integer, add column form text not null default 'money'
  constraint account_form_is_known check (form in ('money', 'goods', 'labour'));
update planning.accounts set origin_year = year;
alter table planning.accounts alter column origin_year set not null, alter column form drop default,
  add constraint money_is_carried_forward_only check (origin_year <= year),
  drop constraint account_is_opened_once,
  add constraint account_is_opened_once
    unique nulls not distinct (fund_source, component, area_id, year, origin_year, form, kind, fund_line_id);

alter table planning.postings drop constraint posting_kind_is_known;
alter table planning.postings add constraint posting_kind_is_known check (kind in ('fund', 'allocate', 'assign', 'commit', 'reserve',
  'disburse', 'settle', 'return', 'reverse', 'reallocate', 'carry_over', 'recall', 'adjust', 'contribute'));

drop function planning.open_account(uuid, text, text, text, integer, text, uuid);
create function planning.open_account(
  p_account_id uuid, p_fund_source text, p_component text, p_area_id text, p_year integer, p_origin_year integer, p_form text,
  p_kind text, p_fund_line_id uuid
) returns uuid language plpgsql security definer set search_path = pg_catalog, planning as $$
declare
  found uuid;
begin
  insert into planning.accounts (account_id, fund_source, component, area_id, year, origin_year, form, kind, fund_line_id)
    values (p_account_id, p_fund_source, p_component, p_area_id, p_year, p_origin_year, p_form, p_kind, p_fund_line_id)
    on conflict on constraint account_is_opened_once do nothing;
  select account_id into strict found from planning.accounts
    where fund_source = p_fund_source and component = p_component and area_id = p_area_id and year = p_year
      and origin_year = p_origin_year and form = p_form and kind = p_kind and fund_line_id is not distinct from p_fund_line_id;
  return found;
end $$;

create or replace function planning.post(
  p_posting_id uuid, p_idempotency_key text, p_kind text, p_reference_kind text, p_reference_id text, p_reverses uuid,
  p_posted_at timestamptz, p_posted_by uuid, p_accounts uuid[], p_amounts bigint[]
) returns uuid language plpgsql security definer set search_path = pg_catalog, planning as $$
declare
  made uuid;
  touched record;
begin
  if exists (select from planning.accounts where account_id = any(p_accounts)
             and not authority.writes(',planning,delivery,payment,', area_id)) then
    raise exception 'this act may not post to an account of this area' using errcode = 'insufficient_privilege';
  end if;
  if coalesce(array_length(p_accounts, 1), 0) < 2 or array_length(p_accounts, 1) <> array_length(p_amounts, 1) then
    raise exception 'a posting has two entries or more' using errcode = 'check_violation', constraint = 'posting_has_two_entries';
  end if;
  if (select sum(amount) from unnest(p_amounts) as amount) <> 0 then
    raise exception 'entries must sum to zero' using errcode = 'check_violation', constraint = 'posting_sums_to_zero';
  end if;
  if (select count(distinct form) from planning.accounts where account_id = any(p_accounts)) > 1 then
    raise exception 'money, goods and labour are never mixed' using errcode = 'check_violation', constraint = 'posting_keeps_one_form';
  end if;
  insert into planning.postings (posting_id, idempotency_key, kind, reference_kind, reference_id, reverses, posted_at, posted_by)
    values (p_posting_id, p_idempotency_key, p_kind, p_reference_kind, p_reference_id, p_reverses, p_posted_at, p_posted_by)
    on conflict on constraint posting_is_made_once do nothing
    returning posting_id into made;
  if made is null then
    select posting_id into strict made from planning.postings where idempotency_key = p_idempotency_key;
    return made;
  end if;
  insert into planning.entries (posting_id, line, account_id, amount)
    select p_posting_id, ordinality, account_id, amount
    from unnest(p_accounts, p_amounts) with ordinality as entry (account_id, amount, ordinality);
  for touched in
    select account_id, sum(amount)::bigint as amount from unnest(p_accounts, p_amounts) as entry (account_id, amount)
    group by account_id order by account_id
  loop
    update planning.accounts set balance = balance + touched.amount where account_id = touched.account_id;
  end loop;
  return made;
end $$;
