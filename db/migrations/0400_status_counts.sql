-- What households are and lack, kept as sums: of each commune, the households of a class that lack the same together by the same decision,
-- from a day until another. Measures, needs, results and allocations of a province are sums of these few rows; reading the status of each
-- household took seconds. The sums are written by whoever writes a status or a cause, in the same statement, so they hold when it holds.
-- Only rows that hold on the day are read, however many years lie behind them.

create table review.status_counts (
  commune_id text not null,
  -- from this day, up to the day before the other
  starts_on date not null,
  ends_on date not null,
  decision_id uuid not null,
  class text not null,
  deprivations integer not null,
  -- of its review: rural or urban, and whether any member is able to work; null where the review does not say
  setting text,
  has_able_member boolean,
  -- land is among the causes that were reported last
  lacks_land boolean not null,
  -- a member whose income is low, where the standard asks for it
  has_low_income_worker boolean not null,
  households integer not null,
  people integer not null,
  constraint status_counts_key unique nulls not distinct
    (commune_id, ends_on, starts_on, decision_id, class, deprivations, setting, has_able_member, lacks_land, has_low_income_worker),
  constraint status_counts_end_after_they_start check (starts_on < ends_on)
);
create index status_counts_of_none on review.status_counts (commune_id) where households = 0;

-- Households by each cause that they reported last; one of several causes is in several rows.
create table review.cause_counts (
  commune_id text not null,
  starts_on date not null,
  ends_on date not null,
  class text not null,
  cause text not null,
  households integer not null,
  constraint cause_counts_key primary key (commune_id, ends_on, starts_on, class, cause),
  constraint cause_counts_end_after_they_start check (starts_on < ends_on)
);
create index cause_counts_of_none on review.cause_counts (commune_id) where households = 0;

-- The statement that adds to both. p_changed: rows of poverty_statuses with `sign` (1 or -1) and `era`; p_reported: the causes of each era.
create function review.statement_of_counts(p_changed text, p_reported text) returns text language plpgsql immutable as $function$
begin
  return format($statement$
    with changed as materialized (
      select household_id, review_id, era, commune_id, decision_id, class, deprivations, effective_on as starts_on,
        least(coalesce(replaced_on, 'infinity'), coalesce(left_on + 1, 'infinity')) as ends_on,
        coalesce(low_income_workers > 0, false) as has_low_income_worker,
        sum(sign)::int as households, sum(sign * member_count)::int as people
      from (%1$s) status group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
      having sum(sign) <> 0 or sum(sign * member_count) <> 0
    ), reported as materialized (
      select era, household_id, causes, recorded_on as from_on,
        coalesce(lead(recorded_on) over (partition by era, household_id order by recorded_on, recorded_at, record_id), 'infinity') as until_on
      from (%2$s) cause
    ), period as materialized (
      select era, household_id, causes, from_on, until_on from reported where from_on < until_on
      union all select era, household_id, '{}', '-infinity', min(from_on) from reported group by 1, 2
    ), spell as materialized (
      select changed.commune_id, changed.decision_id, changed.class, changed.deprivations, changed.has_low_income_worker,
        changed.households, changed.people,
        greatest(changed.starts_on, coalesce(period.from_on, '-infinity')) as starts_on,
        least(changed.ends_on, coalesce(period.until_on, 'infinity')) as ends_on,
        coalesce(period.causes, '{}') as causes, review.setting, review.able_to_work > 0 as has_able_member
      from changed
      join review.reviews review on review.household_id = changed.household_id and review.review_id = changed.review_id
      left join period on period.household_id = changed.household_id and period.era = changed.era
        and period.from_on < changed.ends_on and period.until_on > changed.starts_on
      where changed.starts_on < changed.ends_on
    ), counted as (
      insert into review.status_counts as kept (commune_id, starts_on, ends_on, decision_id, class, deprivations, setting, has_able_member,
        lacks_land, has_low_income_worker, households, people)
      select commune_id, starts_on, ends_on, decision_id, class, deprivations, setting, has_able_member, 'land' = any(causes),
        has_low_income_worker, sum(households), sum(people)
      from spell group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 having sum(households) <> 0 or sum(people) <> 0
      order by 1, 3, 2, 4, 5, 6, 7, 8, 9, 10
      on conflict on constraint status_counts_key do update
        set households = kept.households + excluded.households, people = kept.people + excluded.people
    )
    insert into review.cause_counts as kept (commune_id, starts_on, ends_on, class, cause, households)
    select commune_id, starts_on, ends_on, class, cause, sum(households)
    from spell cross join lateral unnest(causes) cause group by 1, 2, 3, 4, 5 having sum(households) <> 0
    order by 1, 3, 2, 4, 5
    on conflict on constraint cause_counts_key do update set households = kept.households + excluded.households
  $statement$, p_changed, p_reported);
end $function$;

create function review.keep_status_counts() returns trigger
language plpgsql security definer set search_path = pg_catalog, review as $$
declare
  changed text := case tg_op
    when 'INSERT' then 'select became.*, 1 as sign, 1 as era from became'
    when 'DELETE' then 'select was.*, -1 as sign, 1 as era from was'
    else 'select became.*, 1 as sign, 1 as era from became union all select was.*, -1, 1 from was' end;
begin
  execute review.statement_of_counts(changed,
    format('select cause.*, 1 as era from review.household_causes cause where cause.household_id in (select household_id from (%s) one)', changed));
  delete from review.status_counts where households = 0;
  delete from review.cause_counts where households = 0;
  return null;
end $$;

create trigger statuses_begin_to_count after insert on review.poverty_statuses
  referencing new table as became for each statement execute function review.keep_status_counts();
create trigger statuses_count_otherwise after update on review.poverty_statuses
  referencing old table as was new table as became for each statement execute function review.keep_status_counts();
create trigger statuses_count_no_more after delete on review.poverty_statuses
  referencing old table as was for each statement execute function review.keep_status_counts();

-- The statuses of these households are counted by their causes of before no more, and by those of now.
create function review.keep_cause_counts() returns trigger
language plpgsql security definer set search_path = pg_catalog, review as $$
declare
  changed text := case tg_op when 'INSERT' then 'select * from became' when 'DELETE' then 'select * from was'
    else 'select * from became union all select * from was' end;
  now_reported text := format(
    'select cause.* from review.household_causes cause where cause.household_id in (select household_id from (%s) one)', changed);
  before_reported text := now_reported
    || case when tg_op = 'DELETE' then '' else ' and not exists (select from became where became.household_id = cause.household_id and became.record_id = cause.record_id)' end
    || case when tg_op = 'INSERT' then '' else ' union all select * from was' end;
begin
  execute review.statement_of_counts(
    format('select status.*, era.sign, era.era from review.poverty_statuses status cross join (values (1, 1), (-1, 0)) era (sign, era)
      where status.household_id in (select household_id from (%s) one)', changed),
    format('select cause.*, 1 as era from (%s) cause union all select cause.*, 0 from (%s) cause', now_reported, before_reported));
  delete from review.status_counts where households = 0;
  delete from review.cause_counts where households = 0;
  return null;
end $$;

create trigger causes_begin_to_count after insert on review.household_causes
  referencing new table as became for each statement execute function review.keep_cause_counts();
create trigger causes_count_otherwise after update on review.household_causes
  referencing old table as was new table as became for each statement execute function review.keep_cause_counts();
create trigger causes_count_no_more after delete on review.household_causes
  referencing old table as was for each statement execute function review.keep_cause_counts();

-- Counts all of them again, for the owner: what is written past triggers, as at a migration, is not counted.
create function review.count_statuses() returns void language plpgsql as $$
begin
  delete from review.status_counts;
  delete from review.cause_counts;
  execute review.statement_of_counts('select status.*, 1 as sign, 1 as era from review.poverty_statuses status',
    'select cause.*, 1 as era from review.household_causes cause');
end $$;
revoke execute on function review.count_statuses() from public;
select review.count_statuses();

create function review.count_after_truncate() returns trigger
language plpgsql security definer set search_path = pg_catalog, review as $$
begin
  perform review.count_statuses();
  return null;
end $$;
create trigger statuses_are_emptied after truncate on review.poverty_statuses
  for each statement execute function review.count_after_truncate();
create trigger causes_are_emptied after truncate on review.household_causes
  for each statement execute function review.count_after_truncate();

-- What is in force on the day in those of the communes that the act may see, decided commune by commune and not row by row.
create function review.status_counts_on(p_communes text[], p_on date) returns setof review.status_counts
language plpgsql stable security definer set search_path = pg_catalog, review, authority set plan_cache_mode = force_custom_plan as $$
begin
  return query select kept.* from review.status_counts kept
    where kept.commune_id = any (array(select commune_id from unnest(p_communes) commune_id where authority.sees(commune_id)))
      and kept.starts_on <= p_on and kept.ends_on > p_on;
end $$;
create function review.cause_counts_on(p_communes text[], p_on date) returns setof review.cause_counts
language plpgsql stable security definer set search_path = pg_catalog, review, authority set plan_cache_mode = force_custom_plan as $$
begin
  return query select kept.* from review.cause_counts kept
    where kept.commune_id = any (array(select commune_id from unnest(p_communes) commune_id where authority.sees(commune_id)))
      and kept.starts_on <= p_on and kept.ends_on > p_on;
end $$;
grant execute on function review.status_counts_on(text[], date), review.cause_counts_on(text[], date) to public;

alter table review.status_counts enable row level security;
alter table review.cause_counts enable row level security;
create policy status_counts_are_read_in_ones_areas on review.status_counts for select using (authority.sees(commune_id));
create policy cause_counts_are_read_in_ones_areas on review.cause_counts for select using (authority.sees(commune_id));
