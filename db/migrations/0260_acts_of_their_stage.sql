-- The prefix of an act is the stage that does it now: area, ledger and treasury have acts of their own, which registry and planning once
-- did for them. Each table takes writes of the stage that owns it; months of a fund line are set with its plan and by the treasury.
alter policy area_classes_are_added_in_ones_areas on registry.area_classes
  with check (authority.writes(',area,', registry.commune_of_area(area_id)));
alter policy area_classes_are_changed_in_ones_areas on registry.area_classes
  with check (authority.writes(',area,', registry.commune_of_area(area_id)));

alter policy contributions_are_added_in_ones_areas on planning.contributions with check (authority.writes(',ledger,', area_id));

alter policy vouchers_are_added_in_ones_areas on planning.vouchers with check (authority.writes(',treasury,', area_id));
alter policy treasury_imports_are_added_in_ones_areas on planning.treasury_imports with check (authority.writes(',treasury,', area_id));
alter policy treasury_imports_are_accepted_in_ones_areas on planning.treasury_imports with check (authority.writes(',treasury,', area_id));
alter policy treasury_lines_are_added_in_ones_areas on planning.treasury_lines with check (authority.writes(',treasury,', area_id));

alter policy schedules_are_added_in_ones_areas on planning.fund_line_schedules
  with check (authority.writes(',planning,treasury,', area_id));
alter policy schedules_are_replaced_in_ones_areas on planning.fund_line_schedules
  using (authority.writes(',planning,treasury,', area_id));

-- As in 0123, by an act of the area's stage.
create or replace function registry.move_to_village(p_commune text, p_to text, p_households uuid[], p_on date, p_decision text,
  p_at timestamptz, p_by uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, registry, review, authority as $$
declare
  moved integer;
begin
  if not authority.writes(',area,', p_commune) then
    raise exception 'not a commune of one''s own' using errcode = '42501';
  end if;
  if not exists (select from registry.areas village where village.area_id = p_to and village.parent_id = p_commune) then
    raise exception 'not a village of the commune' using errcode = '42501';
  end if;
  insert into registry.household_acts (household_id, act_id, commune_id, act, on_date, facts, reason, done_at, done_by)
    select household.household_id, gen_random_uuid(), p_commune, 'village_changed', p_on,
      jsonb_build_object('fromName', before.name, 'toName', after.name), p_decision, p_at, p_by
    from registry.households household
    join registry.areas before on before.area_id = household.village_id, registry.areas after
    where household.household_id = any (p_households) and household.commune_id = p_commune and after.area_id = p_to;
  -- Who came later than that day came to the village under its new name.
  update registry.household_places place set village_id = p_to
    where place.household_id = any (p_households) and place.valid_to is null and place.valid_from >= p_on and place.commune_id = p_commune;
  with ended as (
    update registry.household_places place set valid_to = p_on - 1
    where place.household_id = any (p_households) and place.valid_to is null and place.valid_from < p_on and place.commune_id = p_commune
    returning place.household_id, place.commune_id, place.address
  )
  insert into registry.household_places (household_id, valid_from, commune_id, village_id, address)
    select household_id, p_on, commune_id, p_to, address from ended;
  update review.reviews review set village_id = p_to
    where review.household_id = any (p_households) and review.commune_id = p_commune
      and review.state in ('draft', 'listed', 'screened', 'surveyed', 'scored');
  update registry.households household set village_id = p_to
    where household.household_id = any (p_households) and household.commune_id = p_commune;
  get diagnostics moved = row_count;
  return moved;
end $$;

-- As in 0032 and 0185, also for acts of the ledger and of the treasury. The ledger's own are booked on the day on which they are done.
create or replace function planning.post_all(p_posting_ids uuid[], p_keys text[], p_kinds text[], p_reference_kinds text[],
  p_reference_ids text[], p_reverses uuid[], p_reasons text[], p_posted_at timestamptz, p_posted_by uuid, p_places integer[],
  p_account_ids uuid[], p_fund_sources text[], p_components text[], p_area_ids text[], p_years integer[], p_origin_years integer[],
  p_forms text[], p_stages text[], p_fund_line_ids uuid[], p_amounts bigint[]) returns uuid[]
language plpgsql security definer set search_path = pg_catalog, planning set enable_seqscan = off as $$
declare
  entry_accounts uuid[];
  made uuid[];
begin
  if exists (select from unnest(p_area_ids) as area_id where not authority.writes(',ledger,planning,delivery,payment,treasury,', area_id)) then
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

create or replace function planning.book_all(p_posting_ids uuid[], p_booked_on date[]) returns void
language plpgsql security definer set search_path = pg_catalog, planning as $$
begin
  -- Each area is asked for once; "offset 0" keeps the planner from asking for every account of the ledger first.
  if exists (select from (select distinct account.area_id
        from planning.entries entry join planning.accounts account on account.account_id = entry.account_id
        where entry.posting_id = any(p_posting_ids) offset 0) booked
      where not authority.writes(',planning,delivery,payment,treasury,', booked.area_id)) then
    raise exception 'this act may not book a posting of this area' using errcode = 'insufficient_privilege';
  end if;
  update planning.postings posting set booked_on = booked.day
  from unnest(p_posting_ids, p_booked_on) as booked (posting_id, day)
  where posting.posting_id = booked.posting_id and posting.booked_on is null;
end $$;
