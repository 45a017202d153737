-- Many postings in one call (a plan's approval, a bulk act); a reversal mirrors its posting and tells why; contributions; the figures of
-- the State Treasury and the bank beside ours.

alter table planning.postings add column reason text,
  add constraint reversal_tells_why_and_of_what check ((kind = 'reverse') = (reverses is not null) and (reverses is null or reason is not null));
create index postings_by_time on planning.postings (posted_at, posting_id);

-- The only way into the ledger. Postings come as arrays, their entries as arrays with the place of their posting. All of it is posted or
-- nothing: entries sum to zero a posting, have one form, a reversal mirrors its posting. Accounts are locked in the order of their
-- ids, so that two calls never wait for each other in a ring. A key that was posted before gives that posting back and changes
-- nothing. Answers the ids in order. Raises "only_a_source_may_be_below_zero" when money is not there after the call.
create function planning.post_all(
  p_posting_ids uuid[], p_keys text[], p_kinds text[], p_reference_kinds text[], p_reference_ids text[], p_reverses uuid[],
  p_reasons text[], p_posted_at timestamptz, p_posted_by uuid,
  p_places integer[], p_account_ids uuid[], p_fund_sources text[], p_components text[], p_area_ids text[], p_years integer[],
  p_origin_years integer[], p_forms text[], p_stages text[], p_fund_line_ids uuid[], p_amounts bigint[]
) returns uuid[] language plpgsql security definer set search_path = pg_catalog, planning as $$
declare
  entry_accounts uuid[];
  made uuid[];
begin
  if exists (select from unnest(p_area_ids) as area_id where not authority.writes(',planning,delivery,payment,', area_id)) then
    raise exception 'this act may not post to an account of this area' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from generate_subscripts(p_posting_ids, 1) as place
      left join unnest(p_places) as entry on entry = place group by place having count(entry) < 2) then
    raise exception 'a posting has two entries or more' using errcode = 'check_violation', constraint = 'posting_has_two_entries';
  end if;
  if exists (select from unnest(p_places, p_amounts) as entry (place, amount) group by place having sum(amount) <> 0) then
    raise exception 'entries must sum to zero' using errcode = 'check_violation', constraint = 'posting_sums_to_zero';
  end if;
  if exists (select from unnest(p_places, p_forms) as entry (place, form) group by place having min(form) <> max(form)) then
    raise exception 'money, goods and labour are never mixed' using errcode = 'check_violation', constraint = 'posting_keeps_one_form';
  end if;

  -- The account of each entry, in the order of the entries; those that are not open yet are opened.
  for attempt in 1..2 loop
    select array_agg(account.account_id order by entry.ordinality) into entry_accounts
    from unnest(p_fund_sources, p_components, p_area_ids, p_years, p_origin_years, p_forms, p_stages, p_fund_line_ids) with ordinality
      as entry (fund_source, component, area_id, year, origin_year, form, stage, fund_line_id, ordinality)
    left join lateral (
      select account_id from planning.accounts account
      where account.fund_source = entry.fund_source and account.component = entry.component and account.area_id = entry.area_id
        and account.year = entry.year and account.origin_year = entry.origin_year and account.form = entry.form
        and account.kind = entry.stage and account.fund_line_id = entry.fund_line_id
      union all
      select account_id from planning.accounts account
      where account.fund_source = entry.fund_source and account.component = entry.component and account.area_id = entry.area_id
        and account.year = entry.year and account.origin_year = entry.origin_year and account.form = entry.form
        and account.kind = entry.stage and account.fund_line_id is null and entry.fund_line_id is null
    ) account on true;
    exit when array_position(entry_accounts, null) is null;
    insert into planning.accounts (account_id, fund_source, component, area_id, year, origin_year, form, kind, fund_line_id)
      select account_id, fund_source, component, area_id, year, origin_year, form, stage, fund_line_id from (
        select distinct on (fund_source, component, area_id, year, origin_year, form, stage, fund_line_id) *
        from unnest(p_account_ids, p_fund_sources, p_components, p_area_ids, p_years, p_origin_years, p_forms, p_stages, p_fund_line_ids,
          entry_accounts) as entry (account_id, fund_source, component, area_id, year, origin_year, form, stage, fund_line_id, known)
        where known is null order by fund_source, component, area_id, year, origin_year, form, stage, fund_line_id) missing
      on conflict on constraint account_is_opened_once do nothing;
  end loop;

  with posted as (
    insert into planning.postings (posting_id, idempotency_key, kind, reference_kind, reference_id, reverses, reason, posted_at, posted_by)
    select posting_id, key, kind, reference_kind, reference_id, reverses, reason, p_posted_at, p_posted_by
    from unnest(p_posting_ids, p_keys, p_kinds, p_reference_kinds, p_reference_ids, p_reverses, p_reasons)
      as posting (posting_id, key, kind, reference_kind, reference_id, reverses, reason)
    on conflict on constraint posting_is_made_once do nothing
    returning posting_id)
  select array_agg(posting_id) into made from posted;

  if made is not null then
    insert into planning.entries (posting_id, line, account_id, amount)
      select p_posting_ids[place], row_number() over (partition by place order by ordinality), account_id, amount
      from unnest(p_places, entry_accounts, p_amounts) with ordinality as entry (place, account_id, amount, ordinality)
      where p_posting_ids[place] = any(made);
    if exists (
      select from unnest(p_posting_ids, p_reverses) as posting (posting_id, reverses)
      where reverses is not null and posting_id = any(made) and exists (
        (select account_id, -sum(amount) from planning.entries where posting_id = posting.reverses group by account_id
         except select account_id, sum(amount) from planning.entries where posting_id = posting.posting_id group by account_id)
        union all
        (select account_id, sum(amount) from planning.entries where posting_id = posting.posting_id group by account_id
         except select account_id, -sum(amount) from planning.entries where posting_id = posting.reverses group by account_id))
    ) then
      raise exception 'a reversal mirrors its posting' using errcode = 'check_violation', constraint = 'reversal_mirrors_its_posting';
    end if;
    perform from planning.accounts where account_id = any(entry_accounts) order by account_id for no key update;
    update planning.accounts account set balance = account.balance + moved.amount
      from (select account_id, sum(amount)::bigint as amount from unnest(p_places, entry_accounts, p_amounts) as entry (place, account_id, amount)
        where p_posting_ids[place] = any(made) group by account_id) moved
      where account.account_id = moved.account_id;
  end if;
  if cardinality(coalesce(made, '{}')) = cardinality(p_posting_ids) then return p_posting_ids; end if;
  return array(select posting.posting_id from unnest(p_keys) with ordinality as asked (key, ordinality)
    join planning.postings posting on posting.idempotency_key = asked.key order by asked.ordinality);
end $$;

drop function planning.post(uuid, text, text, text, text, uuid, timestamptz, uuid, uuid[], bigint[]);
drop function planning.open_account(uuid, text, text, text, integer, integer, text, text, uuid);

-- What people and enterprises give, for a commune and, where it is known, for a line of its plan.
create table planning.contributions (
  contribution_id uuid constraint contributions_key primary key,
  area_id text not null constraint contribution_is_for_an_area references registry.areas,
  year integer not null,
  activity_line_id uuid constraint contribution_serves_an_activity_line references planning.activity_lines,
  fund_source text not null constraint contribution_has_a_source references planning.fund_sources,
  component text not null,
  form text not null constraint contribution_form_is_known check (form in ('money', 'goods', 'labour')),
  giver text not null,
  content text not null,
  -- days of labour or pieces of goods, in hundredths, and what one is worth
  quantity_hundredths bigint,
  unit text,
  unit_value bigint,
  amount bigint not null constraint contribution_is_positive check (amount > 0),
  given_on date not null,
  posting_id uuid not null constraint contribution_is_posted references planning.postings,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  constraint goods_and_labour_are_valued_at_a_stated_rate
    check ((form = 'money') = (quantity_hundredths is null) and (form = 'money') = (unit is null) and (form = 'money') = (unit_value is null)),
  constraint contribution_value_is_quantity_times_rate check (form = 'money' or amount = (quantity_hundredths * unit_value + 50) / 100)
);
create index contributions_by_area on planning.contributions (area_id, year);

-- How much of a fund line is to be disbursed by the end of each month; a line without a schedule is spread evenly.
create table planning.fund_line_schedules (
  fund_line_id uuid not null constraint schedule_is_of_a_fund_line references planning.fund_lines,
  month integer not null constraint month_is_of_a_year check (month between 1 and 12),
  area_id text not null,
  amount bigint not null constraint scheduled_amount_is_not_negative check (amount >= 0),
  constraint fund_line_schedules_key primary key (fund_line_id, month)
);

-- A file of the State Treasury or a bank, and what comparing it found. Lines are matched to postings of our disbursements.
create table planning.treasury_imports (
  treasury_import_id uuid constraint treasury_imports_key primary key,
  area_id text not null constraint treasury_import_is_of_an_area references registry.areas,
  origin text not null constraint treasury_import_origin_is_known check (origin in ('treasury', 'bank')),
  file_name text not null,
  sha256 text not null,
  mapping jsonb not null,
  from_day date not null,
  to_day date not null,
  -- rows that could not be read, with field, reason and remedy; and how many were taken by an earlier import
  bad_rows jsonb not null,
  known_rows integer not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  accepted_at timestamptz,
  accepted_by uuid,
  reason text,
  constraint treasury_period_is_forward check (to_day >= from_day),
  constraint accepted_import_tells_why check ((accepted_at is null) = (reason is null) and (accepted_at is null) = (accepted_by is null))
);
create index treasury_imports_by_area on planning.treasury_imports (area_id, recorded_at);

create table planning.treasury_lines (
  treasury_line_id uuid constraint treasury_lines_key primary key,
  treasury_import_id uuid not null constraint treasury_line_is_of_an_import references planning.treasury_imports,
  area_id text not null,
  finding text not null constraint treasury_finding_is_known
    check (finding in ('matched', 'amount_differs', 'only_with_treasury', 'only_with_us')),
  -- null where only we have it
  row_number integer,
  line_key text,
  reference text,
  booked_on date,
  amount bigint,
  fund_source text,
  posting_id uuid constraint treasury_line_matches_a_posting references planning.postings,
  own_amount bigint,
  constraint treasury_line_is_taken_once unique (area_id, line_key),
  constraint finding_tells_whose_it_is check ((finding = 'only_with_us') = (line_key is null)
    and (finding = 'only_with_treasury') = (posting_id is null) and (finding <> 'matched' or amount = own_amount))
);
create index treasury_lines_by_import on planning.treasury_lines (treasury_import_id, finding);
create unique index posting_is_matched_once on planning.treasury_lines (posting_id) where finding in ('matched', 'amount_differs');

grant select, insert on planning.contributions, planning.fund_line_schedules, planning.treasury_imports, planning.treasury_lines to vuon_app;
grant update (accepted_at, accepted_by, reason) on planning.treasury_imports to vuon_app;
grant delete on planning.fund_line_schedules to vuon_app;
alter table planning.contributions enable row level security;
alter table planning.fund_line_schedules enable row level security;
alter table planning.treasury_imports enable row level security;
alter table planning.treasury_lines enable row level security;
create policy contributions_are_read_by_all on planning.contributions for select using (true);
create policy contributions_are_added_in_ones_areas on planning.contributions for insert with check (authority.writes(',planning,', area_id));
create policy schedules_are_read_by_all on planning.fund_line_schedules for select using (true);
create policy schedules_are_added_in_ones_areas on planning.fund_line_schedules for insert with check (authority.writes(',planning,', area_id));
create policy schedules_are_replaced_in_ones_areas on planning.fund_line_schedules for delete using (authority.writes(',planning,', area_id));
create policy treasury_imports_are_read_in_ones_areas on planning.treasury_imports for select using (authority.sees(area_id));
create policy treasury_imports_are_added_in_ones_areas on planning.treasury_imports for insert
  with check (authority.writes(',planning,', area_id));
create policy treasury_imports_are_accepted_in_ones_areas on planning.treasury_imports for update
  using (authority.sees(area_id)) with check (authority.writes(',planning,', area_id));
create policy treasury_lines_are_read_in_ones_areas on planning.treasury_lines for select using (authority.sees(area_id));
create policy treasury_lines_are_added_in_ones_areas on planning.treasury_lines for insert
  with check (authority.writes(',planning,', area_id));
